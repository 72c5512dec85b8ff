// The file machine's part in the lists that main.ts gathers from modules. Its routes stream, so they are mounted (mount.ts), not endpoints.
import { no as noDocument } from '../documents/refusals.ts';
import { defineModule } from '../module.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const filesModule = defineModule({
  name: 'files',
  contract: {},
  handlers: {},
  permissions,
  facts: [],
  refusals: [no, noDocument],
});

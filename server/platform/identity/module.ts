import { DAY } from '../../kernel/time.ts';
import { defineModule } from '../module.ts';
import { deleteExpired } from './accounts.store.ts';
import { contract } from './contract.ts';
import { getSession } from './get-session.ts';
import { no } from './refusals.ts';

export const identityModule = defineModule({
  name: 'identity',
  contract,
  handlers: { session: getSession },
  permissions: {},
  facts: [],
  refusals: [no],
  sweeps: [{ name: 'identity.delete-expired', every: DAY, run: (app) => deleteExpired(app.db, app.clock.now()) }],
});

import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
import { contract } from './contract.ts';
import { facts } from './facts.ts';
import { apply, rebuilds } from './lot.store.ts';
import { openFirstPlaces } from './open-first-places.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

const rooms = together([]);

export const lotsModule = defineModule({
  name: 'lots',
  contract,
  handlers: {},
  ...rooms,
  permissions: { ...permissions, ...rooms.permissions },
  facts,
  refusals: [no, ...rooms.refusals],
  apply,
  rebuilds,
  start: openFirstPlaces,
});

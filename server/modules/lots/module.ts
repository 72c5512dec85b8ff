import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
import { contract } from './contract.ts';
import { createDemoLots } from './demo.ts';
import { facts } from './facts.ts';
import { apply, rebuilds } from './lot.store.ts';
import { openFirstPlaces } from './open-first-places.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { apply as destructions, rebuilds as ofDestructions } from './stock/destruction.store.ts';
import { stock } from './stock/part.ts';
import { trace } from './trace/part.ts';
import { rebuilds as ofTraces, apply as traces } from './trace/trace.store.ts';
import { rebuilds as ofUnsafe, apply as unsafe } from './unsafe/unsafe.store.ts';

const rooms = together([stock, trace]);

export const lotsModule = defineModule({
  name: 'lots',
  contract,
  handlers: { ...stock.handlers, ...trace.handlers },
  ...rooms,
  permissions: { ...permissions, ...rooms.permissions },
  facts,
  refusals: [no, ...rooms.refusals],
  apply: { ...apply, ...destructions, ...traces, ...unsafe },
  rebuilds: [...rebuilds, ...ofDestructions, ...ofTraces, ...ofUnsafe],
  start: openFirstPlaces,
  demo: createDemoLots,
});

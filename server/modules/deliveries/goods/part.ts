// The lots of a note (R7, R1.10): picked by rule or by name, aboard, handed over, brought back, and stopped on the road.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { listGoodsBack, takeBack } from './take-back.ts';
import { templates } from './templates.ts';
import { refreshNotes, warnVans } from './warn-vans.ts';

export const goods = definePart({
  contract,
  handlers: { goodsBack: listGoodsBack, takeBack },
  permissions,
  refusals: [no],
  templates,
  hears: { 'lots.held': warnVans, 'lots.cleared': refreshNotes },
});

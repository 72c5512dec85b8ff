// What a customer may ask for (R5.1–R5.3): for the request form, and all of a lot that came that day.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { no } from './refusals.ts';
import { showEntitlements } from './show-entitlements.ts';
import { showLotToday, showMyLotToday } from './show-lot-today.ts';

export const entitlements = definePart({
  contract,
  handlers: { entitlements: showEntitlements, lotToday: showLotToday, myEntitlements: showEntitlements, myLotToday: showMyLotToday },
  permissions: {},
  refusals: [no],
});

// Stock (R7.1): lots and places as people see them, and everything they do with goods by hand.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { countLot } from './count-lot.ts';
import { destroyLot, returnToSupplier } from './dispose-lot.ts';
import { exportLots, runExport } from './export-lots.ts';
import { holdStock, liftHold } from './hold-stock.ts';
import { closePlace, listPlaces, openPlace } from './keep-places.ts';
import { listHolds } from './list-holds.ts';
import { listLots } from './list-lots.ts';
import { listMovements } from './list-movements.ts';
import { putAway } from './put-away.ts';
import { no } from './refusals.ts';
import { showLot } from './show-lot.ts';
import { mixLots, repackLots, splitLot, transformLots } from './work-lots.ts';

export const stock = definePart({
  contract,
  handlers: {
    list: listLots,
    exportList: exportLots,
    show: showLot,
    movements: listMovements,
    places: listPlaces,
    openPlace,
    closePlace,
    putAway,
    split: splitLot,
    repack: repackLots,
    mix: mixLots,
    transform: transformLots,
    count: countLot,
    returnToSupplier,
    destroy: destroyLot,
    hold: holdStock,
    holds: listHolds,
    lift: liftHold,
  },
  permissions: {},
  refusals: [no],
  jobs: { 'lots.export': runExport },
});

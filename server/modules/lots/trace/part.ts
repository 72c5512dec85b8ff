// Where lots come from and where they went, as the desk asks and as a kitchen may (R7.1).
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { exportTrace, runTraceExport } from './export-trace.ts';
import { findForTrace } from './find-lots.ts';
import { listMyLots, showMyLot } from './my-lots.ts';
import { permissions } from './permissions.ts';
import { askTrace, recordTrace } from './record-trace.ts';
import { no } from './refusals.ts';
import { showTrace } from './show-trace.ts';

export const trace = definePart({
  contract,
  handlers: { trace: showTrace, findForTrace, exportTrace, askTrace, recordTrace, myLots: listMyLots, myLot: showMyLot },
  permissions,
  refusals: [no],
  jobs: { 'lots.export-trace': runTraceExport },
});

import { defineModule } from '../../platform/module.ts';
import { confirmSolved, rejectSolution, writeToUs } from './act-as-customer.ts';
import { apply, applyOpened, assigneesOf, rebuilds, showClocks } from './case.store.ts';
import { walkTransitions } from './case.ts';
import { contract } from './contract.ts';
import { createDemoCases } from './demo.ts';
import { dismissDockDraft, openDockDraft } from './dock-decide.ts';
import { hearAccepted, hearRefused } from './dock-hear.ts';
import { countDockDrafts, listDockDrafts } from './dock-list.ts';
import * as exports from './export-cases.ts';
import { facts } from './facts.ts';
import * as handle from './handle-case.ts';
import { listAsks } from './list-asks.ts';
import { countViews, listQueue } from './list-queue.ts';
import { nameCases } from './name-cases.ts';
import { openCase, reportProblem } from './open-case.ts';
import { permissions } from './permissions.ts';
import { readPaste } from './read-paste.ts';
import { no } from './refusals.ts';
import { listMine, searchCases } from './search-cases.ts';
import { followCase, showCase } from './show-case.ts';

walkTransitions();

export const casesModule = defineModule({
  name: 'cases',
  contract,
  handlers: {
    queue: listQueue,
    counts: countViews,
    search: searchCases,
    exportQueue: exports.exportQueue,
    exportFound: exports.exportFound,
    show: showCase,
    read: readPaste,
    open: openCase,
    take: handle.takeCase,
    assign: handle.assignCase,
    answer: handle.answerCase,
    note: handle.noteOnCase,
    recordCustomerMessage: handle.recordCustomerMessage,
    classify: handle.classifyCase,
    addEvidence: handle.addEvidence,
    keepSample: handle.keepSample,
    askDepartment: handle.askDepartment,
    answerAsk: handle.answerAsk,
    findCause: handle.findCause,
    propose: handle.proposeSolution,
    wait: handle.beginWaiting,
    resume: handle.endWaiting,
    settle: handle.settleCase,
    confirmForCustomer: handle.confirmForCustomer,
    reopen: handle.reopenCase,
    close: handle.closeCase,
    withdraw: handle.withdrawCase,
    asksForMe: listAsks,
    dockDrafts: listDockDrafts,
    countDockDrafts,
    openDockDraft,
    dismissDockDraft,
    report: reportProblem,
    mine: listMine,
    follow: followCase,
    write: writeToUs,
    confirm: confirmSolved,
    reject: rejectSolution,
  },
  permissions,
  facts,
  refusals: [no],
  apply,
  applyMany: applyOpened,
  rebuilds,
  hears: { 'deliveries.accepted': hearAccepted, 'deliveries.refused': hearRefused },
  shows: { case: showClocks },
  concerns: { case: assigneesOf },
  names: { case: nameCases },
  jobs: { 'cases.export-queue': exports.runQueue, 'cases.export-found': exports.runFound },
  demo: createDemoCases,
});

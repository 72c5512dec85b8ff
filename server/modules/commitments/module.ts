// Commitments as a module. Plans are handed over by modules.ts: this module imports no other.
import { SECOND } from '../../kernel/time.ts';
import { defineModule, type Module } from '../../platform/module.ts';
import type { Catalogue, Keeper } from '../../platform/unit.ts';
import { applyStates, statesBeside } from './commitment.store.ts';
import { contract } from './contract.ts';
import { confirmLine, disputeLine, draftReport, listReports, mineReports, releaseReport, showReport } from './customer-report.ts';
import { applyExcuses } from './excuse.store.ts';
import { facts } from './facts.ts';
import { internalReport, type Sources } from './fulfilment-report.ts';
import { type Keeping, openKeeper } from './keeper.ts';
import { permissions } from './permissions.ts';
import type { Plans } from './plans-port.ts';
import { customerReportPdf, reportPdf } from './print-report.ts';
import { no } from './refusals.ts';
import { repair } from './repair.ts';
import { applyReports } from './report.store.ts';
import { acknowledge, approveExcuse, attest, declineExcuse, requestExcuse } from './rule-on-commitment.ts';
import { findCommitments, listCommitments, showDesk } from './show-commitments.ts';
import { showCommitment } from './show-timeline.ts';
import { sweep } from './sweep.ts';
import { templates } from './templates.ts';

const STATES = ['opened', 'adjusted', 'met', 'missed', 'unobserved', 'voided', 'retracted', 'warned', 'escalated', 'quarantined'];

export type Commitments = {
  readonly module: Module;
  readonly openKeeper: (modules: readonly Module[], catalogue: Catalogue) => Keeper;
};

export function openCommitments(plans: Plans): Commitments {
  let keeping: Keeping = { plans, shows: {}, concerns: {}, names: {} };
  const sources: Sources = { plans, names: () => keeping.names };
  const module = defineModule({
    name: 'commitments',
    contract,
    handlers: {
      list: listCommitments(plans),
      find: findCommitments(plans),
      desk: showDesk(plans),
      show: showCommitment(plans),
      acknowledge,
      requestExcuse,
      approveExcuse,
      declineExcuse,
      attest,
      repair: repair(() => keeping),
      report: internalReport(sources),
      reportPdf: reportPdf(sources),
      listReports,
      draftReport: draftReport(plans),
      showReport,
      customerReportPdf,
      releaseReport,
      mineReports,
      confirmLine,
      disputeLine,
    },
    permissions,
    facts,
    refusals: [no],
    apply: { ...applyExcuses, ...applyReports },
    applyMany: { names: STATES.map((name) => `commitments.${name}`), apply: applyStates, beside: statesBeside },
    rebuilds: ['commitments.commitment', 'commitments.excuse', 'commitments.report', 'commitments.report_line'],
    templates,
    sweeps: [{ name: 'commitments.sweep', every: SECOND, run: (app) => sweep(app, keeping) }],
  });
  return {
    module: module as unknown as Module,
    openKeeper: (modules) => {
      keeping = {
        plans,
        shows: Object.assign({}, ...modules.map(({ shows }) => shows ?? {})),
        concerns: Object.assign({}, ...modules.map(({ concerns }) => concerns ?? {})),
        names: Object.assign({}, ...modules.map(({ names }) => names ?? {})),
      };
      return openKeeper(keeping);
    },
  };
}

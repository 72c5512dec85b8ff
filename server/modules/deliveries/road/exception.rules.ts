// The life of an exception on the road (R6.2): reported, a remedy proposed (also a better one later), settled. Pure.
import type { Told } from '../../../kernel/fact.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import { about, type Moment, when } from '../note.rules.ts';
import type { Cause, Note } from '../note.ts';
import { no } from '../refusals.ts';
import * as tell from './facts.ts';
import { noRoad } from './refusals.ts';
import { mustBeOnRoad, windowOf } from './road.rules.ts';
import { type Ending, EXCEPTIONS, type ExceptionKind, type ExceptionState, type Remedy } from './road.ts';

export type Report = {
  readonly exceptionId: string;
  readonly togetherId: string;
  readonly kind: ExceptionKind;
  readonly causedBy: Cause | undefined;
  readonly metres: number | null;
  readonly bodyHash: string | null;
  readonly proofSha256: readonly string[];
};

export function decideReport(note: Note, { causedBy, proofSha256, ...report }: Report, moment: Moment): Told[] {
  mustBeOnRoad('上报配送异常', note);
  const by = causedBy ?? EXCEPTIONS[report.kind].by;
  return [tell.exceptionReported.tell({ ...about(note), ...windowOf(note), ...report, causedBy: by, proofSha256: [...proofSha256] }, when(moment))];
}

export type Exception = { readonly exceptionId: string; readonly kind: ExceptionKind; readonly state: ExceptionState };
type Handled = { readonly note: Note; readonly exception: Exception };

const ofNote = ({ note, exception: { exceptionId, kind } }: Handled) => ({ ...about(note), ...windowOf(note), exceptionId, kind });

function mustBeOpen({ state }: Exception): void {
  if (state === 'settled') throw noRoad('exception-settled-already');
}

type Proposal = { readonly remedy: Remedy; readonly newEstimate: Instant | null; readonly toldCustomer: boolean; readonly bodyHash: string | null };

export function decidePropose(handled: Handled, { newEstimate, ...proposal }: Proposal, moment: Moment): Told[] {
  mustBeOpen(handled.exception);
  if (newEstimate !== null && newEstimate <= moment.now) throw no('estimate-in-past');
  const estimate = newEstimate === null ? null : iso(newEstimate);
  return [tell.exceptionProposed.tell({ ...ofNote(handled), ...proposal, newEstimate: estimate }, when(moment))];
}

type Settlement = { readonly ending: Ending; readonly vehicle: string | null; readonly bodyHash: string | null };

export function decideSettle(handled: Handled, settlement: Settlement, moment: Moment): Told[] {
  mustBeOpen(handled.exception);
  return [tell.exceptionSettled.tell({ ...ofNote(handled), ...settlement }, when(moment))];
}

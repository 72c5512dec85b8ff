// Begin: fixes the scope, stops all lots at once, and makes and sends a notice for everybody who must be told.
import type { Told } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { holdInUnit, lotsByIds } from '../../lots/public.ts';
import { compiledStatutory } from './calendar.ts';
import { finishBy } from './clocks.rules.ts';
import type { contract } from './contract.ts';
import * as told from './facts.ts';
import { announce } from './need-recall.ts';
import { lotsOfRecall, type Reach, reachOf } from './reach.ts';
import { mustBe } from './recall.rules.ts';
import { keepWords, load } from './recall.store.ts';
import { INTERNAL_ROLES, type Recall, type State } from './recall.ts';
import { levelOf, measuresOf } from './recall-rules.ts';
import { no } from './refusals.ts';
import { sendNotices } from './send-notices.ts';

const PART = 1000;
export const parts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / PART) }, (_, i) => all.slice(i * PART, (i + 1) * PART));

type Begun = { recallId: string; state: State; lots: number; notices: number };

export const beginRecall = (call: Call, input: InputOf<typeof contract.beginRecall>): Promise<Begun> =>
  call.write((unit) => beginInUnit(unit, input));

export async function beginInUnit(unit: Unit, { recallId, finishDays, body }: InputOf<typeof contract.beginRecall>): Promise<Begun> {
  const recall = await load(unit, recallId);
  mustBe('begin', recall);
  const days = await finishDaysOf(unit, recall, finishDays);
  const roots = (await lotsOfRecall(unit.tx, recallId)).map(({ lotId }) => lotId);
  const reach = await reachOf(unit.tx, roots);
  const holdId = recall.mock ? null : await holdAll(unit, recall, { reach, body });
  const made = noticesFor(unit, reach);
  const due = finishBy(await compiledStatutory(unit.tx, unit.now), unit.now, days);
  const when = { occurredAt: unit.now, grade: 'B' as const };
  const { backMs, forwardMs } = reach;
  await unit.record([
    ...parts(reach.lots).map((lots): Told => told.scoped.tell({ recallId, lots: [...lots] }, when)),
    ...parts(made).map((notices): Told => told.noticesMade.tell({ recallId, notices }, when)),
    told.begun.tell({ recallId, mock: recall.mock, holdId, finishDays: days, finishBy: due === null ? null : iso(due), backMs, forwardMs }, when),
  ]);
  await keepWords(unit, { recallId, kind: 'beginning', body });
  await sendNotices(unit, recall, { noticeIds: made.map(({ noticeId }) => noticeId) });
  announce(unit, recallId, recall.caseId);
  const { state } = await unit.tx.selectFrom('recalls.recall').select('state').where('id', '=', recallId).executeTakeFirstOrThrow();
  return { recallId, state: state as State, lots: reach.lots.length, notices: made.length };
}

/** As the rules say, else as set for them, else as given now: never a silent default. */
async function finishDaysOf({ tx }: Unit, recall: Recall, given: number | undefined): Promise<number | null> {
  if (recall.level === null) return null;
  const measures = measuresOf(recall.measures);
  const written = measures && levelOf(measures, recall.level).finishDays;
  if (written !== undefined) return written;
  if (given !== undefined) return given;
  const set = await tx
    .selectFrom('recalls.finish_days')
    .select('days')
    .where('measures', '=', recall.measures)
    .where('level', '=', recall.level)
    .executeTakeFirst();
  if (set) return set.days;
  // An exercise has no legal end, and a real one is never kept waiting by a number that nobody knows: it shows as unknown.
  return null;
}

async function holdAll(unit: Unit, recall: Recall, { reach, body }: { reach: Reach; body: string }): Promise<string> {
  const ids = reach.lots.map(({ lotId }) => lotId);
  const lots = await lotsByIds(unit.tx, ids);
  const alive = ids.filter((id) => lots.get(id)?.state !== 'destroyed');
  if (alive.length === 0) throw no('lot-destroyed', { number: [...lots.values()][0]?.number ?? '' });
  return holdInUnit(unit, { kind: 'recall', reason: 'recall', lotIds: alive, recallId: recall.id, alertId: recall.alertId, words: body });
}

type Made = Parameters<typeof told.noticesMade.tell>[0]['notices'];

/** One for each kitchen that got any of it, each supplier it came from, and each of our own who must act. */
export function noticesFor({ now }: Pick<Unit, 'now'>, { lines, supplierIds }: Pick<Reach, 'lines' | 'supplierIds'>): Made {
  const nobody = { customerId: null, siteId: null, supplierId: null, role: null };
  const sites = new Map(lines.map(({ siteId, customerId }) => [siteId, customerId]));
  return [
    ...[...sites].map(([siteId, customerId]) => ({ ...nobody, noticeId: newId(now), party: 'site' as const, siteId, customerId })),
    ...supplierIds.map((supplierId) => ({ ...nobody, noticeId: newId(now), party: 'supplier' as const, supplierId })),
    ...INTERNAL_ROLES.map((role) => ({ ...nobody, noticeId: newId(now), party: 'internal' as const, role })),
  ];
}

// Goods are stopped and let go. A large scope is told in parts so that no fact grows without end.
import { sql } from 'kysely';
import { newId } from '../../kernel/id.ts';
import type { Unit } from '../../platform/app.ts';
import * as tell from './facts.ts';
import type { HoldKind, HoldReason, Outcome } from './lot.ts';
import { keepWords } from './move-lots.ts';
import { no } from './refusals.ts';

const PART = 2000;
const parts = <T>(all: readonly T[]): T[][] => Array.from({ length: Math.ceil(all.length / PART) }, (_, i) => all.slice(i * PART, (i + 1) * PART));

export type Hold = {
  readonly kind: HoldKind;
  readonly reason: HoldReason;
  readonly lotIds: readonly string[];
  /** The case it answers, with its customer. */
  readonly about?: { readonly caseId: string; readonly customerId: string } | null;
  readonly alertId?: string | null;
  readonly recallId?: string | null;
  readonly words?: string;
};

/** Stops these lots wherever they are, at once. Waits for movements that are under way; those that come later are refused. */
export async function holdInUnit(
  unit: Unit,
  { kind, reason, lotIds, about: ofCase = null, alertId = null, recallId = null, words = '' }: Hold,
): Promise<string> {
  await oneHoldAtATime(unit);
  const ids = await lockedLots(unit, lotIds);
  const holdId = newId(unit.now);
  const caseId = ofCase?.caseId ?? null;
  const one = ids.length === 1 ? (ids[0] as string) : null;
  const about = { holdId, kind, reason, caseId, customerId: ofCase?.customerId ?? null, alertId, recallId, lotId: one, lotCount: ids.length };
  await unit.record(parts(ids).map((some) => tell.held.tell({ ...about, lotIds: some }, { occurredAt: unit.now, grade: 'B' })));
  if (words !== '') await keepWords(unit, holdId, words);
  announce(unit, { caseId, alertId, recallId });
  return holdId;
}

/** More lots under a hold that stands. Answers its id; a new hold of the same kind where it was lifted meanwhile. */
export async function extendHoldInUnit(
  unit: Unit,
  { holdId, lotIds }: { readonly holdId: string; readonly lotIds: readonly string[] },
): Promise<string> {
  await oneHoldAtATime(unit);
  const row = await unit.tx.selectFrom('lots.hold').selectAll().where('id', '=', holdId).forUpdate().executeTakeFirst();
  if (!row) throw no('hold-not-found');
  const ids = await lockedLots(unit, lotIds);
  const old = row.lifted_at === null;
  const about = {
    ...{ kind: row.kind as HoldKind, reason: row.reason as HoldReason, caseId: row.case_id, customerId: row.customer_id },
    ...{ alertId: row.alert_id, recallId: row.recall_id, holdId: old ? holdId : newId(unit.now), lotId: null },
    lotCount: old ? row.lot_count + ids.length : ids.length,
  };
  await unit.record(parts(ids).map((some) => tell.held.tell({ ...about, lotIds: some }, { occurredAt: unit.now, grade: 'B' })));
  announce(unit, about);
  return about.holdId;
}

/**
 * Two holds of one lot say in their facts what becomes of it: who comes second must see the first. Before any row is locked, so that
 * transactions get their numbers, and a replay its order, in this order too.
 */
const oneHoldAtATime = ({ tx }: Unit) => sql`select pg_advisory_xact_lock(hashtext('lots.hold'))`.execute(tx);

/** Waits for movements that are under way. */
async function lockedLots(unit: Unit, lotIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(lotIds)];
  if (ids.length === 0) throw no('no-lots');
  const { rows } = await sql<{ id: string; number: string; state: string }>`
    select id, number, state from lots.lot where id = any(${ids}::uuid[]) order by id for update`.execute(unit.tx);
  if (rows.length < ids.length) throw no('not-found');
  const gone = rows.find(({ state }) => state === 'destroyed');
  if (gone) throw no('recalled-destroyed', { number: gone.number });
  return ids;
}

type Lift = {
  readonly holdId: string;
  readonly lotIds?: readonly string[];
  readonly outcome: Outcome /** Only the recall itself lifts its own. */;
  readonly byRecall?: boolean;
};

/** Lets lots of a hold go, or all that still stand. */
export async function liftInUnit(unit: Unit, { holdId, lotIds, outcome, byRecall = false }: Lift): Promise<void> {
  await oneHoldAtATime(unit);
  const hold = await unit.tx.selectFrom('lots.hold').selectAll().where('id', '=', holdId).forUpdate().executeTakeFirst();
  if (!hold) throw no('hold-not-found');
  if (hold.lifted_at !== null) throw no('lifted-already');
  if (hold.recall_id !== null && !byRecall) throw no('held-by-recall');
  const standing = await unit.tx.selectFrom('lots.hold_lot').select('lot_id').where('hold_id', '=', holdId).where('lifted_at', 'is', null).execute();
  const all = standing.map(({ lot_id }) => lot_id);
  const some = lotIds ? all.filter((id) => lotIds.includes(id)) : all;
  if (some.length === 0) throw no('lifted-already');
  const one = some.length === 1 ? (some[0] as string) : null;
  const about = { holdId, caseId: hold.case_id, customerId: hold.customer_id, alertId: hold.alert_id, recallId: hold.recall_id, lotId: one, outcome };
  const pieces = parts(some);
  await unit.record(
    pieces.map((piece, i) =>
      tell.cleared.tell(
        { ...about, lotIds: piece, whole: some.length === all.length && i === pieces.length - 1 },
        { occurredAt: unit.now, grade: 'B' },
      ),
    ),
  );
  announce(unit, { caseId: hold.case_id, alertId: hold.alert_id, recallId: hold.recall_id });
}

function announce(unit: Unit, { caseId, alertId, recallId }: { caseId: string | null; alertId: string | null; recallId: string | null }): void {
  for (const topic of ['lots', 'holds', caseId && `case:${caseId}`, alertId && 'alerts', recallId && `recall:${recallId}`])
    if (topic) unit.announce(topic);
}

// Records that must be kept whatever their age. A recall sets one by itself for the lots it stops.
import { sql } from 'kysely';
import { actorRef } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { iso } from '../../kernel/time.ts';
import type { Call, Tx, Unit } from '../../platform/app.ts';
import { type Data, on } from '../../platform/apply.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { lotsByIds, lotsByNumbers } from '../lots/public.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

type Reason = Data<typeof tell.legalHoldSet>['reason'];

const set = (tx: Tx, { holdId, reason, recallId, lotIds }: Data<typeof tell.legalHoldSet>, { occurredAt }: Fact) =>
  tx
    .insertInto('ledgers.legal_hold')
    .values({ id: holdId, reason, recall_id: recallId, lots: lotIds, set_at: iso(occurredAt) })
    .execute();
const lift = (tx: Tx, { holdId }: Data<typeof tell.legalHoldLifted>, { occurredAt }: Fact) =>
  tx
    .updateTable('ledgers.legal_hold')
    .set({ lifted_at: iso(occurredAt) })
    .where('id', '=', holdId)
    .execute();
export const apply = Object.fromEntries([on(tell.legalHoldSet, set), on(tell.legalHoldLifted, lift)]);
export const rebuilds = ['ledgers.legal_hold'];

async function holdInUnit(unit: Unit, { reason, recallId, lotIds }: { reason: Reason; recallId: string | null; lotIds: string[] }): Promise<string> {
  const holdId = newId(unit.now);
  await unit.record([tell.legalHoldSet.tell({ holdId, reason, recallId, lotIds }, { occurredAt: unit.now, grade: 'B' })]);
  unit.announce('ledgers');
  return holdId;
}

const keepWords = ({ tx, actor, now }: Unit, holdId: string, body: string) =>
  sql`
    insert into ledgers.legal_hold_words (hold_id, body, author, author_name, recorded_at)
    values (${holdId}, ${body}, ${actorRef(actor)}, ${actor.name}, ${iso(now)})
    on conflict (hold_id) do update set body = ledgers.legal_hold_words.body || E'\n' || excluded.body`.execute(tx);

export const setLegalHold = (call: Call, { reason, lots, words }: InputOf<typeof contract.setHold>): Promise<OutputOf<typeof contract.setHold>> =>
  call.write(async (unit) => {
    const known = await lotsByNumbers(unit.tx, lots);
    const unknown = lots.find((number) => !known.has(number));
    if (unknown !== undefined) throw no('lot-unknown', { number: unknown });
    const holdId = await holdInUnit(unit, { reason, recallId: null, lotIds: [...known.values()].map(({ id }) => id) });
    await keepWords(unit, holdId, words);
    return { holdId };
  });

export const liftLegalHold = (call: Call, { legalHoldId, words }: InputOf<typeof contract.liftHold>): Promise<OutputOf<typeof contract.liftHold>> =>
  call.write(async (unit) => {
    const hold = await unit.tx.selectFrom('ledgers.legal_hold').selectAll().where('id', '=', legalHoldId).forUpdate().executeTakeFirst();
    if (!hold) throw no('hold-not-found');
    if (hold.lifted_at !== null) throw no('hold-lifted');
    await unit.record([tell.legalHoldLifted.tell({ holdId: legalHoldId }, { occurredAt: unit.now, grade: 'B' })]);
    await keepWords(unit, legalHoldId, words);
    unit.announce('ledgers');
    return { holdId: legalHoldId };
  });

/** Goods of a recall: their records stay until the hold is lifted by a person. */
export const hears = {
  'lots.held': async (unit: Unit, { data }: Fact): Promise<void> => {
    const { recallId, lotIds } = data as { recallId: string | null; lotIds: string[] };
    if (recallId !== null) await holdInUnit(unit, { reason: 'recall', recallId, lotIds });
  },
};

export async function listLegalHolds(
  { db, actor }: Call,
  { lifted, cursor, limit }: InputOf<typeof contract.holds>,
): Promise<OutputOf<typeof contract.holds>> {
  const after = readCursor(cursor, 1);
  let query = db
    .selectFrom('ledgers.legal_hold as h')
    .leftJoin('ledgers.legal_hold_words as w', 'w.hold_id', 'h.id')
    .selectAll('h')
    .select(['w.body', 'w.author_name'])
    .where('h.lifted_at', lifted ? 'is not' : 'is', null);
  if (after) query = query.where('h.id', '<', after[0] as string);
  const rows = await query
    .orderBy('h.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const known = await lotsByIds(
    db,
    shown.flatMap(({ lots }) => lots),
  );
  const may = actor.can.has('ledgers.keep');
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      id: row.id,
      reason: row.reason as Reason,
      recallId: row.recall_id,
      lots: row.lots.map((id) => ({ id, number: known.get(id)?.number ?? '' })),
      words: row.body ?? '',
      setBy: row.author_name ?? '',
      setAt: iso(row.set_at),
      liftedAt: row.lifted_at === null ? null : iso(row.lifted_at),
      can: { lift: may && row.lifted_at === null },
    })),
    next: rows.length > limit && last ? writeCursor([last.id]) : null,
    can: { set: may },
  };
}

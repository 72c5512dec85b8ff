// Lots are stopped and let go by hand.
import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { holdInUnit, liftInUnit } from '../hold-lots.ts';
import { keepWords } from '../move-lots.ts';
import { no as noLot } from '../refusals.ts';
import { closureOf } from '../trace/closure.ts';
import type { contract } from './contract.ts';

type Hold = InputOf<typeof contract.hold>;

const EVERYTHING = 2 ** 31;

/** What was made of them is stopped with them, unless it is destroyed already. */
export const holdStock = (call: Call, { lotIds, withMade, kind, reason, words }: Hold): Promise<OutputOf<typeof contract.hold>> =>
  call.write(async (unit) => {
    if (lotIds.length === 0) throw noLot('no-lots');
    const asked = new Set(lotIds);
    const made = withMade ? (await closureOf(unit.tx, lotIds, { way: 'forward', limit: EVERYTHING })).lotIds.filter((id) => !asked.has(id)) : [];
    const { rows } = await sql<{ id: string }>`select id from lots.lot where id = any(${made}::uuid[]) and state <> 'destroyed'`.execute(unit.tx);
    const all = [...asked, ...rows.map(({ id }) => id)];
    const holdId = await holdInUnit(unit, { kind, reason, lotIds: all, words });
    // Who did it stands beside the words, even where there are none.
    if (words === '') await keepWords(unit, holdId, '');
    return { holdId, lots: all.length };
  });

type Lift = InputOf<typeof contract.lift>;

export const liftHold = (call: Call, { holdId, lotIds, outcome, words }: Lift): Promise<OutputOf<typeof contract.lift>> =>
  call.write(async (unit) => {
    const before = await standingOf(unit.tx, holdId);
    await liftInUnit(unit, { holdId, outcome, ...(lotIds ? { lotIds } : {}) });
    const standing = await standingOf(unit.tx, holdId);
    await unit.tx
      .insertInto('lots.lift_words')
      .values({
        id: newId(unit.now),
        hold_id: holdId,
        body: words,
        author_name: unit.actor.name,
        lots: before - standing,
        recorded_at: iso(unit.now),
      })
      .execute();
    return { holdId, standing };
  });

async function standingOf(tx: Call['db'], holdId: string): Promise<number> {
  const { rows } = await sql<{ lots: number }>`
    select count(*)::int as lots from lots.hold_lot where hold_id = ${holdId} and lifted_at is null`.execute(tx);
  return rows[0]?.lots ?? 0;
}

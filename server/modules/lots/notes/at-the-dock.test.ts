import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { openTestApp, type TestApp } from '../../../testing/open-test-app.ts';
import { FIRST_STORE, type ForNote, outside, type Place } from '../lot.ts';
import { moveInUnit } from '../move-lots.ts';
import { receiveInUnit } from '../testing/receive.ts';
import { askGoods, goodsAtTheDock } from './at-the-dock.ts';

const LINES = 40;
const DAYS = 300;
let xiannuo: TestApp;
beforeAll(async () => {
  xiannuo = await openTestApp();
});
afterAll(() => xiannuo.close());

const note: ForNote = { noteId: newId(), noteNumber: 'PS-1', customerId: newId(), siteId: newId(), deliveryOn: '2026-03-02' };
const store: Place = { kind: 'store', id: FIRST_STORE };
const staging = outside('staging');

/** Pages that the question at the door reads, and the indexes it reads them by. */
async function costOf(): Promise<{ pages: number; plan: string }> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }] }>`
    explain (analyze, buffers, format json) ${askGoods(note)}`.execute(xiannuo.app.db);
  const [{ Plan }] = (rows[0] as (typeof rows)[0])['QUERY PLAN'];
  return { pages: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'], plan: JSON.stringify(Plan) };
}

/** The customer got the same products on so many days before, and others got them too. */
const past = (customerId: string) =>
  sql`
  insert into lots.line (line_id, lot_id, product_id, aged_on, note_id, note_number, customer_id, site_id, delivery_on, certainty, stage, picked, delivered)
  select gen_random_uuid(), id, product_id, date '2026-03-02' - d, gen_random_uuid(), 'PS-' || d, ${customerId}, ${newId()}, date '2026-03-02' - d,
    'named', 'site', 1000, case when d > 1 then 1000 else 0 end
  from lots.lot, generate_series(1, ${DAYS}::int) d`.execute(xiannuo.app.db);

it('asks as much of a kitchen with a year of deliveries as of a new one', { timeout: 60_000 }, async () => {
  const lots = await xiannuo.app.inUnit(SYSTEM, async (unit) => {
    const received = await receiveInUnit(
      unit,
      Array.from({ length: LINES }, () => ({ productId: newId(), amount: 50_000 })),
    );
    const legs = received.map(({ lotId }) => ({ lotId, lineId: newId(), from: store, to: staging, amount: 1_000 }));
    const lines = legs.map(({ lotId, lineId }) => ({ lotId, lineId, certainty: 'named' as const, atMost: 1_000 }));
    await moveInUnit(unit, { kind: 'picked', note, legs, lines });
    return received;
  });
  await past(newId());
  const fresh = await costOf();
  expect((await goodsAtTheDock(xiannuo.app.db, note)).last.size).toBe(0);
  await past(note.customerId);
  const known = await costOf();
  const { last, goods } = await goodsAtTheDock(xiannuo.app.db, note);
  // What did not arrive the day before is no delivery.
  expect([last.size, goods.length, [...last.values()][0]?.agedOn]).toEqual([LINES, lots.length, '2026-02-28']);
  expect(known.plan).toContain('line_last');
  // One entry and one row for each line on top, not three hundred.
  expect(known.pages).toBeLessThan(fresh.pages + 4 * LINES);
});

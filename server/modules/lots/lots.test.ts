import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { DAY, shanghaiDate } from '../../kernel/time.ts';
import { openTestApp, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { FIRST_QUARANTINE, FIRST_STORE, outside, type Place } from './lot.ts';
import { workOn } from './move.rules.ts';
import type { Move } from './move-lots.ts';
import { balancesOf, holdInUnit, liftInUnit, lotsByIds, lotsOfLines, makeLots, moveInUnit } from './public.ts';
import { receiveInUnit } from './testing/receive.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const store: Place = { kind: 'store', id: FIRST_STORE };
const apart: Place = { kind: 'quarantine', id: FIRST_QUARANTINE };
const move = (what: Move) => app.app.inUnit(SYSTEM, (unit) => moveInUnit(unit, what));
const receive = async (amount: number, more = {}) => {
  const [lot] = await app.app.inUnit(SYSTEM, (unit) => receiveInUnit(unit, [{ productId: newId(), amount, ...more }]));
  return lot as { lotId: string; number: string };
};
const has = async (lotId: string) => Object.fromEntries((await balancesOf(app.app.db, [lotId])).map(({ placeKind, amount }) => [placeKind, amount]));
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe('goods', () => {
  it('move by double entry, and never more than there is', async () => {
    const { lotId } = await receive(10_000);
    await move({ kind: 'put-away', legs: [{ lotId, from: store, to: apart, amount: 4_000 }] });
    expect(await has(lotId)).toEqual({ store: 6_000, quarantine: 4_000 });
    expect(await refusal(move({ kind: 'put-away', legs: [{ lotId, from: store, to: apart, amount: 6_001 }] }))).toBe('lots.not-enough');
    expect(await refusal(move({ kind: 'put-away', legs: [{ lotId, from: store, to: store, amount: 1 }] }))).toBe('lots.way-impossible');
    expect(await refusal(move({ kind: 'picked', legs: [{ lotId, from: store, to: apart, amount: 1 }] }))).toBe('lots.way-impossible');
    expect(await refusal(move({ kind: 'put-away', legs: [{ lotId, from: store, to: apart, amount: -1 }] }))).toBe('lots.amount-absurd');
    expect(await has(lotId)).toEqual({ store: 6_000, quarantine: 4_000 });
  });

  it('of two clerks who move the last 5 kg, one is refused', async () => {
    const { lotId } = await receive(5_000);
    const legs = [{ lotId, from: store, to: apart, amount: 5_000 }];
    const said = await Promise.all([refusal(move({ kind: 'put-away', legs })), refusal(move({ kind: 'put-away', legs }))]);
    expect(said.sort()).toEqual(['done', 'lots.not-enough']);
    expect(await has(lotId)).toEqual({ quarantine: 5_000 });
  });

  it('that are stopped or expired are not picked, but can go apart and be destroyed', async () => {
    const { lotId } = await receive(5_000);
    const old = await receive(5_000, { expiresOn: shanghaiDate(app.clock.now() - DAY) });
    const pick = (id: string) => move({ kind: 'picked', legs: [{ lotId: id, from: store, to: outside('staging'), amount: 1 }] });
    const holdId = await app.app.inUnit(SYSTEM, (unit) => holdInUnit(unit, { kind: 'hold', reason: 'complaint', lotIds: [lotId] }));
    expect(await refusal(pick(lotId))).toBe('lots.stopped');
    expect(await refusal(pick(old.lotId))).toBe('lots.expired');
    await move({ kind: 'put-away', legs: [lotId, old.lotId].map((id) => ({ lotId: id, from: store, to: apart, amount: 1_000 })) });
    await app.app.inUnit(SYSTEM, (unit) => liftInUnit(unit, { holdId, outcome: 'harmless' }));
    await pick(lotId);
    await move({
      kind: 'destroyed',
      legs: [
        { lotId: old.lotId, from: store, to: outside('destroyed'), amount: 4_000 },
        { lotId: old.lotId, from: apart, to: outside('destroyed'), amount: 1_000 },
      ],
    });
    expect((await lotsByIds(app.app.db, [old.lotId])).get(old.lotId)?.state).toBe('destroyed');
    expect(await refusal(app.app.inUnit(SYSTEM, (unit) => holdInUnit(unit, { kind: 'recall', reason: 'recall', lotIds: [old.lotId] })))).toBe(
      'lots.recalled-destroyed',
    );
  });

  it('the database itself lets nobody change what moved, nor the balances', async () => {
    const { lotId } = await receive(1_000);
    const { db } = app.app;
    await expect(db.updateTable('lots.balance').set({ amount: 9 }).where('lot_id', '=', lotId).execute()).rejects.toThrow('permission denied');
    await expect(db.deleteFrom('lots.movement').where('lot_id', '=', lotId).execute()).rejects.toThrow('permission denied');
  });
});

it('a line carries what was picked for it, and what is delivered counts there', async () => {
  const { lotId } = await receive(40_000);
  const note = { noteId: newId(), noteNumber: 'PS1', customerId: newId(), siteId: newId(), deliveryOn: '2026-03-02' };
  const [lineId, vehicleId] = [newId(), newId()];
  const leg = (from: Place, to: Place, amount: number) => ({ lotId, lineId, from, to, amount });
  const staging = outside('staging');
  const van: Place = { kind: 'van', id: vehicleId };
  await move({ kind: 'picked', note, legs: [leg(store, staging, 31_400)], lines: [{ lineId, lotId, certainty: 'named', atMost: 31_400 }] });
  await move({ kind: 'loaded', note, legs: [leg(staging, van, 31_400)] });
  const more: Move = { kind: 'delivered', note, legs: [leg(outside('weighing'), van, 470), leg(van, { kind: 'site', id: note.siteId }, 31_870)] };
  await move(more);
  expect(await lotsOfLines(app.app.db, [lineId])).toMatchObject([{ stage: 'site', vehicleId, picked: 31_400, delivered: 31_870 }]);
  expect(await has(lotId)).toEqual({ store: 8_600, site: 31_870 });
});

it('work makes lots of lots', async () => {
  const [a, b] = [await receive(3_000), await receive(1_000)];
  const part = ({ lotId, number }: { lotId: string; number: string }, amount: number) => ({
    lotId,
    number,
    unit: 'kg' as const,
    amount,
    place: store,
  });
  await app.app.inUnit(SYSTEM, async (unit) => {
    const [made] = await makeLots(unit, [
      { productId: newId(), unit: 'kg', supplierId: null, supplierLot: null, origin: '', producedOn: null, expiresOn: null, shelfLifeDays: null },
    ]);
    if (!made) return;
    const { legs, edges } = workOn({ kind: 'mixed', inputs: [part(a, 3_000), part(b, 1_000)], outputs: [part(made, 3_900)] });
    expect(edges.map(({ taken, given, possible }) => [taken, given, possible])).toEqual([
      [3_000, 3_000, true],
      [1_000, 1_000, true],
    ]);
    await moveInUnit(unit, { kind: 'mixed', lots: [made], legs, edges });
    expect(await balancesOf(unit.tx, [a.lotId, b.lotId, made.lotId])).toMatchObject([{ lotId: made.lotId, amount: 3_900 }]);
  });
});

it('the tables are what the journal says', async () => {
  expect(await verifyRebuild(app, 'lots')).toEqual([]);
});

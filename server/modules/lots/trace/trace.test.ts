import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { openTestApp, type TestApp } from '../../../testing/open-test-app.ts';
import { type Direction, FIRST_STORE, type Making, makeLots, moveInUnit, outside, type Place, scopeOf, traceOf, workOn } from '../public.ts';
import { receiveInUnit } from '../testing/receive.ts';
import { balancesOfStarts } from './sum-lots.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const store: Place = { kind: 'store', id: FIRST_STORE };
type Made = { lotId: string; number: string };
const receive = async (amount: number): Promise<Made> => {
  const [lot] = await app.app.inUnit(SYSTEM, (unit) => receiveInUnit(unit, [{ productId: newId(), amount }]));
  return lot as Made;
};
const part = ({ lotId, number }: Made, amount: number) => ({ lotId, number, unit: 'kg' as const, amount, place: store });
const blank = { unit: 'kg' as const, supplierId: null, supplierLot: null, origin: '', producedOn: null, expiresOn: null, shelfLifeDays: null };

/** Takes so much of each and makes as many lots as there are amounts. */
const work = (kind: Making, inputs: readonly (readonly [Made, number])[], amounts: readonly number[]): Promise<Made[]> =>
  app.app.inUnit(SYSTEM, async (unit) => {
    const made = await makeLots(
      unit,
      amounts.map(() => ({ ...blank, productId: newId() })),
    );
    const { legs, edges } = workOn({
      kind,
      inputs: inputs.map(([lot, amount]) => part(lot, amount)),
      outputs: made.map((lot, i) => part(lot, amounts[i] as number)),
    });
    await moveInUnit(unit, { kind, lots: made, legs, edges });
    return made.map(({ lotId, number }) => ({ lotId, number }));
  });

const trace = (lotId: string, direction: Direction, limit?: number) =>
  traceOf(app.app.db, { lotIds: [lotId], direction, ...(limit ? { limit } : {}) });
const idsOf = async (lotId: string, direction: Direction) => new Set((await trace(lotId, direction)).lots.map((lot) => lot.lotId));

describe('trace', () => {
  it('goes back and forward at any depth, says how far, and what is only possible', async () => {
    const [a, b] = [await receive(3_000), await receive(3_000)];
    const [cut] = (await work('transformed', [[a, 2_000]], [1_800])) as [Made];
    const [box] = (await work('mixed', [[cut, 1_000], [b, 1_000]], [2_000])) as [Made]; // biome-ignore format: one line reads better
    const forward = await trace(a.lotId, 'forward');
    expect(forward.lots).toEqual([
      { lotId: a.lotId, level: 0, possible: false },
      { lotId: cut.lotId, level: 1, possible: false },
      { lotId: box.lotId, level: 2, possible: true },
    ]);
    expect(forward.edges).toContainEqual({ fromLot: a.lotId, toLot: cut.lotId, kind: 'transformed', taken: 2_000, given: 1_800, possible: false });
    expect(forward.left).toBe(0);
    const both = await trace(cut.lotId, 'both');
    expect(both.lots.map(({ lotId, level }) => [lotId, level])).toEqual([[cut.lotId, 0], [a.lotId, -1], [box.lotId, 1]]); // biome-ignore format: one line reads better
    expect(both.edges).toHaveLength(2);
    expect(await trace(newId(), 'both')).toEqual({ lots: [], edges: [], left: 0 });
    const between = await traceOf(app.app.db, { lotIds: [a.lotId, box.lotId], direction: 'both' });
    expect(between.edges).toHaveLength(3);
  });

  it('keeps what is nearest within a limit and says how many it left out', async () => {
    let lot = await receive(10_000);
    const first = lot;
    for (let i = 0; i < 4; i++) [lot] = (await work('repacked', [[lot, 1_000]], [1_000])) as [Made];
    const { lots, left } = await trace(first.lotId, 'forward', 3);
    expect(lots.map(({ level }) => level)).toEqual([0, 1, 2]);
    expect(left).toBe(2);
  });

  it('knows every line that carries any of it', async () => {
    const a = await receive(3_000);
    const [bag] = (await work('split', [[a, 2_000]], [2_000])) as [Made];
    const note = { noteId: newId(), noteNumber: 'PS9', customerId: newId(), siteId: newId(), deliveryOn: '2026-03-02' };
    const lineId = newId();
    await app.app.inUnit(SYSTEM, (unit) =>
      moveInUnit(unit, {
        kind: 'picked',
        note,
        legs: [{ lotId: bag.lotId, lineId, from: store, to: outside('staging'), amount: 500 }],
        lines: [{ lineId, lotId: bag.lotId, certainty: 'named', atMost: 500 }],
      }),
    );
    const scope = await scopeOf(app.app.db, [a.lotId]);
    expect(scope.lotIds).toEqual([a.lotId, bag.lotId]);
    expect(scope.lines).toMatchObject([{ lineId, lotId: bag.lotId, picked: 500, possible: false, customerId: note.customerId }]);
  });

  it('forward and backward are each other’s mirror and no gram is lost, whatever happened', async () => {
    const step = fc.record({
      kind: fc.constantFrom<Making | 'destroyed'>('split', 'repacked', 'mixed', 'transformed', 'destroyed'),
      take: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
      give: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => expectMirror(await happen(steps))),
      { numRuns: 10 },
    );
  });
});

type Step = { kind: Making | 'destroyed'; take: number[]; give: number };

/** A history in which every step takes a quarter of what is left of the lots it names. */
async function happen(steps: readonly Step[]): Promise<string[]> {
  const all = [await receive(1_000_000), await receive(1_000_000), await receive(1_000_000)].map((lot) => ({ lot, left: 1_000_000 }));
  for (const { kind, take, give } of steps) {
    const chosen = [...new Set(take.map((n) => all[n % all.length] as (typeof all)[number]))].filter(({ left }) => left >= 16);
    if (chosen.length === 0) continue;
    const inputs = chosen.map((one) => [one.lot, Math.floor(one.left / 4)] as const);
    for (const one of chosen) one.left -= Math.floor(one.left / 4);
    const each = Math.floor(inputs.reduce((sum, [, amount]) => sum + amount, 0) / give);
    if (kind === 'destroyed') await destroy(inputs);
    else
      for (const lot of await work(
        kind,
        inputs,
        Array.from({ length: give }, () => each),
      ))
        all.push({ lot, left: each });
  }
  return all.map(({ lot }) => lot.lotId);
}

const destroy = (parts: readonly (readonly [Made, number])[]) =>
  app.app.inUnit(SYSTEM, (unit) =>
    moveInUnit(unit, {
      kind: 'destroyed',
      legs: parts.map(([{ lotId }, amount]) => ({ lotId, from: store, to: outside('destroyed'), amount })),
    }),
  );

async function expectMirror(lotIds: readonly string[]): Promise<void> {
  const forward = new Map<string, Set<string>>();
  for (const lotId of lotIds) forward.set(lotId, await idsOf(lotId, 'forward'));
  const { edges } = await traceOf(app.app.db, { lotIds, direction: 'both' });
  for (const lotId of lotIds) {
    const back = await idsOf(lotId, 'backward');
    for (const other of lotIds) expect(back.has(other)).toBe(forward.get(other)?.has(lotId));
  }
  for (const sums of await balancesOfStarts(app.app.db, lotIds)) {
    expect(sums.balanced).toBe(true);
    const taken = edges.filter(({ fromLot }) => fromLot === sums.lotId).reduce((sum, edge) => sum + edge.taken, 0);
    expect(taken).toBe(sums.passedOn);
  }
}

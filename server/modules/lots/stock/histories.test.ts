// Random histories of every kind, done by two people at once: whatever is asked, goods neither appear nor vanish, and the journal knows it all.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { DAY, shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { openTestApp, type TestApp } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { seeded } from '../../../testing/seeded.ts';
import { FIRST_QUARANTINE, FIRST_STORE, type MovementKind, outside, type Place } from '../lot.ts';
import { balancesOf, type ForNote, holdInUnit, liftInUnit, lotsByIds, moveInUnit } from '../public.ts';
import { receiveInUnit } from '../testing/receive.ts';
import { countInUnit } from './count-lot.ts';
import { destroyInUnit } from './dispose-lot.ts';
import { sumLot } from './sum-lot.ts';
import { splitInUnit, workInUnit } from './work-lots.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const STEPS = 70;
const officer: Actor = { ...SYSTEM, name: '安全员' };
const store: Place = { kind: 'store', id: FIRST_STORE };
const apart: Place = { kind: 'quarantine', id: FIRST_QUARANTINE };
const productId = newId();
const note: ForNote = { noteId: newId(), noteNumber: 'PS-T', customerId: newId(), siteId: newId(), deliveryOn: '2026-03-02' };
const van: Place = { kind: 'van', id: newId() };
const site: Place = { kind: 'site', id: note.siteId };

/** One history: what it knows of, and what chance says. */
type History = { readonly chance: () => number; readonly lots: string[]; readonly holds: string[]; readonly lines: Map<string, string> };
type Step = (unit: Unit, history: History) => Promise<unknown>;

const among = <T>({ chance }: History, all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
const amount = ({ chance }: History): number => 1 + Math.floor(chance() * 2_500);
const lot = (history: History): string => among(history, history.lots);
const part = (history: History, more = {}) => ({ lotId: lot(history), placeId: FIRST_STORE, amount: amount(history), unit: 'g', ...more });
const come = (history: History, most: number, into: string | null = null) => ({
  placeId: FIRST_STORE,
  amount: 1 + Math.floor(history.chance() * most),
  unit: 'g',
  into,
  expiresOn: null,
});

const receive: Step = async (unit, history) => {
  const expiresOn = shanghaiDate(unit.now + Math.floor(history.chance() * 6 - 1) * DAY);
  const [made] = await receiveInUnit(unit, [{ productId, amount: amount(history) + 2_000, expiresOn }]);
  history.lots.push(made?.lotId ?? '');
};

const work =
  (kind: 'repacked' | 'mixed' | 'transformed'): Step =>
  async (unit, history) => {
    const inputs = [part(history), part(history)].slice(0, 1 + Math.floor(history.chance() * 2));
    const all = inputs.reduce((sum, one) => sum + one.amount, 0);
    const into = kind !== 'transformed' && history.chance() < 0.5 ? lot(history) : null;
    const { lots } = await workInUnit(unit, { kind, inputs, outputs: [come(history, all * 1.1, into)], words: '' });
    if (into === null) history.lots.push(...lots.map(({ id }) => id));
  };

const split: Step = async (unit, history) => {
  const { lotId, placeId } = part(history);
  const parts = [come(history, 2_000), come(history, 2_000)];
  const { lots } = await splitInUnit(unit, { lotId, placeId, parts, words: '' });
  history.lots.push(...lots.map(({ id }) => id));
};

const carry =
  (kind: MovementKind, from: Place, to: Place): Step =>
  async (unit, history) => {
    const lotId = lot(history);
    const lineId = history.lines.get(lotId) ?? newId();
    const size = amount(history);
    const lines = kind === 'picked' ? { lines: [{ lineId, lotId, certainty: 'named' as const, atMost: size }] } : {};
    await moveInUnit(unit, { kind, note, legs: [{ lotId, lineId, from, to, amount: size }], ...lines });
    history.lines.set(lotId, lineId);
  };

const hold: Step = async (unit, history) => {
  const kind = among(history, ['hold', 'quarantine'] as const);
  history.holds.push(await holdInUnit(unit, { kind, reason: 'inspection', lotIds: [lot(history), lot(history)] }));
};

const steps: readonly Step[] = [
  receive,
  receive,
  split,
  split,
  work('repacked'),
  work('mixed'),
  work('mixed'),
  work('transformed'),
  carry('put-away', store, apart),
  carry('put-away', apart, store),
  carry('picked', store, outside('staging')),
  carry('picked', store, outside('staging')),
  carry('unpicked', outside('staging'), store),
  carry('loaded', outside('staging'), van),
  carry('unloaded', van, outside('staging')),
  carry('delivered', van, site),
  carry('returned', site, apart),
  carry('returned', apart, outside('supplier')),
  carry('consumed', site, outside('consumed')),
  (unit, history) =>
    countInUnit(unit, {
      ...part(history),
      place: among(history, [store, apart]) as typeof store & { kind: 'store' },
      reason: 'stocktake',
      words: '',
    }),
  (unit, history) =>
    destroyInUnit(unit, { ...part(history), reason: 'spoiled', weight: null, at: '', witnesses: ['甲'], photos: [], report: null, words: '' }),
  hold,
  (unit, history) => liftInUnit(unit, { holdId: history.holds.pop() ?? newId(), outcome: 'harmless' }),
];

/** How many were done and how many refused; anything else that is thrown fails the test. */
async function live(seed: number): Promise<{ done: number; history: History }> {
  const history: History = { chance: seeded(seed), lots: [], holds: [], lines: new Map() };
  for (let i = 0; i < 3; i++) await app.app.inUnit(officer, (unit) => receive(unit, history));
  let done = 0;
  const attempt = async (step: Step) => {
    try {
      await app.app.inUnit(officer, (unit) => step(unit, history));
      done++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };
  for (let i = 0; i < STEPS; i += 2) await Promise.all([attempt(among(history, steps)), attempt(among(history, steps))]);
  return { done, history };
}

it.each([1, 2, 3, 5, 8, 13])('history %i keeps mass balance', async (seed) => {
  const { done, history } = await live(seed);
  expect(done).toBeGreaterThan(STEPS / 8);
  const { db } = app.app;
  // What the movements add up to is what the balances say, nowhere less than nothing.
  const { rows: wrong } = await sql`
    with ends as (
      select lot_id, to_kind as kind, to_place as place, amount from lots.movement
      union all select lot_id, from_kind, from_place, -amount from lots.movement
    ), total as (select lot_id, kind, place, sum(amount) as amount from ends where kind in ('store', 'quarantine', 'staging', 'van', 'site') group by 1, 2, 3)
    select * from total full join lots.balance b on b.lot_id = total.lot_id and b.place_kind = total.kind and b.place_id = total.place
    where coalesce(total.amount, 0) <> coalesce(b.amount, 0) or b.amount < 0`.execute(db);
  expect(wrong).toEqual([]);
  for (const lotId of history.lots) {
    const { received, made, ...rest } = await sumLot(db, lotId, await balancesOf(db, [lotId]));
    expect(Object.values(rest).reduce((sum, one) => sum + one, 0)).toBe(received + made);
    expect(rest.loss).toBeGreaterThanOrEqual(0);
  }
});

it('nothing is made of itself, and nothing is younger than what it is made of', async () => {
  const { rows: edges } = await sql<{ from_lot: string; to_lot: string }>`select from_lot, to_lot from lots.edge`.execute(app.app.db);
  expect(edges.length).toBeGreaterThan(8);
  const { rows: circles } = await sql`
    with recursive up(start, id) as (
      select to_lot, from_lot from lots.edge union select u.start, e.from_lot from up u join lots.edge e on e.to_lot = u.id
    ) select * from up where start = id`.execute(app.app.db);
  expect(circles).toEqual([]);
  const lots = await lotsByIds(
    app.app.db,
    edges.flatMap(({ from_lot, to_lot }) => [from_lot, to_lot]),
  );
  const day = (lotId: string) => lots.get(lotId)?.expiresOn ?? '';
  expect(edges.filter(({ from_lot, to_lot }) => day(to_lot) > day(from_lot))).toEqual([]);
});

it('the tables are what the journal says', async () => {
  expect(await verifyRebuild(app, 'lots')).toEqual([]);
});

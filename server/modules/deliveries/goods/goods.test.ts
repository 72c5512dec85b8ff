import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { refusalOf, type SignedIn } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { balancesOf, holdInUnit, liftInUnit, lotsOfNote } from '../../lots/public.ts';
import { type Dock, openDeliveries } from '../testing/open-deliveries.ts';
import { atHand, DAY } from './testing/at-hand.ts';

let dock: Dock;
let hand: ReturnType<typeof atHand>;
const receive: typeof hand.receive = (...given) => hand.receive(...given);
const noteOf: typeof hand.noteOf = (...given) => hand.noteOf(...given);
const pick: typeof hand.pick = (...given) => hand.pick(...given);
let warehouse: SignedIn;
let dispatcher: SignedIn;
beforeAll(async () => {
  dock = await openDeliveries();
  warehouse = await dock.app.as('warehouse-clerk');
  dispatcher = await dock.app.as('dispatcher');
  hand = atHand(dock, warehouse);
});
afterAll(() => dock.app.close());

const has = async (lotId: string) =>
  Object.fromEntries((await balancesOf(dock.app.app.db, [lotId])).map(({ placeKind, amount }) => [placeKind, amount]));
const hold = (lotIds: string[]) => dock.app.app.inUnit(SYSTEM, (unit) => holdInUnit(unit, { kind: 'hold', reason: 'complaint', lotIds }));
const toldOf = async (noteId: string, name: string) =>
  (
    await dock.app.app.db
      .selectFrom('journal.fact')
      .select('data')
      .where((eb) => eb(eb.val(`note:${noteId}`), '=', eb.fn.any('subjects')))
      .where('name', '=', name)
      .execute()
  ).map(({ data }) => data);

describe('picking', () => {
  it('takes lots by the rule: 31.4 kg for two boxes of 30, the first to expire first, the other possible', async () => {
    const pork = newId();
    const [late, early] = await receive(pork, [
      { amount: 50_000, producedOn: '2026-03-01', expiresOn: '2026-03-06' },
      { amount: 20_000, producedOn: '2026-02-28', expiresOn: '2026-03-04' },
    ]);
    const note = await noteOf(pork);
    const offer = await warehouse.api.deliveries.waveLots({ waveId: note.waveId });
    expect(offer.lines).toMatchObject([
      {
        proposed: [
          { lotId: early?.lotId, amount: 20_000 },
          { lotId: late?.lotId, amount: 10_000 },
        ],
        missing: 0,
      },
    ]);
    const line = await pick(note, { gross: 33_000, tare: 1_600 });
    expect(line).toMatchObject({ picked: 31_400, lot: `${early?.number}、${late?.number}`, expiresOn: '2026-03-04', unlotted: 0 });
    expect(await has(late?.lotId ?? '')).toEqual({ store: 38_600, staging: 11_400 });

    const again = await pick(note, { picked: 12_000 });
    expect(again).toMatchObject({
      lot: early?.number,
      lots: [
        { amount: 12_000, certainty: 'by-rule' },
        { lotId: late?.lotId, certainty: 'possible', amount: 12_000 },
      ],
    });
    expect(await has(late?.lotId ?? '')).toEqual({ store: 50_000 });
    expect(await has(early?.lotId ?? '')).toEqual({ store: 8_000, staging: 12_000 });
  });

  it('takes the lot that a person named, scanned or typed; too little of it is refused, and so are stopped lots', async () => {
    const pork = newId();
    const [one, two] = await receive(pork, [{ amount: 40_000 }, { amount: 5_000 }]);
    const note = await noteOf(pork);
    const [first, second] = [one?.lotId ?? '', two?.lotId ?? ''];
    const short = refusalOf(pick(note, { picked: 30_000, lots: [{ lotId: second, amount: 30_000 }] }));
    expect(await short).toMatchObject({ code: 'lots.not-enough' });
    const named = await pick(note, {
      picked: 30_000,
      lots: [
        { lotId: first, amount: 26_000 },
        { lotId: second, amount: 4_000 },
      ],
    });
    expect(named?.lots.map(({ amount, certainty }) => [amount, certainty]).sort()).toEqual([
      [26_000, 'named'],
      [4_000, 'named'],
    ]);
    const typed = await pick(note, { picked: 30_000, lot: one?.number });
    expect(typed?.lots).toMatchObject([{ lotId: first, amount: 30_000, certainty: 'named' }]);
    expect(await refusalOf(pick(note, { picked: 30_000, lots: [{ lotId: first, amount: 31_000 }] }))).toMatchObject({
      code: 'deliveries.lots-more-than-picked',
    });
    expect(await refusalOf(pick(note, { picked: 30_000, lots: [{ lotId: newId(), amount: 1 }] }))).toMatchObject({
      code: 'deliveries.lot-of-another',
    });
    await hold([second]);
    expect(await refusalOf(pick(note, { picked: 30_000, lots: [{ lotId: second, amount: 1_000 }] }))).toMatchObject({ code: 'lots.stopped' });
    expect(await has(first)).toEqual({ store: 10_000, staging: 30_000 });
  });

  it('never refuses a normal morning: no lot at all, or less than was picked', async () => {
    const bare = await noteOf(newId());
    expect(await pick(bare, { picked: 30_000 })).toMatchObject({ lot: null, lots: [], unlotted: 30_000 });
    const pork = newId();
    const [lot] = await receive(pork, [{ amount: 20_000 }]);
    const note = await noteOf(pork);
    expect(await pick(note, { picked: 31_400 })).toMatchObject({ lot: lot?.number, unlotted: 11_400, lots: [{ amount: 20_000 }] });
    const { cards } = await warehouse.api.deliveries.wave({ waveId: note.waveId });
    expect(cards).toMatchObject([{ unlotted: 1, stopped: [] }]);
    expect(await pick(note, { picked: 20_000, lot: '供应商 A-7' })).toMatchObject({ lot: '供应商 A-7', lots: [], unlotted: 0 });
    expect(await has(lot?.lotId ?? '')).toEqual({ store: 20_000 });
  });

  it('of two who pick the last at once, both are taken down and the books stay right', async () => {
    const pork = newId();
    const [lot] = await receive(pork, [{ amount: 40_000 }]);
    const [a, b] = [await noteOf(pork), await noteOf(pork)];
    const lines = await Promise.all([pick(a, { picked: 30_000 }), pick(b, { picked: 30_000 })]);
    expect(lines.map((line) => line?.unlotted).sort()).toEqual([0, 20_000]);
    expect(await has(lot?.lotId ?? '')).toEqual({ staging: 40_000 });
  });

  it('goes back to the store when the note is called off', async () => {
    const pork = newId();
    const [lot] = await receive(pork, [{ amount: 40_000 }]);
    const note = await noteOf(pork);
    await pick(note, { picked: 30_000 });
    await dock.clerk.api.deliveries.cancel({ noteId: note.noteId, reason: 'customer' });
    expect(await has(lot?.lotId ?? '')).toEqual({ store: 40_000 });
    expect(await lotsOfNote(dock.app.app.db, note.noteId)).toMatchObject([{ stage: 'over', picked: 0 }]);
  });
});

describe('loading and the road', () => {
  it('does not load what is stopped, naming line and lot; unloads, loads again and leaves', async () => {
    const pork = newId();
    const [lot] = await receive(pork, [{ amount: 40_000 }]);
    const lotId = lot?.lotId ?? '';
    const note = await noteOf(pork);
    await pick(note, { picked: 30_000 });
    const holdId = await hold([lotId]);
    const no = await refusalOf(warehouse.api.deliveries.load({ noteId: note.noteId }));
    expect(no).toMatchObject({ code: 'deliveries.lot-stopped', message: expect.stringContaining(lot?.number ?? '?') });
    await dock.app.app.inUnit(SYSTEM, (unit) => liftInUnit(unit, { holdId, outcome: 'harmless' }));
    await warehouse.api.deliveries.load({ noteId: note.noteId });
    expect(await has(lotId)).toEqual({ store: 10_000, van: 30_000 });
    await warehouse.api.deliveries.takeOff({ noteId: note.noteId });
    expect(await has(lotId)).toEqual({ store: 10_000, staging: 30_000 });
    await dock.driver.api.deliveries.depart({ noteId: note.noteId });
    expect(await has(lotId)).toEqual({ store: 10_000, van: 30_000 });

    await hold([lotId]);
    const { items } = await dock.driver.api.deliveries.stops({ day: DAY });
    const stop = items.find(({ id }) => id === note.noteId);
    expect(stop?.stopped).toMatchObject([{ lineNo: 1, product: '猪前腿肉', number: lot?.number, standing: 'held', sure: true }]);
    const board = await dispatcher.api.deliveries.board({ day: DAY });
    expect(board.notes.find(({ id }) => id === note.noteId)?.stopped).toHaveLength(1);
    const told = await dock.app.app.db.selectFrom('messaging.notice').select('key').where('key', 'like', `%${note.noteId}%`).execute();
    expect(told.length).toBeGreaterThan(0);
    expect((await dock.scanned(note.link).myNote({ noteId: note.noteId })).stopped).toHaveLength(1);
    await dock.scanned(note.link).accept({ noteId: note.noteId });
    expect(await toldOf(note.noteId, 'lots.stopped-delivered')).toMatchObject([{ lotId, state: 'held' }]);
    expect(await has(lotId)).toEqual({ store: 10_000, site: 30_000 });
  });
});

describe('at the dock', () => {
  it('what is handed over counts by weight; refused goods come back with the van, bad ones apart', async () => {
    const [pork, beef, milk] = [newId(), newId(), newId()];
    const [[a], [b], [c]] = [
      await receive(pork, [{ amount: 40_000 }]),
      await receive(beef, [{ amount: 40_000 }]),
      await receive(milk, [{ amount: 40_000 }]),
    ];
    const line = (productId: string) => ({ product: '肉', unit: 'kg' as const, ordered: 30_000, productId, overBp: 500, underBp: 300 });
    const { noteId, link } = await dock.issue({ lines: [pork, beef, milk].map(line), cratesOut: 2 });
    const { waveId } = await warehouse.api.deliveries.openWave({ day: DAY, noteIds: [noteId] });
    const { items } = await warehouse.api.deliveries.wave({ waveId });
    await warehouse.api.deliveries.pick({ noteId, lines: items.map(({ id }) => ({ lineId: id, version: 0, picked: 30_000 })) });
    const [one, two, three] = items.map(({ id }) => id) as [string, string, string];
    await dock.scanned(link).accept({
      noteId,
      lines: [
        { lineId: one, net: 30_400 },
        { lineId: two, accepted: 0, reason: 'spoiled' },
        { lineId: three, accepted: 24_000, reason: 'not-ordered' },
      ],
    });
    const [lotA, lotB, lotC] = [a?.lotId ?? '', b?.lotId ?? '', c?.lotId ?? ''];
    expect(await has(lotA)).toEqual({ store: 10_000, site: 30_400 });
    expect(await lotsOfNote(dock.app.app.db, noteId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ lotId: lotA, delivered: 30_400 }),
        expect.objectContaining({ lotId: lotC, delivered: 24_000 }),
      ]),
    );
    const { items: back } = await warehouse.api.deliveries.goodsBack({});
    const mine = back.find(({ id }) => id === noteId);
    expect(mine?.lines).toMatchObject([
      { lotId: lotB, amount: 30_000, reason: 'spoiled', to: 'quarantine' },
      { lotId: lotC, amount: 6_000, reason: 'not-ordered', to: 'store' },
    ]);
    const much = { lineId: two, lotId: lotB, amount: 30_001, to: 'store' as const };
    expect(await refusalOf(warehouse.api.deliveries.takeBack({ noteId, lines: [much] }))).toMatchObject({ code: 'deliveries.back-too-much' });
    expect(await warehouse.api.deliveries.takeBack({ noteId })).toMatchObject({ taken: 2 });
    expect(await has(lotB)).toEqual({ store: 10_000, quarantine: 30_000 });
    expect(await has(lotC)).toEqual({ store: 16_000, site: 24_000 });
    expect(await refusalOf(warehouse.api.deliveries.takeBack({ noteId }))).toMatchObject({ code: 'deliveries.nothing-back' });
  });

  it('tells an older batch, too little shelf life and expired goods', async () => {
    const rice = newId();
    const [fresh] = await receive(rice, [{ amount: 30_000, producedOn: '2026-02-25', expiresOn: '2026-08-25' }]);
    const earlier = await dock.issue({
      lines: [{ product: '大米', unit: 'kg', ordered: 30_000, productId: rice }],
      windowFrom: '2026-03-01T05:30:00+08:00',
      windowTo: '2026-03-01T07:30:00+08:00',
    });
    const [line] = await dock.linesOf(earlier.noteId);
    await warehouse.api.deliveries.pick({ noteId: earlier.noteId, lines: [{ lineId: line?.id ?? '', version: 0, picked: 30_000 }] });
    await dock.scanned(earlier.link).accept({ noteId: earlier.noteId });
    expect(await toldOf(earlier.noteId, 'lots.short-life-delivered')).toEqual([]);

    const [old] = await receive(rice, [{ amount: 30_000, producedOn: '2025-10-01', expiresOn: '2026-03-30' }]);
    const note = await noteOf(rice);
    const { lines, lots } = await warehouse.api.deliveries.waveLots({ waveId: note.waveId });
    expect(lots.map(({ id }) => id)).toEqual([old?.lotId]);
    expect(lines).toMatchObject([{ proposed: [], missing: 30_000, shut: [{ lotId: old?.lotId, why: 'short-life' }] }]);
    await pick(note, { picked: 30_000, lots: [{ lotId: old?.lotId, amount: 30_000 }] });
    await dock.scanned(note.link).accept({ noteId: note.noteId });
    expect(await toldOf(note.noteId, 'lots.short-life-delivered')).toMatchObject([{ remainingDays: 28, totalDays: 180, neededBp: 6667 }]);
    expect(await toldOf(note.noteId, 'lots.older-batch-delivered')).toMatchObject([{ lotId: old?.lotId, beforeLotId: fresh?.lotId }]);
    expect(await toldOf(note.noteId, 'lots.expired-delivered')).toEqual([]);
  });
});

it('a kitchen that never takes an older lot gets none by the rule', async () => {
  const { customerId, siteId } = dock.school;
  await dock.clerk.api.customers.changeSite({ customerId, siteId, name: '实验小学食堂', lotRule: 'never-older', active: true });
  const rice = newId();
  await receive(rice, [{ amount: 10_000, producedOn: '2026-02-20' }]);
  const before = await dock.issue({
    lines: [{ product: '大米', unit: 'kg', ordered: 10_000, productId: rice }],
    windowFrom: '2026-03-01T05:30:00+08:00',
    windowTo: '2026-03-01T07:30:00+08:00',
  });
  const [line] = await dock.linesOf(before.noteId);
  await warehouse.api.deliveries.pick({ noteId: before.noteId, lines: [{ lineId: line?.id ?? '', version: 0, picked: 10_000 }] });
  await dock.scanned(before.link).accept({ noteId: before.noteId });
  const [older, newer] = await receive(rice, [
    { amount: 90_000, producedOn: '2026-02-10' },
    { amount: 90_000, producedOn: '2026-02-20' },
  ]);
  const note = await noteOf(rice);
  const offer = await warehouse.api.deliveries.waveLots({ waveId: note.waveId });
  expect(offer.lines).toMatchObject([{ proposed: [{ lotId: newer?.lotId, amount: 30_000 }], shut: [{ lotId: older?.lotId, why: 'older' }] }]);
});

it('the tables are what the journal says', async () => {
  expect(await verifyRebuild(dock.app, 'lots')).toEqual([]);
  expect(await verifyRebuild(dock.app, 'deliveries')).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/id.ts';
import { HOUR } from '../../../kernel/time.ts';
import { refusalOf, type SignedIn } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { type Dock, openDeliveries } from '../testing/open-deliveries.ts';

const DAY = '2026-03-02';
const LINES = [
  { product: '猪前腿肉', unit: 'kg', ordered: 30_000, pieces: 2, pieceUnit: 'box', overBp: 500, underBp: 300, lot: 'L1', producedOn: '2026-03-01' },
  { product: '鲜鸡蛋', unit: 'box', ordered: 3 },
] as const;

let dock: Dock;
let warehouse: SignedIn;
let dispatcher: SignedIn;
let vehicleId: string;
beforeAll(async () => {
  dock = await openDeliveries();
  warehouse = await dock.app.as('warehouse-clerk');
  dispatcher = await dock.app.as('dispatcher');
  const van = { plate: ' 浙a 12345', name: '1 号车', temperature: 'chilled' as const, capacityKg: 1000, crates: 60 };
  ({ vehicleId } = await dispatcher.api.vehicles.register(van));
});
afterAll(() => dock.app.close());

const issue = (over: object = {}) => dock.issue({ lines: [...LINES], driverId: null, cratesOut: 4, ...over });
const waveOf = (noteIds: string[]) => warehouse.api.deliveries.openWave({ day: DAY, noteIds });
const pick = (noteId: string, lines: object[], by = warehouse) => by.api.deliveries.pick({ noteId, lines: lines as [] });
const linesOf = async (waveId: string, noteId: string) =>
  (await warehouse.api.deliveries.wave({ waveId })).items.filter((line) => line.noteId === noteId);

describe('a wave', () => {
  it('is numbered by its day, filled, picked and closes itself with the last line', async () => {
    const [one, two] = [await issue(), await issue()];
    const waiting = async () => (await warehouse.api.deliveries.waveless({ day: DAY })).items.map(({ id }) => id);
    expect(await waiting()).toEqual(expect.arrayContaining([one.noteId, two.noteId]));
    const first = await waveOf([one.noteId]);
    expect(await waiting()).not.toContain(one.noteId);
    const second = await waveOf([two.noteId]);
    expect(second.waveNo).toBe(first.waveNo + 1);
    expect((await refusalOf(waveOf([one.noteId]))).code).toBe('deliveries.in-a-wave');
    await warehouse.api.deliveries.changeWave({ waveId: second.waveId, remove: [two.noteId] });
    await warehouse.api.deliveries.changeWave({ waveId: first.waveId, add: [two.noteId] });
    const open = await warehouse.api.deliveries.wave({ waveId: first.waveId });
    expect(open).toMatchObject({ state: 'open', notes: 2, lines: 4, pickedLines: 0, can: { pick: true, close: true } });
    expect(open.items[0]).toMatchObject({ product: '猪前腿肉', least: 29_100, most: 31_500, pieces: 2, version: 0, lot: 'L1' });

    for (const { noteId } of [one, two]) {
      const [pork, eggs] = await linesOf(first.waveId, noteId);
      const [box, many] = [pork?.id ?? '', eggs?.id ?? ''];
      const weighed = await pick(noteId, [{ lineId: box, version: 0, gross: 33_000, tare: 1_600, pieces: 2 }]);
      expect(weighed).toMatchObject({ complete: false, lines: [{ picked: 31_400, gross: 33_000, tare: 1_600, pickedPieces: 2, version: 1 }] });
      expect(await pick(noteId, [{ lineId: many, version: 0, picked: 3 }])).toMatchObject({ complete: true });
    }
    const waves = (await warehouse.api.deliveries.waves({ day: DAY })).items;
    expect(waves.find(({ id }) => id === first.waveId)).toMatchObject({ state: 'done', pickedLines: 4 });
    expect(await refusalOf(warehouse.api.deliveries.changeWave({ waveId: first.waveId, remove: [one.noteId] }))).toMatchObject({
      code: 'deliveries.wave-done',
    });
    expect(await refusalOf(warehouse.api.deliveries.closeWave({ waveId: first.waveId }))).toMatchObject({ code: 'deliveries.wave-done' });
    await warehouse.api.deliveries.closeWave({ waveId: second.waveId });
  });

  it('of nobody answers 404', async () =>
    expect(await refusalOf(warehouse.api.deliveries.wave({ waveId: newId() }))).toMatchObject({ code: 'deliveries.wave-not-found', status: 404 }));
});

describe('a picked weight', () => {
  it('of two who pick one line at once is kept once; the other is told what the first entered', async () => {
    const { noteId } = await issue();
    const { waveId } = await waveOf([noteId]);
    const [pork] = await linesOf(waveId, noteId);
    const lineId = pork?.id ?? '';
    const results = await Promise.allSettled([
      pick(noteId, [{ lineId, version: 0, picked: 31_400 }]),
      pick(noteId, [{ lineId, version: 0, picked: 29_800 }], dock.clerk),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [kept] = await linesOf(waveId, noteId);
    expect(kept?.version).toBe(1);
    const late = await refusalOf(pick(noteId, [{ lineId, version: 0, picked: 30_500 }]));
    expect(late).toMatchObject({ code: 'deliveries.picked-meanwhile', message: expect.stringContaining(`${(kept?.picked ?? 0) / 1000} 公斤`) });
    await pick(noteId, [{ lineId, version: 1, picked: 30_500 }]);
    expect((await linesOf(waveId, noteId))[0]).toMatchObject({ picked: 30_500, version: 2 });
  });

  it('that is absurd is asked back in words, and changes nothing until confirmed', async () => {
    const { noteId } = await issue();
    const { waveId } = await waveOf([noteId]);
    const lineId = (await linesOf(waveId, noteId))[0]?.id ?? '';
    const absurd = { lineId, version: 0, picked: 90_000 };
    expect(await refusalOf(pick(noteId, [absurd]))).toMatchObject({
      code: 'deliveries.pick-doubtful',
      message: '“猪前腿肉”订 30 公斤，录入 90 公斤，相差很大。请核对单位和秤，确实如此请再次确认。',
      fields: [{ path: 'lines.0.picked' }],
    });
    expect((await refusalOf(pick(noteId, [{ lineId, version: 0, gross: 1_000, tare: 2_000 }]))).code).toBe('deliveries.pick-tare-above-gross');
    expect((await refusalOf(pick(noteId, [{ lineId, version: 0, picked: -1 }]))).code).toBe('deliveries.pick-negative');
    expect((await linesOf(waveId, noteId))[0]).toMatchObject({ picked: null, version: 0 });
    await pick(noteId, [{ ...absurd, confirmed: true }]);
    expect((await linesOf(waveId, noteId))[0]).toMatchObject({ picked: 90_000 });
  });

  it('is corrected until departure, and not after', async () => {
    const { noteId } = await issue({ driverId: dock.driver.accountId });
    const [line] = (await dock.clerk.api.deliveries.show({ noteId })).lines;
    const lineId = line?.id ?? '';
    await pick(noteId, [{ lineId, version: 0, picked: 31_400 }]);
    await pick(noteId, [{ lineId, version: 1, picked: 31_000 }]);
    await dock.driver.api.deliveries.depart({ noteId });
    expect((await refusalOf(pick(noteId, [{ lineId, version: 2, picked: 30_000 }]))).code).toBe('deliveries.not-in-this-state');
  });
});

describe('the dispatch board', () => {
  it('plans vehicle, driver and stop, warns, and lists the load with the last stop first', async () => {
    const day = '2026-03-05';
    const at = { windowFrom: `${day}T05:30:00+08:00`, windowTo: `${day}T07:30:00+08:00` };
    const early = await issue({ ...at, cratesOut: 40 });
    const late = await issue({ windowFrom: `${day}T08:00:00+08:00`, windowTo: `${day}T09:00:00+08:00`, cratesOut: 30 });
    const van = { vehicleId, driverId: dock.driver.accountId };
    const items = [
      { noteId: late.noteId, ...van, stopNo: 1 },
      { noteId: early.noteId, ...van, stopNo: 2 },
    ];
    expect(await dispatcher.api.deliveries.plan({ items })).toEqual({ planned: 2 });
    expect(await dispatcher.api.deliveries.plan({ items })).toEqual({ planned: 0 });
    const board = await dispatcher.api.deliveries.board({ day });
    expect(board.vans[0]).toMatchObject({ plate: '浙A12345', crates: 70, crateCapacity: 60, driver: { id: dock.driver.accountId } });
    expect(board.vans[0]?.warnings).toEqual([
      { code: 'over-crates', noteId: null },
      { code: 'window-conflict', noteId: early.noteId },
    ]);
    expect(board.notes.map(({ stopNo, vehicle, grams }) => [stopNo, vehicle, grams])).toEqual([
      [2, '浙A12345', 30_000],
      [1, '浙A12345', 30_000],
    ]);
    const list = await warehouse.api.deliveries.loading({ day, vehicleId });
    expect(list.notes.map(({ stopNo }) => stopNo)).toEqual([2, 1]);
    expect(list.notes[0]?.goods).toMatchObject([{ product: '猪前腿肉', pieces: 2, pieceUnit: 'box' }, { product: '鲜鸡蛋' }]);
    expect((await dock.driver.api.deliveries.loading({ day })).notes.map(({ stopNo }) => stopNo)).toEqual([2, 1]);
    expect((await refusalOf(warehouse.api.deliveries.loading({ day }))).code).toBe('deliveries.round-needed');
    expect((await refusalOf(warehouse.api.deliveries.loading({ day, vehicleId: newId() }))).code).toBe('deliveries.vehicle-unknown');
  });

  it('refuses a van or a driver nobody knows, and a note that is somebody else’s', async () => {
    const { noteId } = await issue();
    const plan = (over: object) =>
      refusalOf(dispatcher.api.deliveries.plan({ items: [{ noteId, vehicleId: null, driverId: null, stopNo: null, ...over }] }));
    expect((await plan({ vehicleId: newId() })).code).toBe('deliveries.vehicle-unknown');
    expect((await plan({ driverId: dispatcher.accountId })).code).toBe('deliveries.driver-unknown');
    expect(await plan({ noteId: newId() })).toMatchObject({ code: 'deliveries.not-found', status: 404 });
    expect(await refusalOf(dock.driver.api.deliveries.load({ noteId }))).toMatchObject({ code: 'deliveries.not-found', status: 404 });
  });

  it('forgets its van when another plate is written by hand', async () => {
    const { noteId } = await issue();
    await dispatcher.api.deliveries.plan({ items: [{ noteId, vehicleId, driverId: dock.driver.accountId, stopNo: 1 }] });
    await dispatcher.api.deliveries.assign({ noteId, driverId: dock.driver.accountId, vehicle: '租A00001' });
    const card = (await dispatcher.api.deliveries.board({ day: DAY })).notes.find(({ id }) => id === noteId);
    expect(card).toMatchObject({ vehicleId: null, vehicle: '租A00001', stopNo: null });
  });
});

describe('loading, counting, leaving', () => {
  const facts = async (noteId: string) => (await dock.toldOf(noteId)).map(({ name }) => name.replace('deliveries.', ''));

  it('is told by the driver’s phone without signal, in the order it happened', async () => {
    const { noteId } = await issue({ driverId: dock.driver.accountId });
    const api = dock.driver.api.deliveries;
    await api.load({ noteId, seals: ['A0017', 'A0018'], cratesOut: 5 });
    expect(await api.checkLoad({ notes: [{ noteId, cratesCounted: 5 }] })).toEqual({ checked: 1, differences: 0 });
    await api.departRound({ noteIds: [noteId] });
    expect(await facts(noteId)).toEqual(['note-issued', 'loaded', 'load-checked', 'departed']);
    expect(await dock.clerk.api.deliveries.show({ noteId })).toMatchObject({ cratesOut: 5, state: 'departed' });
    dock.app.clock.move(HOUR);
    expect((await refusalOf(api.checkLoad({ notes: [{ noteId, cratesCounted: 5 }] }))).code).toBe('deliveries.left-already');
  });

  it('keeps what was found, and takes a note off again', async () => {
    const { noteId } = await issue({ driverId: dock.driver.accountId, windowFrom: `${DAY}T10:00:00+08:00`, windowTo: `${DAY}T11:00:00+08:00` });
    await warehouse.api.deliveries.load({ noteId, seals: ['B1'] });
    const lineId = (await dock.linesOf(noteId))[0]?.id ?? '';
    const differences = [{ lineId, kind: 'missing' as const, amount: 500 }];
    await warehouse.api.deliveries.checkLoad({ notes: [{ noteId, cratesCounted: 3, differences, remark: '少一筐，已去库房找' }] });
    const mine = async () => (await dock.driver.api.deliveries.loading({ day: DAY })).notes.find(({ id }) => id === noteId);
    expect(await mine()).toMatchObject({ seals: ['B1'], cratesCounted: 3, differences, remark: '少一筐，已去库房找' });
    const told = (await dock.toldOf(noteId)).find(({ name }) => name === 'deliveries.load-checked')?.data;
    expect(told).toMatchObject({ whole: false, cratesOut: 4, cratesCounted: 3 });
    expect(JSON.stringify(told)).not.toContain('库房');
    await warehouse.api.deliveries.takeOff({ noteId });
    expect(await mine()).toMatchObject({ loadedAt: null, checkedAt: null, seals: [], cratesCounted: null });
    expect((await refusalOf(warehouse.api.deliveries.takeOff({ noteId }))).code).toBe('deliveries.not-loaded');
  });

  it.each([
    ['one note', (noteId: string) => dock.driver.api.deliveries.depart({ noteId })],
    ['the whole van', (noteId: string) => dock.driver.api.deliveries.departRound({ noteIds: [noteId] })],
  ])('without a count says so: %s', async (_, depart) => {
    const { noteId } = await issue({ driverId: dock.driver.accountId });
    await depart(noteId);
    await depart(noteId);
    expect(await facts(noteId)).toEqual(['note-issued', 'departed', 'departed-unchecked']);
  });

  it('takes a seal number, not a sentence', async () => {
    const { noteId } = await issue();
    expect((await refusalOf(warehouse.api.deliveries.load({ noteId, seals: ['张三 13800000000'] }))).code).toBe('http.invalid-input');
  });
});

it('may be done by whom it belongs to', async () => {
  const { noteId } = await issue();
  expect((await refusalOf(dock.driver.api.deliveries.waves({}))).status).toBe(403);
  expect((await refusalOf(dock.driver.api.deliveries.board({}))).status).toBe(403);
  expect((await refusalOf(dock.clerk.api.deliveries.load({ noteId }))).status).toBe(403);
  expect((await refusalOf((await dock.app.as('finance-clerk')).api.deliveries.pick({ noteId, lines: [] as never }))).status).toBe(403);
});

it('stands in the journal as in the tables', async () => {
  dock.app.clock.move(HOUR);
  expect(await verifyRebuild(dock.app, 'deliveries')).toEqual([]);
});

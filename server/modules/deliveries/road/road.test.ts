import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/id.ts';
import { HOUR, instant, iso, MINUTE } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { type Dock, openDeliveries } from '../testing/open-deliveries.ts';

let dock: Dock;
let dispatcher: Awaited<ReturnType<Dock['app']['as']>>;
beforeAll(async () => {
  dock = await openDeliveries();
  dispatcher = await dock.app.as('dispatcher');
});
afterAll(() => dock.app.close());

const drive = () => dock.driver.api.deliveries;
/** What picking adds to a departure is its own business. */
const namesOf = async (noteId: string) =>
  (await dock.toldOf(noteId))
    .filter(({ name }) => name !== 'deliveries.departed-unchecked')
    .map(({ name, grade }) => `${name.replace('deliveries.', '')} ${grade}`);
const place = { longitude: 120.1551, latitude: 30.2741 };
const now = () => dock.app.clock.now();

async function photo(): Promise<string> {
  const colour = { r: Math.floor(Math.random() * 255), g: Math.floor(Math.random() * 255), b: 40 };
  const payload = await sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  const headers = { ...dock.driver.headers, 'content-type': 'image/jpeg' };
  return (await dock.app.server.inject({ method: 'POST', url: '/api/files', headers, payload })).json().id as string;
}

describe('the driver', () => {
  it('leaves with the whole van by one tap, and what is called off does not hold him up', async () => {
    const [first, second] = [await dock.issue(), await dock.issue()];
    await dock.clerk.api.deliveries.cancel({ noteId: second.noteId, reason: 'customer' });
    expect(await drive().departRound({ noteIds: [second.noteId, first.noteId] })).toEqual({ departed: 1 });
    expect(await namesOf(first.noteId)).toEqual(['note-issued B', 'departed B']);
  });

  it('waits at a closed gate with proof, is let in, unloads and leaves', async () => {
    const { noteId, link } = await dock.issue();
    await drive().depart({ noteId });
    dock.app.clock.move(20 * MINUTE);
    const since = iso(now());
    await drive().wait({ noteId, reason: 'gate-closed', place, files: [await photo()] });
    dock.app.clock.move(25 * MINUTE);
    const { waits } = await drive().roadOf({ noteId });
    expect(waits).toMatchObject([
      { reason: 'gate-closed', causedBy: 'customer', from: since, to: null, metres: 0, grade: 'B', fileIds: [expect.any(String)] },
    ]);
    expect(await dock.scanned(link).track({ noteId })).toMatchObject({ lastSeen: { what: 'waiting' }, waits: [{ reason: 'gate-closed', to: null }] });
    const openedAt = iso(now());
    await drive().unload({ noteId, place });
    await drive().unload({ noteId, place });
    expect((await drive().roadOf({ noteId })).waits).toMatchObject([{ to: openedAt }]);
    await dock.scanned(link).accept({ noteId });
    await drive().leave({ noteId });
    expect(await namesOf(noteId)).toEqual([
      'note-issued B',
      'departed B',
      'waiting-began B',
      'arrived B',
      'unloading-began B',
      'accepted A',
      'left B',
    ]);
    expect((await dock.toldOf(noteId)).at(-1)?.data).toMatchObject({ accepted: true, windowTo: '2026-03-01T23:30:00.000Z' });
  });

  it('is believed by how long ago it was, with a clock that is wrong by a day and a wait that is sent later', async () => {
    const { noteId } = await dock.issue();
    const wrong = (at: number) => iso(at + 26 * HOUR);
    const happened = now() - 50 * MINUTE;
    await drive().wait({ noteId, reason: 'nobody-there', occurredAt: wrong(happened), sentAt: wrong(now()), place });
    expect((await drive().roadOf({ noteId })).waits).toMatchObject([{ from: iso(happened), grade: 'C' }]);
    expect(await refusalOf(drive().leave({ noteId, occurredAt: iso(now() + HOUR) }))).toMatchObject({ code: 'moment.in-future' });
  });

  it('cannot leave before he came, nor touch what was called off', async () => {
    const { noteId } = await dock.issue();
    await drive().arrive({ noteId });
    expect(await refusalOf(drive().leave({ noteId, occurredAt: iso(now() - 5 * MINUTE) }))).toMatchObject({ code: 'deliveries.left-before-arrival' });
    const gone = await dock.issue();
    await dock.clerk.api.deliveries.cancel({ noteId: gone.noteId, reason: 'customer' });
    expect(await refusalOf(drive().wait({ noteId: gone.noteId, reason: 'gate-closed' }))).toMatchObject({ code: 'deliveries.not-in-this-state' });
  });

  it('sends one tap twice and it counts once', async () => {
    const { noteId } = await dock.issue();
    const again = dock.app.client({ ...dock.driver.headers, 'idempotency-key': newId() }).deliveries;
    const tap = { noteId, occurredAt: iso(now()) };
    await again.arrive({ ...tap, sentAt: iso(now()) });
    dock.app.clock.move(MINUTE);
    await again.arrive({ ...tap, sentAt: iso(now()) });
    expect(await namesOf(noteId)).toEqual(['note-issued B', 'arrived B']);
  });
});

describe('a delay', () => {
  it('is foreseen once near and once past the window, told to the dispatcher, and no more once the kitchen knows', async () => {
    const other = await openDeliveries();
    try {
      const office = await other.app.as('dispatcher');
      const { noteId, link } = await other.issue();
      await other.driver.api.deliveries.depart({ noteId });
      const foreseen = async () =>
        (await other.toldOf(noteId)).filter(({ name }) => name === 'deliveries.delay-foreseen').map(({ data }) => (data as { step: string }).step);
      await other.app.advance(110 * MINUTE, 10 * MINUTE);
      expect(await foreseen()).toEqual([]);
      await other.app.advance(25 * MINUTE, 5 * MINUTE);
      expect(await foreseen()).toEqual(['near']);
      await other.app.advance(30 * MINUTE, 5 * MINUTE);
      expect(await foreseen()).toEqual(['near', 'past']);
      const [row] = (await office.api.deliveries.roadBoard({ day: '2026-03-02' })).rows;
      expect(row).toMatchObject({ id: noteId, foreseen: { step: 'past' }, told: null, can: { tell: true }, estimate: { reason: 'overdue' } });
      const newEstimate = iso(other.app.clock.now() + HOUR);
      await office.api.deliveries.delay({ noteId, newEstimate, reason: 'traffic', toldCustomer: true });
      expect(await other.scanned(link).track({ noteId })).toMatchObject({ told: { estimate: newEstimate }, estimate: { stopsBefore: 0 } });
      const { rows } = await other.app.app.db
        .selectFrom('journal.fact')
        .select('name')
        .where('name', '=', 'deliveries.delay-foreseen')
        .execute()
        .then((all) => ({ rows: all }));
      await other.app.advance(20 * MINUTE, 5 * MINUTE);
      expect(await foreseen()).toHaveLength(rows.length);
      const inbox = await other.app.app.messaging.list(other.app.app.db, { accountId: office.accountId, limit: 20 });
      expect(inbox.filter(({ template }) => template === 'deliveries.foreseen')).toHaveLength(2);
    } finally {
      await other.app.close();
    }
  });

  it('asks how the goods came', async () => {
    const { noteId } = await dock.issue();
    await drive().recordGoodsState({ noteId, tenthsCelsius: 38, looks: 'good', text: '冷藏完好' });
    expect(await drive().roadOf({ noteId })).toMatchObject({
      goodsStates: [{ tenthsCelsius: 38, looks: 'good' }],
      words: [{ step: 'goods-state', text: '冷藏完好' }],
    });
    expect(JSON.stringify(await dock.toldOf(noteId))).not.toContain('冷藏完好');
  });
});

describe('an exception', () => {
  it('of a van is one of every open stop: answered, handed to another van and settled together', async () => {
    const office = dispatcher.api.deliveries;
    const [one, two] = [
      await dock.issue({ driverId: null, vehicle: '演A·00007' }),
      await dock.issue({ driverId: null, vehicle: '演A·00007', siteId: dock.other.siteId }),
    ];
    const { exceptionIds } = await office.reportException({ noteId: one.noteId, kind: 'cooler-failure', allOfVan: true, text: '压缩机不转' });
    expect(exceptionIds).toHaveLength(2);
    const [exceptionId] = exceptionIds as [string];
    await office.proposeRemedy({ exceptionId, remedy: 'replacement-van', newEstimate: iso(now() + HOUR), toldCustomer: true });
    await office.replaceVan({ exceptionId, driverId: dock.driver.accountId, vehicle: '演A·00008' });
    for (const { noteId } of [one, two]) {
      expect(await office.show({ noteId })).toMatchObject({ vehicle: '演A·00008', driver: { id: dock.driver.accountId } });
      expect((await office.roadOf({ noteId })).exceptions).toMatchObject([
        { kind: 'cooler-failure', state: 'proposed', words: [{ text: '压缩机不转' }].slice(noteId === one.noteId ? 0 : 0) },
      ]);
    }
    await office.settleException({ exceptionId, ending: 'late', together: true });
    const { exceptions } = await office.roadBoard({ day: '2026-03-02' });
    expect(
      exceptions.filter(({ togetherId }) => togetherId === exceptions.find(({ id }) => id === exceptionId)?.togetherId).map(({ state }) => state),
    ).toEqual(['settled', 'settled']);
    expect(await refusalOf(office.settleException({ exceptionId, ending: 'late' }))).toMatchObject({ code: 'deliveries.exception-settled-already' });
    expect(await refusalOf(office.proposeRemedy({ exceptionId: newId(), remedy: 'cancel', toldCustomer: false }))).toMatchObject({ status: 404 });
    expect(await namesOf(two.noteId)).toEqual([
      'note-issued B',
      'exception-reported B',
      'exception-proposed B',
      'exception-proposed B',
      'assigned B',
      'exception-settled B',
    ]);
  });

  it('is reported by the driver for his own stops only, and settled by the office', async () => {
    const foreign = await dock.issue({ driverId: null });
    expect(await refusalOf(drive().reportException({ noteId: foreign.noteId, kind: 'damage' }))).toMatchObject({ status: 404 });
    const own = await dock.issue();
    const { exceptionIds } = await drive().reportException({ noteId: own.noteId, kind: 'damage', files: [await photo()] });
    const [exceptionId = ''] = exceptionIds;
    expect(await refusalOf(drive().settleException({ exceptionId, ending: 'late' }))).toMatchObject({ status: 403 });
    expect((await dispatcher.api.deliveries.roadOf({ noteId: own.noteId })).exceptions).toMatchObject([
      { state: 'reported', fileIds: [expect.any(String)] },
    ]);
  });
});

describe('a rating', () => {
  it('comes from the kitchen once, after the acceptance', async () => {
    const { noteId, link } = await dock.issue();
    expect(await refusalOf(dock.scanned(link).rate({ noteId, stars: 5 }))).toMatchObject({ code: 'deliveries.not-received-yet' });
    await dock.scanned(link).accept({ noteId });
    expect((await dock.scanned(link).track({ noteId })).rating).toEqual({ stars: null, can: true });
    await dock.scanned(link).rate({ noteId, stars: 4, text: '师傅很客气' });
    expect((await dock.scanned(link).track({ noteId })).rating).toEqual({ stars: 4, can: false });
    expect(await refusalOf(drive().rate({ noteId, stars: 5 }))).toMatchObject({ code: 'deliveries.rated-already' });
    const second = await dock.issue();
    expect(await refusalOf(dock.scanned(link).rate({ noteId: second.noteId, stars: 1 }))).toMatchObject({ status: 404 });
  });

  it('is asked for by the system where somebody of the kitchen can be asked, else by the driver', async () => {
    const [school, hospital] = [await dock.issue(), await dock.issue({ siteId: dock.other.siteId })];
    const cook = await dock.app.asContact(dock.school.customerId);
    for (const { noteId, link } of [school, hospital]) await dock.scanned(link).accept({ noteId });
    await dock.app.advance(2 * MINUTE);
    const asked = async (noteId: string) =>
      (await dock.toldOf(noteId)).flatMap(({ name, data }) => (name === 'deliveries.rating-asked' ? (data as { by: string }).by : []));
    expect(await asked(school.noteId)).toEqual(['system']);
    expect(await asked(hospital.noteId)).toEqual([]);
    await drive().askRating({ noteId: hospital.noteId });
    await drive().askRating({ noteId: hospital.noteId });
    expect(await asked(hospital.noteId)).toEqual(['driver']);
    await dock.app.advance(2 * MINUTE);
    const inbox = await dock.app.app.messaging.list(dock.app.app.db, { accountId: cook.accountId, limit: 20 });
    expect(inbox.flatMap(({ subject, listed }) => [subject, ...listed.map(({ line }) => line)]).join()).toContain('请评价');
  });
});

it('shows the kitchen how many stops come first, and no name of them', async () => {
  const day = await openDeliveries();
  try {
    const [first, second] = [await day.issue(), await day.issue({ siteId: day.other.siteId, windowFrom: '2026-03-02T05:40:00+08:00' })];
    await day.driver.api.deliveries.departRound({ noteIds: [first.noteId, second.noteId] });
    const seen = await day.scanned(second.link).track({ noteId: second.noteId });
    expect(seen).toMatchObject({ estimate: { stopsBefore: 1 }, lastSeen: { what: 'departed' } });
    expect(instant(seen.estimate?.at ?? '')).toBeGreaterThan(day.app.clock.now());
    day.app.clock.move(10 * MINUTE);
    await day.driver.api.deliveries.arrive({ noteId: first.noteId });
    expect(await day.scanned(second.link).track({ noteId: second.noteId })).toMatchObject({ lastSeen: { what: 'arrived-elsewhere' } });
    expect(JSON.stringify(await day.scanned(second.link).track({ noteId: second.noteId }))).not.toContain('实验小学');
  } finally {
    await day.app.close();
  }
});

it('rebuilds its tables from the facts alone', async () => {
  expect(await verifyRebuild(dock.app, 'deliveries')).toEqual([]);
});

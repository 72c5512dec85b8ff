import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/open-test-app.ts';
import { upload } from '../deliveries/testing/dock-pictures.ts';
import { type Dock, openDeliveries } from '../deliveries/testing/open-deliveries.ts';
import { meaningOf, suggest } from './dock.ts';
import { nextMeal } from './dock-list.ts';

let dock: Dock;
beforeAll(async () => {
  dock = await openDeliveries();
});
afterAll(() => dock.app.close());

async function arrive() {
  const { noteId, link } = await dock.issue();
  const headers = { 'x-note-token': dock.tokenOf(link) };
  const lines = (await dock.linesOf(noteId)).map(({ id }) => id) as [string, string, string];
  return { noteId, lines, phone: dock.scanned(link), photo: () => upload(dock.app, headers), mine: dock.app.client(headers).cases };
}
const draftsOf = async (noteId: string) => (await dock.clerk.api.cases.dockDrafts({ noteId })).items;
const casesOf = (noteId: string) => dock.app.app.db.selectFrom('cases.case').selectAll().where('note_id', '=', noteId).execute();

describe('food safety at the dock', () => {
  it('opens a case at once, with the line, the picture and the customer’s word', async () => {
    const { noteId, lines, phone, photo, mine } = await arrive();
    const picture = await photo();
    await phone.accept({ noteId, lines: [{ lineId: lines[1], accepted: 0, reason: 'spoiled', photos: [picture.id] }] });
    const [opened, ...more] = await casesOf(noteId);
    expect(more).toEqual([]);
    expect(opened).toMatchObject({ channel: 'dock', category: 'food-safety', subcategory: 'spoiled', severity: 2, line_id: lines[1] });
    const shown = await dock.clerk.api.cases.show({ caseId: opened?.id as string });
    expect(shown).toMatchObject({
      lines: [{ product: '菠菜', amount: 20_000, problem: 'spoiled' }],
      evidence: [{ fileId: picture.id, kind: 'image', internal: false }],
      messages: [{ body: '验收登记：菠菜 20 公斤拒收，腐烂变质。' }],
    });
    expect((await mine.mine({})).items).toMatchObject([{ number: opened?.number }]);
    expect(await draftsOf(noteId)).toEqual([]);
  });

  it('opens one for each danger, also when a driver sends it hours later', async () => {
    const { noteId, lines } = await arrive();
    const occurredAt = new Date(dock.app.clock.now() - 2 * 3_600_000).toISOString();
    const words = [
      { lineId: lines[0], accepted: 20_000, reason: 'foreign-body' as const },
      { lineId: lines[1], accepted: 0, reason: 'expired' as const },
    ];
    await dock.driver.api.deliveries.deliver({ noteId, lines: words, occurredAt });
    const opened = await casesOf(noteId);
    // Its date is unknown to us: near its end, perhaps, and no confession.
    expect(opened.map(({ subcategory, severity }) => `${subcategory} ${severity}`).sort()).toEqual(['expired-or-near-expiry 3', 'foreign-body 2']);
    expect(opened.map(({ opened_at }) => opened_at)).toEqual([dock.app.clock.now(), dock.app.clock.now()]);
  });

  it('opens one for the whole note where all of it was refused', async () => {
    const { noteId, phone } = await arrive();
    await phone.refuse({ noteId, reason: 'temperature' });
    const [opened] = await casesOf(noteId);
    expect(opened).toMatchObject({ subcategory: 'temperature', line_id: null });
    expect(opened?.lines).toHaveLength(3);
  });
});

describe('other exceptions of the dock', () => {
  it('wait as drafts that hold everything, and confess nothing', async () => {
    const { noteId, lines, phone, photo } = await arrive();
    const picture = await photo();
    const words = [
      { lineId: lines[0], accepted: 29_000 },
      { lineId: lines[1], deductBp: 500, reason: 'off-spec' as const, photos: [picture.id] },
      { lineId: lines[2], accepted: 0, reason: 'damaged' as const },
    ];
    await phone.accept({ noteId, lines: words });
    expect(await casesOf(noteId)).toEqual([]);
    const drafts = await draftsOf(noteId);
    expect(drafts.map(({ product, reason, outcome, missing, suggested }) => [product, reason, outcome, missing, suggested])).toEqual([
      ['嫩豆腐', 'damaged', 'rejected', 40, 'replacement'],
      ['番茄', 'short', 'partly', 1_200, 'settled'],
      ['菠菜', 'off-spec', 'partly', 1_000, 'settled'],
    ]);
    expect(drafts[2]).toMatchObject({ photos: [picture.id], deductBp: 500, customer: { name: '实验小学' }, neededBy: '2026-03-02T03:30:00.000Z' });
  });

  it('are paged, what may be brought before the meal first', async () => {
    const all = (await dock.clerk.api.cases.dockDrafts({})).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await dock.clerk.api.cases.dockDrafts({ limit: 1, ...(cursor ? { cursor } : {}) });
      paged.push(...items.map(({ id }) => id));
      cursor = next ?? undefined;
    } while (cursor);
    expect(paged.length).toBeGreaterThan(2);
    expect(paged).toEqual(all);
  });

  it('are nothing at all where two scales agree', async () => {
    const { noteId, lines, phone } = await arrive();
    await phone.accept({
      noteId,
      lines: [
        { lineId: lines[0], net: 29_800 },
        { lineId: lines[1], accepted: 20_300 },
      ],
    });
    expect([await draftsOf(noteId), await casesOf(noteId)]).toEqual([[], []]);
  });

  it('become a case by one key, and name the claim for the meal', async () => {
    const { noteId, lines, phone } = await arrive();
    await phone.accept({ noteId, lines: [{ lineId: lines[2], accepted: 30, reason: 'damaged' }] });
    const [draft] = await draftsOf(noteId);
    const before = (await dock.clerk.api.cases.countDockDrafts({})).open;
    const draftId = draft?.id as string;
    const opened = await dock.clerk.api.cases.openDockDraft({ draftId, replacement: true });
    expect(opened.claim).toEqual({ items: [{ noteId, lineId: lines[2], amount: 10 }], reason: 'damaged' });
    const { claimId } = await dock.clerk.api.claims.request({ caseId: opened.caseId, way: 'replacement', ...(opened.claim as object) } as never);
    expect(await dock.clerk.api.claims.show({ claimId })).toMatchObject({ neededBy: '2026-03-02T03:30:00.000Z', items: [{ requested: 10 }] });
    expect((await dock.clerk.api.cases.countDockDrafts({})).open).toBe(before - 1);
    const again = await refusalOf(dock.clerk.api.cases.openDockDraft({ draftId }));
    expect(again).toMatchObject({ code: 'cases.dock-decided', message: expect.stringContaining('已转售后单') });
    expect(await refusalOf(dock.clerk.api.cases.dismissDockDraft({ draftId, reason: 'settled' }))).toMatchObject({ code: 'cases.dock-decided' });
  });

  it('are let be with a reason; the kitchen sees none of it', async () => {
    const { noteId, phone } = await arrive();
    await phone.refuse({ noteId, reason: 'late' });
    const [draft] = await draftsOf(noteId);
    expect(draft).toMatchObject({ lineId: null, product: null, reason: 'late', missing: null, suggested: 'look' });
    const kitchen = await dock.app.asContact(dock.school.customerId);
    expect(await refusalOf(kitchen.api.cases.dockDrafts({}))).toMatchObject({ status: 403 });
    await dock.clerk.api.cases.dismissDockDraft({ draftId: draft?.id as string, reason: 'agreed' });
    expect(await draftsOf(noteId)).toEqual([]);
    expect((await dock.clerk.api.cases.dockDrafts({ noteId, state: 'dismissed' })).items).toHaveLength(1);
  });
});

it('calls expired grave only where our own dates say so', () => {
  const grave = (expiresOn: string | null) => meaningOf('expired', { expiresOn, on: '2026-03-02' }).severity;
  expect([grave('2026-03-01'), grave('2026-03-02'), grave(null)]).toEqual([2, 3, 3]);
});

it('suggests what a clerk would do', () => {
  expect(suggest({ outcome: 'accepted', reason: null, said: 28_000 })).toBe('look');
  expect(suggest({ outcome: 'partly', reason: 'wrong-item' })).toBe('replacement');
  expect(suggest({ outcome: 'rejected', reason: 'not-ordered' })).toBe('look');
});

it('finds the next meal that can still be reached', () => {
  const at = (time: string) => Date.parse(`2026-03-02T${time}:00+08:00`);
  const meals = { breakfast: '07:00', lunch: '11:30' };
  expect(nextMeal(meals, at('07:30'))).toBe(at('11:30'));
  expect(nextMeal(meals, at('06:55'))).toBe(at('11:30'));
  expect(nextMeal(meals, at('12:00'))).toBe(Date.parse('2026-03-03T07:00:00+08:00'));
  expect(nextMeal({}, at('12:00'))).toBeNull();
});

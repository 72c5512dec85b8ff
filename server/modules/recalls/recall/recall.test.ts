import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { DAY, HOUR, iso, MINUTE } from '../../../kernel/time.ts';
import { refusalOf, type TestApp } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { FIRST_STORE, makeLots, moveInUnit, outside, workOn } from '../../lots/public.ts';
import { KG, type Kitchens, openAlerts } from '../alerts/testing/open-alerts.ts';

let the: Kitchens;
beforeAll(async () => {
  the = await openAlerts();
});
afterAll(() => the.it.close());

const officer = () => the.it.as('food-safety-officer');
const NONE = { still: 0, returned: 0, used: 0, destroyed: 0, missing: 0 };

/** Two kitchens with an account got 10 kg each of a lot. */
async function delivered(name: string) {
  const product = await the.product(name);
  const lot = await the.lot(product);
  const [school, hospital] = [await the.kitchen(`${name}小学`), await the.kitchen(`${name}医院`)];
  const brought = [await the.bring(lot.lotId, school), await the.bring(lot.lotId, hospital)] as const;
  return { lot, school, hospital, brought, kitchen: await the.it.asContact(school.customerId), other: await the.it.asContact(hospital.customerId) };
}

const recipients = async (recallId: string) => (await (await officer()).api.recalls.listRecipients({ recallId })).items;
const noticeOf = async (recallId: string, siteId: string) => {
  const found = (await recipients(recallId)).find(({ site }) => site?.id === siteId);
  if (!found) throw new Error('no notice');
  return found;
};

/** As a job: asked for, made, fetched by who asked. */
async function reportOf(recallId: string, as: 'pdf' | 'xlsx') {
  const who = await officer();
  const { jobId } = await who.api.recalls.makeReport({ recallId, as });
  await the.it.app.tasks.drain();
  const { fileId, summary } = await who.api.jobs.show({ jobId });
  const { rawPayload: bytes } = await the.it.server.inject({ url: `/api/files/${fileId}`, headers: who.headers });
  return { bytes, summary };
}

/** The kitchen signed for what the books say it has. */
async function signed(it: TestApp, noteId: string): Promise<void> {
  await it.app.db.updateTable('deliveries.note').set({ state: 'accepted' }).where('id', '=', noteId).execute();
  await it.app.db
    .updateTable('deliveries.note_line')
    .set(({ ref }) => ({ accepted: ref('ordered') }))
    .where('note_id', '=', noteId)
    .execute();
}

describe('a recall', () => {
  it('goes from knowing to closed: held, told, answered, recovered, balanced', async () => {
    const { api } = await officer();
    const { lot, school, hospital, kitchen, other, brought } = await delivered('菠菜');
    // A customer is told in the app only where somebody of it has an account.
    for (const [place, who] of [
      [school, kitchen],
      [hospital, other],
    ] as const)
      await the.it.app.db.updateTable('customers.contact').set({ account_id: who.accountId }).where('customer_id', '=', place.customerId).execute();
    const knownAt = iso(the.it.clock.now() - HOUR);
    const { recallId, number } = await api.recalls.needRecall({ level: 1, reason: 'food-safety', fault: 'producer', knownAt, lotIds: [lot.lotId] });
    expect(number).toMatch(/^ZH\d{6}-\d{6}$/);
    expect(await refusalOf(api.recalls.needRecall({ level: 1, reason: 'other', lotIds: [lot.lotId] }))).toMatchObject({
      code: 'recalls.lot-in-recall',
    });
    const began = await api.recalls.beginRecall({ recallId });
    expect(began).toMatchObject({ state: 'running', lots: 1, notices: 6 });
    expect((await refusalOf(api.recalls.beginRecall({ recallId }))).code).toBe('recalls.begun-already');

    const shown = await api.recalls.showRecall({ recallId });
    expect(shown.clocks).toMatchObject([
      { key: 'start', amount: 24, verdict: 'met', rule: { mark: 'V', confirmed: true } },
      { key: 'finish', amount: null, dueAt: null, verdict: 'unknown', rule: { confirmed: false } },
    ]);
    expect(shown.lots).toMatchObject([{ state: 'recalled', delivered: 20 * KG, stock: 980 * KG, left: 20 * KG }]);
    expect(shown.duties.map(({ key }) => key)).toContain('cooperate');

    // A day with a number nobody knows is set by a person, and then counts in working days.
    await api.recalls.setFinishDays({ measures: 'measures-2026', level: 1, days: 10 });
    expect((await api.recalls.showRecall({ recallId })).clocks[1]).toMatchObject({
      amount: 10,
      dueAt: '2026-03-16T16:00:00.000Z',
      rule: { confirmed: false },
    });
    expect((await refusalOf(api.recalls.setFinishDays({ measures: 'measures-2015', level: 1, days: 3 }))).code).toBe('recalls.rule-unknown');

    const notice = await noticeOf(recallId, school.siteId);
    await kitchen.api.recalls.readMine({ noticeId: notice.id });
    await kitchen.api.recalls.readMine({ noticeId: notice.id });
    expect(await refusalOf(other.api.recalls.myRecallNotice({ noticeId: notice.id }))).toMatchObject({
      code: 'recalls.notice-not-found',
      status: 404,
    });
    const mine = await kitchen.api.recalls.myRecallNotice({ noticeId: notice.id });
    expect(mine).toMatchObject({ state: 'read', lines: [{ delivered: 10 * KG }], can: { acknowledge: true, answer: true } });
    const amounts = [{ ...NONE, lotId: lot.lotId, still: 4 * KG, used: 6 * KG }];
    const tooMuch = await refusalOf(
      kitchen.api.recalls.answerMine({ noticeId: notice.id, amounts: [{ ...amounts[0], lotId: lot.lotId, missing: KG }] }),
    );
    expect(tooMuch).toMatchObject({ code: 'recalls.answer-too-much', fields: [{ path: 'amounts.0' }] });
    expect(tooMuch.message).toContain('10 公斤');
    await kitchen.api.recalls.answerMine({ noticeId: notice.id, amounts });
    expect(await noticeOf(recallId, school.siteId)).toMatchObject({
      state: 'answered',
      answeredBy: 'customer',
      lines: [{ left: 10 * KG, differs: true }],
    });

    // By phone, through an agent; then the movements, which are the facts.
    const agent = await the.it.as('service-agent');
    const second = await noticeOf(recallId, hospital.siteId);
    await agent.api.recalls.recordAnswer({ noticeId: second.id, amounts: [{ ...NONE, lotId: lot.lotId, still: 10 * KG }], said: '王师傅' });
    await api.recalls.recordRecovery({ noticeId: notice.id, lots: [{ lotId: lot.lotId, returned: 4 * KG, consumed: 6 * KG }] });
    expect((await refusalOf(api.recalls.recordRecovery({ noticeId: notice.id, lots: [{ lotId: lot.lotId, returned: 1 }] }))).code).toBe(
      'recalls.recover-too-much',
    );
    expect((await refusalOf(api.recalls.closeRecall({ recallId }))).code).toBe('recalls.not-verified');
    expect((await refusalOf(api.recalls.verifyRecall({ recallId, effective: true }))).code).toBe('recalls.not-balanced');
    await api.recalls.recordRecovery({ noticeId: second.id, lots: [{ lotId: lot.lotId, returned: 9 * KG }] });
    await api.recalls.explainRest({ recallId, lotId: lot.lotId, siteId: hospital.siteId, why: 'thrown-away', amount: KG });

    const dispose = { recallId, way: 'destroyed' as const, lotId: lot.lotId, amount: 993 * KG, weight: 992_500, witnesses: ['李四'] };
    expect((await refusalOf(api.recalls.disposeOf(dispose))).code).toBe('recalls.report-before-destruction');
    await api.recalls.reportToAuthority({ recallId, stage: 'destruction', body: '3 月 2 日 15:00，城东处置点' });
    expect((await refusalOf(api.recalls.disposeOf({ ...dispose, witnesses: [] }))).code).toBe('recalls.witnesses-needed');
    expect((await refusalOf(api.recalls.disposeOf({ ...dispose, amount: 994 * KG }))).code).toBe('recalls.stock-too-little');
    await api.recalls.disposeOf(dispose);

    const lineId = brought[0].lineId;
    // 4 of 10 kg came back, 6 were used: the claim takes over what came back, and no more than that can be claimed.
    await signed(the.it, brought[0].noteId);
    const wanted = { recallId, lineId, lotId: lot.lotId, way: 'replacement' as const };
    const remedy = await api.recalls.openRemedy(wanted);
    expect(await api.recalls.openRemedy(wanted)).toMatchObject({ caseId: remedy.caseId, claimId: remedy.claimId });
    const claim = await api.claims.show({ claimId: remedy.claimId });
    expect(claim).toMatchObject({ recallId, foodSafety: true, goods: 'none', items: [{ lotId: lot.lotId, requested: 4 * KG }] });
    expect(claim.lines).toMatchObject([{ claimed: 4 * KG, gone: 4 * KG, returned: 0 }]);
    const lead = await the.it.as('after-sales-manager');
    await lead.api.claims.decline({ claimId: remedy.claimId, reason: 'other', body: '客户改要冲账' });
    expect((await api.claims.show({ claimId: remedy.claimId })).lines).toMatchObject([{ claimed: 0, gone: 0, returned: 4 * KG }]);
    const credit = await api.recalls.openRemedy({ ...wanted, way: 'credit', amountFen: 1_600 });
    expect(credit).toMatchObject({ caseId: remedy.caseId });
    expect(credit.claimId).not.toBe(remedy.claimId);
    expect(await lead.api.claims.approve({ claimId: credit.claimId })).toMatchObject({ state: 'settled' });

    const full = await api.recalls.showRecall({ recallId });
    expect(full.open).toEqual([]);
    expect(full.sums).toMatchObject([{ delivered: 20 * KG, returned: 13 * KG, consumed: 6 * KG, explained: KG, left: 0, stock: 0 }]);
    await api.recalls.verifyRecall({ recallId, effective: true, body: '全部食堂已核实' });
    expect(await api.recalls.closeRecall({ recallId })).toMatchObject({ state: 'closed' });
    expect((await refusalOf(kitchen.api.recalls.answerMine({ noticeId: notice.id, amounts }))).code).toBe('recalls.notice-over');

    const pdf = await reportOf(recallId, 'pdf');
    expect(pdf.bytes.subarray(0, 4).toString()).toBe('%PDF');
    expect(pdf.summary).toEqual({ lots: 1, recipients: 6, lines: 2, folded: false });
    const rows = await the.it.app.documents.xlsx.read((await reportOf(recallId, 'xlsx')).bytes, { sheet: '通知与数量' });
    expect(rows.map(({ cells }) => cells[0])).toContain('菠菜医院 菠菜医院食堂');
    expect((await api.recalls.recallNotices({ recallId })).title).toContain('菠菜');
  });

  it('opens the legal commitment from the moment of knowing, and a mock one opens none', async () => {
    const { api } = await officer();
    const { lot } = await delivered('生菜');
    const { recallId } = await api.recalls.needRecall({ level: 2, reason: 'label', lotIds: [lot.lotId] });
    const mock = await api.recalls.needRecall({ mock: true, level: 1, reason: 'exercise', lotIds: [lot.lotId] });
    const watched = async (id: string) =>
      (await (await the.it.as('general-manager')).api.commitments.list({ subjectType: 'recall', subjectId: id })).items.map(({ dueAt }) => dueAt);
    expect(await watched(recallId)).toEqual([iso(the.it.clock.now() + 36 * HOUR)]);
    expect(await watched(mock.recallId)).toEqual([]);
    expect(await api.recalls.dropRecall({ recallId, why: 'harmless' })).toMatchObject({ state: 'dropped' });
    expect((await refusalOf(api.recalls.beginRecall({ recallId }))).code).toBe('recalls.recall-state');
  });

  it('of a lot that is destroyed is refused', async () => {
    const { api } = await officer();
    const lot = await the.lot(await the.product('虾仁'));
    const legs = [{ lotId: lot.lotId, from: { kind: 'store' as const, id: FIRST_STORE }, to: outside('destroyed'), amount: 1000 * KG }];
    await the.it.app.inUnit(SYSTEM, (unit) => moveInUnit(unit, { kind: 'destroyed', legs }));
    expect((await refusalOf(api.recalls.needRecall({ level: 1, reason: 'other', lotIds: [lot.lotId] }))).code).toBe('recalls.lot-destroyed');
  });

  it('reminds kitchens that do not answer, and lets them in by a link without sign-in', async () => {
    const { api } = await officer();
    const { lot, school, kitchen } = await delivered('韭菜');
    await the.it.app.db
      .updateTable('customers.contact')
      .set({ account_id: kitchen.accountId })
      .where('customer_id', '=', school.customerId)
      .execute();
    const { recallId } = await api.recalls.needRecall({ level: 1, reason: 'spoiled', lotIds: [lot.lotId] });
    await api.recalls.beginRecall({ recallId });
    await the.it.advance(35 * MINUTE, 5 * MINUTE);
    const notice = await noticeOf(recallId, school.siteId);
    expect(notice).toMatchObject({ state: 'sent', sentBy: 'app', reminders: 2 });
    const { link, svg } = await api.recalls.noticeLink({ noticeId: notice.id });
    expect(svg).toContain('<svg');
    const token = /\/portal\/n\/([\w-]+)\/recalls\//.exec(link)?.[1] ?? '';
    const holder = the.it.client({ 'x-note-token': token });
    const mine = await holder.recalls.myRecallNotice({ noticeId: notice.id });
    expect(mine.lines).toHaveLength(1);
    expect(await holder.recalls.acknowledgeMine({ noticeId: notice.id })).toMatchObject({ state: 'acknowledged' });
    expect((await holder.recalls.myRecallNotices({})).items).toMatchObject([{ id: notice.id, products: ['韭菜'] }]);
    await holder.recalls.answerMine({ noticeId: notice.id, amounts: [{ ...NONE, lotId: lot.lotId, used: 10 * KG }] });
    await the.it.advance(HOUR, 20 * MINUTE);
    expect((await noticeOf(recallId, school.siteId)).reminders).toBe(2);
  });

  it('reaches what was made of the lot, and says possible where goods lay together', async () => {
    const { api } = await officer();
    const product = await the.product('土豆');
    const [a, b] = [await the.lot(product), await the.lot(product)];
    const place = { kind: 'store' as const, id: FIRST_STORE };
    const part = (one: { lotId: string; number: string }, amount: number) => ({
      lotId: one.lotId,
      number: one.number,
      unit: 'kg' as const,
      amount,
      place,
    });
    const mixed = await the.it.app.inUnit(SYSTEM, async (unit) => {
      const asked = {
        productId: product,
        unit: 'kg' as const,
        supplierId: null,
        supplierLot: null,
        origin: '',
        producedOn: null,
        expiresOn: null,
        shelfLifeDays: null,
      };
      const [made] = await makeLots(unit, [asked]);
      if (!made) throw new Error('no lot');
      const { legs, edges } = workOn({ kind: 'mixed', inputs: [part(a, 30 * KG), part(b, 30 * KG)], outputs: [part(made, 60 * KG)] });
      await moveInUnit(unit, { kind: 'mixed', lots: [made], legs, edges });
      return made;
    });
    const kitchen = await the.kitchen('土豆食堂');
    await the.bring(mixed.lotId, kitchen);
    const preview = await api.recalls.previewScope({ lotIds: a.lotId, level: 1 });
    expect(preview).toMatchObject({ lotCount: 2, sites: 1, clocks: [{ amount: 24 }, { amount: null }] });
    expect(preview.lots.find(({ lotId }) => lotId === mixed.lotId)).toMatchObject({ root: false, possible: true });
  });
});

describe('a mock recall', () => {
  it('holds nothing, tells no customer, is timed and scored; and is asked for once a year', async () => {
    const { api } = await officer();
    const { lot, school, kitchen } = await delivered('豆腐');
    const { recallId } = await api.recalls.needRecall({ mock: true, level: 1, reason: 'exercise', lotIds: [lot.lotId] });
    await api.recalls.beginRecall({ recallId });
    const notice = await noticeOf(recallId, school.siteId);
    expect(notice).toMatchObject({ state: 'made', can: { remind: false, recover: false } });
    expect((await refusalOf(kitchen.api.recalls.myRecallNotice({ noticeId: notice.id }))).code).toBe('recalls.notice-not-found');
    expect((await kitchen.api.recalls.myRecallNotices({})).items).toEqual([]);
    const shown = await api.recalls.showRecall({ recallId });
    expect(shown).toMatchObject({ holdId: null, mock: true, lots: [{ state: 'available' }] });
    expect((await refusalOf(api.recalls.recordRecovery({ noticeId: notice.id, lots: [{ lotId: lot.lotId, returned: 1 }] }))).code).toBe(
      'recalls.mock-holds-nothing',
    );
    expect((await refusalOf(api.recalls.verifyRecall({ recallId, effective: true }))).code).toBe('recalls.not-balanced');
    await the.it.advance(90 * MINUTE);
    expect(await api.recalls.scoreMock({ recallId })).toEqual({ recallId, passed: true, minutes: 90, accountedBp: 10_000 });
    expect((await api.recalls.showRecall({ recallId })).score).toMatchObject({ passed: true, withinOwnGoal: true, target: 240, own: 120 });
    const duty = await api.recalls.showMockDuty({});
    expect(duty).toMatchObject({ dueOn: '2027-03-02', overdue: false, last: { recallId, passed: true } });
    await the.it.advance(366 * DAY);
    await the.it.advance(2 * MINUTE);
    // After a year everybody signs in anew.
    const later = await the.it.as('food-safety-officer', 'a year later');
    expect((await later.api.recalls.showMockDuty({})).overdue).toBe(true);
    const { accountId } = await officer();
    const inbox = await the.it.app.messaging.list(the.it.app.db, { accountId, limit: 100 });
    expect(inbox.some(({ template }) => template === 'recalls.mock-due')).toBe(true);
  });
});

it('the tables are what the journal says', async () => {
  expect(await verifyRebuild(the.it, 'recalls')).toEqual([]);
});

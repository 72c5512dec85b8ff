// Appeals over HTTP: one click's evidence, the letter, its deadline, the customer's answer, and what must not happen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/id.ts';
import { DAY, HOUR, iso } from '../../../kernel/time.ts';
import { readDocx } from '../../../platform/documents/testing/read-docx.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { upload } from '../../deliveries/testing/dock-pictures.ts';
import { openSchool } from '../penalties/testing/open-school.ts';
import type { School } from '../statements/testing/open-books.ts';

let world: Awaited<ReturnType<typeof openSchool>>;
let school: School & { productId: string };
let other: School & { productId: string };
const period = '2026-03';
/** Points off by item as the customer stated them: two late vans, something of quality, something without a record, a visit. */
const off = new Map<string, string>();

beforeAll(async () => {
  world = await openSchool();
  school = await world.aSchool();
  other = await world.aSchool();
  await world.aMorning(school, '2026-03-02');
  await world.aMorning(school, '2026-03-03', { late: 12, gateFrom: 20 });
  await world.aMorning(school, '2026-03-04', { late: 25 });
  await world.aMorning(school, '2026-03-05', { short: 4 });
  await world.monthIsOver();
});
afterAll(() => world.it.close());

const lateOnes = async () => {
  const { items } = await world.manager.api.settlement.penaltyEstimate({ customerId: school.customerId, month: period });
  return items.find(({ clauseId }) => clauseId === 'C5.2-late')?.occurrences ?? [];
};
const api = () => world.manager.api.settlement;
const sheet = () => school.purchaser.api.settlement.ownScore({ period });
const deduction = (name: string) => ({ deductionId: off.get(name) ?? '' });

describe('before the customer stated anything', () => {
  it('there is nothing to appeal', async () => {
    const offered = await api().offerScore({
      customerId: school.customerId,
      period,
      items: [{ itemId: 'K1', entries: [{ points: 2, occurredOn: '2026-03-03' }] }],
    });
    expect(offered.total).toBe(98);
    const { deductions } = await sheet();
    const deductionId = deductions[0]?.deductionId ?? '';
    expect(await refusalOf(api().makeAppeal({ deductionId }))).toMatchObject({ code: 'settlement.appeal-too-early' });
    expect((await api().appealEvidence({ deductionId })).blocked?.zh).toContain('还没有由客户确认');
  });
});

describe('evidence', () => {
  it('is collected by one click: promise, gate, arrival, signatures, photos; what is strong leads the draft', async () => {
    const [gate, plain] = await lateOnes();
    const entries = (commitmentId: string | null | undefined) => [{ points: 2, ...(commitmentId ? { commitmentId } : {}) }];
    await school.purchaser.api.settlement.stateScore({
      period,
      items: [
        { itemId: 'K1', entries: [...entries(gate?.commitmentId), ...entries(plain?.commitmentId)] },
        { itemId: 'K2', entries: [{ points: 3, occurredOn: '2026-03-05', text: '番茄短斤' }] },
        { itemId: 'K5', entries: [{ points: 1, text: '资料不全' }] },
        { itemId: 'K6', entries: [{ points: 1, occurredOn: '2026-03-02' }] },
      ],
    });
    const { deductions } = await sheet();
    for (const one of deductions)
      off.set(
        one.commitmentId === gate?.commitmentId ? 'gate' : one.commitmentId === plain?.commitmentId ? 'plain' : (one.itemId ?? ''),
        one.deductionId,
      );
    const found = await api().appealEvidence(deduction('gate'));
    expect(found).toMatchObject({
      customer: { name: '实验小学' },
      matter: { about: 'deduction', title: '按时送达', points: 2 },
      can: { appeal: true },
      blocked: null,
    });
    expect(found.items.map(({ kind }) => kind)).toEqual(['promise', 'departure', 'gate-wait', 'arrival', 'acceptance']);
    const [, , wait, arrival, acceptance] = found.items;
    expect(wait).toMatchObject({
      strong: true,
      who: '我公司',
      grade: 'B',
      detail: { zh: expect.stringContaining('大门关闭；开始等候时仍在约定时段内') },
    });
    expect(wait?.files).toHaveLength(1);
    expect(arrival?.detail.zh).toContain('相差 12 分钟');
    // Photo of the whole delivery, and the signature.
    expect(acceptance?.files).toHaveLength(2);
    expect(found.draft).toContain('1. 2026-03-03 06:40 门口等候');
    expect(found.draft).toContain('恢复 2 分');
  });

  it('is found by the day where the customer named no promise, with the weights of the dock', async () => {
    const { items, matter } = await api().appealEvidence(deduction('K2'));
    expect(matter).toMatchObject({ title: '食材质量：番茄短斤', occurredOn: '2026-03-05', subject: null });
    expect(items.find(({ kind }) => kind === 'weights')?.detail.zh).toBe('番茄 净 46 kg，验收 46 公斤');
  });

  it('is empty where nothing is known, and then reasons are needed', async () => {
    expect((await api().appealEvidence(deduction('K5'))).items).toEqual([]);
    expect(await refusalOf(api().makeAppeal(deduction('K5')))).toMatchObject({ code: 'settlement.appeal-evidence-needed' });
  });

  it('shows nothing to outsiders', async () => {
    expect(await refusalOf(school.purchaser.api.settlement.appealEvidence(deduction('gate')))).toMatchObject({ status: 403 });
    expect(await refusalOf(api().appealEvidence({ deductionId: newId() }))).toMatchObject({ code: 'settlement.appeal-matter-unknown' });
    expect(await refusalOf(api().appealEvidence({}))).toMatchObject({ code: 'settlement.appeal-one-matter' });
  });
});

describe('an appeal', () => {
  let appealId: string;

  it('refuses more than was taken, money for points, and two matters at once', async () => {
    expect(await refusalOf(api().makeAppeal({ ...deduction('gate'), points: 2.01 }))).toMatchObject({ code: 'settlement.appeal-more-than-deducted' });
    expect(await refusalOf(api().makeAppeal({ ...deduction('gate'), amountFen: 100 }))).toMatchObject({ code: 'settlement.appeal-asks-other' });
    expect(await refusalOf(api().makeAppeal({ ...deduction('gate'), penaltyId: newId() }))).toMatchObject({ code: 'settlement.appeal-one-matter' });
    expect(await refusalOf(world.auditor.api.settlement.makeAppeal(deduction('gate')))).toMatchObject({ status: 403 });
    expect(await refusalOf(school.purchaser.api.settlement.makeAppeal(deduction('gate')))).toMatchObject({ status: 403 });
  });

  it('goes out as a letter with what the person left in and added', async () => {
    const { items, draft } = await api().appealEvidence(deduction('gate'));
    const departure = items.find(({ kind }) => kind === 'departure')?.key ?? '';
    const files = [(await upload(world.it, world.manager.headers)).id];
    const made = await api().makeAppeal({ ...deduction('gate'), body: draft, leaveOut: [departure], files });
    appealId = made.appealId;
    expect(made).toMatchObject({ state: 'open', number: expect.stringMatching(/^SS260401-/) });
    const shown = await api().showAppeal({ appealId });
    expect(shown.items.map(({ kind }) => kind)).toEqual(['promise', 'gate-wait', 'arrival', 'acceptance', 'added']);
    expect(shown).toMatchObject({
      askedPoints: 2,
      givenPoints: null,
      evidence: 5,
      can: { answer: true, withdraw: true },
      words: [{ kind: 'reasons', body: draft, byUs: true }],
    });
    expect(await refusalOf(api().makeAppeal(deduction('gate')))).toMatchObject({ code: 'settlement.appealed-already' });
  });

  it('reads as a formal letter, in PDF and in DOCX, and stays as it went out', async () => {
    const pdf = await api().appealLetter({ appealId });
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(pdf.type).toBe('application/pdf');
    const docx = await api().appealLetter({ appealId, format: 'docx' });
    const letter = readDocx(Buffer.from(await docx.arrayBuffer()));
    for (const said of ['申 诉 函', '致：实验小学', '申请恢复 2 分', '凭证目录', '门口等候', '贵方签收']) expect(letter.text).toContain(said);
    // The gate, the delivery, the signature, and what was added.
    expect(letter.pictures).toBe(4);
    // No people, no verdict of ours.
    expect(letter.text).not.toMatch(/刘老师|违约|超时/);
    await world.it.app.db.updateTable('customers.customer').set({ name: '实验小学（新名）' }).where('id', '=', school.customerId).execute();
    const again = readDocx(Buffer.from(await (await api().appealLetter({ appealId, format: 'docx' })).arrayBuffer()));
    expect(again.text).toBe(letter.text);
  });

  it('is read by the customer with its photos, and by no other customer', async () => {
    const mine = await school.purchaser.api.settlement.myAppeals({});
    expect(mine).toMatchObject({ open: 1, items: [{ id: appealId, can: { answer: true, withdraw: false } }] });
    const { items } = await school.purchaser.api.settlement.myAppeal({ appealId });
    for (const { id } of items.flatMap(({ files }) => files)) {
      const answer = await world.it.server.inject({ method: 'GET', url: `/api/files/${id}`, headers: school.purchaser.headers });
      expect(answer.statusCode).toBe(200);
    }
    expect((await school.purchaser.api.settlement.myAppealLetter({ appealId })).size).toBeGreaterThan(1000);
    const theirs = other.purchaser.api.settlement;
    for (const ask of [
      () => theirs.myAppeal({ appealId }),
      () => theirs.myAppealLetter({ appealId }),
      () => theirs.answerAppeal({ appealId, outcome: 'upheld' }),
    ])
      expect(await refusalOf(ask())).toMatchObject({ status: 404, code: 'settlement.appeal-not-found' });
    expect(await theirs.myAppeals({})).toMatchObject({ items: [], open: 0 });
  });

  it('is answered by the customer: points come back, both scores stay', async () => {
    const { answerAppeal } = school.purchaser.api.settlement;
    expect(await refusalOf(answerAppeal({ appealId, outcome: 'partly', points: 2 }))).toMatchObject({ code: 'settlement.appeal-outcome-amount' });
    expect(await refusalOf(answerAppeal({ appealId, outcome: 'partly' }))).toMatchObject({ code: 'settlement.appeal-outcome-amount' });
    expect(await refusalOf(answerAppeal({ appealId, outcome: 'upheld', points: 1 }))).toMatchObject({ code: 'settlement.appeal-outcome-amount' });
    expect(await answerAppeal({ appealId, outcome: 'restored', body: '情况属实' })).toEqual({ appealId, state: 'restored' });
    expect(await refusalOf(answerAppeal({ appealId, outcome: 'upheld' }))).toMatchObject({ code: 'settlement.appeal-not-open' });
    const { stated, deductions, items } = await sheet();
    expect(stated?.total).toBe(91);
    expect(deductions.find(({ deductionId }) => deductionId === off.get('gate'))).toMatchObject({ points: 2, restored: 2 });
    expect(items.find(({ itemId }) => itemId === 'K1')).toMatchObject({ stated: 4, standing: 2 });
    expect((await api().appeals({ sheetId: (await sheet()).sheetId ?? '' })).items[0]).toMatchObject({ givenPoints: 2, answeredBy: 'customer' });
  });

  it('is answered in part by the customer’s paper, typed by us with proof', async () => {
    const asked = await api().makeAppeal({ ...deduction('K2'), body: '只短一行' });
    world.it.clock.move(2 * HOUR);
    const said = { appealId: asked.appealId, outcome: 'partly' as const, points: 1.5, occurredAt: iso(world.it.clock.now() - HOUR) };
    expect(await refusalOf(world.agent.api.settlement.enterAnswer(said))).toMatchObject({ status: 403 });
    const proof = [(await upload(world.it, world.manager.headers)).id];
    const before = { ...said, occurredAt: iso(world.it.clock.now() - 3 * HOUR), proof };
    expect(await refusalOf(api().enterAnswer(before))).toMatchObject({ code: 'settlement.appeal-answered-before' });
    expect(await api().enterAnswer({ ...said, proof })).toMatchObject({ state: 'partly' });
    expect((await api().showAppeal({ appealId: asked.appealId })).words.at(-1)).toMatchObject({
      kind: 'answer',
      byUs: true,
      files: [{ id: proof[0] }],
    });
    const { deductions } = await sheet();
    expect(deductions.find(({ deductionId }) => deductionId === off.get('K2'))).toMatchObject({ points: 3, restored: 1.5 });
    expect(await refusalOf(api().makeAppeal(deduction('K2')))).toMatchObject({ code: 'settlement.appealed-already' });
  });

  it('may be withdrawn and made again in time; upheld gives nothing back', async () => {
    const first = await api().makeAppeal({ ...deduction('plain'), points: 1 });
    expect(await api().withdrawAppeal({ appealId: first.appealId, body: '再补材料' })).toMatchObject({ state: 'withdrawn' });
    expect(await refusalOf(school.purchaser.api.settlement.answerAppeal({ appealId: first.appealId, outcome: 'upheld' }))).toMatchObject({
      code: 'settlement.appeal-not-open',
    });
    const second = await api().makeAppeal(deduction('plain'));
    expect(await school.purchaser.api.settlement.answerAppeal({ appealId: second.appealId, outcome: 'upheld' })).toMatchObject({ state: 'upheld' });
    const { items } = await sheet();
    expect(items.find(({ itemId }) => itemId === 'K1')).toMatchObject({ stated: 4, standing: 2 });
  });
});

describe('against a penalty', () => {
  const stated = (amountFen: number, clauseId: string) =>
    school.purchaser.api.settlement.statePenalty({ month: period, clauseId, measure: 'amount', amountFen, body: '按合同' });

  it('less stands after a part was given back; what is under appeal is not agreed to', async () => {
    const { penaltyId } = await stated(20_000, 'C5.3-short-weight');
    const { items } = await api().appealEvidence({ penaltyId });
    expect(items.map(({ kind }) => kind)).toContain('weights');
    const { appealId } = await api().makeAppeal({ penaltyId, amountFen: 20_000, body: '允差之内' });
    expect(await refusalOf(api().agreePenalty({ penaltyId }))).toMatchObject({ code: 'settlement.penalty-under-appeal' });
    expect(await refusalOf(school.purchaser.api.settlement.myWithdrawPenalty({ penaltyId }))).toMatchObject({
      code: 'settlement.penalty-under-appeal',
    });
    await school.purchaser.api.settlement.answerAppeal({ appealId, outcome: 'partly', amountFen: 12_000 });
    expect(await api().showPenalty({ penaltyId })).toMatchObject({
      statedFen: 20_000,
      amountFen: 8_000,
      state: 'stated',
      can: { agree: true, appeal: false },
    });
    expect(await refusalOf(api().makeAppeal({ penaltyId }))).toMatchObject({ code: 'settlement.appealed-already' });
    expect(await api().agreePenalty({ penaltyId })).toMatchObject({ state: 'agreed' });
  });

  it('it is over where all was given back', async () => {
    const { penaltyId } = await stated(5_000, 'C5.2-late');
    const { appealId } = await api().makeAppeal({ penaltyId });
    await school.purchaser.api.settlement.answerAppeal({ appealId, outcome: 'restored' });
    expect(await api().showPenalty({ penaltyId })).toMatchObject({ amountFen: 0, state: 'withdrawn' });
    expect(await refusalOf(api().agreePenalty({ penaltyId }))).toMatchObject({ code: 'settlement.penalty-not-in-this-state' });
  });
});

describe('the deadline', () => {
  it('is announced a day before, while something is left to appeal', async () => {
    const { stated } = await sheet();
    world.it.clock.set(Date.parse(stated?.appealBy ?? '') - DAY / 2);
    await world.it.settle();
    const notices = () => world.it.app.db.selectFrom('messaging.notice').select('key').where('key', 'like', 'appeal-ends %').execute();
    // The sheet once for all that is left of it; no penalty: both are over.
    expect(await notices()).toEqual([{ key: `appeal-ends sheet ${(await sheet()).sheetId}` }]);
    await world.it.settle();
    expect(await notices()).toHaveLength(1);
  });

  it('is kept to the second; one handed in before it is entered afterwards with its receipt', async () => {
    const { stated } = await sheet();
    const end = Date.parse(stated?.appealBy ?? '');
    world.it.clock.set(end + 1);
    const asked = { ...deduction('K6'), body: '已走访' };
    expect(await refusalOf(api().makeAppeal(asked))).toMatchObject({ code: 'settlement.appeal-too-late' });
    expect((await api().appealEvidence(deduction('K6'))).blocked?.en).toContain('The time to appeal ended');
    world.it.clock.move(HOUR);
    const proof = [(await upload(world.it, world.manager.headers)).id];
    const late = await api().makeAppeal({ ...asked, occurredAt: iso(end), proof });
    expect(late.state).toBe('open');
  });

  it('everything is rebuilt from the journal', async () => expect(await verifyRebuild(world.it, 'settlement')).toEqual([]));
});

// Month end of the demo's first school: last month settled with one disputed line, this month as it stands today.
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { DAY, HOUR, type Instant, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App, Call } from '../../platform/app.ts';
import { answerAppeal } from './appeals/answer-appeal.ts';
import { makeAppeal } from './appeals/make-appeal.ts';
import { draftPackage } from './month-end/draft-package.ts';
import { agreePenalty, statePenalty } from './penalties/handle-penalties.ts';
import { showScore } from './scorecards/show-score.ts';
import { stateScore } from './scorecards/state-score.ts';
import { disputeLine, settleDispute } from './statements/answer.ts';
import { drawStatement } from './statements/draw.ts';
import { recordInvoice, recordPayment } from './statements/payments.ts';
import { confirmMyStatement, sendStatement } from './statements/send.ts';

type As = (who: 'boss' | 'manager' | 'school', then: Instant) => Call;
type Month = { readonly customerId: string; readonly month: string; readonly as: As; readonly first: Instant };

export async function createDemoMonthEnd(app: App): Promise<void> {
  const school = await app.db.selectFrom('customers.customer').select('id').where('code', '=', 'C001').executeTakeFirst();
  if (!school) return;
  const now = app.clock.now();
  const running = shanghaiDate(now).slice(0, 7);
  const first = shanghaiInstant(`${running}-01`);
  const month = shanghaiDate(first - DAY).slice(0, 7);
  const as = await peopleOf(app, school.id);
  if (!as) return;
  const settled = { customerId: school.id, month, as, first };
  await unlessRefused(agreeOnPenalty(settled));
  await unlessRefused(settleStatement(settled));
  await unlessRefused(stateAndAppeal(settled, now));
  const asked = { month: running, clauseId: null, measure: 'amount', amountFen: 15_000 } as const;
  await unlessRefused(
    statePenalty(as('school', now - DAY), { ...asked, files: [], body: '本月有一次送达晚于约定时段，早餐推迟，按考核办法第 1 项提出。' }),
  );
  await unlessRefused(drawStatement(as('boss', now), { customerId: school.id, month: running }));
  await unlessRefused(draftPackage(as('manager', now), { customerId: school.id, month }));
}

/** The people of the demo, each at a moment that has been. */
async function peopleOf(app: App, customerId: string): Promise<As | undefined> {
  const staff = await app.identity.accounts(app.db, { kind: 'staff' });
  const contacts = await app.identity.accounts(app.db, { kind: 'contact' });
  const find = (name: string) => staff.find(({ userName }) => userName === name);
  const [boss, manager] = [find('boss'), find('manager')];
  const school = contacts.find((one) => one.customerId === customerId && one.roles.includes('customer-purchaser'));
  if (!boss || !manager || !school) return undefined;
  const can = new Set(['cases.record-late-without-proof', 'files.read']);
  const actors: Readonly<Record<Parameters<As>[0], Actor>> = {
    boss: { kind: 'staff', id: boss.id, name: boss.displayName, roles: ['general-manager'], can },
    manager: { kind: 'staff', id: manager.id, name: manager.displayName, roles: ['after-sales-manager'], can },
    school: { kind: 'contact', id: school.id, name: school.displayName, roles: ['customer-purchaser'], customerId, can: new Set() },
  };
  return (who, then) => callOf(app, actors[who], Math.min(then, app.clock.now()));
}

const callOf = (app: App, actor: Actor, now: Instant): Call => ({
  app,
  db: app.db,
  actor,
  now,
  locale: 'zh-CN',
  requestId: newId(),
  write: (work) => app.inUnit(actor, (unit) => work({ ...unit, now })),
});

/** A plan or price that somebody changed may refuse what the demo wishes for; the installation starts all the same. */
const unlessRefused = <T>(done: Promise<T>): Promise<T | undefined> =>
  done.catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });

/** What the customer asked for, and the less that both agreed to: it stands on the statement. */
async function agreeOnPenalty({ month, as, first }: Month): Promise<void> {
  const asked = {
    month,
    clauseId: null,
    measure: 'amount',
    amountFen: 20_000,
    body: '两次送达晚于约定时段，影响早餐备餐，按考核办法第 1 项提出。',
  } as const;
  const { penaltyId } = await statePenalty(as('school', first + 9 * HOUR), { ...asked, files: [] });
  const less = { amountFen: 10_000, paid: 'off-statement', body: '其中一次为校门未开，双方商定按一次计。' } as const;
  await agreePenalty(as('manager', first + 12 * HOUR), { ...less, proof: [], penaltyId });
}

/** The sheet came the day before yesterday: 85 points, one appeal answered, one open, the time for others still running. */
async function stateAndAppeal({ customerId, month, as }: Month, now: Instant): Promise<void> {
  const sheet = await showScore(as('boss', now), { customerId, period: month });
  const late = sheet.items.find(({ itemId }) => itemId === 'K1')?.occurrences ?? [];
  const entries = late.map(({ points, commitmentId, occurredOn }) => ({ points, occurredOn, ...(commitmentId ? { commitmentId } : {}) }));
  const said = (itemId: string, points: number, text: string) => ({ itemId, entries: [{ points, text }] });
  const items = [
    { itemId: 'K1', entries },
    said('K2', 3, '菠菜有黄叶'),
    said('K4', 4, '两次电话超过 15 分钟才有人答复'),
    said('K6', 15 - 3 - 4 - entries.reduce((sum, { points }) => sum + points, 0), '月内有两周没有到校走访'),
  ];
  const { sheetId } = await stateScore(as('school', now - 2 * DAY), { period: month, items, asOffered: false, paperFileIds: [] });
  const taken = await as('boss', now)
    .db.selectFrom('settlement.score_deduction')
    .select(['id', 'item_id'])
    .where('sheet_id', '=', sheetId)
    .orderBy('occurred_on')
    .execute();
  const [shut, phone] = [taken.find(({ item_id }) => item_id === 'K1'), taken.find(({ item_id }) => item_id === 'K4')];
  const plain = { leaveOut: [], files: [], proof: [] };
  if (shut) {
    const reasons = '当日车辆在约定时段内到达，因校门未开在门口等候，等候照片和定位附后，恳请恢复。';
    const { appealId } = await makeAppeal(as('manager', now - DAY), { ...plain, deductionId: shut.id, body: reasons });
    const yes = { appealId, outcome: 'restored', body: '已向门卫核实，同意恢复。' } as const;
    await answerAppeal(as('school', now - 4 * HOUR), { ...yes, files: [] });
  }
  if (phone) {
    const reasons = '通话记录显示两次来电均在 15 分钟内回复，恳请复核。';
    await makeAppeal(as('manager', now - DAY + HOUR), { ...plain, deductionId: phone.id, body: reasons });
  }
}

/** Drawn and sent on the second, one line disputed and lowered, confirmed on the fifth, invoiced, and half of it paid. */
async function settleStatement({ customerId, month, as, first }: Month): Promise<void> {
  const on = (day: number): Instant => first + day * DAY + 9 * HOUR;
  const drawn = await drawStatement(as('boss', on(1)), { customerId, month });
  const { statementId } = drawn;
  await sendStatement(as('boss', on(1) + HOUR), { statementId, sha256: drawn.sha256 });
  const line = await as('boss', on(2))
    .db.selectFrom('settlement.statement_line')
    .select(['key', 'amount_fen'])
    .where('statement_id', '=', statementId)
    .where('kind', '=', 'goods')
    .orderBy('place')
    .limit(1)
    .executeTakeFirst();
  if (line) {
    const about = { statementId, key: line.key };
    await disputeLine(as('school', on(2)), { ...about, body: '当天番茄有 2 公斤压坏，验收时口头说过，请按扣除后的数量结算。' });
    const lower = { outcome: 'changed', deltaFen: -Math.min(960, line.amount_fen ?? 0), body: '已核对验收照片，同意减少 2 公斤的货款。' } as const;
    await settleDispute(as('manager', on(3)), { ...about, ...lower });
  }
  const again = await drawStatement(as('boss', on(3) + HOUR), { customerId, month });
  await sendStatement(as('boss', on(3) + 2 * HOUR), { statementId, sha256: again.sha256 });
  await confirmMyStatement(as('school', on(4)), { statementId, sha256: again.sha256 });
  const issuedOn = shanghaiDate(as('boss', on(5)).now);
  await recordInvoice(as('boss', on(5)), { statementId, number: '26000000000000000001', issuedOn, amountFen: again.totalFen });
  const paid = { amountFen: Math.floor(again.totalFen / 2), paidOn: issuedOn, body: '银行转账，第一笔' };
  await recordPayment(as('boss', on(6)), { statementId, ...paid });
}

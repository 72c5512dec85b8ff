// Month end of the demo's first school: last month settled with one disputed line, this month as it stands today.
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { DAY, HOUR, type Instant, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App, Call } from '../../platform/app.ts';
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
  await unlessRefused(settleStatement(settled));
  await unlessRefused(drawStatement(as('boss', now), { customerId: school.id, month: running }));
}

/** The people of the demo, each at a moment that has been. */
async function peopleOf(app: App, customerId: string): Promise<As | undefined> {
  const staff = await app.identity.accounts(app.db, { kind: 'staff' });
  const contacts = await app.identity.accounts(app.db, { kind: 'contact' });
  const find = (name: string) => staff.find(({ userName }) => userName === name);
  const [boss, manager] = [find('boss'), find('manager')];
  const school = contacts.find((one) => one.customerId === customerId && one.roles.includes('customer-purchaser'));
  if (!boss || !manager || !school) return undefined;
  const can = new Set(['cases.record-late-without-proof', 'settlement.enter-scores-unproved']);
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

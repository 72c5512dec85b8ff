// Claims of the demo company: of several ways, each waiting for somebody else, one declined and one settled.
import type { Actor, StaffRole } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { App, Unit } from '../../platform/app.ts';
import { carryLot, fetchToday } from './demo-goods.ts';
import { approveInUnit, declineInUnit } from './handle-claim.ts';
import { type Asked, requestInUnit } from './request-claim.ts';

type Wish = {
  /** Whose demo case it belongs to. */
  readonly customer: string;
  readonly ask: Pick<Asked, 'way' | 'reason' | 'body'> & Partial<Asked>;
  /** Amounts of goods, of the lines of the newest note that came. */
  readonly goods?: readonly { readonly product: string; readonly amount: number }[];
  readonly by?: 'agent' | 'manager';
  readonly decided?: readonly Step[];
  /** Its lots are known. */
  readonly lots?: true;
  /** A driver fetches the goods today. */
  readonly fetched?: true;
};
type Step = { readonly who: 'manager' | 'boss' } & ({ readonly approve: string } | { readonly decline: string });

const WISHES: readonly Wish[] = [
  {
    customer: '市中心医院',
    lots: true,
    goods: [{ product: '土豆', amount: 6000 }],
    ask: { way: 'credit', reason: 'spoiled', body: '土豆发芽 6 公斤，已单独存放，请取回冲账。' },
  },
  {
    customer: '区机关食堂',
    goods: [
      { product: '菠菜', amount: 2500 },
      { product: '上海青', amount: 3000 },
    ],
    by: 'manager',
    ask: { way: 'credit', reason: 'off-spec', goods: 'kept', goodwill: true, body: '两样叶菜发黄，照片在电话沟通时已看过，按特殊情况冲账。' },
    decided: [{ who: 'boss', approve: '同意，请配送组检查装车温度。' }],
  },
  {
    customer: '育才中学',
    lots: true,
    fetched: true,
    goods: [{ product: '鸡胸肉', amount: 4000 }],
    ask: { way: 'replacement', reason: 'temperature', body: '到货温度偏高，请换货。' },
    decided: [{ who: 'manager', approve: '同意换货，明早随车送到。' }],
  },
  {
    customer: '育才中学',
    ask: { way: 'advance', reason: 'illness', amountFen: 80_000, body: '学生就诊，先行垫付，查清后再定由谁承担。' },
    decided: [{ who: 'manager', approve: '先行赔付，不代表认定责任。' }],
  },
  {
    customer: '区机关食堂',
    ask: { way: 'loss', reason: 'not-in-time', amountFen: 30_000, body: '加班人员误餐损失。' },
    decided: [{ who: 'manager', decline: '送达时间在约定时段内，签收记录可查，没有迟到。' }],
  },
  { customer: '市中心医院', ask: { way: 'loss', reason: 'spoiled', amountFen: 860_000, body: '半成品报废，清单和付款凭证随后补交。' } },
  {
    customer: '育才中学',
    ask: { way: 'waiver', reason: 'service', amountFen: 26_000, body: '连续两天晚到，请求减免配送费。' },
    decided: [{ who: 'manager', approve: '' }],
  },
];

const ROLES: Readonly<Record<'agent' | 'manager' | 'boss', StaffRole>> = {
  agent: 'service-agent',
  manager: 'after-sales-manager',
  boss: 'general-manager',
};

export async function createDemoClaims(app: App): Promise<void> {
  const staff = await app.identity.accounts(app.db, { kind: 'staff' });
  const as = (who: keyof typeof ROLES): Actor | undefined => {
    const account = staff.find(({ userName }) => userName === who);
    const can = new Set(['cases.read', 'cases.handle', 'claims.read', 'claims.request', ...(who === 'agent' ? [] : ['claims.approve'])]);
    return account && { kind: 'staff', id: account.id, name: account.displayName, roles: [ROLES[who]], can };
  };
  for (const wish of WISHES) {
    const actor = as(wish.by ?? 'agent');
    if (!actor) return;
    const claimId = await unlessRefused(app.inUnit(actor, (unit) => ask(unit, wish)));
    for (const step of claimId === undefined ? [] : (wish.decided ?? [])) {
      const decider = as(step.who);
      if (decider) await unlessRefused(app.inUnit(decider, (unit) => decide(unit, claimId as string, step)));
    }
    if (wish.fetched && claimId !== undefined) await unlessRefused(app.inUnit(actor, (unit) => fetchToday(app, unit, claimId)));
  }
}

/** A plan that somebody changed may refuse what the demo wishes for; the installation starts all the same. */
const unlessRefused = <T>(done: Promise<T>): Promise<T | undefined> =>
  done.catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });

async function ask(unit: Unit, { customer, goods = [], lots, ask: wanted }: Wish): Promise<string | undefined> {
  const matter = await unit.tx
    .selectFrom('cases.case as matter')
    .innerJoin('customers.customer as customer', 'customer.id', 'matter.customer_id')
    .select(['matter.id', 'matter.customer_id'])
    .where('customer.name', '=', customer)
    .orderBy('matter.opened_at')
    .executeTakeFirst();
  if (!matter) return undefined;
  const lines = await arrivedLines(unit, matter.customer_id);
  const items = goods.flatMap(({ product, amount }) => {
    const line = lines.find((one) => one.product === product);
    return line ? [{ noteId: line.note_id, lineId: line.id, product, amount }] : [];
  });
  if (items.length < goods.length) return undefined;
  if (lots) for (const { noteId, lineId, product } of items) await carryLot(unit, { noteId, lineId, product });
  const named = items.map(({ noteId, lineId, amount }) => ({ noteId, lineId, amount }));
  const { claimId } = await requestInUnit(unit, { caseId: matter.id, items: named, files: [], ...wanted });
  return claimId;
}

const arrivedLines = (unit: Unit, customerId: string) =>
  unit.tx
    .selectFrom('deliveries.note_line as line')
    .innerJoin('deliveries.note as note', 'note.id', 'line.note_id')
    .select(['line.id', 'line.note_id', 'line.product'])
    .where('note.customer_id', '=', customerId)
    .where('note.state', 'in', ['accepted', 'partly-accepted'])
    .orderBy('note.delivery_on', 'desc')
    .orderBy('line.line_no')
    .execute();

const decide = (unit: Unit, claimId: string, step: Step) =>
  'approve' in step
    ? approveInUnit(unit, { claimId, body: step.approve, clauseKey: null, clauseVersion: null })
    : declineInUnit(unit, { claimId, reason: 'unfounded', body: step.decline, clauseKey: null, clauseVersion: null });

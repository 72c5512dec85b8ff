// Orders of the demo company for tomorrow, in several states: to confirm, confirmed, urgent, short, with beans for a school.
import { type Actor, SYSTEM } from '../../kernel/actor.ts';
import { quantity, type UnitCode } from '../../kernel/quantity.ts';
import { DAY, HOUR, shanghaiDate, shanghaiInstant, shanghaiTime } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import { openSites, type SiteCard } from '../customers/public.ts';
import { ensureDemoProducts } from '../products/public.ts';
import { confirmInUnit } from './confirm-order.ts';
import type { Draft, DraftLine } from './draft.ts';
import { receiveInUnit } from './receive-order.ts';
import { findInUnit, tellInUnit } from './talk-shortage.ts';

type Good = readonly [product: string, amount: number, unit: UnitCode];
const BASKETS: readonly (readonly Good[])[] = [
  [
    ['番茄', 30, 'kg'],
    ['土豆', 80, 'jin'],
    ['猪前腿肉', 2, 'box'],
    ['鲜鸡蛋', 2, 'box'],
    ['上海青', 25, 'kg'],
  ],
  [
    ['菠菜', 20, 'kg'],
    ['胡萝卜', 18, 'kg'],
    ['鸡胸肉', 16, 'kg'],
    ['嫩豆腐', 40, 'case'],
  ],
  [
    ['西红柿', 60, 'jin'],
    ['五花肉', 1, 'box'],
    ['大米', 4, 'bag'],
    ['黄瓜', 15, 'kg'],
    ['大葱', 5, 'kg'],
    ['生姜', 3, 'kg'],
  ],
  [
    ['土豆', 40, 'kg'],
    ['猪肋排', 2, 'box'],
    ['纯牛奶', 8, 'box'],
  ],
];
/** Nobody supplies these to a school without a second thought; the last one is in no list of goods. */
const DOUBTFUL: readonly Good[] = [
  ['四季豆', 10, 'kg'],
  ['本地小青菜', 6, 'kg'],
];

const STAGES = ['short', 'received', 'confirmed', 'doubtful', 'confirmed', 'urgent', 'received'] as const;
type Stage = (typeof STAGES)[number];

export async function createDemoOrders(app: App): Promise<void> {
  await ensureDemoProducts(app);
  const sites = [...(await openSites(app.db))].sort((a, b) => a.siteCode.localeCompare(b.siteCode));
  const clerk = await clerkOf(app);
  for (const [at, site] of sites.entries()) await app.inUnit(clerk, (unit) => tellOrder(unit, site, at));
}

/** Who receives and confirms in the demo. */
async function clerkOf(app: App): Promise<Actor> {
  const account = (await app.identity.accounts(app.db, { kind: 'staff' })).find(({ roles }) => roles.includes('order-clerk'));
  if (!account) return SYSTEM;
  return { kind: 'staff', id: account.id, name: account.displayName, roles: ['order-clerk'], can: new Set(['orders.confirm']) };
}

async function tellOrder(unit: Unit, site: SiteCard, at: number): Promise<void> {
  const stage = STAGES[at % STAGES.length] as Stage;
  const { orderId } = await receiveInUnit(unit, { draft: draftOf(unit, { site, at, stage }), channel: at % 2 === 0 ? 'portal' : 'phone' });
  if (stage !== 'confirmed' && stage !== 'short') return;
  const { urgent } = await unit.tx.selectFrom('orders.order').select('urgent').where('id', '=', orderId).executeTakeFirstOrThrow();
  if (!urgent) await confirmInUnit(unit, { orderId, overrideReason: '' });
  if (stage === 'short') await tellShort(unit, orderId);
}

/** Six crates of meat ordered, one is missing, and the kitchen has not said yes yet. */
async function tellShort(unit: Unit, orderId: string): Promise<void> {
  const line = await unit.tx
    .selectFrom('orders.line')
    .select(['id', 'amount'])
    .where('order_id', '=', orderId)
    .where('product', '=', '猪前腿肉')
    .executeTakeFirst();
  if (!line) return;
  const missing = Math.round(line.amount / 2);
  const proposal = { productId: null, product: '五花肉', amount: missing, unit: 'kg' as const };
  const { shortageId } = await findInUnit(unit, { orderId, lineId: line.id, missing, reason: 'supplier-short', proposal });
  await tellInUnit(unit, { orderId, shortageId, by: 'wechat', proofFileId: null });
}

type Wanted = { readonly site: SiteCard; readonly at: number; readonly stage: Stage };

function draftOf({ now }: Unit, { site, at, stage }: Wanted): Draft {
  const goods = [...(BASKETS[at % BASKETS.length] as readonly Good[]), ...(stage === 'doubtful' ? DOUBTFUL : [])];
  const tomorrow = shanghaiDate(now + DAY);
  const hours = site.receiving[0] ?? { from: '05:30', to: '07:30' };
  const urgent = stage === 'urgent';
  // An urgent one wants it as soon as it can be had.
  const soon = now + 3 * HOUR;
  const today = urgent && shanghaiDate(soon + HOUR) === shanghaiDate(now) && soon < shanghaiInstant(shanghaiDate(now), '20:00');
  return {
    siteId: site.siteId,
    deliveryOn: today ? shanghaiDate(now) : tomorrow,
    timing: today ? 'requested' : 'standard',
    from: today ? shanghaiTime(soon) : hours.from,
    to: today ? shanghaiTime(soon + HOUR) : hours.to,
    urgent,
    orderKind: 'order',
    externalNumber: null,
    supplementOf: null,
    remark: urgent ? '中午加餐，请尽快答复' : '',
    lines: goods.map(lineOf),
  };
}

const lineOf = ([product, amount, unit]: Good): DraftLine => ({
  lineId: null,
  productId: null,
  product,
  productCode: null,
  spec: '',
  amount: quantity(amount, unit)?.amount ?? 0,
  unit,
  remark: '',
});

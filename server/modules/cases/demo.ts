// A few matters of the demo company's morning, from several channels and in several states.
import type { Actor } from '../../kernel/actor.ts';
import { LATE_WITHOUT_PROOF } from '../../kernel/grade.ts';
import { newId } from '../../kernel/id.ts';
import { quantity, type UnitCode } from '../../kernel/quantity.ts';
import { HOUR, type Instant, iso, MINUTE, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import { openSites } from '../customers/public.ts';
import { recentLines } from '../deliveries/public.ts';
import { actInUnit } from './act-on-case.ts';
import { decideAnswer, decideAsk, type Moment } from './case.rules.ts';
import { keepWords } from './case.store.ts';
import type { Category, Channel } from './case.ts';
import { openInUnit } from './open-case.ts';

type Matter = {
  readonly customer: string;
  readonly channel: Channel;
  readonly category: Category;
  readonly subcategory: string;
  readonly severity: number;
  readonly product: string;
  readonly amount: readonly [decimal: number, unit: UnitCode];
  readonly body: string;
  readonly minutesAgo: number;
  readonly meal: boolean;
  readonly answered?: string;
  readonly asked?: string;
};

const MATTERS: readonly Matter[] = [
  {
    customer: '实验小学',
    channel: 'paste',
    category: 'food-safety',
    subcategory: 'spoiled',
    severity: 2,
    product: '番茄',
    amount: [8, 'jin'],
    body: '今天番茄有 8 斤发霉变质，午餐前要补',
    minutesAgo: 4,
    meal: true,
  },
  {
    customer: '市中心医院',
    channel: 'phone',
    category: 'delivery',
    subcategory: 'short-weight',
    severity: 3,
    product: '猪前腿肉',
    amount: [3, 'jin'],
    body: '前腿肉过磅少了 3 斤',
    minutesAgo: 22,
    meal: true,
    answered: '马上核对分拣秤记录，10 点前给您答复。',
    asked: '请核对今早前腿肉的分拣重量。',
  },
  {
    customer: '区机关食堂',
    channel: 'portal',
    category: 'quality',
    subcategory: 'not-fresh',
    severity: 3,
    product: '菠菜',
    amount: [5, 'jin'],
    body: '菠菜叶子发黄',
    minutesAgo: 9,
    meal: false,
  },
  {
    customer: '育才中学',
    channel: 'wechat',
    category: 'enquiry-suggestion',
    subcategory: 'certificate-request',
    severity: 4,
    product: '鸡胸肉',
    amount: [0, 'kg'],
    body: '鸡胸肉的检疫证明发一下',
    minutesAgo: 35,
    meal: false,
    answered: '证明已发到群里，请查收。',
  },
];

export async function createDemoCases(app: App): Promise<void> {
  const sites = await openSites(app.db);
  const agent = (await app.identity.accounts(app.db, { kind: 'staff' })).find(({ userName }) => userName === 'agent');
  if (!agent) return;
  const actor: Actor = {
    kind: 'staff',
    id: agent.id,
    name: agent.displayName,
    roles: ['service-agent'],
    can: new Set(['cases.handle', LATE_WITHOUT_PROOF]),
  };
  for (const matter of MATTERS) {
    const site = sites.find(({ customerName }) => customerName === matter.customer);
    if (!site) continue;
    const caseId = await app.inUnit(actor, (unit) => open(unit, matter, site));
    await app.inUnit(actor, (unit) => work(unit, matter, caseId));
  }
}

async function open(unit: Unit, matter: Matter, site: { customerId: string; siteId: string }): Promise<string> {
  const today = shanghaiDate(unit.now);
  const line = (await recentLines(unit.tx, site, { from: shanghaiDate(unit.now - 24 * HOUR), to: today })).find(
    ({ product }) => product === matter.product,
  );
  const [decimal, code] = matter.amount;
  const amount = decimal === 0 ? null : (quantity(decimal, code)?.amount ?? null);
  const occurredAt = unit.now - matter.minutesAgo * MINUTE;
  const place = { customerId: site.customerId, siteId: site.siteId, noteId: line?.noteId ?? null, lineId: line?.lineId ?? null };
  const { channel, category, subcategory, severity, body } = matter;
  const { caseId } = await openInUnit(unit, place, {
    channel,
    category,
    subcategory,
    severity,
    body,
    files: [],
    neededBy: matter.meal ? iso(nextMeal(unit.now)) : null,
    lines: [{ lineId: line?.lineId ?? null, product: matter.product, amount, unit: amount === null ? null : code, problem: subcategory }],
    occurredAt: iso(occurredAt),
    againstStaffId: null,
  });
  return caseId;
}

/** Lunch at 11:30, today's or the next. */
function nextMeal(now: Instant): Instant {
  const today = shanghaiInstant(shanghaiDate(now), '11:30');
  return now < today - HOUR ? today : today + 24 * HOUR;
}

async function work(unit: Unit, { answered, asked, minutesAgo }: Matter, caseId: string): Promise<void> {
  const then = (moment: Moment, share: number): Moment => ({
    ...moment,
    occurredAt: moment.now - Math.round(minutesAgo * share) * MINUTE,
    proof: true,
  });
  if (answered) {
    await actInUnit(unit, caseId, async (state, moment) => {
      const words = await keepWords(unit, caseId, {
        kind: 'reply',
        body: answered,
        channel: 'wechat',
        internal: false,
        occurredAt: then(moment, 0.6).occurredAt,
      });
      return decideAnswer(state, { ...words, channel: 'wechat' }, then(moment, 0.6));
    });
  }
  if (asked) {
    await actInUnit(unit, caseId, async (state, moment) => {
      const words = await keepWords(unit, caseId, { kind: 'ask', body: asked, channel: 'portal', internal: true, department: 'warehouse' });
      return decideAsk(state, { ...words, askId: newId(), department: 'warehouse', answerBy: moment.now + HOUR, already: false }, moment);
    });
  }
}

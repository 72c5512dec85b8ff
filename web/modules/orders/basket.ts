// What a kitchen is about to order: goods with amounts by steppers, a day, remarks. Plain data, kept on the phone until it is sent.
import { UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import { DAY, shanghaiDate, shanghaiInstant } from '../../../server/kernel/time.ts';
import { newKey } from '../../client/query.ts';
import type { Help, MyOrder, OrderInput, Product } from './labels.ts';

export type BasketLine = {
  readonly key: string;
  readonly lineId: string | null;
  readonly productId: string | null;
  readonly product: string;
  readonly productCode: string | null;
  readonly spec: string;
  /** In base units of `unit`; nothing: on the list, not in the order. */
  readonly amount: number;
  readonly unit: UnitCode;
  readonly remark: string;
};

export type Basket = {
  readonly siteId: string | null;
  /** Empty: the first day that can be ordered without hurry. */
  readonly deliveryOn: string;
  readonly lines: readonly BasketLine[];
  readonly remark: string;
  /** Filled from this template or order; empty by hand. */
  readonly filledFrom: string;
};

export const EMPTY: Basket = { siteId: null, deliveryOn: '', lines: [], remark: '', filledFrom: '' };

type Kept = Omit<BasketLine, 'key' | 'lineId'>;

export const basketLine = ({ productId, product, productCode, spec, amount, unit, remark }: Kept): BasketLine => ({
  ...{ key: newKey(), lineId: null, productId, product, productCode, spec, amount, unit, remark },
});

export const lineOfProduct = ({ productId, code, name, orderUnit }: Product): BasketLine =>
  basketLine({ productId, product: name, productCode: code, spec: '', amount: stepFrom(0, orderUnit, 1), unit: orderUnit, remark: '' });

export const basketOf = (order: Pick<MyOrder, 'id' | 'site' | 'deliveryOn' | 'remark' | 'lines'>): Basket => ({
  siteId: order.site.id,
  deliveryOn: order.deliveryOn,
  remark: order.remark,
  filledFrom: order.id,
  lines: order.lines.map(({ id, orderedAmount, orderedUnit, ...line }) => ({
    ...basketLine({ ...line, amount: orderedAmount, unit: orderedUnit }),
    lineId: id,
  })),
});

/** What the list starts with: the first template, else the order of the same weekday, else the last one, else the usual goods. */
export function firstFill(help: Pick<Help, 'templates' | 'recent' | 'usual'>): Pick<Basket, 'lines' | 'filledFrom'> {
  const [template] = help.templates;
  if (template) return { filledFrom: template.id, lines: template.lines.map(basketLine) };
  const order = help.recent.find(({ same }) => same) ?? help.recent[0];
  if (order) return { filledFrom: order.orderId, lines: order.lines.map(basketLine) };
  return { filledFrom: 'usual', lines: help.usual.map((line) => basketLine({ ...line, amount: 0 })) };
}

const FEW = 10;
const MANY = 50;

/** One more or one less as a kitchen counts: by ones up to ten, by fives up to fifty, then by tens. Never below nothing. */
export function stepFrom(amount: number, unit: UnitCode, direction: 1 | -1): number {
  const { factor } = UNITS[unit];
  const count = amount / factor;
  const from = direction > 0 ? count : count - 0.001;
  const step = from < FEW ? 1 : from < MANY ? FEW / 2 : FEW;
  const next = direction > 0 ? (Math.floor(count / step + 0.001) + 1) * step : (Math.ceil(count / step - 0.001) - 1) * step;
  return Math.max(0, Math.round(next * factor));
}

/** The lines that are in the order, with their keys. */
export function orderOfBasket(basket: Basket): { readonly input: OrderInput; readonly keys: readonly string[] } | undefined {
  const wanted = basket.lines.filter(({ amount }) => amount > 0);
  if (!basket.siteId || !basket.deliveryOn || wanted.length === 0) return undefined;
  return {
    keys: wanted.map(({ key }) => key),
    input: {
      ...{ siteId: basket.siteId, deliveryOn: basket.deliveryOn, remark: basket.remark.trim() },
      lines: wanted.map(({ key: _, remark, ...line }) => ({ ...line, remark: remark.trim() })),
    },
  };
}

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
const LOOK_AHEAD = 7;

export type DayOffer = { readonly day: string; readonly until: number };

/** The next days on which the site receives, each with the end of ordering; today too, as an urgent order. */
export function dayOffers(help: Pick<Help, 'receiving' | 'cutoff'>, now: number, count = 4): readonly DayOffer[] {
  const receives = (day: string) => help.receiving.length === 0 || help.receiving.some(({ days }) => days.includes(weekday(day)));
  return Array.from({ length: LOOK_AHEAD }, (_, ahead) => shanghaiDate(now + ahead * DAY))
    .filter(receives)
    .slice(0, count)
    .map((day) => ({ day, until: shanghaiInstant(shanghaiDate(shanghaiInstant(day) - DAY), help.cutoff) }));
}

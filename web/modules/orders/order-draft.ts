// An order before it is sent: lines as words, read into amounts; shared by the typed, the pasted and the changed order.
import { UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import { newKey } from '../../client/query.ts';
import type { Order, OrderInput, Product, Timing } from './labels.ts';
import { amountOf, readTyped } from './typed-line.ts';

export type DraftLine = {
  readonly key: string;
  readonly lineId: string | null;
  readonly productId: string | null;
  readonly product: string;
  readonly productCode: string | null;
  readonly spec: string;
  /** As written: `30斤`. */
  readonly amount: string;
  readonly remark: string;
  /** The reader of a pasted chat was not sure of it: amber until somebody touches it. */
  readonly doubtful: boolean;
};

export type OrderDraft = {
  readonly siteId: string | null;
  /** Empty: the first day that can still be ordered. */
  readonly deliveryOn: string;
  readonly timing: Timing;
  readonly from: string;
  readonly to: string;
  readonly urgent: boolean;
  readonly remark: string;
  readonly supplementOf: string | null;
  readonly lines: readonly DraftLine[];
};

export const emptyOrder = (siteId: string | null = null): OrderDraft => ({
  siteId,
  ...{ deliveryOn: '', timing: 'standard', from: '', to: '', urgent: false, remark: '', supplementOf: null, lines: [] },
});

export const emptyLine = (): DraftLine => ({
  key: newKey(),
  ...{ lineId: null, productId: null, product: '', productCode: null, spec: '', amount: '', remark: '', doubtful: false },
});

/** `30斤`: what a clerk would have typed. */
export const writeAmount = (amount: number, unit: UnitCode): string => `${Number((amount / UNITS[unit].factor).toFixed(3))}${UNITS[unit].label.zh}`;

type Kept = {
  readonly productId: string | null;
  readonly product: string;
  readonly productCode: string | null;
  readonly spec: string;
  readonly amount: number;
  readonly unit: UnitCode;
  readonly remark: string;
};

/** A line of a template or of a former order. */
export const lineOf = ({ productId, product, productCode, spec, amount, unit, remark }: Kept): DraftLine => ({
  ...emptyLine(),
  ...{ productId, product, productCode, spec, remark, amount: writeAmount(amount, unit) },
});

/** `土豆 30斤 要大的`, ready to be found among the products. */
export function typedLine(text: string): DraftLine {
  const { product, number, unit, remark } = readTyped(text);
  const written = number === null ? '' : `${number}${unit ? UNITS[unit].label.zh : ''}`;
  return { ...emptyLine(), product, amount: written, remark };
}

/** The product it means: chosen, the only one found, or the one of exactly this name; its unit where none was written. */
export function knownLine(line: DraftLine, found: readonly Product[]): DraftLine {
  const exact = found.filter(({ name, code }) => name === line.product || code === line.product);
  const one = exact.length === 1 ? exact[0] : found.length === 1 ? found[0] : undefined;
  return one ? withProduct(line, one) : line;
}

export function withProduct(line: DraftLine, { productId, name, code, orderUnit }: Product): DraftLine {
  const { number, unit } = readTyped(line.amount);
  const amount = number !== null && unit === null ? `${number}${UNITS[orderUnit].label.zh}` : line.amount;
  return { ...line, productId, product: name, productCode: code, amount };
}

export type Wrong = 'product' | 'amount' | 'unit';

/** The amount of a line, or the first thing that is missing. */
export function readLine({ product, amount }: DraftLine): { readonly amount: number; readonly unit: UnitCode } | Wrong {
  if (!product.trim()) return 'product';
  const { number, unit } = readTyped(amount);
  if (number === null) return 'amount';
  if (!unit) return 'unit';
  // Nothing at all is for the checks to refuse: they say so in their own words.
  const read = number === 0 ? 0 : amountOf(number, unit);
  return read === null ? 'amount' : { amount: read, unit };
}

export const wrongLines = (draft: OrderDraft): readonly DraftLine[] => draft.lines.filter((line) => typeof readLine(line) === 'string');

/** What is sent, with the key of each line that is in it; undefined while site, day or every line is missing. */
export function orderOf(draft: OrderDraft): { readonly input: OrderInput; readonly keys: readonly string[] } | undefined {
  if (!draft.siteId || !draft.deliveryOn) return undefined;
  const read = draft.lines.flatMap((line) => {
    const found = readLine(line);
    return typeof found === 'string' ? [] : [{ ...line, ...found, product: line.product.trim() }];
  });
  if (read.length === 0) return undefined;
  const timed = draft.timing !== 'standard';
  const { siteId, deliveryOn, timing, urgent, supplementOf } = draft;
  return {
    keys: read.map(({ key }) => key),
    input: {
      ...{ siteId, deliveryOn, timing, urgent, supplementOf, remark: draft.remark.trim() },
      ...{ from: (timed && draft.from) || null, to: (timed && draft.to) || null },
      lines: read.map(({ lineId, productId, product, productCode, spec, amount, unit, remark }) => ({
        ...{ lineId, productId, product, productCode, spec, amount, unit, remark: remark.trim() },
      })),
    },
  };
}

/** An order as it stands, to be changed. */
export const draftOfOrder = (
  order: Pick<Order, 'site' | 'deliveryOn' | 'timing' | 'urgent' | 'remark' | 'lines' | 'supplementOf'>,
  window: { from: string; to: string },
): OrderDraft => ({
  siteId: order.site.id,
  deliveryOn: order.deliveryOn,
  timing: order.timing,
  ...(order.timing === 'standard' ? { from: '', to: '' } : window),
  urgent: order.urgent,
  remark: order.remark,
  supplementOf: order.supplementOf?.id ?? null,
  lines: order.lines.map(({ id, productId, product, productCode, spec, orderedAmount, orderedUnit, remark }) => ({
    ...lineOf({ productId, product, productCode, spec, amount: orderedAmount, unit: orderedUnit, remark }),
    lineId: id,
  })),
});

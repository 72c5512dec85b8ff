// Lines of a statement as its print and table group them: goods by note and by product, everything else apart. Pure.
import type { z } from 'zod';
import type { Fen } from '../../../kernel/money.ts';
import type { line } from './shapes.ts';

export type Line = z.infer<typeof line>;

export type NoteGroup = {
  readonly noteId: string;
  readonly number: string;
  readonly deliveryOn: string;
  readonly site: string;
  readonly lines: readonly Line[];
  readonly amountFen: Fen;
};
export type ProductRow = {
  readonly product: string;
  readonly spec: string;
  readonly unit: Line['unit'];
  readonly accepted: number;
  readonly price: Line['price'];
  readonly amountFen: Fen;
  readonly unpriced: boolean;
};

export const amountOf = (lines: readonly Line[]): Fen => lines.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);

/** Goods of the month itself; what earlier months are owed differently is a correction and stands with the rest. */
export const isGoods = ({ kind, correction, note }: Line): boolean => kind === 'goods' && !correction && note !== null;
export const besidesGoods = (lines: readonly Line[]): Line[] => lines.filter((line) => !isGoods(line));

/** By day, then number, as the papers lie in the folder. */
export function byNote(lines: readonly Line[]): NoteGroup[] {
  const groups = Map.groupBy(lines.filter(isGoods), ({ note }) => note?.id ?? '');
  return [...groups]
    .map(([noteId, own]) => ({
      noteId,
      number: own[0]?.note?.number ?? '',
      deliveryOn: own[0]?.note?.deliveryOn ?? '',
      site: own[0]?.site?.name ?? '',
      lines: own,
      amountFen: amountOf(own),
    }))
    .toSorted((a, b) => a.deliveryOn.localeCompare(b.deliveryOn) || a.number.localeCompare(b.number));
}

/** The same product at the same price is one row: quantities add up only within a unit. */
export function byProduct(lines: readonly Line[]): ProductRow[] {
  const keyOf = ({ title, spec, unit, price }: Line): string => JSON.stringify([title.zh, spec, unit, price?.fen ?? null, price?.per ?? null]);
  return [...Map.groupBy(lines.filter(isGoods), keyOf).values()]
    .flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const { title, spec, unit, price } = first;
      const accepted = own.reduce((sum, one) => sum + (one.accepted ?? 0), 0);
      return [{ product: title.zh, spec, unit, accepted, price, amountFen: amountOf(own), unpriced: own.some((one) => one.amountFen === null) }];
    })
    .toSorted(
      (a, b) => a.product.localeCompare(b.product, 'zh-CN') || a.spec.localeCompare(b.spec, 'zh-CN') || (a.price?.fen ?? 0) - (b.price?.fen ?? 0),
    );
}

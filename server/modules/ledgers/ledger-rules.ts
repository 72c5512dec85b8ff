// What the books must say and how long they are kept: dated data that ships with the product (plans/ledger-rules.yaml).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { BOOK_CODES, type Book, FIELD_CODES, type Field } from './ledger.ts';

const FILE = new URL('../../../plans/ledger-rules.yaml', import.meta.url);

const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const sourced = { source: z.string().min(1), mark: z.enum(['V', 'V2', 'M', 'own']) };
const dated = { from: day, to: day.optional(), categories: z.array(z.string()).optional(), ...sourced };
const required = z.object({
  book: z.enum(BOOK_CODES),
  fields: z.array(z.enum(FIELD_CODES)),
  anyOf: z.array(z.array(z.enum(FIELD_CODES))).default([]),
  ...dated,
});
const keep = z
  .object({
    afterExpiryMonths: z.int().positive().optional(),
    months: z.int().positive().optional(),
    when: z.literal('no-expiry').optional(),
    ...dated,
  })
  .refine(({ afterExpiryMonths, months }) => (afterExpiryMonths === undefined) !== (months === undefined));
const shipped = z.object({ required: z.array(required), keep: z.array(keep), extraMonths: z.object({ value: z.int().min(0), ...sourced }) });

export type LedgerRules = z.infer<typeof shipped>;
export const LEDGER_RULES: LedgerRules = shipped.parse(parse(readFileSync(FILE, 'utf8')));

type Scope = { readonly from: string; readonly to?: string | undefined; readonly categories?: readonly string[] | undefined };
const inForce = ({ from, to }: Scope, on: string): boolean => from <= on && (to === undefined || on <= to);

export type Entered = {
  readonly book: Book;
  readonly category: string | null;
  readonly onDay: string;
  readonly expiresOn: string | null;
  readonly has: (field: Field) => boolean;
};

/** Fields that are asked for and missing. A rule for the very category stands before the general one (farm produce has its own). */
export function missingOf({ book, category, onDay, has }: Entered, { required: rules }: Pick<LedgerRules, 'required'> = LEDGER_RULES): Field[] {
  const ofBook = rules.filter((rule) => rule.book === book && inForce(rule, onDay));
  const own = ofBook.filter(({ categories }) => category !== null && categories?.includes(category));
  const chosen = own.length > 0 ? own : ofBook.filter(({ categories }) => categories === undefined);
  const missing = chosen.flatMap(({ fields, anyOf }) => [
    ...fields.filter((field) => !has(field)),
    ...anyOf.flatMap((some) => (some.some(has) ? [] : some.slice(0, 1))),
  ]);
  return [...new Set(missing)];
}

/** `YYYY-MM-DD` plus calendar months; the last day of a shorter month. */
export function plusMonths(from: string, months: number): string {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The first day on which the records of an entry need no longer be kept by any rule in force on its day. */
export function keepUntil(
  { category, onDay, expiresOn }: Pick<Entered, 'category' | 'onDay' | 'expiresOn'>,
  rules: LedgerRules = LEDGER_RULES,
): string {
  const ends = rules.keep
    .filter((rule) => inForce(rule, onDay) && (rule.categories === undefined || (category !== null && rule.categories.includes(category))))
    .flatMap(({ afterExpiryMonths, months, when }) => {
      if (afterExpiryMonths !== undefined) return expiresOn === null ? [] : [plusMonths(expiresOn, afterExpiryMonths)];
      return when === 'no-expiry' && expiresOn !== null ? [] : [plusMonths(onDay, months as number)];
    });
  const longest = ends.sort().at(-1) ?? onDay;
  return plusMonths(longest, rules.extraMonths.value);
}

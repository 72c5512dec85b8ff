// Kinds of certificates and how long they hold: dated data that ships with the product (plans/certificate-kinds.yaml).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const FILE = new URL('../../../plans/certificate-kinds.yaml', import.meta.url);

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const mark = z.enum(['V', 'V2', 'M', 'own']);
const rule = z.object({
  variant: z.string().optional(),
  label: text.optional(),
  validDays: z.int().min(0).optional(),
  from: day,
  to: day.optional(),
  source: z.string().min(1),
  mark,
});
const kind = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: text,
  by: z.enum(['lot', 'product', 'supplier']),
  sameDays: z.int().min(0).default(0),
  rules: z.array(rule).min(1),
});
const shipped = z.object({
  kinds: z.array(kind).min(1),
  warnDays: z.object({
    days: z.array(z.int().positive()).min(1),
    /** Papers that hold for less are of one load: nobody is warned of them. */
    leastDays: z.int().positive(),
    at: z.string().regex(/^\d{2}:\d{2}$/),
    source: z.string(),
    mark,
  }),
  reissue: z.object({
    kind: z.string(),
    from: day,
    source: z.string().min(1),
    mark,
    wording: z.object({ lines: z.array(z.string().min(1)).min(1), ground: z.string().min(1), source: z.string().min(1), mark }),
  }),
});

export type Kind = z.infer<typeof kind>;
export type KindRule = z.infer<typeof rule>;

const { kinds, warnDays, reissue } = shipped.parse(parse(readFileSync(FILE, 'utf8')));

export const KINDS: readonly Kind[] = kinds;
/** Descending. */
export const WARN_DAYS: readonly number[] = warnDays.days.toSorted((a, b) => b - a);
export const WARN = warnDays;
/** What we issue ourselves after repacking, splitting or mixing farm produce. */
export const REISSUE = reissue;
const byCode = new Map(kinds.map((one) => [one.code, one]));

export const kindOf = (code: string): Kind | undefined => byCode.get(code);
export const labelOf = (code: string) => byCode.get(code)?.label ?? { zh: code, en: code };

/** The rules in force on a day. */
export const rulesOn = ({ rules }: Kind, on: string): readonly KindRule[] =>
  rules.filter(({ from, to }) => from <= on && (to === undefined || on <= to));

/** What nobody has to check any more; everything else is shown as 待确认. */
export const isConfirmed = ({ mark: how }: Pick<KindRule, 'mark'>): boolean => how === 'V' || how === 'own';

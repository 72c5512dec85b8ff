// How a month is settled: what the contract in force says, and our own dated defaults where it is silent (plans/settlement-terms.yaml).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { addWorkingDays } from '../../../kernel/calendar/calendar.ts';
import { compileCalendar, dayNumber, dayStart } from '../../../kernel/calendar/compile.ts';
import { DAY, duration, type Instant, shanghaiDate, shanghaiInstant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type SettlementTerms, settlementAt, settlementFor, statutoryCalendar } from '../../service-plans/public.ts';
import type { Mode, Rounding } from './round.rules.ts';

export type Within = string | { readonly days: number };
export type Terms = {
  readonly pricedOn: 'delivery' | 'acceptance' | 'order';
  readonly repricing: 'until-confirmed' | 'published-before-delivery';
  readonly line: Mode;
  readonly note: Rounding | undefined;
  readonly statement: Rounding | undefined;
  readonly penalties: 'off-statement' | 'apart';
  readonly fees: readonly { readonly id: string; readonly name: string; readonly per: 'month' | 'note'; readonly fen: number }[];
  readonly sendWithin: Within;
  readonly confirmWithin: Within;
  readonly dueWithin: Within;
  readonly dueFrom: 'invoice' | 'confirmation';
  readonly appealWithin: Within;
  readonly lookBackMonths: number;
};
export type TermsInForce = Terms & {
  readonly contractKey: string;
  readonly version: number;
  readonly title: string;
  /** As the contract words it; our own practice where it says nothing. */
  readonly wording: string;
  readonly source: string;
};

const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const within = z.union([z.string().regex(/^P/), z.strictObject({ days: z.int().positive() })]);
const shipped = z.object({
  terms: z
    .array(
      z.strictObject({
        from: day,
        pricedOn: z.enum(['delivery', 'acceptance', 'order']),
        repricing: z.enum(['until-confirmed', 'published-before-delivery']),
        rounding: z.strictObject({ line: z.enum(['half-up', 'half-even', 'down']) }),
        penalties: z.enum(['off-statement', 'apart']),
        sendWithin: within,
        confirmWithin: within,
        dueWithin: within,
        dueFrom: z.enum(['invoice', 'confirmation']),
        appealWithin: within,
        lookBackMonths: z.int().min(1).max(60),
        source: z.string().min(1),
        mark: z.enum(['V', 'V2', 'M', 'own']),
      }),
    )
    .min(1),
});

let known: z.infer<typeof shipped> | undefined;
function defaultsOn(on: string) {
  known ??= shipped.parse(parse(readFileSync(new URL('../../../../plans/settlement-terms.yaml', import.meta.url), 'utf8')));
  const begun = known.terms.filter(({ from }) => from <= on);
  const all = begun.length > 0 ? begun : known.terms;
  return all.reduce((latest, one) => (one.from >= latest.from ? one : latest));
}

const FEN = 100;

/** The contract's word before ours. */
export function effectiveTerms(written: SettlementTerms | null, on: string): Terms {
  const own = defaultsOn(on);
  const said: Partial<SettlementTerms> = written ?? {};
  return {
    pricedOn: said.pricedOn ?? own.pricedOn,
    repricing: said.repricing ?? own.repricing,
    line: said.rounding?.line ?? own.rounding.line,
    note: said.rounding?.note,
    statement: said.rounding?.statement,
    penalties: said.penalties ?? own.penalties,
    fees: (said.fees ?? []).map(({ yuan, ...fee }) => ({ ...fee, fen: Math.round(yuan * FEN) })),
    sendWithin: said.sendWithin ?? own.sendWithin,
    confirmWithin: said.confirmWithin ?? own.confirmWithin,
    dueWithin: said.dueWithin ?? own.dueWithin,
    dueFrom: said.dueFrom ?? own.dueFrom,
    appealWithin: said.appealWithin ?? own.appealWithin,
    lookBackMonths: own.lookBackMonths,
  };
}

type Found = Awaited<ReturnType<typeof settlementFor>>;

function inForce({ contractKey, version, title, terms, termsSource }: Found, on: string): TermsInForce {
  const own = defaultsOn(on);
  return { ...effectiveTerms(terms, on), contractKey, version, title, wording: terms?.wording ?? '', source: terms ? termsSource : own.source };
}

/** In force for a customer at a moment. */
export const termsFor = async (db: Db | Tx, customerId: string, at: Instant): Promise<TermsInForce> =>
  inForce(await settlementFor(db, customerId, at), shanghaiDate(at));

/** As one version of a contract holds them, for what was settled by it. */
export const termsAt = async (
  db: Db | Tx,
  held: { readonly contractKey: string; readonly version: number; readonly on: string },
): Promise<TermsInForce> =>
  held.contractKey === 'none'
    ? { ...effectiveTerms(null, held.on), contractKey: 'none', version: held.version, title: '', wording: '', source: defaultsOn(held.on).source }
    : inForce(await settlementAt(db, held.contractKey, held.version), held.on);

/** So long after a moment: time as it runs, or to the end of the last of so many working days. Beyond the loaded years days count as they come. */
export async function after(db: Db | Tx, from: Instant, span: Within): Promise<Instant> {
  if (typeof span === 'string') return from + duration(span);
  const { definition, statutory } = await statutoryCalendar(db);
  const range = { from: shanghaiDate(from - DAY), to: shanghaiDate(from + (4 * span.days + 60) * DAY) };
  const until = addWorkingDays(compileCalendar(definition, range, statutory), from, span.days);
  return typeof until === 'number' ? until : dayStart(dayNumber(from) + span.days + 1);
}

/** The same in days: what is issued on the 1st and due within 30 days is due on the 31st. */
export async function dayAfter(db: Db | Tx, on: string, span: Within): Promise<string> {
  const until = await after(db, shanghaiInstant(on), span);
  // Working days end with the last of them, at its midnight.
  return shanghaiDate(typeof span === 'string' ? until : until - 1);
}

// Our own estimate (估算, internal) of what a month may cost: consequences in force × misses × values, for one customer or many.
import { type Period, periodNamed, periodOf } from '../../../kernel/calendar/period.ts';
import type { Fen } from '../../../kernel/money.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Decided, type DecidedCount, decidedCounts, missesOf } from '../../commitments/public.ts';
import { type Consequence, clausesFor, type Held, type SettlementInForce, settlementFor } from '../../service-plans/public.ts';
import type { AmountEffect, Effect } from './consequence.ts';
import { breachesOf, byFacts, byMiss, factsNamed, type Located, notesOfSubjects } from './locate-misses.ts';
import { type Estimate, estimate, type Known, type Occurrence, oneMore, type Worth } from './penalty.rules.ts';
import { type MonthWorth, worthOfMonth } from './worths.ts';

export type EstimatedClause = {
  readonly clause: Held<Consequence>;
  /** Those of the month, in the order of `estimate.parts`. */
  readonly located: readonly Located[];
  readonly estimate: Estimate;
  readonly share: number | null;
  readonly nextFen: Fen | null;
};
export type EstimatedMonth = { readonly settlement: SettlementInForce; readonly monthFen: Fen | null; readonly clauses: readonly EstimatedClause[] };
type Wanted = { readonly customerIds: readonly string[]; readonly month: string; readonly now: Instant };

export async function estimateMonth(db: Db | Tx, { customerIds, month, now }: Wanted, { always = false } = {}): Promise<Map<string, EstimatedMonth>> {
  const period = periodNamed(month);
  const at = Math.min(now, period.to - 1);
  const settlements = new Map<string, SettlementInForce>();
  for (const id of customerIds) settlements.set(id, await settlementFor(db, id, at));
  const rules = [...settlements.values()].flatMap(({ consequences }) => consequences);
  const read = await readMisses(db, { customerIds, rules, period });
  const found = new Map<string, EstimatedMonth>();
  for (const [customerId, settlement] of settlements) {
    const own = { ...read, misses: read.misses.filter((miss) => miss.customerId === customerId) };
    const touched = settlement.consequences.some((clause) => concerns(clause, own, customerId));
    const values = (touched && settlement.consequences.some(({ rule }) => asksGoods(rule))) || always;
    const worth = values ? await worthOfMonth(db, { customerId, month }) : UNKNOWN;
    const measured = touched ? await judgesOf(db, customerId, at) : new Map();
    const clauses = settlement.consequences.map((clause) => estimated(clause, { customerId, period, ...own, worth, measured }));
    found.set(customerId, { settlement, monthFen: worth.monthFen, clauses });
  }
  return found;
}

const UNKNOWN: MonthWorth = { monthFen: null, notes: new Map() };

type Read = {
  readonly misses: readonly Decided[];
  readonly counts: readonly DecidedCount[];
  readonly facts: Awaited<ReturnType<typeof factsNamed>>;
  readonly breaches: Awaited<ReturnType<typeof breachesOf>>;
  readonly notes: Awaited<ReturnType<typeof notesOfSubjects>>;
};
type Asked = { readonly customerIds: readonly string[]; readonly rules: readonly Held<Consequence>[]; readonly period: Period };

/** A handful of statements, however many customers. */
async function readMisses(db: Db | Tx, { customerIds, rules, period }: Asked): Promise<Read> {
  const clauseIds = [...new Set(rules.flatMap(({ rule }) => rule.when.clauses))];
  const span = { customerIds, from: Math.min(period.from, ...rules.map(({ rule }) => spanStart(rule, period))), to: period.to };
  const misses = await missesOf(db, { ...span, clauseIds });
  const byShare = rules.filter(({ rule }) => rule.tiers.some(({ by }) => by === 'share')).flatMap(({ rule }) => rule.when.clauses);
  const matches = rules.flatMap(({ rule }) => rule.when.facts);
  const breaches = await breachesOf(db, misses);
  const subjects = [
    ...misses.map(({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId })),
    ...[...breaches.values()].flatMap((fact) => fact.subjects),
  ];
  return {
    misses,
    counts: await decidedCounts(db, { ...span, from: period.from, clauseIds: byShare }),
    facts: await factsNamed(db, matches, span),
    breaches,
    notes: await notesOfSubjects(db, subjects),
  };
}

function spanStart({ when }: Consequence, period: Period): Instant {
  const every = when.count?.every ?? 'month';
  return every === 'contract' ? 0 : periodOf(every, period.from).from;
}

const concerns = ({ rule }: Held<Consequence>, { misses, facts }: Read, customerId: string): boolean =>
  misses.some(({ clauseId }) => rule.when.clauses.includes(clauseId)) || byFacts(rule.when.facts, facts.get(customerId) ?? []).length > 0;

const GOODS: readonly AmountEffect['amount']['of'][] = ['line-value', 'note-value', 'shortage-value'];
const effectsOf = ({ effects, tiers }: Consequence): Effect[] => [...effects, ...tiers.flatMap((tier) => tier.effects)];
const asksLines = (rule: Consequence): boolean => effectsOf(rule).some((effect) => effect.kind === 'amount' && GOODS.includes(effect.amount.of));
const asksGoods = (rule: Consequence): boolean => effectsOf(rule).some(({ kind }) => kind === 'amount' || kind === 'cap');

type Around = Read & {
  readonly customerId: string;
  readonly period: Period;
  readonly worth: MonthWorth;
  /** Clauses that measure a share, with what is missed of it. */
  readonly measured: ReadonlyMap<string, 'at-least' | 'at-most'>;
};

function estimated(clause: Held<Consequence>, around: Around): EstimatedClause {
  const { rule } = clause;
  const { customerId, period, worth, facts } = around;
  const faulty = asksLines(rule) ? [...worth.notes.values()].filter((note) => note.faulty) : null;
  const from = spanStart(rule, period);
  const own = around.misses.filter(({ clauseId, countedAt }) => rule.when.clauses.includes(clauseId) && countedAt >= from);
  const all = [...own.flatMap((miss) => byMiss(miss, { ...around, faulty })), ...byFacts(rule.when.facts, facts.get(customerId) ?? [])]
    .filter(({ at }) => at >= from && at < period.to)
    .sort((a, b) => a.at - b.at);
  const occurrences = all.map((one, i): Occurrence => ({ key: String(i), inMonth: one.at >= period.from, worth: worthOf(one, worth) }));
  const known: Known = { monthFen: worth.monthFen, contractFen: null, bondFen: null, share: shareOf(rule, around, own) };
  return {
    clause,
    located: all.filter(({ at }) => at >= period.from),
    estimate: estimate(rule, occurrences, known),
    share: known.share,
    nextFen: oneMore(rule, occurrences, { known, typical: typicalOf(worth) }),
  };
}

function worthOf({ noteId }: Located, { notes }: MonthWorth): Worth | null {
  if (noteId === null) return null;
  return notes.get(noteId) ?? { noteFen: null, lineFen: null, shortageFen: null };
}

/** The mean note of the month: what one more miss would probably concern. */
function typicalOf({ notes }: MonthWorth): Worth | null {
  const fens = [...notes.values()].flatMap(({ noteFen }) => noteFen ?? []);
  if (fens.length === 0) return null;
  return { noteFen: Math.round(fens.reduce((sum, fen) => sum + fen, 0) / fens.length), lineFen: null, shortageFen: null };
}

/** Of promises that measure a share, what they measured; of all others, missed ÷ decided. */
function shareOf({ when, tiers }: Consequence, { counts, customerId, measured, period }: Around, misses: readonly Decided[]): number | null {
  if (!tiers.some(({ by }) => by === 'share')) return null;
  const figures = misses.flatMap(({ clauseId, value, countedAt }) => {
    const side = measured.get(clauseId);
    if (side === undefined || value === null || countedAt < period.from) return [];
    return [side === 'at-most' ? value : 1 - value];
  });
  if (figures.length > 0) return Math.max(...figures);
  const own = counts.filter((count) => count.customerId === customerId && when.clauses.includes(count.clauseId));
  const decided = own.reduce((sum, count) => sum + count.decided, 0);
  return decided === 0 ? null : own.reduce((sum, count) => sum + count.missed, 0) / decided;
}

async function judgesOf(db: Db | Tx, customerId: string, at: Instant): Promise<Map<string, 'at-least' | 'at-most'>> {
  const { clauses } = await clausesFor(db, customerId, at);
  return new Map(
    clauses.flatMap(({ id, judge }) => (judge.kind === 'measure' ? [[id, judge.atMost === undefined ? 'at-least' : 'at-most'] as const] : [])),
  );
}

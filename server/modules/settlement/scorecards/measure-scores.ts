// What takes points by our records: misses and facts as occurrences, shares, delivery days; for one customer or many in a handful of statements.

import { dateOfDay, dayNumber } from '../../../kernel/calendar/compile.ts';
import type { Period } from '../../../kernel/calendar/period.ts';
import { DAY, type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Decided, decidedCounts, missesOf } from '../../commitments/public.ts';
import { deliveryDays, shortWeights } from '../../deliveries/public.ts';
import type { Scorecard } from '../../service-plans/public.ts';
import { breachesOf, byFacts, byMiss, factsNamed } from '../penalties/locate-misses.ts';
import type { Pace } from './forecast.rules.ts';
import type { Measured } from './score.rules.ts';
import type { Occurrence } from './score.ts';

/** So far back we look for how often things happen, and for the weekdays of deliveries. */
const LOOK_BACK = 60 * DAY;
const WEEKS_SEEN = 4;

type Item = Scorecard['items'][number];
/** Customer → the scorecard that holds for them. */
export type Cards = ReadonlyMap<string, Scorecard>;
export type MeasuredCustomer = Measured & {
  /** Delivery days of the period up to today. */
  readonly days: readonly string[];
  /** Null when the period is over, or has not begun. */
  readonly pace: Pace | null;
};

export async function measureScores(db: Db | Tx, cards: Cards, { period, now }: { readonly period: Period; readonly now: Instant }) {
  const customerIds = [...cards.keys()];
  const running = period.from <= now && now < period.to;
  const span = { customerIds, from: running ? period.from - LOOK_BACK : period.from, to: period.to };
  const read = await readRecords(db, cards, { span, period });
  const found = new Map<string, MeasuredCustomer>();
  for (const [customerId, card] of cards) {
    const all = occurrencesOf(card, customerId, read);
    const days = read.days.get(customerId) ?? [];
    found.set(customerId, {
      occurrences: all.filter(({ at }) => at >= period.from && at < period.to),
      shares: sharesOf(card, customerId, read),
      days: days.filter((day) => day >= shanghaiDate(period.from) && day <= shanghaiDate(Math.min(now, period.to - 1))),
      pace: running ? paceOf({ all, days, period, now }) : null,
    });
  }
  return found;
}

type Span = { readonly customerIds: readonly string[]; readonly from: Instant; readonly to: Instant };
type Records = Awaited<ReturnType<typeof readRecords>>;

async function readRecords(db: Db | Tx, cards: Cards, { span, period }: { readonly span: Span; readonly period: Period }) {
  const items = [...cards.values()].flatMap(({ items }) => items);
  const misses = await missesOf(db, { ...span, clauseIds: [...new Set(items.flatMap(({ clauses }) => clauses))] });
  const inPeriod = { ...span, from: period.from };
  const byMisses = items.filter(({ share }) => share?.of === 'missed').flatMap(({ clauses }) => clauses);
  const byWeight = items.some(({ share }) => share?.of === 'short-weight');
  return {
    misses,
    facts: await factsNamed(
      db,
      items.flatMap(({ facts }) => facts),
      span,
    ),
    breaches: await breachesOf(db, misses),
    counts: await decidedCounts(db, { ...inPeriod, clauseIds: [...new Set(byMisses)] }),
    weights: byWeight ? await shortWeights(db, inPeriod) : [],
    days: await deliveryDays(db, span),
  };
}

function occurrencesOf(card: Scorecard, customerId: string, { misses, facts, breaches }: Records): Occurrence[] {
  const mine = misses.filter((miss) => miss.customerId === customerId);
  return card.items.flatMap((item) => [
    // Items that go by a share alone have no single occurrences.
    ...mine.filter(({ clauseId }) => item.clauses.includes(clauseId)).flatMap((miss) => ofMiss(item, miss, breaches)),
    ...byFacts(item.facts, facts.get(customerId) ?? []).map(({ subject, at }) => ({
      ...plain(item, at),
      subject: subject.type === 'fact' ? null : subject,
    })),
  ]);
}

function ofMiss(item: Item, miss: Decided, breaches: Records['breaches']): Occurrence[] {
  const positions = miss.evidence.map(({ position }) => position);
  const located = byMiss(miss, { breaches, notes: new Map(), faulty: null });
  return located.map(({ subject, at }) => ({
    ...plain(item, at),
    commitmentId: miss.commitmentId,
    clauseId: miss.clauseId,
    subject: subject.type === 'customer' ? null : subject,
    positions,
  }));
}

const plain = ({ id }: Item, at: Instant): Occurrence => ({
  itemId: id,
  commitmentId: null,
  clauseId: null,
  subject: null,
  at,
  occurredOn: shanghaiDate(at),
  excused: false,
  positions: [],
});

function sharesOf(card: Scorecard, customerId: string, { counts, weights }: Records): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { id, share, clauses } of card.items) {
    if (share?.of === 'missed') {
      const mine = counts.filter((count) => count.customerId === customerId && clauses.includes(count.clauseId));
      ratio(found, id, [mine.map(({ missed }) => missed), mine.map(({ decided }) => decided)]);
    }
    if (share?.of === 'short-weight') {
      const all = weights.filter((weight) => weight.customerId === customerId);
      const { categories } = share;
      const mine = categories ? all.filter(({ category }) => category !== null && categories.includes(category)) : all;
      ratio(found, id, [mine.map(({ short }) => short), mine.map(({ came }) => came)]);
    }
  }
  return found;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function ratio(found: Map<string, number>, itemId: string, [part, whole]: readonly [readonly number[], readonly number[]]): void {
  if (sum(whole) > 0) found.set(itemId, sum(part) / sum(whole));
}

type Course = { readonly all: readonly Occurrence[]; readonly days: readonly string[]; readonly period: Period; readonly now: Instant };

function paceOf({ all, days, period, now }: Course): Pace {
  const [first, today] = [shanghaiDate(period.from), shanghaiDate(now)];
  const earlier = days.filter((day) => day < first).length;
  const before = new Map<string, number>();
  if (earlier > 0)
    for (const [itemId, some] of Map.groupBy(
      all.filter(({ at, excused }) => at < period.from && !excused),
      (one) => one.itemId,
    ))
      before.set(itemId, some.length / earlier);
  return { daysSoFar: days.filter((day) => day >= first && day <= today).length, daysLeft: daysAhead(days, period, now), before };
}

/** Days still to come with a planned note, or on a weekday that had deliveries in half of the last weeks. */
function daysAhead(days: readonly string[], { to }: Period, now: Instant): number {
  const known = new Set(days);
  const today = dayNumber(now);
  let count = 0;
  for (let day = today + 1; day < dayNumber(to); day++) {
    const seen = Array.from({ length: WEEKS_SEEN + 1 }, (_, week) => day - 7 * (week + 1)).filter((past) => past <= today);
    const delivered = seen.slice(0, WEEKS_SEEN).filter((past) => known.has(dateOfDay(past))).length;
    if (known.has(dateOfDay(day)) || delivered * 2 >= WEEKS_SEEN) count++;
  }
  return count;
}

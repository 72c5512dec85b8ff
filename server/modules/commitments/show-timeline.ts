// One commitment from its start to its verdict: facts with both times, grade and part played; when its clock ran, stood still, was over.

import { elapsed, nextWorking } from '../../kernel/calendar/calendar.ts';
import type { Calendar } from '../../kernel/calendar/compile.ts';
import type { Fact } from '../../kernel/fact.ts';
import { type Instant, instant, iso, MINUTE } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { factsAt, factsOf } from '../../platform/journal/read.ts';
import type { contract } from './contract.ts';
import { excusesOf } from './excuse.store.ts';
import { clauseByKey, type Plans, timingOf } from './plans-port.ts';
import { peopleOf, present, presentExcuses, type Shown } from './present.ts';
import { findOne } from './show-commitments.ts';

type Output = OutputOf<typeof contract.show>;

/** Recorded this much after it occurred is shown as late. */
const LATE = 2 * MINUTE;

export const showCommitment =
  (plans: Plans) =>
  async (call: Call, { commitmentId }: InputOf<typeof contract.show>): Promise<Output> => {
    const one = await findOne(call, commitmentId);
    const [shown] = (await present(call, plans, [one])) as [Shown];
    const evidence = await factsAt(
      call.db,
      shown.evidence.map(({ position }) => position),
    );
    const own = await factsOf(call.db, { type: 'commitment', id: commitmentId });
    const { calendar } = await timingOf(plans, call.db, await clauseByKey(plans, call.db, one.clauseKey));
    return {
      ...shown,
      timeline: await timelineOf(call, shown, [...evidence, ...own]),
      intervals: intervalsOf(shown, { calendar, now: call.now }),
      excuses: await presentExcuses(call, await excusesOf(call.db, [commitmentId])),
    };
  };

async function timelineOf(call: Call, { evidence }: Shown, facts: readonly Fact[]): Promise<Output['timeline']> {
  const roles = new Map(evidence.map(({ factId, role }) => [factId, role]));
  const unique = [...new Map(facts.map((fact) => [fact.id, fact])).values()].sort((a, b) => a.occurredAt - b.occurredAt || a.position - b.position);
  const person = await peopleOf(
    call,
    unique.map(({ actor }) => actor),
  );
  return unique.map((fact) => {
    const { state: _state, ...data } = fact.data;
    return {
      position: fact.position,
      factId: fact.id,
      name: fact.name,
      label: call.app.facts.get(fact.name)?.label ?? { zh: fact.name, en: fact.name },
      role: roles.get(fact.id) ?? null,
      occurredAt: iso(fact.occurredAt),
      recordedAt: iso(fact.recordedAt),
      late: fact.recordedAt - fact.occurredAt > LATE,
      grade: fact.grade,
      actor: person(fact.actor),
      data,
    };
  });
}

type Interval = Output['intervals'][number];
const MOST = 400;

/** Green, grey and red pieces of the bar: what is not working time is closed, whatever else holds. */
export function intervalsOf(
  shown: Pick<Shown, 'startedAt' | 'dueAt' | 'doneAt' | 'decidedAt' | 'verdict' | 'pauses'>,
  { calendar, now }: { calendar: Calendar; now: Instant },
): Interval[] {
  const start = instant(shown.startedAt);
  const ended = shown.doneAt ?? (shown.verdict === 'running' || shown.verdict === 'missed' ? null : shown.decidedAt);
  const end = Math.max(start, ended === null ? now : instant(ended));
  const due = shown.dueAt === null ? Number.POSITIVE_INFINITY : instant(shown.dueAt);
  const stops = shown.pauses.map(({ from, to }) => ({ from: instant(from), to: to === null ? end : instant(to) }));
  const cuts = [...new Set([start, end, due, ...stops.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b);
  const found: Interval[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1] as Instant, cuts[i] as Instant];
    const paused = stops.some((stop) => stop.from <= from && to <= stop.to);
    found.push(...cut(calendar, { from, to, state: from >= due ? 'over' : paused ? 'paused' : 'running' }));
  }
  return found;
}

type Piece = { readonly from: Instant; readonly to: Instant; readonly state: Exclude<Interval['state'], 'closed'> };

function cut(calendar: Calendar, { from, to, state }: Piece): Interval[] {
  const found: Interval[] = [];
  for (let at = from; at < to && found.length < MOST; ) {
    const opens = nextWorking(calendar, at);
    if (opens === 'unknown') return [...found, { state, from: iso(at), to: iso(to) }];
    if (opens > at) found.push({ state: 'closed', from: iso(at), to: iso(Math.min(opens, to)) });
    if (opens >= to) break;
    const closes = endOfWork(calendar, opens, to);
    found.push({ state, from: iso(opens), to: iso(closes) });
    at = closes;
  }
  return found;
}

/** The first instant after `from` at which work stops, or `to`: by halving, since working time up to there equals the time passed. */
function endOfWork(calendar: Calendar, from: Instant, to: Instant): Instant {
  const works = (until: Instant) => elapsed(calendar, from, until) === until - from;
  if (works(to)) return to;
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (works(middle)) low = middle;
    else high = middle;
  }
  return low;
}

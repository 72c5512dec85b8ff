// Stored and live together, as screens see a commitment.

import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { idInRef } from '../../kernel/actor.ts';
import { elapsed } from '../../kernel/calendar/calendar.ts';
import { type Instant, instant, iso } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import type { PinnedClause } from './clause.ts';
import { commitmentOf, type Row } from './commitment.store.ts';
import { type Commitment, clauseOf } from './commitment.ts';
import type { contract } from './contract.ts';
import { type ExcuseRow, excusesOf } from './excuse.store.ts';
import { judgeLive, type Live } from './judge-live.ts';
import { clauseByKey, type Plans } from './plans-port.ts';

export type Shown = OutputOf<typeof contract.list>['items'][number];
export type Listed = OutputOf<typeof contract.find>['items'][number];
export type ShownExcuse = OutputOf<typeof contract.show>['excuses'][number];

export async function present(call: Call, plans: Plans, commitments: readonly Commitment[]): Promise<Shown[]> {
  const live = await judgeLive({ plans, db: call.db, asOf: call.now }, commitments);
  const rows = await excusesOf(
    call.db,
    commitments.map(({ commitmentId }) => commitmentId),
  );
  const excuses = await presentExcuses(call, rows);
  return commitments.map((one) =>
    shown(call, one, { live: live.get(one.commitmentId) as Live, excuses: excuses.filter((each) => each.commitmentId === one.commitmentId) }),
  );
}

type Known = { readonly live: Live; readonly excuses: readonly ShownExcuse[] };

function shown(call: Call, one: Commitment, { live, excuses }: Known): Shown {
  const { clause, timing, judged, ticks } = live;
  const { contractKey, version } = clauseOf(one.clauseKey);
  const { state } = one;
  const running = state.verdict === 'running' && !state.quarantined;
  // A running measure counts on reading; what is decided says what it rested on.
  const counting = running ? judged : null;
  const usedMs = state.usedMs ?? judged?.usedMs ?? null;
  return {
    ...listedOf(one, clause),
    source: clause.source,
    team: clause.judge.team ?? null,
    contractKey,
    contractVersion: version,
    calendar: { key: clause.judge.calendar, version: timing.version },
    pauses: [
      ...(running ? (judged?.pauses.map(({ from, to, ms }) => ({ from: iso(from), to: to === null ? null : iso(to), ms })) ?? []) : state.pauses),
    ],
    usedMs,
    allowedMs: state.allowedMs,
    leftMs: leftOf(one, live, { usedMs, now: call.now }),
    value: state.value ?? counting?.value ?? null,
    grade: state.grade ?? counting?.grade ?? null,
    evidence: [...(state.evidence.length > 0 ? state.evidence : (counting?.evidence ?? []))],
    unknown: state.unknown,
    ticks: ticks.map(({ at, step }) => ({ step, at: iso(at), told: state.told.includes(step), to: rolesAt(live, step) })),
    excuse: excuses.at(-1) ?? null,
    can: canOf(call.actor, one, excuses),
  };
}

const rolesAt = ({ clause }: Live, step: string): string[] => [
  ...(step.startsWith('escalate:') ? (clause.judge.escalate[Number(step.slice('escalate:'.length))]?.to ?? []) : []),
];

function leftOf({ state }: Commitment, { timing }: Live, { usedMs, now }: { usedMs: number | null; now: Instant }): number | null {
  if (state.paused) return state.allowedMs !== null && usedMs !== null ? state.allowedMs - usedMs : null;
  const owed = state.verdict === 'running' || (state.verdict === 'missed' && state.doneAt === null);
  if (!owed || state.dueAt === null) return null;
  const left = elapsed(timing.calendar, now, instant(state.dueAt));
  return left === 'unknown' ? null : left;
}

export const listedOf = (one: Commitment, { section, wording }: Pick<PinnedClause, 'section' | 'wording'>): Listed => {
  const { state } = one;
  return {
    id: one.commitmentId,
    clauseKey: one.clauseKey,
    clauseId: clauseOf(one.clauseKey).clauseId,
    section: section ?? null,
    wording,
    bound: one.bound,
    kind: one.kind,
    subject: { type: one.subjectType, id: one.subjectId },
    instance: one.instance,
    customerId: one.customerId,
    verdict: state.verdict,
    corrected: state.corrected,
    startedAt: state.startedAt,
    dueAt: state.dueAt,
    decidedAt: state.decidedAt,
    doneAt: state.doneAt,
    paused: state.paused,
    value: state.value,
    grade: state.grade,
    acknowledgedAt: state.acknowledgedAt,
    quarantined: state.quarantined,
  };
};

export async function presentListed(call: Call, plans: Plans, commitments: readonly Commitment[]): Promise<Listed[]> {
  const found: Listed[] = [];
  for (const one of commitments) found.push(listedOf(one, await clauseByKey(plans, call.db, one.clauseKey)));
  return found;
}

export const mayAcknowledge = ({ state }: Commitment): boolean => state.verdict === 'missed' && state.acknowledgedAt === null;
export const mayBeExcused = ({ state }: Commitment): boolean => ['running', 'missed', 'unobserved'].includes(state.verdict);
export const mayBeSigned = ({ kind, state }: Commitment): boolean => kind === 'attested' && ['running', 'unobserved'].includes(state.verdict);

function canOf({ can }: Actor, one: Commitment, excuses: readonly ShownExcuse[]): Shown['can'] {
  const waiting = excuses.find(({ state }) => state === 'waiting');
  return {
    acknowledge: can.has('commitments.acknowledge') && mayAcknowledge(one),
    requestExcuse: can.has('commitments.request-excuse') && mayBeExcused(one) && !waiting,
    decideExcuse: waiting?.can.decide ?? false,
    attest: can.has('commitments.attest') && mayBeSigned(one),
    repair: can.has('commitments.repair'),
  };
}

const UUID = /^[0-9a-f-]{36}$/;

/** Names beside references such as `staff:<id>`; an id that nobody knows keeps its reference. */
export async function peopleOf(call: Call, refs: readonly (string | null)[]): Promise<(ref: string) => { ref: string; name: string }> {
  const names = await call.app.identity.namesOf(call.db, [
    ...new Set(refs.flatMap((ref) => (ref === null || !UUID.test(idInRef(ref)) ? [] : [idInRef(ref)]))),
  ]);
  return (ref) => ({ ref, name: names.get(idInRef(ref)) ?? (ref === 'system:system' ? '系统' : ref) });
}

export async function presentExcuses(call: Call, rows: readonly ExcuseRow[]): Promise<ShownExcuse[]> {
  if (rows.length === 0) return [];
  const person = await peopleOf(
    call,
    rows.flatMap((row) => [row.requested_by, row.decided_by]),
  );
  const words = await wordsAbout(
    call.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    commitmentId: row.commitment_id,
    reason: row.reason as ShownExcuse['reason'],
    text: words.get(`excuse:${row.id}`) ?? '',
    files: row.files as string[],
    state: row.state as ShownExcuse['state'],
    requestedAt: iso(row.requested_at),
    requestedBy: person(row.requested_by),
    decidedAt: row.decided_at === null ? null : iso(row.decided_at),
    decidedBy: row.decided_by === null ? null : person(row.decided_by),
    decisionText: words.get(`excuse-decision:${row.id}`) ?? null,
    can: {
      decide:
        row.state === 'waiting' && call.actor.can.has('commitments.decide-excuse') && row.requested_by !== `${call.actor.kind}:${call.actor.id}`,
    },
  }));
}

/** What people wrote, by `type:id`. */
export async function wordsAbout(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('commitments.word')
    .select(['about_type', 'about_id', 'body'])
    .where('about_id', 'in', [...ids])
    .orderBy('written_at')
    .execute();
  return new Map(rows.map((row) => [`${row.about_type}:${row.about_id}`, row.body]));
}

export async function readCounted(db: Db, rest: ReturnType<typeof sql>): Promise<(Commitment & { readonly countedAt: string })[]> {
  const { rows } = await sql<Row>`select c.* from commitments.commitment c ${rest}`.execute(db);
  return rows.map((row) => ({ ...commitmentOf(row), countedAt: iso(row.counted_at) }));
}

export async function readCommitments(db: Db, rest: ReturnType<typeof sql>): Promise<Commitment[]> {
  const { rows } = await sql<Row>`select c.* from commitments.commitment c ${rest}`.execute(db);
  return rows.map(commitmentOf);
}

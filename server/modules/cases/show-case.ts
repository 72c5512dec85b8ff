// Everything about one case on one screen.
import { sql } from 'kysely';
import { boundCustomer } from '../../kernel/actor.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { factsOf } from '../../platform/journal/read.ts';
import { timelineOf } from '../../platform/journal/timeline.ts';
import { can } from './case.rules.ts';
import { toCase, visibleTo } from './case.store.ts';
import { type Category, OPEN_STATES, type State } from './case.ts';
import { LISTED, type Line, rowsOf, titleOf } from './case-row.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

type Full = OutputOf<typeof contract.show>;
type Followed = OutputOf<typeof contract.follow>;

/** What the customer sees of the course of things; the rest is our work. */
const STEPS = new Set([
  'cases.opened',
  'cases.taken',
  'cases.answered',
  'cases.proposed',
  'cases.settled',
  'cases.confirmed',
  'cases.reopened',
  'cases.closed',
]);

const rowOf = (call: Call, caseId: string) =>
  call.db
    .selectFrom('cases.case')
    .leftJoin('cases.queue', 'cases.queue.case_id', 'cases.case.id')
    .leftJoin('deliveries.note', 'deliveries.note.id', 'cases.case.note_id')
    .leftJoin('cases.reporter', 'cases.reporter.case_id', 'cases.case.id')
    .select(LISTED)
    .select([
      'cases.case.needed_by',
      'cases.case.note_id',
      'cases.case.waiting_on',
      'cases.case.root_cause',
      'cases.case.way',
      'cases.case.reopenings',
      'cases.case.against_staff_id',
    ])
    .select(['deliveries.note.number as note_number', 'cases.reporter.name as reporter_name', 'cases.reporter.phone as reporter_phone'])
    .where('cases.case.id', '=', caseId)
    .where(visibleTo(call.actor))
    .executeTakeFirst();

export async function showCase(call: Call, { caseId }: InputOf<typeof contract.show>): Promise<Full> {
  const row = await rowOf(call, caseId);
  if (!row) throw no('not-found');
  const [[listed], messages, evidence, asks, told, otherOpen] = await Promise.all([
    rowsOf(call.db, [row], call.app.identity),
    messagesOf(call, caseId),
    call.db.selectFrom('cases.evidence').selectAll().where('case_id', '=', caseId).orderBy('added_at').execute(),
    call.db.selectFrom('cases.ask').selectAll().where('case_id', '=', caseId).orderBy('asked_at').execute(),
    factsOf(call.db, { type: 'case', id: caseId }),
    othersOpen(call, row.customer_id, caseId),
  ]);
  const customerOnly = boundCustomer(call.actor) !== undefined;
  const reporter = row.reporter_name !== null || row.reporter_phone !== null ? { name: row.reporter_name, phone: row.reporter_phone } : null;
  return {
    ...(listed as Full),
    neededBy: row.needed_by === null ? null : iso(row.needed_by),
    lines: row.lines as Line[],
    noteId: row.note_id,
    noteNumber: row.note_number,
    waitingOn: row.waiting_on as Full['waitingOn'],
    rootCause: row.root_cause as Full['rootCause'],
    way: row.way as Full['way'],
    reopenings: row.reopenings,
    reporter,
    evidence: evidence
      .filter(({ internal }) => !(customerOnly && internal))
      .map((one) => ({
        fileId: one.file_id,
        kind: one.kind as Full['evidence'][number]['kind'],
        internal: one.internal,
        addedAt: iso(one.added_at),
      })),
    asks: asks.map((ask) => ({
      id: ask.id,
      department: ask.department as Full['asks'][number]['department'],
      askedAt: iso(ask.asked_at),
      answerBy: iso(ask.answer_by),
      answeredAt: ask.answered_at === null ? null : iso(ask.answered_at),
    })),
    messages,
    timeline: await timelineOf(call, told),
    otherOpen,
    can: can(
      toCase(
        row,
        asks.flatMap((ask) => (ask.answered_at === null ? [ask.id] : [])),
      ),
      call.actor,
    ),
  };
}

/** The customer's view: no internal words, no internal files, no causes still under examination. */
export async function followCase(call: Call, input: InputOf<typeof contract.follow>): Promise<Followed> {
  const { timeline, otherOpen: _others, asks: _asks, rootCause: _cause, missed: _missed, ...shown } = await showCase(call, input);
  const steps = timeline.filter(({ name }) => STEPS.has(name)).map(({ name, label, occurredAt }) => ({ name, label, at: occurredAt as string }));
  return { ...shown, steps };
}

async function messagesOf(call: Call, caseId: string): Promise<Full['messages']> {
  let query = call.db.selectFrom('cases.message').selectAll().where('case_id', '=', caseId).where('body', '<>', '');
  if (boundCustomer(call.actor) !== undefined) query = query.where('internal', '=', false);
  const rows = await query.orderBy('occurred_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    body: row.body,
    author: row.author_name,
    byUs: row.author.startsWith('staff:') || row.author.startsWith('system:'),
    internal: row.internal,
    channel: row.channel,
    department: row.department as Full['messages'][number]['department'],
    occurredAt: iso(row.occurred_at),
    recordedAt: iso(row.recorded_at),
  }));
}

async function othersOpen(call: Call, customerId: string, caseId: string): Promise<Full['otherOpen']> {
  const rows = await call.db
    .selectFrom('cases.queue')
    .innerJoin('cases.case', 'cases.case.id', 'cases.queue.case_id')
    .select(['cases.case.id', 'cases.case.number', 'cases.case.lines', 'cases.case.category', 'cases.case.subcategory', 'cases.case.state'])
    .select('cases.case.opened_at')
    .where(sql<boolean>`cases.queue.customer_id = ${customerId}::uuid and cases.queue.case_id <> ${caseId}::uuid`)
    .where('cases.case.state', 'in', [...OPEN_STATES])
    .where(visibleTo(call.actor))
    .orderBy('cases.case.opened_at', 'desc')
    .limit(8)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: titleOf(row.lines as Line[]),
    category: row.category as Category,
    subcategory: row.subcategory,
    state: row.state as State,
    openedAt: iso(row.opened_at),
  }));
}

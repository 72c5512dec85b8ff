// The only SQL that writes the tables of cases. `apply…` is the only writer of life-cycle tables.

import { createHash } from 'node:crypto';
import { type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { type Actor, actorRef, boundCustomer } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Tx, Unit } from '../../platform/app.ts';
import { type Data, on } from '../../platform/apply.ts';
import { PREPARED } from '../../platform/database/prepare-statements.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { ApplyMany, ShownClock } from '../../platform/module.ts';
import { after, type Case, type Category, type State, type TRANSITIONS } from './case.ts';
import * as told from './facts.ts';
import { no } from './refusals.ts';

/** Rows an actor may see: customers their own, conduct complaints only who may, and never the accused. */
export const visibleTo =
  (actor: Actor) =>
  (eb: ExpressionBuilder<DB, 'cases.case'>): ExpressionWrapper<DB, 'cases.case', SqlBool> => {
    const customer = boundCustomer(actor);
    const own = customer === undefined ? [] : [eb('cases.case.customer_id', '=', customer)];
    const site = actor.kind === 'note-holder' ? [eb('cases.case.site_id', '=', actor.siteId)] : [];
    const conduct =
      customer !== undefined || actor.kind === 'system' || actor.can.has('cases.read-conduct') ? [] : [eb('cases.case.category', '<>', 'conduct')];
    const accused =
      actor.kind === 'staff' ? [eb.or([eb('cases.case.against_staff_id', 'is', null), eb('cases.case.against_staff_id', '<>', actor.id)])] : [];
    return eb.and([...own, ...site, ...conduct, ...accused]) as ExpressionWrapper<DB, 'cases.case', SqlBool>;
  };

/** Locks and loads; what the actor may not see does not exist. */
export async function load(unit: Unit, caseId: string): Promise<Case> {
  const row = await lockCase(unit, caseId);
  const { rows: asks } = await sql<{
    id: string;
  }>`${PREPARED} select id from cases.ask where case_id = ${caseId}::uuid and answered_at is null`.execute(unit.tx);
  return toCase(
    row,
    asks.map((ask) => ask.id),
  );
}

/** Locked, for facts that leave it as it is; its open questions are not asked. */
export const loadBeside = async (unit: Unit, caseId: string): Promise<Omit<Case, 'openAsks'>> => toCase(await lockCase(unit, caseId), []);

async function lockCase({ tx, actor }: Unit, caseId: string): Promise<CaseColumns> {
  const query = tx.selectFrom('cases.case').selectAll().where('id', '=', caseId).where(visibleTo(actor)).forUpdate();
  const { rows } = await sql<Selectable<DB['cases.case']>>`${PREPARED} ${query}`.execute(tx);
  const [row] = rows;
  if (!row) throw no('not-found');
  return row;
}

type CaseColumns = Pick<
  Selectable<DB['cases.case']>,
  | 'id'
  | 'number'
  | 'customer_id'
  | 'site_id'
  | 'note_id'
  | 'state'
  | 'category'
  | 'subcategory'
  | 'severity'
  | 'assignee_id'
  | 'waiting_on'
  | 'needed_by'
  | 'root_cause'
  | 'against_staff_id'
>;

/** What rules decide on, from a row and the department questions still open. */
export const toCase = (row: CaseColumns, openAsks: readonly string[]): Case => ({
  id: row.id,
  number: row.number,
  customerId: row.customer_id,
  siteId: row.site_id,
  noteId: row.note_id,
  state: row.state as State,
  category: row.category as Category,
  subcategory: row.subcategory,
  severity: row.severity,
  assigneeId: row.assignee_id,
  waitingOn: row.waiting_on,
  neededBy: row.needed_by,
  openAsks,
  rootCause: row.root_cause,
  againstStaffId: row.against_staff_id,
});

/** `SH261121-000042`: day in Asia/Shanghai and a number that never repeats. */
export const numberOf = (day: string, running: number): string => `SH${day.slice(2).replaceAll('-', '')}-${String(running).padStart(6, '0')}`;

export const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex');

export type Words = {
  readonly kind: 'report' | 'customer' | 'reply' | 'note' | 'ask' | 'ask-answer' | 'proposal' | 'settlement' | 'cause' | 'reopening';
  readonly body: string;
  readonly channel: string;
  readonly internal: boolean;
  readonly byCustomer?: boolean;
  readonly occurredAt?: Instant | undefined;
  readonly department?: string;
};

export type Kept = { readonly messageId: string; readonly bodyHash: string };

/** The row of what a person wrote, outside the journal; facts refer to it by id and hash. */
export function wordsRow(unit: Pick<Unit, 'actor' | 'now'>, caseId: string, words: Words): Kept & { readonly insert: RawBuilder<unknown> } {
  const messageId = newId();
  const author = words.byCustomer && unit.actor.kind === 'staff' ? 'customer' : actorRef(unit.actor);
  const occurredAt = iso(Math.min(words.occurredAt ?? unit.now, unit.now));
  const insert = sql`insert into cases.message (id, case_id, kind, body, author, author_name, channel, internal, occurred_at, recorded_at, department)
    values (${messageId}::uuid, ${caseId}::uuid, ${words.kind}, ${words.body}, ${author}, ${author === 'customer' ? '' : unit.actor.name}, ${words.channel},
      ${words.internal}::boolean, ${occurredAt}::timestamptz, ${iso(unit.now)}::timestamptz, ${words.department ?? null})`;
  return { messageId, bodyHash: hashOf(words.body), insert };
}

export async function keepWords(unit: Unit, caseId: string, words: Words): Promise<Kept> {
  const { insert, ...kept } = wordsRow(unit, caseId, words);
  await insert.execute(unit.tx);
  return kept;
}

type Change = Partial<{
  state: State;
  assignee_id: string;
  waiting_on: string | null;
  root_cause: string;
  way: string;
  category: string;
  subcategory: string | null;
  severity: number;
}> & {
  readonly [column: string]: unknown;
};

const change = (tx: Tx, caseId: string, values: Change) =>
  tx
    .updateTable('cases.case')
    .set(values as never)
    .where('id', '=', caseId)
    .execute();

/** Moves the state by the transition table; the queue row follows. */
async function move(tx: Tx, act: keyof typeof TRANSITIONS, { caseId, values = {} }: { caseId: string; values?: Change }): Promise<void> {
  const row = await tx.selectFrom('cases.case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow();
  const state = after(act, row.state as State);
  await change(tx, caseId, { ...values, state });
}

const lastWord = (who: 'us' | 'customer', fact: Fact) => ({ last_word: who, last_word_at: iso(fact.occurredAt) });

/** The row a case begins with. */
const caseRow = (data: Data<typeof told.opened>, fact: Fact): RawBuilder<unknown> => sql`
  insert into cases.case (id, number, customer_id, site_id, note_id, line_id, channel, category, subcategory, severity, needed_by, lines, against_staff_id,
    state, last_word, last_word_at, opened_at, recorded_at)
  values (${data.caseId}::uuid, ${data.number}, ${data.customerId}::uuid, ${data.siteId}::uuid, ${data.noteId}::uuid, ${data.lineId}::uuid, ${data.channel},
    ${data.category}, ${data.subcategory}, ${data.severity}::smallint, ${data.neededBy}::timestamptz, ${JSON.stringify(data.lines)}::jsonb, ${data.againstStaffId},
    'new', 'customer', ${iso(fact.occurredAt)}::timestamptz, ${iso(fact.occurredAt)}::timestamptz, ${iso(fact.recordedAt)}::timestamptz)`;

/** A case that opens with nothing else goes into the statement that appends its fact. */
export const applyOpened: ApplyMany & { readonly names: readonly string[] } = {
  names: [told.opened.name],
  apply: async (tx, facts) => {
    for (const fact of facts) await caseRow(fact.data as Data<typeof told.opened>, fact).execute(tx);
  },
  beside: ([fact, ...more]) => (fact && more.length === 0 ? [caseRow(fact.data as Data<typeof told.opened>, fact)] : null),
};

/** The queue row of a case that is just being opened. */
export const freshQueueRow = (data: Data<typeof told.opened>, openedAt: Instant): RawBuilder<unknown> => sql`
  insert into cases.queue (case_id, safety, state, assignee_id, customer_id, opened_at)
  values (${data.caseId}::uuid, ${data.category === 'food-safety'}::boolean, 'new', null, ${data.customerId}::uuid, ${iso(openedAt)}::timestamptz)`;

export const apply = Object.fromEntries([
  on(told.classified, (tx, data) => change(tx, data.caseId, { category: data.category, subcategory: data.subcategory, severity: data.severity })),
  on(told.taken, (tx, data) => move(tx, 'take', { caseId: data.caseId, values: { assignee_id: data.assigneeId } })),
  on(told.answered, (tx, data, fact) =>
    change(tx, data.caseId, {
      ...lastWord('us', fact),
      answered_at: sql`least(coalesce(answered_at, 'infinity'), ${iso(fact.occurredAt)}::timestamptz)`,
    }),
  ),
  on(told.customerWrote, (tx, data, fact) => change(tx, data.caseId, lastWord('customer', fact))),
  on(told.evidenceAdded, (tx, data, fact) =>
    tx
      .insertInto('cases.evidence')
      .values({
        case_id: data.caseId,
        file_id: data.fileId,
        sha256: data.sha256,
        kind: data.kind,
        internal: data.internal,
        added_at: iso(fact.occurredAt),
        added_by: fact.actor,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  ),
  on(told.departmentAsked, (tx, data, fact) =>
    tx
      .insertInto('cases.ask')
      .values({ id: data.askId, case_id: data.caseId, department: data.department, answer_by: data.answerBy, asked_at: iso(fact.occurredAt) })
      .execute(),
  ),
  on(told.departmentAnswered, (tx, data, fact) =>
    tx
      .updateTable('cases.ask')
      .set({ answered_at: iso(fact.occurredAt) })
      .where('id', '=', data.askId)
      .execute(),
  ),
  on(told.causeFound, (tx, data) => change(tx, data.caseId, { root_cause: data.cause })),
  on(told.proposed, (tx, data, fact) => move(tx, 'propose', { caseId: data.caseId, values: { way: data.way, ...lastWord('us', fact) } })),
  on(told.waitingBegan, (tx, data) => change(tx, data.caseId, { waiting_on: data.on })),
  on(told.waitingEnded, (tx, data) => change(tx, data.caseId, { waiting_on: null })),
  on(told.settled, (tx, data, fact) =>
    move(tx, 'settle', { caseId: data.caseId, values: { way: data.way, settled_at: iso(fact.occurredAt), ...lastWord('us', fact) } }),
  ),
  on(told.confirmed, (tx, data, fact) => move(tx, 'confirm', { caseId: data.caseId, values: { confirmed_at: iso(fact.occurredAt) } })),
  on(told.reopened, (tx, data, fact) => {
    // Whoever recorded it: "not solved" and "again" are the customer's words.
    const words = data.reason === 'mistake' ? {} : lastWord('customer', fact);
    const values = { settled_at: null, confirmed_at: null, closed_at: null, reopenings: sql`reopenings + 1`, ...words };
    return move(tx, 'reopen', { caseId: data.caseId, values });
  }),
  on(told.closed, (tx, data, fact) =>
    move(tx, 'close', { caseId: data.caseId, values: { root_cause: data.rootCause, closed_at: iso(fact.occurredAt) } }),
  ),
  on(told.withdrawn, (tx, data, fact) => move(tx, 'withdraw', { caseId: data.caseId, values: { closed_at: iso(fact.occurredAt) } })),
]);

/** Life-cycle tables that `apply` alone writes, parents first. */
export const rebuilds = ['cases.case', 'cases.ask', 'cases.evidence'];

/** Copies the case's place into the queue; closed cases leave it. */
export async function queueUp({ tx }: Unit, caseId: string): Promise<void> {
  await sql`
    with gone as (delete from cases.queue q using cases.case c where c.id = ${caseId} and q.case_id = c.id and c.state in ('closed', 'withdrawn'))
    insert into cases.queue (case_id, safety, state, assignee_id, customer_id, opened_at)
    select id, category = 'food-safety', state, assignee_id, customer_id, opened_at from cases.case
    where id = ${caseId} and state not in ('closed', 'withdrawn')
    on conflict (case_id) do update set safety = excluded.safety, state = excluded.state, assignee_id = excluded.assignee_id`.execute(tx);
}

/** The keeper's word on the tightest clock of each case. */
export async function showClocks({ tx }: Unit, clocks: readonly ShownClock[]): Promise<void> {
  const rows = clocks.map((clock) => ({
    id: clock.subjectId,
    due: clock.dueAt === null ? null : iso(clock.dueAt),
    started: clock.startedAt === null ? null : iso(clock.startedAt),
    commitment: clock.commitmentId,
    paused: clock.paused,
    missed: clock.missed,
  }));
  // The clocks of a case that was just opened are told before it is queued up: whoever comes first makes the row.
  await sql`
    insert into cases.queue (case_id, safety, state, assignee_id, customer_id, opened_at, due_at, clock_started_at, commitment_id, paused, missed)
    select c.id, c.category = 'food-safety', c.state, c.assignee_id, c.customer_id, c.opened_at, r.due, r.started, r.commitment, r.paused, r.missed
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) 
      as r(id uuid, due timestamptz, started timestamptz, commitment uuid, paused boolean, missed smallint)
    join cases.case c on c.id = r.id and c.state not in ('closed', 'withdrawn')
    on conflict (case_id) do update
      set due_at = excluded.due_at, clock_started_at = excluded.clock_started_at, commitment_id = excluded.commitment_id,
        paused = excluded.paused, missed = excluded.missed`.execute(tx);
}

/** Who is warned before a promise about a case breaks: whoever took it. */
export async function assigneesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, readonly string[]>> {
  const rows = await tx
    .selectFrom('cases.case')
    .select(['id', 'assignee_id'])
    .where('id', 'in', [...ids])
    .where('assignee_id', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, assignee_id }) => [id, [assignee_id as string]]));
}

// Reads: the commitments of a subject, those behind a figure, the desk's overview.
import { sql } from 'kysely';
import { boundCustomer } from '../../kernel/actor.ts';
import { periodNamed } from '../../kernel/calendar/period.ts';
import { iso, MINUTE } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { Commitment } from './commitment.ts';
import type { contract } from './contract.ts';
import type { ExcuseRow } from './excuse.store.ts';
import type { Plans } from './plans-port.ts';
import { present, presentExcuses, presentListed, readCommitments, readCounted } from './present.ts';
import { no } from './refusals.ts';

type Input<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Output<K extends keyof typeof contract> = OutputOf<(typeof contract)[K]>;

/** Commitments are ours to see: outsiders are shown the released report. */
const own = (call: Call) => (boundCustomer(call.actor) === undefined ? sql`true` : sql`false`);

export const listCommitments =
  (plans: Plans) =>
  async (call: Call, { subjectType, subjectId }: Input<'list'>): Promise<Output<'list'>> => {
    const found = await readCommitments(
      call.db,
      sql`where c.subject_type = ${subjectType} and c.subject_id = ${subjectId} and ${own(call)}
          order by c.verdict <> 'running', coalesce(c.due_at, 'infinity'), c.started_at desc, c.id limit 200`,
    );
    return { items: await present(call, plans, found) };
  };

const counted = sql`c.counted_at`;

const filtersOf = ({ clauseId, verdict, corrected, ours }: Pick<Input<'find'>, 'clauseId' | 'verdict' | 'corrected' | 'ours'>) => [
  ...(clauseId === undefined ? [] : [sql`c.clause_id = ${clauseId}`]),
  ...(verdict === undefined ? [] : [sql`c.verdict = ${verdict}`]),
  ...(corrected === undefined ? [] : [sql`c.corrected = ${corrected}`]),
  ...(ours ? [sql`c.bound in ('us', 'team')`] : []),
];

export const findCommitments =
  (plans: Plans) =>
  async (call: Call, { customerId, period, cursor, limit, ...asked }: Input<'find'>): Promise<Output<'find'>> => {
    const after = readCursor(cursor, 2);
    const span = period === undefined ? undefined : periodNamed(period);
    const conditions = [
      own(call),
      ...(customerId === undefined ? [] : [sql`c.customer_id = ${customerId}`]),
      ...(span ? [sql`${counted} >= ${iso(span.from)}::timestamptz and ${counted} < ${iso(span.to)}::timestamptz`] : []),
      ...filtersOf(asked),
      ...(after ? [sql`(${counted}, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
    ];
    const found = await readCounted(call.db, sql`where ${sql.join(conditions, sql` and `)} order by ${counted} desc, c.id desc limit ${limit + 1}`);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = found.length > limit && last ? writeCursor([last.countedAt, last.commitmentId]) : null;
    return { items: await presentListed(call, plans, page), next };
  };

const COUNTED = 999;
const NOT_DONE = sql`c.verdict = 'missed' and c.acknowledged_at is null and c.done_at is null and c.bound in ('us', 'team')`;

export const showDesk =
  (plans: Plans) =>
  async (call: Call, { withinMinutes, limit }: Input<'desk'>): Promise<Output<'desk'>> => {
    const until = iso(call.now + withinMinutes * MINUTE);
    const breaking = sql`where c.verdict = 'running' and c.due_at < ${until}::timestamptz and c.bound in ('us', 'team') and ${own(call)} order by c.due_at`;
    const overdue = sql`where ${NOT_DONE} and ${own(call)} order by c.decided_at desc`;
    const quarantined = sql`where c.quarantined and ${own(call)} order by c.opened_at desc`;
    const read = async (rest: typeof breaking) => {
      const found = await readCommitments(call.db, sql`${rest} limit ${COUNTED}`);
      return { count: found.length, items: await presentListed(call, plans, found.slice(0, limit)) };
    };
    const [a, b, c, excuses] = [await read(breaking), await read(overdue), await read(quarantined), await waitingExcuses(call)];
    return {
      breaking: a.items,
      overdue: b.items,
      quarantined: c.items,
      waitingExcuses: await presentExcuses(call, excuses.slice(0, limit)),
      counts: { breaking: a.count, overdue: b.count, quarantined: c.count, waitingExcuses: excuses.length },
    };
  };

const waitingExcuses = (call: Call): Promise<ExcuseRow[]> =>
  call.db.selectFrom('commitments.excuse').selectAll().where('state', '=', 'waiting').orderBy('requested_at').limit(COUNTED).execute();

export async function findOne(call: Call, commitmentId: string): Promise<Commitment> {
  const [found] = await readCommitments(call.db, sql`where c.id = ${commitmentId} and ${own(call)}`);
  if (!found) throw no('not-found');
  return found;
}

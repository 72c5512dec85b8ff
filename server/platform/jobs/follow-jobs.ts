// Everybody follows own jobs only.
import type { Selectable } from 'kysely';
import { type SqlBool, sql } from 'kysely';
import { type Actor, actorRef } from '../../kernel/actor.ts';
import { type Locale, say, type Text } from '../../kernel/text.ts';
import { iso } from '../../kernel/time.ts';
import type { Call, Db, Tx } from '../app.ts';
import { readCursor, writeCursor } from '../database/keyset.ts';
import type { DB } from '../database/schema.gen.ts';
import type { InputOf, OutputOf } from '../http/endpoint.ts';
import type { contract } from './contract.ts';
import type { JobState } from './job.ts';
import { no } from './refusals.ts';

type Shown = OutputOf<typeof contract.show>;
type Row = Selectable<DB['jobs.job']>;

const OPEN: readonly string[] = ['waiting', 'running'];

const own = (db: Db | Tx, actor: Actor) => db.selectFrom('jobs.job').selectAll().where('owner', '=', actorRef(actor));

export async function listJobs(call: Call, { kind, cursor, limit }: InputOf<typeof contract.list>): Promise<OutputOf<typeof contract.list>> {
  let query = own(call.db, call.actor);
  if (kind) query = query.where('kind', '=', kind);
  const after = readCursor(cursor, 2);
  if (after) query = query.where(sql<SqlBool>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map((row) => shown(row, call.locale)), next: last ? writeCursor([iso(last.created_at), last.id]) : null };
}

export async function showJob(call: Call, { jobId }: InputOf<typeof contract.show>): Promise<Shown> {
  const row = await own(call.db, call.actor).where('id', '=', jobId).executeTakeFirst();
  if (!row) throw no('not-found');
  return shown(row, call.locale);
}

/** A waiting job ends at once; a running one at its next word of progress. */
export const cancelJob = (call: Call, { jobId }: InputOf<typeof contract.cancel>): Promise<{ jobId: string }> =>
  call.write(async (unit) => {
    const row = await own(unit.tx, unit.actor).where('id', '=', jobId).forUpdate().executeTakeFirst();
    if (!row) throw no('not-found');
    if (!OPEN.includes(row.state)) throw no('ended');
    const values = row.state === 'waiting' ? { state: 'cancelled', ended_at: iso(unit.now) } : {};
    await unit.tx
      .updateTable('jobs.job')
      .set({ cancel_asked: true, ...values })
      .where('id', '=', jobId)
      .execute();
    unit.announce(`job:${jobId}`);
    return { jobId };
  });

const shown = (row: Row, locale: Locale): Shown => ({
  id: row.id,
  kind: row.kind,
  title: say(row.title as unknown as Text, locale),
  state: row.state as JobState,
  done: row.done,
  total: row.total,
  summary: row.summary as Shown['summary'],
  fileId: row.file_id,
  message: row.message,
  createdAt: iso(row.created_at),
  endedAt: row.ended_at === null ? null : iso(row.ended_at),
  can: { cancel: OPEN.includes(row.state) && !row.cancel_asked },
});

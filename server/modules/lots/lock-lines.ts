import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/app.ts';
import { PREPARED } from '../../platform/database/prepare-statements.ts';

/**
 * Rights and goods of a line of a note wait here, before anything else and before any lot: sums stay right, nobody waits for somebody who
 * waits for him, and transactions get their numbers in the order in which they had the lines, so that a replay of the journal meets the
 * constraints in the same order. Always in the order of ids.
 */
export async function lockLines(tx: Tx, lineIds: readonly string[]): Promise<void> {
  const ids = [...new Set(lineIds)];
  if (ids.length === 0) return;
  await sql`${PREPARED} ${lockingLines(sql`unnest(${ids}::uuid[])`)}`.execute(tx);
}

/** The same as part of a statement, which must not look at what the lines hold: it sees what stood before it waited. */
export const lockingLines = (lineIds: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('lots.line:' || id, 0)) from (select distinct id from ${lineIds} as x(id) order by id) o`;

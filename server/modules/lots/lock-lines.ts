import { sql } from 'kysely';
import type { Tx } from '../../platform/app.ts';

/**
 * Rights and goods of a line of a note wait here, before anything else and before any lot: sums stay right, nobody waits for somebody who
 * waits for him, and transactions get their numbers in the order in which they had the lines, so that a replay of the journal meets the
 * constraints in the same order. Always in the order of ids.
 */
export async function lockLines(tx: Tx, lineIds: readonly string[]): Promise<void> {
  const ids = [...new Set(lineIds)].sort();
  if (ids.length === 0) return;
  await sql`select pg_advisory_xact_lock(hashtextextended('lots.line:' || id, 0)) from unnest(${ids}::text[]) with ordinality as x(id, n) order by n`.execute(
    tx,
  );
}

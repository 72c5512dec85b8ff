// Every minute the new facts are closed under a Merkle root chained to the last one, so that an altered row can be named.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant } from '../../kernel/time.ts';
import { iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../app.ts';
import type { FactRow } from './read.ts';

const LOCK = 7_415_002;
const MOST = 20_000;

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** JSON with sorted keys: the same content always gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** RFC 6962 style: leaves and nodes are hashed with different prefixes. */
export const leaf = (row: FactRow): Buffer =>
  sha256(
    '\u0000',
    canonical([row.position, row.id, row.name, row.version, row.occurred_at, row.recorded_at, row.actor, row.grade, row.data, row.subjects]),
  );

export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha256('');
  let level: Uint8Array[] = [...leaves];
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i] as Uint8Array, level[i + 1]];
      next.push(right ? sha256('\u0001', left, right) : left);
    }
    level = next;
  }
  return Buffer.from(level[0] as Uint8Array);
}

export const chainOf = (before: Uint8Array, root: Uint8Array, range: string): Buffer => sha256('\u0002', before, root, range);

export const rangeText = (seal: { number: number; from_tx: string; until_tx: string; sealed_at: number; facts: number }): string =>
  canonical([seal.number, seal.from_tx, seal.until_tx, seal.sealed_at, seal.facts]);

export const sealedRows = async (db: Db | Tx, { fromTx, untilTx }: { fromTx: string; untilTx: string }, limit: number): Promise<FactRow[]> =>
  (
    await sql<FactRow>`select position, tx_id::text as tx_id, id, name, version, occurred_at, recorded_at, actor, grade, data, subjects
      from journal.fact where tx_id >= ${fromTx}::xid8 and tx_id < ${untilTx}::xid8 order by tx_id, position limit ${limit}`.execute(db)
  ).rows;

/** Seals what is settled; returns how many facts. One process at a time; a second call finds nothing to do. */
export async function seal(db: Db, now: Instant): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows: locked } = await sql<{ ok: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as ok`.execute(tx);
    if (!locked[0]?.ok) return 0;
    const { rows: ends } = await sql<{ number: number; until_tx: string; chain: Buffer }>`
      select number, until_tx::text as until_tx, chain from journal.seal order by number desc limit 1`.execute(tx);
    const last = ends[0] ?? { number: 0, until_tx: '0', chain: Buffer.alloc(32) };
    const { rows: horizon } = await sql<{ xmin: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(tx);
    const rows = await sealedRows(tx, { fromTx: last.until_tx, untilTx: horizon[0]?.xmin as string }, MOST + 1);
    const { kept, untilTx } = wholeTransactions(rows, horizon[0]?.xmin as string);
    if (kept.length === 0) return 0;
    const leaves = kept.map(leaf);
    const root = merkleRoot(leaves);
    const range = { number: last.number + 1, from_tx: last.until_tx, until_tx: untilTx, sealed_at: now, facts: kept.length };
    await sql`insert into journal.seal (number, from_tx, until_tx, sealed_at, facts, positions, leaves, root, chain)
      values (${range.number}, ${range.from_tx}::xid8, ${range.until_tx}::xid8, ${iso(now)}::timestamptz, ${range.facts},
        ${kept.map(({ position }) => position)}::bigint[], ${Buffer.concat(leaves)}, ${root}, ${chainOf(last.chain, root, rangeText(range))})`.execute(
      tx,
    );
    return kept.length;
  });
}

/** A seal never cuts a transaction: when there is more than one seal holds, the last one it reached waits for the next. */
function wholeTransactions(rows: FactRow[], horizon: string): { kept: FactRow[]; untilTx: string } {
  if (rows.length <= MOST) return { kept: rows, untilTx: horizon };
  const cut = (rows.at(-1) as FactRow).tx_id;
  const kept = rows.filter(({ tx_id }) => tx_id !== cut);
  return kept.length > 0 ? { kept, untilTx: cut } : { kept: rows, untilTx: String(BigInt(cut) + 1n) };
}

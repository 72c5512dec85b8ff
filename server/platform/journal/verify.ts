// Recomputes every seal and names what does not fit: an altered, missing or smuggled-in fact, or an altered seal.
import { sql } from 'kysely';
import type { Db } from '../app.ts';
import type { FactRow } from './read.ts';
import { chainOf, leaf, merkleRoot, rangeText, sealedRows } from './seal.ts';

const MORE_THAN_ANY_SEAL = 10_000_000;

type SealRow = {
  number: number;
  from_tx: string;
  until_tx: string;
  sealed_at: number;
  facts: number;
  positions: number[];
  leaves: Buffer;
  root: Buffer;
  chain: Buffer;
};

export type Finding =
  | { readonly kind: 'altered' | 'missing' | 'added'; readonly seal: number; readonly position: number; readonly fact?: string }
  | { readonly kind: 'seal-altered'; readonly seal: number };

export type Verification = { readonly seals: number; readonly facts: number; readonly unsealed: number; readonly findings: readonly Finding[] };

/** Reads the whole journal once. `onSeal` is called after each seal, for progress. */
export async function verifyJournal(db: Db, onSeal: (done: number, facts: number) => void = () => undefined): Promise<Verification> {
  const findings: Finding[] = [];
  let [before, expectedFrom, seals, facts]: [Buffer, string, number, number] = [Buffer.alloc(32), '0', 0, 0];
  for (;;) {
    const { rows } =
      await sql<SealRow>`select number, from_tx::text as from_tx, until_tx::text as until_tx, sealed_at, facts, positions, leaves, root, chain
      from journal.seal where number = ${seals + 1}`.execute(db);
    const seal = rows[0];
    if (!seal) break;
    if (!intact(seal, before) || seal.from_tx !== expectedFrom) findings.push({ kind: 'seal-altered', seal: seal.number });
    findings.push(...compare(seal, await sealedRows(db, { fromTx: seal.from_tx, untilTx: seal.until_tx }, MORE_THAN_ANY_SEAL)));
    [before, expectedFrom, seals, facts] = [seal.chain, seal.until_tx, seals + 1, facts + seal.facts];
    onSeal(seals, facts);
  }
  const { rows: later } = await sql<{ seals: number; facts: number }>`
    select (select count(*) from journal.seal where number > ${seals}) as seals, (select count(*) from journal.fact where tx_id >= ${expectedFrom}::xid8) as facts`.execute(
    db,
  );
  if (later[0] && later[0].seals > 0) findings.push({ kind: 'seal-altered', seal: seals + 1 });
  return { seals, facts, unsealed: later[0]?.facts ?? 0, findings };
}

function intact(seal: SealRow, before: Buffer): boolean {
  const leaves = split(seal.leaves);
  return leaves.length === seal.facts && merkleRoot(leaves).equals(seal.root) && chainOf(before, seal.root, rangeText(seal)).equals(seal.chain);
}

const split = (leaves: Buffer): Buffer[] => Array.from({ length: leaves.length / 32 }, (_, i) => leaves.subarray(i * 32, i * 32 + 32));

function compare(seal: SealRow, rows: readonly FactRow[]): Finding[] {
  const leaves = split(seal.leaves);
  const sealed = new Map(seal.positions.map((position, i) => [position, leaves[i]]));
  const found = new Set(rows.map(({ position }) => position));
  const changed = rows.flatMap((row): Finding[] => {
    const expected = sealed.get(row.position);
    if (!expected) return [{ kind: 'added', seal: seal.number, position: row.position, fact: row.name }];
    return leaf(row).equals(expected) ? [] : [{ kind: 'altered', seal: seal.number, position: row.position, fact: row.name }];
  });
  const missing = seal.positions
    .filter((position) => !found.has(position))
    .map((position): Finding => ({ kind: 'missing', seal: seal.number, position }));
  return [...changed, ...missing];
}

// The letter as it went out: frozen beside the journal, referred to by its hash.
import { sql } from 'kysely';
import type { Fen } from '../../../kernel/money.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import type { Matter } from './appeal-row.ts';
import type { Evidence } from './collect-evidence.ts';

export type Letter = {
  readonly number: string;
  readonly company: string;
  readonly customer: string;
  readonly matter: Matter;
  readonly asked: { readonly hundredths: number | null; readonly fen: Fen | null };
  readonly body: string;
  readonly evidence: readonly Evidence[];
  readonly madeAt: string;
  readonly madeBy: { readonly ref: string; readonly name: string };
};

type Kept = { readonly appealId: string; readonly sha256: string; readonly content: string };

export async function keepContent(tx: Tx, { appealId, sha256, content }: Kept): Promise<void> {
  await tx.insertInto('settlement.appeal_content').values({ appeal_id: appealId, sha256, content }).execute();
}

type Of = { readonly id: string; readonly contentSha256: string };

/** By the id of the appeal. */
export async function lettersOf(db: Db | Tx, appeals: readonly Of[]): Promise<ReadonlyMap<string, Letter>> {
  if (appeals.length === 0) return new Map();
  const rows = await db
    .selectFrom('settlement.appeal_content')
    .select(['appeal_id', 'sha256', 'content'])
    .where(
      'appeal_id',
      'in',
      appeals.map(({ id }) => id),
    )
    .execute();
  const wanted = new Map(appeals.map(({ id, contentSha256 }) => [id, contentSha256]));
  return new Map(
    rows.flatMap((row) => (wanted.get(row.appeal_id) === row.sha256 ? [[row.appeal_id, row.content as unknown as Letter] as const] : [])),
  );
}

/** What each was about when it was made, without its evidence. */
export async function mattersOf(db: Db | Tx, appeals: readonly Of[]): Promise<ReadonlyMap<string, Matter>> {
  if (appeals.length === 0) return new Map();
  const { rows } = await sql<{ id: string; matter: Matter }>`
    select c.appeal_id as id, c.content -> 'matter' as matter from settlement.appeal_content c
    join settlement.appeal a on a.id = c.appeal_id and a.content_sha256 = c.sha256
    where c.appeal_id = any(${appeals.map(({ id }) => id)}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, matter }) => [id, matter]));
}

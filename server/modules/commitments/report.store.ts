// Customer editions: `apply…` is the only writer of report and report_line; the frozen text stands beside, by its hash.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { boundCustomer } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Call, Db, Tx } from '../../platform/app.ts';
import type { CommitmentsReport, CommitmentsReportLine } from '../../platform/database/schema.gen.ts';
import * as told from './facts.ts';

export type ReportRow = Selectable<CommitmentsReport>;
export type LineRow = Selectable<CommitmentsReportLine>;

async function applyDrafted(tx: Tx, fact: Fact): Promise<void> {
  const data = fact.data as Parameters<typeof told.reportDrafted.tell>[0];
  const drafted = {
    sha256: data.sha256,
    drafted_at: iso(fact.occurredAt),
    drafted_by: fact.actor,
    contract_version: data.contractVersion,
    contract_key: data.contractKey,
  };
  await tx
    .insertInto('commitments.report')
    .values({ id: data.reportId, customer_id: data.customerId, period: data.period, state: 'draft', ...drafted })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(drafted))
    .execute();
  await tx.deleteFrom('commitments.report_line').where('report_id', '=', data.reportId).execute();
  if (data.lines.length === 0) return;
  await tx
    .insertInto('commitments.report_line')
    .values(data.lines.map(({ line, clauseKey }) => ({ report_id: data.reportId, line, clause_key: clauseKey, state: 'open' })))
    .execute();
}

async function applyReleased(tx: Tx, fact: Fact): Promise<void> {
  await tx
    .updateTable('commitments.report')
    .set({ state: 'released', released_at: iso(fact.occurredAt), released_by: fact.actor })
    .where('id', '=', (fact.data as { reportId: string }).reportId)
    .execute();
}

const answered = (state: 'confirmed' | 'disputed') => async (tx: Tx, fact: Fact) => {
  const { reportId, line, wordHash = null } = fact.data as { reportId: string; line: number; wordHash?: string };
  await tx
    .updateTable('commitments.report_line')
    .set({ state, answered_at: iso(fact.occurredAt), answered_by: fact.actor, word_hash: wordHash })
    .where('report_id', '=', reportId)
    .where('line', '=', line)
    .execute();
};

export const applyReports = {
  [told.reportDrafted.name]: applyDrafted,
  [told.reportReleased.name]: applyReleased,
  [told.lineConfirmed.name]: answered('confirmed'),
  [told.lineDisputed.name]: answered('disputed'),
};

/** Outsiders see what was released to them. */
export function reportsOf(call: Call, db: Db | Tx = call.db) {
  const customer = boundCustomer(call.actor);
  const all = db.selectFrom('commitments.report').selectAll();
  return customer === undefined ? all : all.where('customer_id', '=', customer).where('state', '=', 'released');
}

export const linesOfReports = (db: Db | Tx, ids: readonly string[]): Promise<LineRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('commitments.report_line')
        .selectAll()
        .where('report_id', 'in', [...ids])
        .orderBy('report_id')
        .orderBy('line')
        .execute();

export async function keepContent(tx: Tx, { reportId, sha256, content }: { reportId: string; sha256: string; content: string }): Promise<void> {
  await sql`insert into commitments.report_content (report_id, sha256, content) values (${reportId}, ${sha256}, ${content}) on conflict do nothing`.execute(
    tx,
  );
}

export async function contentOf(db: Db, { id, sha256 }: Pick<ReportRow, 'id' | 'sha256'>): Promise<string> {
  const row = await db
    .selectFrom('commitments.report_content')
    .select('content')
    .where('report_id', '=', id)
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  return String(row.content);
}

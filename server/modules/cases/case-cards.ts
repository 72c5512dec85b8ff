// Cases as other modules show and count them.
import type { Actor } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { visibleTo } from './case.store.ts';
import type { Category, State } from './case.ts';
import { type Line, titleOf } from './case-row.ts';

export type CaseCard = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly customer: string;
  readonly siteId: string | null;
  readonly site: string | null;
  readonly noteId: string | null;
  /** Lines of delivery notes that it names. */
  readonly lineIds: readonly string[];
  readonly title: string;
  readonly category: Category;
  readonly severity: number;
  readonly state: State;
  readonly assigneeId: string | null;
  readonly openedAt: Instant;
};

/** By id; with an actor only what they may see. */
export async function caseCards(db: Db | Tx, caseIds: readonly string[], actor?: Actor): Promise<ReadonlyMap<string, CaseCard>> {
  if (caseIds.length === 0) return new Map();
  let query = db
    .selectFrom('cases.case')
    .innerJoin('customers.customer', 'customers.customer.id', 'cases.case.customer_id')
    .leftJoin('customers.site', 'customers.site.id', 'cases.case.site_id')
    .select(['cases.case.id', 'cases.case.number', 'cases.case.customer_id', 'cases.case.site_id', 'cases.case.note_id', 'cases.case.line_id'])
    .select(['cases.case.lines', 'cases.case.category', 'cases.case.severity', 'cases.case.state', 'cases.case.assignee_id', 'cases.case.opened_at'])
    .select(['customers.customer.name as customer', 'customers.site.name as site'])
    .where('cases.case.id', 'in', [...new Set(caseIds)]);
  if (actor) query = query.where(visibleTo(actor));
  const rows = await query.execute();
  return new Map(
    rows.map((row) => {
      const lines = row.lines as Line[];
      const lineIds = [...new Set([...(row.line_id ? [row.line_id] : []), ...lines.flatMap(({ lineId }) => lineId ?? [])])];
      const card: CaseCard = {
        ...{ id: row.id, number: row.number, customer: row.customer, site: row.site, lineIds, title: titleOf(lines), severity: row.severity },
        customerId: row.customer_id,
        siteId: row.site_id,
        noteId: row.note_id,
        category: row.category as Category,
        state: row.state as State,
        assigneeId: row.assignee_id,
        openedAt: row.opened_at,
      };
      return [row.id, card] as const;
    }),
  );
}

export async function caseCard(db: Db | Tx, caseId: string, actor?: Actor): Promise<CaseCard | undefined> {
  return (await caseCards(db, [caseId], actor)).get(caseId);
}

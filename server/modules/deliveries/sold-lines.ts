// What was accepted, line by line, for whoever keeps books.
import { sql } from 'kysely';
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Db, Tx } from '../../platform/app.ts';

export type SoldLine = {
  readonly noteId: string;
  readonly noteNumber: string;
  readonly customerId: string;
  readonly siteId: string;
  /** Day of acceptance in Asia/Shanghai. */
  readonly acceptedOn: string;
  readonly lineId: string;
  readonly productId: string | null;
  readonly productCode: string | null;
  readonly product: string;
  readonly spec: string;
  readonly unit: UnitCode;
  /** In the base unit, deductions taken off. */
  readonly accepted: number;
  readonly lot: string | null;
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
};

/** Every accepted line of these notes, in note order. */
export async function soldLines(db: Db | Tx, noteIds: readonly string[]): Promise<SoldLine[]> {
  if (noteIds.length === 0) return [];
  const { rows } = await sql<SoldLine>`
    select n.id as "noteId", n.number as "noteNumber", n.customer_id as "customerId", n.site_id as "siteId",
      (n.accepted_at at time zone 'Asia/Shanghai')::date as "acceptedOn", l.id as "lineId", l.product_id as "productId", l.product_code as "productCode",
      l.product, l.spec, l.unit, l.accepted, l.lot, l.produced_on as "producedOn", l.expires_on as "expiresOn"
    from deliveries.note n join deliveries.note_line l on l.note_id = n.id
    where n.id = any(${[...noteIds]}::uuid[]) and l.accepted is not null order by n.number, l.line_no`.execute(db);
  return rows;
}

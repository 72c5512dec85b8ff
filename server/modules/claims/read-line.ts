// Lines of delivery notes as claims see them: what came, and what claims hold of it already.
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { ClaimableLine } from './claim.ts';

const ARRIVED = new Set(['arrived', 'accepted', 'partly-accepted', 'refused']);

const linesOf = (db: Db | Tx, noteId: string) =>
  db
    .selectFrom('deliveries.note_line as line')
    .innerJoin('deliveries.note as note', 'note.id', 'line.note_id')
    .leftJoin('claims.line as total', 'total.line_id', 'line.id')
    .select(['line.id', 'line.product', 'line.unit', 'line.lot', 'line.ordered', 'line.picked', 'line.accepted'])
    .select(['note.id as note_id', 'note.number', 'note.customer_id', 'note.site_id', 'note.state', 'total.claimed'])
    .where('line.note_id', '=', noteId)
    .orderBy('line.line_no');

type Row = Awaited<ReturnType<ReturnType<typeof linesOf>['execute']>>[number];

/** Refused at the dock counts as come: it is what is replaced most often. Two scales may differ, so a little more may have been accepted. */
const toLine = (row: Row): ClaimableLine => ({
  lineId: row.id,
  noteId: row.note_id,
  noteNumber: row.number,
  customerId: row.customer_id,
  siteId: row.site_id,
  arrived: ARRIVED.has(row.state),
  product: row.product,
  unit: row.unit as UnitCode,
  lot: row.lot,
  came: Math.max(row.accepted ?? 0, row.picked ?? row.ordered),
  claimed: row.claimed ?? 0,
});

export async function claimableLine(db: Db | Tx, noteId: string, lineId: string): Promise<ClaimableLine | undefined> {
  const row = await linesOf(db, noteId).where('line.id', '=', lineId).executeTakeFirst();
  return row && toLine(row);
}

export const claimableLinesOf = async (db: Db | Tx, noteId: string): Promise<ClaimableLine[]> => (await linesOf(db, noteId).execute()).map(toLine);

// What other modules may ask about delivery notes.
import type { Db, Tx } from '../../platform/app.ts';

export type NotePlace = { readonly noteId: string; readonly number: string; readonly customerId: string; readonly siteId: string };

export async function noteOf(db: Db | Tx, noteId: string): Promise<NotePlace | undefined> {
  return db.selectFrom('deliveries.note').select(['id as noteId', 'number', 'customer_id as customerId', 'site_id as siteId']).where('id', '=', noteId).executeTakeFirst();
}

export async function lineOf(db: Db | Tx, noteId: string, lineId: string): Promise<{ lineId: string; product: string; unit: string; ordered: number; accepted: number | null } | undefined> {
  return db
    .selectFrom('deliveries.note_line')
    .select(['id as lineId', 'product', 'unit', 'ordered', 'accepted'])
    .where('note_id', '=', noteId)
    .where('id', '=', lineId)
    .executeTakeFirst();
}

// What is printed of a note and its lines, read for many notes at once.
import type { Actor } from '../../../kernel/actor.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { App, Db, Tx } from '../../../platform/app.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { visibleTo } from '../note.store.ts';
import type { State } from '../note.ts';

export type PaperLine = {
  readonly lineId: string;
  readonly lineNo: number;
  readonly productId: string | null;
  readonly code: string | null;
  readonly product: string;
  readonly spec: string;
  readonly unit: UnitCode;
  readonly ordered: number;
  readonly picked: number | null;
  readonly accepted: number | null;
  readonly pieces: number | null;
  readonly pickedPieces: number | null;
  readonly pieceUnit: UnitCode | null;
  readonly lot: string | null;
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
  readonly substituteFor: string | null;
};

export type PaperNote = {
  readonly noteId: string;
  readonly number: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly customer: string;
  readonly site: string;
  readonly address: string;
  readonly state: State;
  readonly deliveryOn: string;
  readonly windowFrom: Instant;
  readonly windowTo: Instant;
  readonly driver: string | null;
  readonly vehicle: string | null;
  readonly stopNo: number | null;
  readonly cratesOut: number;
  readonly seals: readonly string[];
  readonly urgent: boolean;
  readonly signersNeeded: number;
  readonly scale: 'customer' | 'ours';
  readonly lines: readonly PaperLine[];
};

/** Those of the notes that the actor may see, in the order asked for. */
export async function paperNotes(
  { app, db, actor }: { readonly app: App; readonly db: Db | Tx; readonly actor: Actor },
  noteIds: readonly string[],
): Promise<PaperNote[]> {
  if (noteIds.length === 0) return [];
  const notes = await db
    .selectFrom('deliveries.note')
    .selectAll()
    .where('id', 'in', [...new Set(noteIds)])
    .where(visibleTo(actor))
    .execute();
  const [cards, drivers, lines] = await Promise.all([
    siteCardsOf(
      db,
      notes.map((note) => note.site_id),
    ),
    app.identity.namesOf(
      db,
      notes.flatMap((note) => note.driver_id ?? []),
    ),
    linesOfNotes(
      db,
      notes.map((note) => note.id),
    ),
  ]);
  const found = new Map(
    notes.map((note): [string, PaperNote] => {
      const card = cards.get(note.site_id);
      return [
        note.id,
        {
          noteId: note.id,
          number: note.number,
          customerId: note.customer_id,
          siteId: note.site_id,
          customer: card?.customerName ?? '',
          site: card?.siteName ?? '',
          address: card?.address ?? '',
          state: note.state as State,
          deliveryOn: note.delivery_on,
          windowFrom: note.window_from,
          windowTo: note.window_to,
          driver: note.driver_id === null ? null : (drivers.get(note.driver_id) ?? null),
          vehicle: note.vehicle,
          stopNo: note.stop_no,
          cratesOut: note.crates_out,
          seals: note.seals,
          urgent: note.urgent,
          signersNeeded: card?.signersNeeded ?? 1,
          scale: card?.scale ?? 'customer',
          lines: lines.get(note.id) ?? [],
        },
      ];
    }),
  );
  return noteIds.flatMap((noteId) => found.get(noteId) ?? []);
}

async function linesOfNotes(db: Db | Tx, noteIds: readonly string[]): Promise<ReadonlyMap<string, PaperLine[]>> {
  if (noteIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('deliveries.note_line')
    .selectAll()
    .where('note_id', 'in', noteIds)
    .orderBy('note_id')
    .orderBy('line_no')
    .execute();
  const found = new Map<string, PaperLine[]>();
  for (const row of rows) {
    const lines = found.get(row.note_id) ?? [];
    found.set(row.note_id, lines);
    lines.push({
      lineId: row.id,
      lineNo: row.line_no,
      productId: row.product_id,
      code: row.product_code,
      product: row.product,
      spec: row.spec,
      unit: row.unit as UnitCode,
      ordered: row.ordered,
      picked: row.picked,
      accepted: row.accepted,
      pieces: row.pieces,
      pickedPieces: row.picked_pieces,
      pieceUnit: row.piece_unit as UnitCode | null,
      lot: row.lot,
      producedOn: row.produced_on,
      expiresOn: row.expires_on,
      substituteFor: row.substitute_for,
    });
  }
  return found;
}

/** Notes of a day that the actor may see and nobody has called off, in the order of the vans. */
export async function noteIdsOn(
  { db, actor }: { readonly db: Db | Tx; readonly actor: Actor },
  { day, driverId }: { readonly day: string; readonly driverId: string | null },
): Promise<string[]> {
  let query = db.selectFrom('deliveries.note').select('id').where(visibleTo(actor)).where('delivery_on', '=', day).where('state', '<>', 'cancelled');
  if (driverId !== null) query = query.where('driver_id', '=', driverId);
  const rows = await query.orderBy('vehicle').orderBy('stop_no').orderBy('window_from').orderBy('number').execute();
  return rows.map(({ id }) => id);
}

// What the notes say of the lines that are claimed: ordered, picked, weighed, refused; who signed; how warm it was.
import { sql } from 'kysely';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Db } from '../../../platform/app.ts';

/** Amounts in the base of `unit`, weights in grams. */
export type DockLine = {
  readonly lineId: string;
  readonly noteId: string;
  readonly product: string;
  readonly spec: string;
  readonly unit: UnitCode;
  readonly ordered: number;
  readonly picked: number | null;
  readonly accepted: number | null;
  readonly gross: number | null;
  readonly tare: number | null;
  readonly net: number | null;
  readonly deductBp: number | null;
  readonly said: number | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly lot: string | null;
};
export type Signer = { readonly name: string; readonly role: string; readonly fileId: string | null };
export type Dock = {
  readonly noteId: string;
  readonly number: string;
  readonly deliveryOn: string;
  readonly vehicle: string | null;
  readonly driverId: string | null;
  readonly arrivedAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly receiver: string | null;
  readonly remark: string | null;
  readonly signatureId: string | null;
  readonly paperId: string | null;
  readonly signers: readonly Signer[];
  readonly temperatures: readonly { readonly tenthsCelsius: number; readonly at: Instant }[];
  readonly lines: readonly DockLine[];
  /** Pictures of these lines and of the whole delivery. */
  readonly photoIds: readonly string[];
};

export async function readDock(db: Db, lineIds: readonly string[]): Promise<Dock[]> {
  if (lineIds.length === 0) return [];
  const { rows: lines } = await sql<DockLine>`
    select id as "lineId", note_id as "noteId", product, spec, unit, ordered, picked, accepted, gross, tare, net, deduct_bp as "deductBp", said, outcome,
      reason, lot from deliveries.note_line where id = any(${[...lineIds]}::uuid[]) order by note_id, line_no`.execute(db);
  const noteIds = [...new Set(lines.map(({ noteId }) => noteId))];
  const [notes, signers, states, photos] = await Promise.all([
    notesOf(db, noteIds),
    db.selectFrom('deliveries.signer').selectAll().where('note_id', 'in', noteIds).orderBy('place').execute(),
    db
      .selectFrom('deliveries.goods_state')
      .select(['note_id', 'tenths_celsius', 'occurred_at'])
      .where('note_id', 'in', noteIds)
      .orderBy('occurred_at')
      .execute(),
    db.selectFrom('deliveries.photo').select(['note_id', 'line_id', 'file_id']).where('note_id', 'in', noteIds).orderBy('place').execute(),
  ]);
  return notes.map((note) => ({
    ...note,
    signers: signers.filter(({ note_id }) => note_id === note.noteId).map(({ name, role, signature_file_id: fileId }) => ({ name, role, fileId })),
    temperatures: states.flatMap(({ note_id, tenths_celsius, occurred_at }) =>
      note_id === note.noteId && tenths_celsius !== null ? [{ tenthsCelsius: tenths_celsius, at: occurred_at }] : [],
    ),
    lines: lines.filter(({ noteId }) => noteId === note.noteId),
    photoIds: photos.flatMap(({ note_id, line_id, file_id }) =>
      note_id === note.noteId && (line_id === null || lineIds.includes(line_id)) ? [file_id] : [],
    ),
  }));
}

const notesOf = async (db: Db, noteIds: readonly string[]): Promise<Omit<Dock, 'signers' | 'temperatures' | 'lines' | 'photoIds'>[]> =>
  db
    .selectFrom('deliveries.note as note')
    .leftJoin('deliveries.receipt as receipt', 'receipt.note_id', 'note.id')
    .select(['note.id as noteId', 'note.number', 'note.delivery_on as deliveryOn', 'note.vehicle', 'note.driver_id as driverId'])
    .select(['note.arrived_at as arrivedAt', 'note.accepted_at as acceptedAt', 'receipt.receiver_name as receiver', 'receipt.remark'])
    .select(['receipt.signature_file_id as signatureId', 'receipt.paper_file_id as paperId'])
    .where('note.id', 'in', noteIds)
    .orderBy('note.delivery_on')
    .orderBy('note.number')
    .execute();

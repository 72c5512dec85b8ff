// One note with its lines: for the office and the driver, and for the kitchen that holds its QR code.
import { iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { teamOf } from '../customers/public.ts';
import { carriedBy } from '../lots/public.ts';
import type { contract } from './contract.ts';
import { isOpen, stoppedOf } from './goods/marks.ts';
import { can } from './note.rules.ts';
import { linesOf, visibleTo } from './note.store.ts';
import type { SignerRole, State } from './note.ts';
import { type Full, rowsOf, showCourse, showLine, showSiteCard } from './note-row.ts';
import { no } from './refusals.ts';

export async function showNote(call: Call, { noteId }: InputOf<typeof contract.show>): Promise<Full> {
  const note = await call.db.selectFrom('deliveries.note').selectAll().where('id', '=', noteId).where(visibleTo(call.actor)).executeTakeFirst();
  if (!note) throw no('not-found');
  const [{ rows, cards }, lines, receipt, photos, carried] = await Promise.all([
    rowsOf(call, [note]),
    linesOf(call.db, noteId),
    receiptOf(call.db, noteId),
    photosOf(call.db, noteId),
    carriedBy(call.db, [noteId], shanghaiDate(call.now)),
  ]);
  const card = cards.get(note.site_id);
  return {
    ...(rows[0] as (typeof rows)[number]),
    ...showCourse(note),
    lines: lines.map((line) => showLine(line, { photos: photos.get(line.id) ?? [], carried: carried.filter(({ lineId }) => lineId === line.id) })),
    stopped: isOpen(note) ? stoppedOf(lines, carried) : [],
    receipt: receipt && { ...receipt, photos: [...(photos.get(null) ?? [])] },
    signersNeeded: card?.signersNeeded ?? 1,
    scale: card?.scale ?? 'customer',
    siteCard: showSiteCard(card),
    can: can({ state: note.state as State, departedAt: note.departed_at, arrivedAt: note.arrived_at }, call.actor),
  };
}

/** By line; under null those of the whole delivery. */
async function photosOf(db: Db, noteId: string): Promise<ReadonlyMap<string | null, string[]>> {
  const rows = await db.selectFrom('deliveries.photo').select(['line_id', 'file_id']).where('note_id', '=', noteId).orderBy('place').execute();
  const byLine = new Map<string | null, string[]>();
  for (const { line_id, file_id } of rows) byLine.set(line_id, [...(byLine.get(line_id) ?? []), file_id]);
  return byLine;
}

async function receiptOf(db: Db, noteId: string): Promise<Omit<NonNullable<Full['receipt']>, 'photos'> | null> {
  const row = await db.selectFrom('deliveries.receipt').selectAll().where('note_id', '=', noteId).executeTakeFirst();
  if (!row) return null;
  const signers = await db.selectFrom('deliveries.signer').selectAll().where('note_id', '=', noteId).orderBy('place').execute();
  return {
    receiverName: row.receiver_name,
    signatureFileId: row.signature_file_id,
    paperFileId: row.paper_file_id,
    remark: row.remark,
    recordedAt: iso(row.recorded_at),
    signers: signers.map(({ name, role, signature_file_id }) => ({ name, role: role as SignerRole, signatureFileId: signature_file_id })),
  };
}

/** Gate rules and the driver's account are ours; meal times and whom to call are for the kitchen. */
export async function showMyNote(call: Call, input: InputOf<typeof contract.myNote>): Promise<OutputOf<typeof contract.myNote>> {
  const { siteCard, driver, can: may, ...note } = await showNote(call, input);
  return {
    ...note,
    meals: siteCard.meals,
    team: await teamOf(call.app, note.customer.id),
    driverName: driver?.name ?? null,
    can: { accept: may.accept, refuse: may.refuse, report: call.actor.can.has('cases.report') },
  };
}

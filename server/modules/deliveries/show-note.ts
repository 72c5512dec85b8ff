// One note with its lines: for the office and the driver, and for the kitchen that holds its QR code.
import { iso } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { teamOf } from '../customers/public.ts';
import type { contract } from './contract.ts';
import { can } from './note.rules.ts';
import { linesOf, visibleTo } from './note.store.ts';
import type { Delay, State } from './note.ts';
import { type Full, rowsOf, showLine, showSiteCard } from './note-row.ts';
import { no } from './refusals.ts';

export async function showNote(call: Call, { noteId }: InputOf<typeof contract.show>): Promise<Full> {
  const note = await call.db.selectFrom('deliveries.note').selectAll().where('id', '=', noteId).where(visibleTo(call.actor)).executeTakeFirst();
  if (!note) throw no('not-found');
  const [{ rows, cards }, lines, receipt] = await Promise.all([rowsOf(call, [note]), linesOf(call.db, noteId), receiptOf(call.db, noteId)]);
  return {
    ...(rows[0] as (typeof rows)[number]),
    lines: lines.map(showLine),
    cratesOut: note.crates_out,
    cratesBack: note.crates_back,
    delayReason: note.delay_reason as Delay | null,
    reason: note.reason,
    receipt,
    siteCard: showSiteCard(cards.get(note.site_id)),
    can: can({ state: note.state as State, departedAt: note.departed_at, arrivedAt: note.arrived_at }, call.actor),
  };
}

async function receiptOf(db: Db, noteId: string): Promise<Full['receipt']> {
  const row = await db.selectFrom('deliveries.receipt').selectAll().where('note_id', '=', noteId).executeTakeFirst();
  if (!row) return null;
  const { receiver_name, signature_file_id, paper_file_id, remark, recorded_at } = row;
  return {
    receiverName: receiver_name,
    signatureFileId: signature_file_id,
    paperFileId: paper_file_id,
    remark,
    recordedAt: iso(recorded_at),
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

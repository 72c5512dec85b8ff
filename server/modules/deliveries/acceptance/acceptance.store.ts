// What was received, in the rows of a note; who received it stays beside, never in facts.
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { actorRef } from '../../../kernel/actor.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import type { SignerRole } from '../note.ts';
import { change, move } from '../note-changes.ts';
import * as told from './facts.ts';

export type Receipt = {
  readonly signers: readonly { readonly name: string; readonly role: SignerRole; readonly signatureFileId: string | null }[];
  readonly paperFileId: string | null;
  readonly photos: readonly string[];
  readonly lines: readonly { readonly lineId: string; readonly photos: readonly string[] }[];
  readonly remark: string;
  readonly contentHash: string;
};

/** What was said, without when it was sent: the same word twice has the same hash. */
export function contentHash({ occurredAt: _at, sentAt: _sent, ...said }: { readonly occurredAt?: unknown; readonly sentAt?: unknown }): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Of this receiver's receipt; without one named, of whoever received. */
export async function receiptHash(tx: Tx, noteId: string, receiver?: string): Promise<string | null | undefined> {
  const query = tx.selectFrom('deliveries.receipt').select('content_hash').where('note_id', '=', noteId);
  const row = await (receiver === undefined ? query : query.where('receiver', '=', receiver)).executeTakeFirst();
  return row?.content_hash;
}

/** Receipt, signers and pictures: inserts that ride along with the facts. */
export function receiptRows({ actor, now }: Pick<Unit, 'actor' | 'now'>, noteId: string, receipt: Receipt): RawBuilder<unknown>[] {
  const first = receipt.signers[0];
  const photos = [{ lineId: null, photos: receipt.photos }, ...receipt.lines].flatMap(({ lineId, photos: files }) =>
    [...new Set(files)].map((fileId) => ({ lineId, fileId })),
  );
  const signers = receipt.signers.map((signer, at) => ({ ...signer, place: at + 1 }));
  const rows = [
    sql`insert into deliveries.receipt (note_id, receiver_name, receiver, signature_file_id, paper_file_id, remark, content_hash, recorded_at)
      values (${noteId}::uuid, ${first?.name ?? ''}, ${actorRef(actor)}, ${first?.signatureFileId ?? null}::uuid, ${receipt.paperFileId}::uuid,
        ${receipt.remark}, ${receipt.contentHash}, ${iso(now)}::timestamptz)`,
    sql`insert into deliveries.signer (note_id, place, name, role, signature_file_id)
      select ${noteId}::uuid, s.place, s.name, s.role, s."signatureFileId"
      from jsonb_to_recordset(${JSON.stringify(signers)}::jsonb) as s(place smallint, name text, role text, "signatureFileId" uuid)`,
  ];
  if (photos.length === 0) return rows;
  const placed = photos.map((photo, place) => ({ ...photo, place }));
  return [
    ...rows,
    sql`insert into deliveries.photo (note_id, line_id, file_id, place)
      select ${noteId}::uuid, p."lineId", p."fileId", p.place
      from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as p("lineId" uuid, "fileId" uuid, place smallint)`,
  ];
}

/** The same where the facts are recorded apart. */
export async function keepReceipt(unit: Unit, noteId: string, receipt: Receipt): Promise<void> {
  for (const insert of receiptRows(unit, noteId, receipt)) await insert.execute(unit.tx);
}

const acceptLines = (tx: Tx, noteId: string, exceptions: Data<typeof told.accepted>['exceptions']) =>
  sql`
  update deliveries.note_line l
  set accepted = coalesce(x.accepted, l.picked, l.ordered), outcome = coalesce(x.outcome, 'accepted'), reason = x.reason,
    accepted_pieces = case when x.outcome = 'rejected' then 0 else coalesce(x.pieces, l.picked_pieces, l.pieces) end,
    gross = x.gross, tare = x.tare, net = x.net, deduct_bp = nullif(x."deductBp", 0), said = x.said
  from deliveries.note_line k
  left join jsonb_to_recordset(${JSON.stringify(exceptions)}::jsonb) as x("lineId" uuid, accepted bigint, outcome text, reason text, pieces integer,
    gross bigint, tare bigint, net bigint, "deductBp" integer, said bigint) on x."lineId" = k.id
  where k.note_id = ${noteId} and l.id = k.id`.execute(tx);

const refuseLines = (tx: Tx, { noteId, reason, reasons }: Pick<Data<typeof told.refused>, 'noteId' | 'reason' | 'reasons'>) =>
  sql`
  update deliveries.note_line l
  set accepted = 0, accepted_pieces = case when coalesce(l.picked_pieces, l.pieces) is null then null else 0 end, outcome = 'rejected',
    reason = coalesce(x.reason, ${reason})
  from deliveries.note_line k
  left join jsonb_to_recordset(${JSON.stringify(reasons)}::jsonb) as x("lineId" uuid, reason text) on x."lineId" = k.id
  where k.note_id = ${noteId} and l.id = k.id`.execute(tx);

export const apply = Object.fromEntries([
  on(told.accepted, async (tx, { noteId, partlyLines, rejectedLines, exceptions, cratesBack }, fact) => {
    const act = partlyLines + rejectedLines === 0 ? 'accept' : 'accept-partly';
    await move(tx, act, { noteId, values: { accepted_at: iso(fact.occurredAt), crates_back: cratesBack } });
    await acceptLines(tx, noteId, exceptions);
  }),
  on(told.refused, async (tx, data, fact) => {
    const { noteId, reason, cratesBack } = data;
    await move(tx, 'refuse', { noteId, values: { accepted_at: iso(fact.occurredAt), reason, crates_back: cratesBack } });
    await refuseLines(tx, data);
  }),
  on(told.sealsChecked, (tx, { noteId, whole, matched }) => change(tx, noteId, { seals_whole: whole && matched !== false })),
]);

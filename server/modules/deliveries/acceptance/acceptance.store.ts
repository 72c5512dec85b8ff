// What was received, in the rows of a note; who received it stays beside, never in facts.
import { sql } from 'kysely';
import { actorRef } from '../../../kernel/actor.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import { type Data, move, on } from '../note-changes.ts';
import * as told from './facts.ts';

export type Receipt = {
  readonly receiverName: string;
  readonly signatureFileId: string | null;
  readonly paperFileId: string | null;
  readonly remark: string;
};

export const keepReceipt = ({ tx, actor, now }: Unit, noteId: string, { receiverName, signatureFileId, paperFileId, remark }: Receipt) =>
  tx
    .insertInto('deliveries.receipt')
    .values({
      note_id: noteId,
      receiver_name: receiverName,
      receiver: actorRef(actor),
      signature_file_id: signatureFileId,
      paper_file_id: paperFileId,
      remark,
      recorded_at: iso(now),
    })
    .execute();

const acceptLines = (tx: Tx, noteId: string, exceptions: Data<typeof told.accepted>['exceptions']) =>
  sql`
  update deliveries.note_line l
  set accepted = coalesce(x.accepted, l.picked, l.ordered), outcome = coalesce(x.outcome, 'accepted'), reason = x.reason
  from deliveries.note_line k
  left join jsonb_to_recordset(${JSON.stringify(exceptions)}::jsonb) as x("lineId" uuid, accepted bigint, outcome text, reason text) on x."lineId" = k.id
  where k.note_id = ${noteId} and l.id = k.id`.execute(tx);

const refuseLines = (tx: Tx, { noteId, reason, reasons }: Pick<Data<typeof told.refused>, 'noteId' | 'reason' | 'reasons'>) =>
  sql`
  update deliveries.note_line l
  set accepted = 0, outcome = 'rejected', reason = coalesce(x.reason, ${reason})
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
]);

// Before a request is decided: what a way with money asks for; after it: what that rests on, told beside the request.
import { sql } from 'kysely';
import type { Told } from '../../../kernel/fact.ts';
import { circumstances } from '../../../kernel/grade.ts';
import { newId } from '../../../kernel/id.ts';
import { amountFen, type Fen } from '../../../kernel/money.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { iso, shanghaiInstant } from '../../../kernel/time.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import { priceAt } from '../../products/public.ts';
import type { Reason, Way } from '../claim.ts';
import { at } from '../refusals.ts';
import type { Wanted } from '../request.rules.ts';
import type { OfClaim } from './bookings.rules.ts';
import type { Details, Document } from './details.ts';
import * as tell from './facts.ts';
import { decideMoney, documentsFen, type Money } from './money.rules.ts';
import { multipleFor } from './multiple.ts';
import { noBooking } from './refusals.ts';

type Asked = {
  readonly customerId: string;
  readonly way: Way;
  readonly reason: Reason;
  readonly details?: Details | undefined;
  readonly wanted: readonly Wanted[];
  readonly amountFen?: Fen | undefined;
};
/** `place`: the note that is waived. */
export type Prepared = Money & { readonly place: { readonly noteId: string; readonly siteId: string } | null };

export async function prepareMoney(unit: Unit, asked: Asked): Promise<Prepared> {
  const { customerId, way, reason, details, wanted } = asked;
  const place = details?.way === 'waiver' ? await noteOf(unit.tx, { customerId, noteId: details.noteId }) : null;
  const came = wanted[0] ? shanghaiInstant(wanted[0].line.deliveryOn, '12:00') : unit.now;
  const multiple = way === 'self-purchase' ? await multipleFor(unit.tx, { customerId, reason, at: came }) : null;
  const noteLeftFen = place && details?.way === 'waiver' && details.of === 'note' ? await leftOfNote(unit.tx, place) : null;
  return { ...decideMoney({ ...asked, details, amountFen: asked.amountFen, multiple, noteLeftFen }), place };
}

type Note = { readonly noteId: string; readonly siteId: string; readonly deliveryOn: string; readonly customerId: string };

/** Locked: two waivers of one note see each other. */
async function noteOf(tx: Tx, { customerId, noteId }: { readonly customerId: string; readonly noteId: string }): Promise<Note> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`claims.waiver:${noteId}`}, 0))`.execute(tx);
  const { rows } = await sql<Note>`
    select id as "noteId", site_id as "siteId", delivery_on as "deliveryOn", customer_id as "customerId"
    from deliveries.note where id = ${noteId} and customer_id = ${customerId}`.execute(tx);
  const [note] = rows;
  if (!note) throw noBooking('note-unknown', {}, at('details.noteId'));
  return note;
}

type Line = { readonly productId: string | null; readonly unit: UnitCode; readonly accepted: number };

/** What was billed for a note, less what claims on it ask for or were granted; null: not all of it is priced. */
async function leftOfNote(tx: Tx, { noteId, customerId, deliveryOn }: Note): Promise<Fen | null> {
  const [{ rows: lines }, { rows: given }] = await Promise.all([
    sql<Line>`select product_id as "productId", unit, accepted from deliveries.note_line where note_id = ${noteId} and accepted > 0`.execute(tx),
    sql<{ fen: number }>`
      select coalesce(sum(coalesce(granted_fen, asked_fen)), 0)::bigint as fen from claims.claim
      where note_id = ${noteId} and asked_fen is not null and way in ('credit', 'deduction', 'refund', 'waiver') and state not in ('declined', 'withdrawn')`.execute(
      tx,
    ),
  ]);
  const productIds = [...new Set(lines.flatMap(({ productId }) => productId ?? []))];
  const prices = await priceAt(tx, { customerId, productIds, on: deliveryOn });
  let sum = 0;
  for (const { productId, accepted } of lines) {
    const price = productId === null ? undefined : prices.get(productId);
    if (!price) return null;
    sum += amountFen(price, accepted);
  }
  return Math.max(0, sum - (given[0]?.fen ?? 0));
}

/** Papers of the request, hung on the claim. Those about health hang apart, and no fact names them. */
export async function tellMoney(unit: Unit, claim: OfClaim, { explained }: Money): Promise<Told[]> {
  if (explained === null) return [];
  const documents = await keepDocuments(unit, claim, explained.documents);
  const sums = { documentsFen: documentsFen(explained.documents), documentCount: explained.documents.length };
  const { claimId, caseId, customerId, siteId, noteId, way } = claim;
  const about = { claimId, caseId, customerId, siteId, noteId, way };
  return [tell.detailed.tell({ ...about, ...explained, missing: [...explained.missing], documents, ...sums }, circumstances(unit.actor, unit.now))];
}

type Kept = Document & { documentId: string; sha256: string };

export async function keepDocuments(unit: Unit, { claimId, customerId, way }: OfClaim, documents: readonly Document[]): Promise<Kept[]> {
  if (documents.length === 0) return [];
  const medical = way === 'medical';
  const files = await unit.app.files.attachAll(unit, [...new Set(documents.map(({ fileId }) => fileId))], {
    subject: { type: medical ? 'medical' : 'claim', id: claimId },
    customerId,
    visibility: medical ? 'internal' : 'customer',
    mark: { person: unit.actor.name, takenAt: iso(unit.now) },
  });
  const kept = documents.map((one) => ({ ...one, documentId: newId(), sha256: files.get(one.fileId)?.sha256 ?? '' }));
  if (!medical) return kept;
  await unit.tx
    .insertInto('claims.medical_document')
    .values(
      kept.map(({ documentId, kind, fileId, amountFen: fen }) => ({
        id: documentId,
        claim_id: claimId,
        kind,
        file_id: fileId,
        amount_fen: fen,
        added_at: iso(unit.now),
      })),
    )
    .execute();
  return [];
}

// What the amount of one claim rests on, and what was booked of it.
import { sql } from 'kysely';
import { actorRef } from '../../../kernel/actor.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { visibleClaims } from '../claim.store.ts';
import { no } from '../refusals.ts';
import type { contract } from './contract.ts';
import { NEEDED } from './details.ts';
import { entryRows } from './entry-rows.ts';

type Shown = OutputOf<typeof contract.accountOfClaim>;
type Documents = Shown['documents'];

export async function showClaimAccount(call: Call, { claimId }: InputOf<typeof contract.accountOfClaim>): Promise<Shown> {
  const claim = await visibleClaims(call.db, call.actor)
    .select(['claim.state', 'claim.way', 'claim.granted_fen', 'claim.requester', 'claim.endorsed_by'])
    .where('claim.id', '=', claimId)
    .executeTakeFirst();
  if (!claim) throw no('not-found');
  const { can } = call.actor;
  const seesMedical = can.has('claims.see-medical');
  const [{ items }, detail, documents, medical, recourse] = await Promise.all([
    entryRows(call, { where: sql`e.claim_id = ${claimId}`, limit: 200 }),
    detailOf(call, claimId),
    documentsOf(call, { claimId, table: 'claims.document' }),
    seesMedical ? documentsOf(call, { claimId, table: 'claims.medical_document' }) : null,
    recourseOf(call, claimId),
  ]);
  const waits = claim.state === 'requested' || claim.state === 'endorsed';
  const settled = claim.state === 'settled' && (claim.granted_fen ?? 0) > 0;
  const who = actorRef(call.actor);
  const another = ![claim.requester, claim.endorsed_by].includes(who);
  return {
    entries: items,
    sumFen: items.reduce((sum, { amountFen }) => sum + amountFen, 0),
    detail,
    documents,
    medical,
    recourse,
    can: {
      addDocuments: waits && claim.way in NEEDED && can.has('claims.request'),
      openRecourse: settled && recourse === null && can.has('claims.account'),
      recordRecourse: recourse !== null && recourse.recoveredFen < recourse.amountFen && another && can.has('claims.correct-account'),
      correct: (settled || claim.state === 'accepted') && another && can.has('claims.correct-account'),
      eraseMedical: !waits && claim.way === 'medical' && can.has('claims.erase-medical') && (medical?.length ?? 0) > 0,
    },
  };
}

async function detailOf(call: Call, claimId: string): Promise<Shown['detail']> {
  const row = await call.db.selectFrom('claims.money_detail').selectAll().where('claim_id', '=', claimId).executeTakeFirst();
  if (!row) return null;
  return {
    shareBp: row.share_bp,
    waived: row.waived as NonNullable<Shown['detail']>['waived'],
    paidFen: row.paid_fen,
    contractFen: row.contract_fen,
    billedFen: row.billed_fen,
    timesBp: row.times_bp,
    clauseKey: row.clause_key,
    clauseVersion: row.clause_version,
    documentsFen: row.documents_fen,
    documentCount: row.document_count,
    missing: row.missing as NonNullable<Shown['detail']>['missing'],
  };
}

type From = { readonly claimId: string; readonly table: 'claims.document' | 'claims.medical_document' };
async function documentsOf(call: Call, { claimId, table }: From): Promise<Documents> {
  const rows = await call.db
    .selectFrom(table)
    .select(['id', 'kind', 'file_id', 'amount_fen', 'added_at'])
    .where('claim_id', '=', claimId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    documentId: row.id,
    kind: row.kind as Documents[number]['kind'],
    fileId: row.file_id,
    amountFen: row.amount_fen,
    addedAt: iso(row.added_at),
  }));
}

async function recourseOf(call: Call, claimId: string): Promise<Shown['recourse']> {
  const row = await call.db.selectFrom('claims.recourse').selectAll().where('claim_id', '=', claimId).executeTakeFirst();
  if (!row) return null;
  const parts = await call.db.selectFrom('claims.recourse_part').selectAll().where('recourse_id', '=', row.id).orderBy('at').execute();
  return {
    recourseId: row.id,
    amountFen: row.amount_fen,
    recoveredFen: row.recovered_fen,
    openedAt: iso(row.opened_at),
    parts: parts.map(({ bearer, amount_fen, at }) => ({
      bearer: bearer as NonNullable<Shown['recourse']>['parts'][number]['bearer'],
      amountFen: amount_fen,
      at: iso(at),
    })),
  };
}

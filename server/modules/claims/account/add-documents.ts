// Papers that come after the request; what they prove may be granted then. Papers about health are erased once they are no longer needed.
import { circumstances } from '../../../kernel/grade.ts';
import type { Call, Tx } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { aboutClaim } from '../claim.rules.ts';
import { load } from '../claim.store.ts';
import { type Claim, wayWords } from '../claim.ts';
import type { contract } from './contract.ts';
import { type Document, type DocumentKind, NEEDED } from './details.ts';
import { keepDocuments } from './explain-money.ts';
import * as tell from './facts.ts';
import { documentsFen, missingOf, mustCover } from './money.rules.ts';
import { noBooking } from './refusals.ts';

type Input = InputOf<typeof contract.addMyDocuments>;

export const addDocuments = (call: Call, { claimId, documents }: Input): Promise<OutputOf<typeof contract.addDocuments>> =>
  call.write(async (unit) => {
    const claim = await load(unit, claimId);
    const { number, state, way, askedFen } = claim;
    if (!(way in NEEDED)) throw noBooking('no-documents-here', wayWords(way));
    if (state !== 'requested' && state !== 'endorsed') throw noBooking('documents-too-late', { number });
    const before = await provedOf(unit.tx, claim);
    const sum = before.documentsFen + documentsFen(documents);
    // What is paid for goods bought elsewhere follows a formula: receipts may say more than it gives.
    if (askedFen !== null && way !== 'self-purchase') mustCover(askedFen, sum);
    const missing = missingOf(way, [...before.kinds, ...documents]);
    const kept = await keepDocuments(unit, aboutClaim(claim), documents);
    const count = before.documentCount + documents.length;
    const data = { ...aboutClaim(claim), documents: kept, documentsFen: sum, documentCount: count, missing };
    await unit.record([tell.documentsAdded.tell(data, circumstances(unit.actor, unit.now))]);
    unit.announce('claims');
    unit.announce(`case:${claim.caseId}`);
    return { claimId, missing };
  });

type Proved = { documentsFen: number; documentCount: number; kinds: Pick<Document, 'kind'>[] };

async function provedOf(tx: Tx, { id, way }: Pick<Claim, 'id' | 'way'>): Promise<Proved> {
  const row = await tx
    .selectFrom('claims.money_detail')
    .select(['documents_fen', 'document_count', 'missing'])
    .where('claim_id', '=', id)
    .executeTakeFirst();
  const missing = (row?.missing ?? NEEDED[way] ?? []) as readonly DocumentKind[];
  return {
    documentsFen: row?.documents_fen ?? 0,
    documentCount: row?.document_count ?? 0,
    kinds: (NEEDED[way] ?? []).filter((kind) => !missing.includes(kind)).map((kind) => ({ kind })),
  };
}

/** The amounts stay with the claim; files and lines about somebody's health go. */
export const eraseMedical = (call: Call, { claimId }: InputOf<typeof contract.eraseMedical>): Promise<OutputOf<typeof contract.eraseMedical>> =>
  call.write(async (unit) => {
    const { number, state } = await load(unit, claimId);
    if (state === 'requested' || state === 'endorsed') throw noBooking('not-decided-yet', { number });
    const rows = await unit.tx.deleteFrom('claims.medical_document').where('claim_id', '=', claimId).returning('file_id').execute();
    await unit.app.files.detach(
      unit,
      rows.map(({ file_id }) => file_id),
      { type: 'medical', id: claimId },
    );
    unit.announce('claims');
    return { erased: rows.length };
  });

// Evidence files and letters as PDF. What a reader may not see is not gathered at all.
import type { Call } from '../../../platform/app.ts';
import type { PdfDocument } from '../../../platform/documents/public.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { recoveryOfClaim, showRecovery } from '../recovery/show-recovery.ts';
import type { contract } from './contract.ts';
import { drawEvidence, titleOf } from './draw-evidence.ts';
import { drawLetter } from './draw-letter.ts';
import { openPictures } from './draw-papers.ts';
import { gather, type Wanted } from './gather.ts';

async function print(call: Call, document: PdfDocument, name: string): Promise<File> {
  const bytes = await call.app.documents.pdf(document);
  return new File([new Uint8Array(bytes)], `${name}.pdf`, { type: 'application/pdf' });
}

async function evidence(call: Call, wanted: Wanted): Promise<File> {
  const file = await gather(call, wanted);
  const pictures = await openPictures(call.app, file.papers);
  return print(call, drawEvidence(file, pictures), `${file.claim.number}-${titleOf(file)}`);
}

export const printEvidence = (call: Call, input: InputOf<typeof contract.evidenceFile>): Promise<File> => evidence(call, input);

export const printMyEvidence = (call: Call, { claimId }: InputOf<typeof contract.myEvidenceFile>): Promise<File> =>
  evidence(call, { claimId, edition: 'customer' });

export async function printLetter(call: Call, { recoveryId }: InputOf<typeof contract.recoveryLetter>): Promise<File> {
  const { claimId, supplier, name, ...rest } = await showRecovery(call, { recoveryId });
  const file = await gather(call, { claimId, edition: 'outside', supplierId: supplier?.id ?? null, recoveryId });
  const { claimFen, extraFen } = await recoveryOfClaim(call, { claimId });
  const costFen = (claimFen ?? 0) + extraFen;
  const pictures = await openPictures(call.app, file.papers);
  return print(call, drawLetter({ ...rest, costFen, to: supplier?.name ?? name }, file, pictures), `${rest.number}-追偿函`);
}

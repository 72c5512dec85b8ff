// The files of a claim, of its dock and its case, with who took them when and how well that is proved.

import { sql } from 'kysely';
import { idInRef } from '../../../kernel/actor.ts';
import type { Grade } from '../../../kernel/fact.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { AttachedFile } from '../../../platform/files/public.ts';
import type { Edition } from './editions.ts';
import { provenBy, type Step, whoOf } from './read-course.ts';
import type { Dock } from './read-dock.ts';

export type Paper = {
  readonly file: AttachedFile;
  readonly from: 'claim' | 'dock' | 'signature' | 'case' | 'door';
  readonly what: string;
  readonly at: Instant;
  readonly who: string;
  /** Null: it stands in no fact. */
  readonly grade: Grade | null;
  readonly internal: boolean;
};
export type Asked = {
  readonly claimId: string;
  readonly caseId: string;
  readonly docks: readonly Dock[];
  readonly steps: readonly Step[];
  readonly edition: Edition;
};
export type Papers = { readonly papers: readonly Paper[] /** Papers about somebody's health: counted, never shown. */; readonly medical: number };

export async function readPapers(call: Call, asked: Asked): Promise<Papers> {
  const { claimId, caseId, docks, steps, edition } = asked;
  const [ofClaim, ofCase, ofNotes, ofDoor, medical] = await Promise.all([
    attached(call, 'claim', [claimId]),
    attached(call, 'case', [caseId]),
    attached(
      call,
      'note',
      docks.map(({ noteId }) => noteId),
    ),
    edition === 'customer' ? [] : attached(call, 'receipt-line', doorLines(steps)),
    medicalOf(call, claimId),
  ]);
  const photos = new Set(docks.flatMap(({ photoIds, paperId }) => [...photoIds, ...(paperId === null ? [] : [paperId])]));
  const signatures = new Set(docks.flatMap(({ signatureId, signers }) => [signatureId, ...signers.map(({ fileId }) => fileId)]));
  const from = (file: AttachedFile): Paper['from'] | null => {
    if (file.subject.type === 'claim') return medical.has(file.id) ? null : 'claim';
    if (file.subject.type === 'case') return 'case';
    if (file.subject.type === 'receipt-line') return 'door';
    return photos.has(file.id) ? 'dock' : signatures.has(file.id) ? 'signature' : null;
  };
  const proven = provenBy(steps);
  const names = await call.app.identity.namesOf(
    call.db,
    [...ofClaim, ...ofCase].map(({ uploadedBy }) => idInRef(uploadedBy)),
  );
  const seen = new Set<string>();
  const papers = [...ofDoor, ...ofNotes, ...ofCase, ...ofClaim].flatMap((file): Paper[] => {
    const place = from(file);
    const step = proven.get(file.sha256);
    const internal = file.visibility === 'internal';
    if (place === null || seen.has(file.id) || (internal && !readsHidden(edition, step))) return [];
    seen.add(file.id);
    const of = { file, from: place, internal };
    if (step) return [{ ...of, what: step.label, at: step.occurredAt, who: step.who, grade: step.grade }];
    return [{ ...of, what: '上传', at: file.createdAt, who: whoOf(file.uploadedBy, names, edition), grade: null }];
  });
  return { papers, medical: medical.size };
}

/** Ours read all; outside, what is internal goes along only where a fact told there names it: an inspection, a destruction. */
const readsHidden = (edition: Edition, step: Step | undefined): boolean => edition === 'internal' || (edition === 'outside' && step !== undefined);

const attached = (call: Call, type: string, ids: readonly string[]): Promise<AttachedFile[]> =>
  call.app.files.attachedTo(call.db, { type, ids }, call.actor);

const doorLines = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ fact }) => (fact.name === 'receiving.checked' && typeof fact.data.lineId === 'string' ? [fact.data.lineId] : []));

async function medicalOf({ db }: Call, claimId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select file_id as id from claims.medical_document where claim_id = ${claimId}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

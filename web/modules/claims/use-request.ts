// What a claim is filled in for and how it is sent: for a case, or for a line of a note, then a case is chosen or opened with it.
import { useCallback, useState } from 'react';
import type { Reason } from '../../../server/modules/claims/words.ts';
import { api, type Question } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import type { Category } from '../../design/labels.ts';
import { useUploads } from '../../design/use-uploads.ts';
import { type Draft, draftFor, type Paper, type Picked } from './request-draft.ts';

type Opening = Question<typeof api.cases.open>;
export type Requested = { readonly claimId: string };

export type Subject = {
  /** Null: no case yet. */
  readonly caseId: string | null;
  readonly customerId: string;
  readonly siteId: string | null;
  readonly noteId: string | null;
  readonly noteNumber: string | null;
  readonly category: Category | null;
  readonly reason: Reason;
  readonly neededBy: string | null;
  readonly lines: readonly { readonly lineId: string | null; readonly amount: number | null }[];
  /** Chosen beside the claim: what the case says of the meal holds where nobody says another time. */
  readonly beside: boolean;
};
/** The case that is opened with the claim, by what the claim says. */
export type OpenCase = { readonly of: (draft: Draft) => Opening; readonly opened: (caseId: string) => void };

export function useDraft({ reason, category, neededBy, noteId }: Subject) {
  const [draft, setDraft] = useState(() => draftFor({ reason, foodSafety: category === 'food-safety', neededBy }));
  const [noteIds, setNoteIds] = useState<readonly string[]>(noteId ? [noteId] : []);
  const [said, setSaid] = useState<Readonly<Record<string, Omit<Paper, 'fileId'>>>>({});
  const papers = useUploads();
  const files = useUploads();
  const change = useCallback((part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })), []);
  const pick = useCallback(
    (lineId: string, parts: readonly Picked[]) => setDraft((now) => ({ ...now, picked: { ...now.picked, [lineId]: parts } })),
    [],
  );
  return { draft, change, pick, noteIds, setNoteIds, said, setSaid, papers, files };
}

type Input = Question<typeof api.claims.request>;

/** A claim refused after its case was opened finds that case again: it is not opened twice. */
export function useSendClaim(caseId: string | null, open: OpenCase | undefined, onDone: (requested: Requested) => void) {
  const request = useSubmit(api.claims.request, { refresh: ['cases', 'commitments'], done: onDone });
  const opening = useSubmit(api.cases.open, { refresh: ['commitments'] });
  const send = (draft: Draft, input: Omit<Input, 'caseId'>) => {
    if (caseId !== null) return request.mutate({ ...input, caseId });
    if (!open) return;
    opening.mutate(open.of(draft), {
      onSuccess: (made) => {
        open.opened(made.caseId);
        request.mutate({ ...input, caseId: made.caseId });
      },
    });
  };
  return { send, error: opening.error ?? request.error, refused: request.error, busy: opening.isPending || request.isPending };
}

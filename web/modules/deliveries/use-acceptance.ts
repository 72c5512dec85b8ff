// The state of an acceptance that is being filled in, and sending it: kept on the phone until the server has it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import type { api, Question } from '../../client/api.ts';
import { keepDraft, useDraft } from '../../client/draft.ts';
import { newKey } from '../../client/query.ts';
import { letGo, type Part, submitLater } from '../../client/waiting.ts';
import { useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { problemOfReason } from '../cases/problem-kinds.ts';
import { type AcceptLine, differs, linesIn, readWord, type Words } from './acceptance-words.ts';
import { type Reason, texts } from './note-labels.ts';
import { cameOf } from './portal-note.ts';

export type Subject = { readonly id: string; readonly siteName: string; readonly lines: readonly AcceptLine[]; readonly cratesOut: number };
type Problem = Pick<Question<typeof api.cases.report>, 'lineId' | 'category' | 'subcategory' | 'severity' | 'lines' | 'body'> & {
  readonly occurredAt: string;
};

/** What differs between kitchen and driver. */
export type Receiving = {
  readonly accept: typeof api.deliveries.accept;
  readonly refuse: typeof api.deliveries.refuse | undefined;
  /** A line with photos is a matter to follow up as well. */
  readonly report: (problem: Problem, files: readonly Part[], label: string) => void;
};

type Draft = {
  readonly words: Words;
  readonly cratesBack: number | null;
  readonly receiverName: string;
  readonly remark: string;
  readonly refuseFor: Reason | null;
};

export type Proof = { readonly signatureFileId?: Part | undefined; readonly paperFileId?: Part | undefined };
export type Phase = 'filling' | 'sending' | 'done';

export function useAcceptance(subject: Subject, receiving: Receiving, receiver: string) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const name = `accept.${subject.id}`;
  const [draft, change, empty] = useDraft<Draft>(name, { words: {}, cratesBack: null, receiverName: receiver, remark: '', refuseFor: null });
  const [photos, setPhotos] = useState<Readonly<Record<string, readonly Part[]>>>({});
  const [proof, setProof] = useState<Proof>({});
  const [phase, setPhase] = useState<Phase>('filling');
  const [error, setError] = useState<unknown>();

  const submit = (refuseFor: Reason | null) => {
    const key = newKey();
    const occurredAt = new Date(serverNow()).toISOString();
    const shared = { noteId: subject.id, receiverName: draft.receiverName, remark: draft.remark, occurredAt };
    const files = Object.fromEntries(Object.entries(proof).filter(([, part]) => part !== undefined)) as Record<string, Part>;
    setPhase('sending');
    setError(undefined);
    const later = { key, files, label: t(refuseFor ? 'labelRefuse' : 'labelAccept', { site: subject.siteName }) };
    const answer =
      refuseFor && receiving.refuse
        ? submitLater(receiving.refuse, { ...later, input: { ...shared, reason: refuseFor } })
        : submitLater(receiving.accept, { ...later, input: { ...shared, lines: linesIn(subject.lines, draft.words), cratesBack: draft.cratesBack } });
    answer
      .then(async () => {
        setPhase('done');
        keepDraft(name, undefined);
        await queries.invalidateQueries({ queryKey: ['deliveries'] });
      })
      .catch(async (refused: unknown) => {
        await letGo(key);
        setPhase('filling');
        setError(refused);
      });
    // Behind the acceptance in the queue, so that they arrive after it, also when this page is closed before.
    if (!refuseFor) reportLines(occurredAt);
  };

  const reportLines = (occurredAt: string) => {
    for (const line of subject.lines) {
      const files = photos[line.id] ?? [];
      const word = draft.words[line.id];
      if (files.length === 0 || !word || !differs(readWord(line, word))) continue;
      const { category, subcategory, severity } = problemOfReason(word.reason);
      const amount = Math.max(0, cameOf(line) - (word.accepted ?? 0));
      receiving.report(
        {
          lineId: line.id,
          category,
          subcategory,
          severity,
          lines: [{ lineId: line.id, product: line.product, amount, unit: line.unit, problem: subcategory }],
          body: `${t('rejected')} ${line.product} ${showQuantity({ amount, unit: line.unit })}`,
          occurredAt,
        },
        files,
        t('labelProblem', { site: subject.siteName, product: line.product }),
      );
    }
  };

  return { draft, change, empty, photos, setPhotos, proof, setProof, phase, error, submit };
}

export type Acceptance = ReturnType<typeof useAcceptance>;

// The state of an acceptance that is being filled in, and sending it: kept on the phone until the server has it.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Scale } from '../../../server/modules/deliveries/note.ts';
import type { api } from '../../client/api.ts';
import { keepDraft, useDraft } from '../../client/draft.ts';
import { newKey } from '../../client/query.ts';
import { letGo, type Parts, submitLater, useWaiting } from '../../client/waiting.ts';
import { useTexts } from '../../design/locale.ts';
import { forgetFiles, type KeptFiles, useKeptFiles } from './acceptance-files.ts';
import { rememberSigners, type Signer } from './acceptance-signers.ts';
import { texts } from './acceptance-texts.ts';
import { type AcceptLine, linesIn, type Words } from './acceptance-words.ts';
import type { Stopped } from './lot-stop.tsx';
import type { Reason } from './note-labels.ts';

export type Subject = {
  readonly id: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly lines: readonly AcceptLine[];
  readonly cratesOut: number;
  readonly seals: readonly string[];
  readonly signersNeeded: number;
  readonly scale: Scale;
  /** Lines whose lot was stopped: not to be accepted. */
  readonly stopped: readonly Stopped[];
};

/** What differs between kitchen and driver. */
export type Receiving = { readonly accept: typeof api.deliveries.accept; readonly refuse: typeof api.deliveries.refuse | undefined };

export type Draft = {
  readonly words: Words;
  readonly byGross: boolean;
  readonly cratesBack: number | null;
  readonly sealsWhole: boolean | null;
  readonly signers: readonly Signer[];
  readonly remark: string;
  readonly refuseFor: Reason | null;
};

const draftName = (noteId: string) => `accept.${noteId}`;

/** The server has it: nothing of it stays on this phone. */
export function forgetAcceptance(noteId: string): void {
  keepDraft(draftName(noteId), undefined);
  void forgetFiles(draftName(noteId));
}

const signatureSlot = (at: number) => `sign.${at}`;
export const isSigned = (files: KeptFiles, at: number): boolean => (files[signatureSlot(at)]?.length ?? 0) > 0;
export const signedBy = (files: KeptFiles, signers: readonly Signer[]): number => signers.filter((_, at) => isSigned(files, at)).length;
export const hasPaper = (files: KeptFiles): boolean => (files.paper?.length ?? 0) > 0;

const firstOf = (files: readonly File[] | undefined) => files?.[0];

/** Everybody who wrote a name or signed, and the places of their signatures in the input. */
function signing(files: KeptFiles, signers: readonly Signer[]) {
  const real = signers.map((signer, at) => ({ signer, file: firstOf(files[signatureSlot(at)]) })).filter(({ signer, file }) => signer.name || file);
  const parts = real.flatMap(({ file }, at): [string, File][] => (file ? [[`signers.${at}.signatureFileId`, file]] : []));
  return { signers: real.map(({ signer }) => signer), parts };
}

export function useAcceptance(subject: Subject, receiving: Receiving, receiver: string) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const name = draftName(subject.id);
  const signers = Array.from(
    { length: Math.max(1, subject.signersNeeded) },
    (_, at): Signer => ({ name: at === 0 ? receiver : '', role: 'receiver' }),
  );
  const empty: Draft = { words: {}, byGross: false, cratesBack: null, sealsWhole: null, signers, remark: '', refuseFor: null };
  const [draft, change] = useDraft<Draft>(name, empty);
  const kept = useKeptFiles(name);
  const [sent, setSent] = useState<'no' | 'sending' | 'done'>('no');
  const keeping = useRef(false);
  const [error, setError] = useState<unknown>();
  // Also after the page was killed: what waits on this phone is said, not asked for again.
  const waiting = useWaiting().find(({ input, endpoint }) => input.noteId === subject.id && isAcceptance(endpoint, receiving));

  const submit = (refuseFor: Reason | null) => {
    // A second tap while the first is being written would be a second acceptance.
    if (keeping.current) return;
    keeping.current = true;
    const key = newKey();
    const { files } = kept;
    const signed = signing(files, draft.signers);
    // Both by the phone's own clock: the server sees by `sentAt` how wrong that is.
    const now = new Date().toISOString();
    const lines = refuseFor ? [] : linesIn(subject.lines, draft.words);
    const parts: Parts = {
      ...Object.fromEntries(signed.parts),
      ...(files.paper?.[0] ? { paperFileId: files.paper[0] } : {}),
      ...(files.refused?.length ? { photos: [...files.refused] } : {}),
      ...Object.fromEntries(
        lines.flatMap(({ lineId }, at) => (files[`line.${lineId}`]?.length ? [[`lines.${at}.photos`, [...(files[`line.${lineId}`] ?? [])]]] : [])),
      ),
    };
    const seals = draft.sealsWhole === null ? null : { whole: draft.sealsWhole, numbers: draft.sealsWhole ? [...subject.seals] : [] };
    const shared = {
      noteId: subject.id,
      signers: signed.signers,
      cratesBack: draft.cratesBack,
      seals,
      remark: draft.remark,
      occurredAt: now,
      sentAt: now,
    };
    const onKept = () => setSent('sending');
    const later = { key, files: parts, label: t(refuseFor ? 'labelRefuse' : 'labelAccept', { site: subject.siteName }), onKept };
    setError(undefined);
    rememberSigners(subject.siteId, draft.signers);
    const answer =
      refuseFor && receiving.refuse
        ? submitLater(receiving.refuse, { ...later, input: { ...shared, reason: refuseFor } })
        : submitLater(receiving.accept, { ...later, input: { ...shared, lines } });
    answer
      .then(async () => {
        setSent('done');
        forgetAcceptance(subject.id);
        await queries.invalidateQueries({ queryKey: ['deliveries'] });
      })
      .catch(async (refused: unknown) => {
        await letGo(key);
        keeping.current = false;
        setSent('no');
        setError(refused);
      });
  };

  const phase = sent === 'done' ? 'done' : sent === 'sending' || (waiting && waiting.refused === undefined) ? 'waiting' : 'filling';
  return { draft, change, kept, phase, error, submit, waitingSince: waiting?.at } as const;
}

const isAcceptance = (endpoint: readonly string[], { accept, refuse }: Receiving): boolean =>
  [accept, refuse].some((one) => one?.key.join() === endpoint.join());

export type Acceptance = ReturnType<typeof useAcceptance>;

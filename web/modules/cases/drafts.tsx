// The drafts read from one paste, each until it is done.
import { useState } from 'react';
import { useGo } from '../../app/go.tsx';
import type { ReadDraft } from './draft.ts';
import { DraftCard, type Finished } from './draft-card.tsx';
import { FinishedCard, OtherDraft } from './other-draft.tsx';

type DraftsProps = {
  readonly drafts: readonly ReadDraft[];
  readonly files: readonly string[];
  readonly busy: boolean;
  readonly onCustomer: (customerId: string | null) => void;
  readonly onClear: () => void;
};

/** Several drafts stay on the screen until each is done; a single one leads straight to its case. */
export function Drafts({ drafts, files, busy, onCustomer, onClear }: DraftsProps) {
  const go = useGo();
  const [finished, setFinished] = useState<Readonly<Record<number, Finished>>>({});
  const [given, setGiven] = useState<ReadDraft>();
  const [wanted, setWanted] = useState<ReadonlySet<number>>(new Set());
  const asCase = drafts.map((draft, index) => draft.kind === 'case' || wanted.has(index));
  const main = asCase.indexOf(true);
  const first = asCase.findIndex((is, index) => is && !finished[index]);
  const finish = (index: number, done: Finished) => {
    const others = asCase.some((is, at) => is && at !== index && !finished[at]);
    if (!others) {
      onClear();
      go(`/cases/${done.caseId}`);
    } else setFinished((all) => ({ ...all, [index]: done }));
  };
  return (
    <>
      {drafts.map((draft, index) => {
        const done = finished[index];
        if (done) return <FinishedCard key={index} finished={done} />;
        if (draft === given) return null;
        if (!asCase[index]) {
          const give = draft.kind === 'order' && main >= 0 && !given ? () => setGiven(draft) : undefined;
          return <OtherDraft key={index} read={draft} onGive={give} onAsCase={() => setWanted((all) => new Set([...all, index]))} />;
        }
        return (
          <DraftCard
            key={index}
            read={draft}
            files={index === main ? files : []}
            given={index === main ? given : undefined}
            busy={busy}
            first={index === first}
            onCustomer={onCustomer}
            onFinish={(one) => finish(index, one)}
          />
        );
      })}
    </>
  );
}

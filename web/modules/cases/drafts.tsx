// The drafts read from one paste, each until it is done.
import { useState } from 'react';
import { useGo } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { PastedOrder, TakenCard, type TakenOrder } from '../orders/pasted-order.tsx';
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
  const [taken, setTaken] = useState<Readonly<Record<number, TakenOrder>>>({});
  const mayOrder = useCan()('orders.receive');
  const asCase = drafts.map((draft, index) => draft.kind === 'case' || wanted.has(index));
  const asOrder = drafts.map((draft, index) => mayOrder && draft.kind === 'order' && draft !== given && !asCase[index]);
  const main = asCase.indexOf(true);
  const done = (index: number) => finished[index] !== undefined || taken[index] !== undefined;
  const waits = drafts.map((_, index) => Boolean(asCase[index] || asOrder[index]) && !done(index));
  const first = waits.indexOf(true);
  /** The last one leads to what came of it, the others stay as cards. */
  const end = (index: number, path: string, keep: () => void) => {
    if (waits.some((is, at) => is && at !== index)) return keep();
    onClear();
    go(path);
  };
  const finish = (index: number, one: Finished) => end(index, `/cases/${one.caseId}`, () => setFinished((all) => ({ ...all, [index]: one })));
  const take = (index: number, one: TakenOrder) => end(index, `/orders/${one.orderId}`, () => setTaken((all) => ({ ...all, [index]: one })));
  return (
    <>
      {drafts.map((draft, index) => {
        const [ended, order] = [finished[index], taken[index]];
        if (ended) return <FinishedCard key={index} finished={ended} />;
        if (order) return <TakenCard key={index} order={order} />;
        if (draft === given) return null;
        if (!asCase[index]) {
          const ways = {
            onGive: draft.kind === 'order' && main >= 0 && !given ? () => setGiven(draft) : undefined,
            onAsCase: () => setWanted((all) => new Set([...all, index])),
          };
          if (!asOrder[index]) return <OtherDraft key={index} read={draft} {...ways} />;
          return <PastedOrder key={index} read={draft} first={index === first} onTaken={(one) => take(index, one)} {...ways} />;
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

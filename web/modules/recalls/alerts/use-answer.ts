// A kitchen's answer: kept on the phone while it is filled in, also over a killed page, and sent once, perhaps much later.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Endpoint } from '../../../client/api.ts';
import { keepDraft, useDraft } from '../../../client/draft.ts';
import { newKey } from '../../../client/query.ts';
import { letGo, submitLater, useWaiting } from '../../../client/waiting.ts';
import { useShots } from '../../../design/phone/use-shots.ts';

/** `key`: idempotency key of the answer; empty until something is said. `sent`: handed over, only waiting for the server. */
type Kept<D> = D & { readonly key: string; readonly sent: boolean };

type Answering<D extends object, I extends object> = {
  /** `warning.<id>` */
  readonly name: string;
  readonly empty: D;
  readonly endpoint: Endpoint<I, unknown>;
  /** Which of all that waits on this phone is this answer. */
  readonly isMine: (input: Readonly<Record<string, unknown>>) => boolean;
  /** What stands on the server answers it already. */
  readonly answered: boolean;
};

export function useAnswer<D extends object, I extends object>({ name, empty, endpoint, isMine, answered }: Answering<D, I>) {
  const queries = useQueryClient();
  const [draft, setDraft, forget] = useDraft<Kept<D>>(name, { ...empty, key: '', sent: false });
  const shots = useShots(name);
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const waiting = useWaiting().find((one) => one.endpoint.join() === endpoint.key.join() && isMine(one.input));
  const clear = () => {
    forget();
    keepDraft(name, undefined);
    shots.forget();
  };
  // Sent by a page that was killed in between: nothing of it has to stay on this phone.
  const over = answered && draft.sent && !waiting;
  useEffect(() => {
    if (over) clear();
  }, [over]);

  const isWaiting = waiting !== undefined && waiting.refused === undefined;
  const waited = useRef(false);
  useEffect(() => {
    if (waited.current && !isWaiting) void queries.invalidateQueries({ queryKey: [endpoint.key[0]] });
    waited.current = isWaiting;
  }, [isWaiting, queries, endpoint]);

  const send = async (input: I, label: string) => {
    // What the server has refused under a key it refuses again.
    if (waiting) await letGo(waiting.key);
    const key = waiting ? newKey() : draft.key || newKey();
    setError(undefined);
    setSending(true);
    setDraft({ key, sent: true } as Partial<Kept<D>>);
    submitLater(endpoint, { key, input, files: { files: shots.parts }, label })
      .then(async () => {
        await queries.invalidateQueries({ queryKey: [endpoint.key[0]] });
        clear();
      })
      .catch(async (refused: unknown) => {
        await letGo(key);
        setDraft({ key: newKey(), sent: false } as Partial<Kept<D>>);
        setError(refused);
      })
      .finally(() => setSending(false));
  };
  const change = (part: Partial<D>) => setDraft({ ...part, key: draft.key || newKey(), sent: false } as Partial<Kept<D>>);
  return { draft, change, shots, error, send, clear, waiting: isWaiting || sending, begun: draft.key !== '' && !draft.sent };
}

// Reads that a phone needs without signal: the last answer stays on it and is shown, with its age, until a newer one comes.
import { createStore, get, set } from 'idb-keyval';
import { useEffect, useState } from 'react';
import type { Endpoint } from '../client/api.ts';
import { failureOf } from '../client/failure.ts';
import { heldNote } from '../client/link.ts';
import { useRead } from '../client/query.ts';
import { useSession } from './session.ts';

type Kept<O> = { readonly at: number; readonly data: O };

let store: ReturnType<typeof createStore> | undefined;
const kept = () => {
  store ??= createStore('xiannuo-kept', 'reads');
  return store;
};

/** A note's holder and every account see only what they have read themselves. */
const placeOf = (owner: string | null | undefined, endpoint: Pick<Endpoint, 'key'>, input: unknown): string =>
  [heldNote() ?? owner ?? '', ...endpoint.key, JSON.stringify(input)].join(' ');

export const keepRead = (place: string, data: unknown): Promise<void> => set(place, { at: Date.now(), data }, kept()).catch(() => undefined);

/** Like `useRead`; `keptAt` is set while an older answer stands in. */
export function useKeptRead<I, O>(endpoint: Endpoint<I, O>, input: I, options: Parameters<typeof useRead>[2] = {}) {
  const read = useRead(endpoint, input, options);
  const place = placeOf(useSession()?.id, endpoint, input);
  const [before, setBefore] = useState<Kept<O> & { readonly place: string }>();
  useEffect(() => {
    get<Kept<O>>(place, kept())
      .then((found) => found && setBefore({ ...found, place }))
      .catch(() => undefined);
  }, [place]);
  useEffect(() => {
    if (read.data !== undefined) void keepRead(place, read.data);
  }, [place, read.data]);
  const refused = read.error !== null && failureOf(read.error).kind !== 'network';
  const stands = read.data === undefined && !refused && before?.place === place;
  return { ...read, data: stands ? before.data : read.data, keptAt: stands ? before.at : undefined };
}

/** Reads what a later page will need while there is still a network, one after the other. */
export function useReadAhead<I, O>(endpoint: Endpoint<I, O>, inputs: readonly I[]): void {
  const owner = useSession()?.id;
  const wanted = JSON.stringify(inputs);
  useEffect(() => {
    const stop = new AbortController();
    const readAll = async () => {
      for (const input of JSON.parse(wanted) as I[]) await keepRead(placeOf(owner, endpoint, input), await endpoint(input, { signal: stop.signal }));
    };
    readAll().catch(() => undefined);
    return () => stop.abort();
  }, [owner, endpoint, wanted]);
}

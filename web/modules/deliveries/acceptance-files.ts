// Pictures and signatures of an acceptance that is not sent yet: on this phone until it is, also over a killed page.
import { createStore, del, get, set } from 'idb-keyval';
import { useCallback, useEffect, useState } from 'react';
import { shrink } from '../../client/upload.ts';

/** `line.<id>`, `sign.<n>`, `paper` → its pictures. */
export type KeptFiles = Readonly<Record<string, readonly File[]>>;

let store: ReturnType<typeof createStore> | undefined;
const kept = () => {
  store ??= createStore('xiannuo-dock', 'files');
  return store;
};

export const forgetFiles = (name: string): Promise<void> => del(name, kept()).catch(() => undefined);

export function useKeptFiles(name: string) {
  const [files, setFiles] = useState<KeptFiles>({});
  useEffect(() => {
    get<KeptFiles>(name, kept())
      .then((before) => before && setFiles((now) => ({ ...before, ...now })))
      .catch(() => undefined);
  }, [name]);
  const change = useCallback(
    (slot: string, to: (before: readonly File[]) => readonly File[]) =>
      setFiles((now) => {
        const next = { ...now, [slot]: to(now[slot] ?? []) };
        void set(name, next, kept()).catch(() => undefined);
        return next;
      }),
    [name],
  );
  const add = useCallback(
    async (slot: string, fresh: readonly File[]) => {
      // A phone's picture of 8 MB must not fill the store, nor wait for the network at its full size.
      const small = await Promise.all(fresh.map(shrink));
      change(slot, (before) => [...before, ...small]);
    },
    [change],
  );
  const put = useCallback((slot: string, file: File | null) => change(slot, () => (file ? [file] : [])), [change]);
  const remove = useCallback((slot: string, file: File) => change(slot, (before) => before.filter((one) => one !== file)), [change]);
  return { files, add, put, remove };
}

export type Files = ReturnType<typeof useKeptFiles>;

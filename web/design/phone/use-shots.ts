// Pictures and voice of a form that is not sent yet: on their way at once, and still there after the page was closed.
import { createStore, del, get, set } from 'idb-keyval';
import { useEffect, useRef } from 'react';
import type { Part } from '../../client/waiting.ts';
import { useUploads } from '../use-uploads.ts';

let store: ReturnType<typeof createStore> | undefined;
const kept = () => {
  store ??= createStore('xiannuo-shots', 'files');
  return store;
};

export const keepShots = (name: string, files: readonly File[]): Promise<void> => set(name, files, kept()).catch(() => undefined);

export function useShots(name: string) {
  const uploads = useUploads();
  const loaded = useRef(false);
  const { add, list } = uploads;
  useEffect(() => {
    loaded.current = false;
    get<File[]>(name, kept())
      .then((files) => files && add(files))
      .catch(() => undefined)
      .finally(() => {
        loaded.current = true;
      });
  }, [name, add]);
  const files = list.map(({ file }) => file);
  const count = files.length;
  const current = useRef(files);
  current.current = files;
  useEffect(() => {
    if (loaded.current || count > 0) void keepShots(name, current.current);
  }, [name, count]);
  /** Ids of what the server has, files for the rest: `submitLater` sends those too. */
  const parts: Part[] = list.map(({ id, file }) => id ?? file);
  const forget = () => {
    uploads.clear();
    void del(name, kept()).catch(() => undefined);
  };
  return { ...uploads, parts, forget };
}

export type Shots = ReturnType<typeof useShots>;

// Files on their way to the server: each with its state, sent at once, tried again by hand, forgotten on removal.
import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '../client/query.ts';
import { UploadFailed, upload } from '../client/upload.ts';

export type Sending = {
  readonly key: string;
  readonly file: File;
  /** Local picture for the time before the server has one. */
  readonly src: string | undefined;
  readonly share: number;
  /** Set once the server has it. */
  readonly id?: string;
  readonly failed?: string;
};

export function useUploads(onChange?: (ids: readonly string[]) => void) {
  const [list, setList] = useState<readonly Sending[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const change = useCallback((key: string, patch: Partial<Sending>) => {
    setList((now) => now.map((one) => (one.key === key ? { ...one, ...patch } : one)));
  }, []);
  const send = useCallback(
    async ({ key, file }: Sending) => {
      const stop = new AbortController();
      stops.current.set(key, stop);
      try {
        const { id } = await upload(file, { signal: stop.signal, onProgress: (share) => change(key, { share }) });
        change(key, { id, share: 1 });
      } catch (error) {
        if (!stop.signal.aborted) change(key, { failed: error instanceof UploadFailed ? error.message : '' });
      }
    },
    [change],
  );
  const add = useCallback(
    (files: Iterable<File>) => {
      const fresh = [...files].map(
        (file): Sending => ({ key: newKey(), file, share: 0, src: file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined }),
      );
      setList((now) => [...now, ...fresh]);
      for (const one of fresh) void send(one);
    },
    [send],
  );
  const retry = useCallback(
    (one: Sending) => {
      setList((now) => now.map((other) => (other.key === one.key ? { key: one.key, file: one.file, src: one.src, share: 0 } : other)));
      void send(one);
    },
    [send],
  );
  const remove = useCallback((one: Sending) => {
    stops.current.get(one.key)?.abort();
    if (one.src) URL.revokeObjectURL(one.src);
    setList((now) => now.filter((other) => other.key !== one.key));
  }, []);
  const ids = list.flatMap((one) => (one.id ? [one.id] : []));
  const joined = ids.join(',');
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    tell.current?.(joined ? joined.split(',') : []);
  }, [joined]);
  const clear = useCallback(() => setList([]), []);
  return { list, ids, busy: list.some((one) => !one.id && one.failed === undefined), add, retry, remove, clear };
}

export type Uploads = ReturnType<typeof useUploads>;

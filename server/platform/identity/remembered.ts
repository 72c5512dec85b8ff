// A short memory in front of the database: one load at a time per key, forgotten after some seconds or by id.

type Entry<T> = { readonly value: Promise<T>; readonly until: number; loaded: T | undefined };

/** `seconds` and `most` bound how long and how many; the oldest go first. Counts real seconds, not the time machine's. */
export function remembered<T extends { readonly id: string }>({ seconds, most }: { readonly seconds: number; readonly most: number }) {
  const entries = new Map<string, Entry<T>>();

  function load(key: string, find: () => Promise<T>): Promise<T> {
    const value = find();
    const entry: Entry<T> = { value, until: performance.now() + seconds * 1000, loaded: undefined };
    value.then(
      (loaded) => {
        entry.loaded = loaded;
      },
      () => entries.get(key) === entry && entries.delete(key),
    );
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size > most) for (const oldest of [...entries.keys()].slice(0, Math.ceil(most / 10))) entries.delete(oldest);
    return value;
  }

  return {
    get(key: string, find: () => Promise<T>): Promise<T> {
      const entry = entries.get(key);
      return entry && entry.until > performance.now() ? entry.value : load(key, find);
    },
    /** Drops what is known of an id, and every load still under way: it may have read the row before it changed. */
    forget(id: string): void {
      for (const [key, { loaded }] of entries) if (loaded === undefined || loaded.id === id) entries.delete(key);
    },
    forgetAll: (): void => entries.clear(),
  };
}

// The chosen row, held by its id: rows may come, go and change places around it.
import { useCallback, useEffect, useRef, useState } from 'react';

export function useSelection(ids: readonly string[], first: boolean) {
  const [id, set] = useState<string>();
  const place = useRef(0);
  const found = id === undefined ? -1 : ids.indexOf(id);
  useEffect(() => {
    if (found >= 0) place.current = found;
    // The chosen one has left the list (closed, handed over): the one now in its place follows.
    else if (ids.length > 0 && (id !== undefined || first)) set(ids[Math.min(place.current, ids.length - 1)]);
  }, [found, ids, id, first]);
  const latest = useRef(ids);
  latest.current = ids;
  const move = useCallback((step: number) => {
    set((now) => {
      const all = latest.current;
      const at = now === undefined ? -1 : all.indexOf(now);
      const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
      if (next !== undefined) document.querySelector(`[data-row="${next}"]`)?.scrollIntoView({ block: 'nearest' });
      return next ?? now;
    });
  }, []);
  return { id, set, move };
}

// What somebody is filling in survives a closed page: `const [draft, setDraft, forget] = useDraft('report', empty)`.
import { useCallback, useEffect, useState } from 'react';

const PREFIX = 'xiannuo.draft.';

function stored<T>(name: string, empty: T): T {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text ? { ...empty, ...(JSON.parse(text) as Partial<T>) } : empty;
  } catch {
    return empty;
  }
}

export function keepDraft(name: string, draft: object | undefined): void {
  try {
    if (draft) localStorage.setItem(PREFIX + name, JSON.stringify(draft));
    else localStorage.removeItem(PREFIX + name);
  } catch {
    // A full or forbidden store costs the draft, not the form.
  }
}

/** Plain data only; files are kept by `submitLater` once they are submitted. */
export function useDraft<T extends object>(name: string, empty: T): [T, (change: Partial<T>) => void, () => void] {
  const [draft, setDraft] = useState(() => stored(name, empty));
  useEffect(() => keepDraft(name, draft), [name, draft]);
  const change = useCallback((part: Partial<T>) => setDraft((now) => ({ ...now, ...part })), []);
  const forget = useCallback(() => setDraft(empty), [empty]);
  return [draft, change, forget];
}

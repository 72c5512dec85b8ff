// What was pasted anywhere on the desk (Ctrl+V outside of a field), on its way to the paste box.
import { useEffect, useSyncExternalStore } from 'react';

export type Pasted = { readonly text: string; readonly html: string; readonly files: readonly File[]; readonly at: number };

let pasted: Pasted | undefined;
const listeners = new Set<() => void>();

function put(next: Pasted | undefined): void {
  pasted = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** For the paste box: `const pasted = usePasted()`; call `forgetPasted()` when it has been taken over into the box. */
export const usePasted = (): Pasted | undefined => useSyncExternalStore(subscribe, () => pasted);
export const forgetPasted = (): void => put(undefined);

export function readClipboard(data: DataTransfer): Pasted {
  return { text: data.getData('text/plain'), html: data.getData('text/html'), files: [...data.files], at: Date.now() };
}

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"], [data-own-paste]') !== null;

/** `go` opens the paste box. Fields and boxes marked `data-own-paste` keep their own paste. */
export function usePasteAnywhere(go: () => void, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || inField(event.target) || !event.clipboardData) return;
      const read = readClipboard(event.clipboardData);
      if (!read.text.trim() && read.files.length === 0) return;
      event.preventDefault();
      put(read);
      go();
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [go, enabled]);
}

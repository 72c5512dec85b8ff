// Keys of the desk: pages register them while they are open, `?` lists them. Nothing happens while somebody types.
import { useEffect, useRef, useSyncExternalStore } from 'react';

export type Shortcut = { readonly keys: string; readonly label: string; readonly run: (event: KeyboardEvent) => void };

const SEQUENCE = 900;
let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function change(to: readonly Shortcut[]): void {
  registered = to;
  for (const listener of listeners) listener();
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const overlaid = (): boolean => document.querySelector('dialog[open], .ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null;

function nameOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : event.altKey ? `alt+${key}` : key;
}

let before = '';
let beforeAt = 0;

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const key = nameOf(event);
  if (!key.startsWith('mod+') && (typing(event.target) || overlaid())) return;
  const sequence = Date.now() - beforeAt < SEQUENCE && before ? `${before} ${key}` : '';
  const find = (keys: string) => registered.findLast((shortcut) => shortcut.keys === keys);
  const found = (sequence && find(sequence)) || find(key);
  before = key.length === 1 ? key : '';
  beforeAt = Date.now();
  if (!found) return;
  event.preventDefault();
  before = '';
  found.run(event);
}

export function startShortcuts(): void {
  addEventListener('keydown', onKeyDown);
}

/** `useShortcut('j', t('next'), next)`. Keys: `j`, `?`, `Enter`, `mod+Enter` (also while typing), `g q` (one after the other). The latest registration wins; without `run` the key is off. */
export function useShortcut(keys: string, label: string, run: ((event: KeyboardEvent) => void) | undefined): void {
  const enabled = run !== undefined;
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!enabled) return;
    const shortcut: Shortcut = { keys, label, run: (event) => latest.current?.(event) };
    change([...registered, shortcut]);
    return () => change(registered.filter((one) => one !== shortcut));
  }, [keys, label, enabled]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useShortcuts = (): readonly Shortcut[] => useSyncExternalStore(subscribe, () => registered);

// Light or dark: follows the system until the user chooses on this device.
import { useSyncExternalStore } from 'react';

export type Choice = 'system' | 'light' | 'dark';
export type Scheme = 'light' | 'dark';

const STORED = 'xiannuo.theme';
const system = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

let choice: Choice = readChoice();

function readChoice(): Choice {
  const stored = globalThis.localStorage?.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

const scheme = (): Scheme => (choice === 'system' ? (system?.matches ? 'dark' : 'light') : choice);

/** `data-theme` is ours, the other is what antd-mobile looks at. */
function apply(): void {
  document.documentElement.dataset.theme = scheme();
  document.documentElement.dataset.prefersColorScheme = scheme();
  for (const listener of listeners) listener();
}

export function startTheme(): void {
  system?.addEventListener('change', apply);
  apply();
}

export function setTheme(to: Choice): void {
  choice = to;
  if (to === 'system') localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, to);
  apply();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useScheme = (): Scheme => useSyncExternalStore(subscribe, scheme);
export const useThemeChoice = (): Choice => useSyncExternalStore(subscribe, () => choice);

// One timer for every clock on the screen, on the server's time.
import { useSyncExternalStore } from 'react';

let offset = 0;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** The session says what time the server has: a wrong clock on a phone must not show wrong promises. */
export function setServerTime(serverNow: number): void {
  offset = serverNow - Date.now();
  tick();
}

export const serverNow = (): number => Date.now() + offset;

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    now = serverNow();
    timer = setInterval(tick, 1_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Epoch milliseconds, rounded down to `step`: a component that shows minutes renders once a minute. */
export const useNow = (step = 1_000): number => useSyncExternalStore(subscribe, () => Math.floor((timer ? now : serverNow()) / step) * step);

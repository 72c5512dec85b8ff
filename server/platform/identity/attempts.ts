import { type Clock, MINUTE } from '../../kernel/time.ts';

const MOST = 20_000;

/** Counts attempts per key inside a window; kept in memory, per node. */
export function countAttempts(clock: Clock, { limit, window }: { readonly limit: number; readonly window: number }) {
  const counted = new Map<string, { count: number; until: number }>();

  function current(key: string) {
    const entry = counted.get(key);
    return entry && entry.until > clock.now() ? entry : undefined;
  }

  function drop(): void {
    const now = clock.now();
    for (const [key, { until }] of counted) if (until <= now) counted.delete(key);
    for (const key of counted.keys()) {
      if (counted.size <= MOST) return;
      counted.delete(key);
    }
  }

  return {
    /** Minutes to wait, or 0 where another attempt is allowed. */
    wait(key: string): number {
      const entry = current(key);
      return entry && entry.count >= limit ? Math.max(1, Math.ceil((entry.until - clock.now()) / MINUTE)) : 0;
    },
    count(key: string): void {
      const entry = current(key) ?? { count: 0, until: clock.now() + window };
      entry.count += 1;
      counted.set(key, entry);
      if (counted.size > MOST) drop();
    },
    forget: (key: string): boolean => counted.delete(key),
  };
}

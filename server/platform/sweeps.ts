// What looks around by itself every so often. Several nodes may sweep at once: each sweep takes only what nobody else holds.
import type { App } from './app.ts';

export type Sweep = { readonly name: string; readonly every: number; readonly run: (app: App) => Promise<unknown> };

/** Once each, in order: the time machine of tests. */
export async function sweepAll(app: App, sweeps: readonly Sweep[]): Promise<void> {
  for (const sweep of sweeps) await sweep.run(app);
}

/** Each in its own rhythm, never two runs of one at a time. The answer stops them and waits for what runs. */
export function sweepOften(app: App, sweeps: readonly Sweep[], onError: (error: unknown) => void): () => Promise<void> {
  const running = new Map<string, Promise<unknown>>();
  const timers = sweeps.map(({ name, every, run }) =>
    setInterval(() => {
      if (running.has(name)) return;
      const turn = run(app)
        .catch(onError)
        .finally(() => running.delete(name));
      running.set(name, turn);
    }, every).unref(),
  );
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(running.values());
  };
}

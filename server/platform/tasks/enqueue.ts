// Puts tasks in the queue inside the caller's transaction; those asked for in one breath (Promise.all) go in one round trip.
import type { JobInsert, PgBoss } from 'pg-boss';
import { v5 } from 'uuid';
import { newId } from '../../kernel/id.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Tx } from '../app.ts';
import { within } from './boss-database.ts';
import { QUEUE } from './install.ts';
import type { EnqueueOptions } from './public.ts';

const NAMESPACE = '5f0d5a4c-6a0f-4b8e-9d0b-6f6c1f0a7e11';

/** What pg-boss stores of a task: `name` is ours, the queue of pg-boss is one for all. */
export type Payload = { readonly name: string; readonly data: object };

/** The id follows from name and key, so the primary key of the queue keeps a task from existing twice. */
export const keyedId = (name: string, key: string): string => v5(`${name}\n${key}`, NAMESPACE);

type Batch = { readonly jobs: Map<string, JobInsert<Payload>>; readonly written: Promise<unknown> };

export function openEnqueue(boss: PgBoss, { clock, enqueued }: { readonly clock: Clock; readonly enqueued: () => void }) {
  const batches = new WeakMap<Tx, Batch>();

  function begin(tx: Tx): Batch {
    const jobs = new Map<string, JobInsert<Payload>>();
    const written = Promise.resolve().then(async () => {
      batches.delete(tx);
      await boss.insert(QUEUE, [...jobs.values()], { db: within(tx, clock) });
      enqueued();
    });
    const batch = { jobs, written };
    batches.set(tx, batch);
    return batch;
  }

  return async (tx: Tx, payload: Payload, { key, delaySeconds = 0 }: EnqueueOptions): Promise<string> => {
    const id = key === undefined ? newId() : keyedId(payload.name, key);
    const batch = batches.get(tx) ?? begin(tx);
    if (!batch.jobs.has(id)) {
      batch.jobs.set(id, {
        id,
        data: payload,
        ...(key === undefined ? {} : { singletonKey: key }),
        ...(delaySeconds > 0 ? { startAfter: delaySeconds } : {}),
      });
    }
    await batch.written;
    return id;
  };
}

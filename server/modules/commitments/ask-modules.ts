// What the module of each subject type answers about its subjects: who answers for them, what they are called.
import type { Subject } from '../../kernel/fact.ts';
import { keyOf } from './commitment.store.ts';

type Ask<D, T> = Readonly<Record<string, (db: D, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>>>;

/** Asks each module once. Answers by `keyOf`. */
export async function askModules<D, T>(db: D, ask: Ask<D, T>, subjects: readonly Subject[]): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for (const [type, some] of Map.groupBy(subjects, (subject) => subject.type)) {
    const answers = await ask[type]?.(db, [...new Set(some.map(({ id }) => id))]);
    for (const [id, answer] of answers ?? []) found.set(keyOf({ type, id }), answer);
  }
  return found;
}

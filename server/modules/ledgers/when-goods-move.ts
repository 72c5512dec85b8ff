// What belongs into the books is remembered in the transaction in which it happened; the sweep enters it within seconds.
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';

const remember = async ({ tx, now }: Unit, { id, name, data, occurredAt }: Fact): Promise<void> => {
  await tx
    .insertInto('ledgers.due')
    .values({ fact_id: id, name, data: JSON.stringify(data), occurred_at: iso(occurredAt), since: iso(now) })
    .execute();
};

/** Of an acceptance the note alone: its lines are read when it is entered. */
const rememberNote = (unit: Unit, fact: Fact): Promise<void> =>
  remember(unit, { ...fact, data: { noteId: (fact.data as { noteId: string }).noteId } });

export const hears = { 'lots.received': remember, 'lots.returned': remember, 'deliveries.accepted': rememberNote };

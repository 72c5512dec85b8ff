// How facts change the rows of a note; for the stores of this module.

import { sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Tx } from '../../platform/app.ts';
import { type Act, TRANSITIONS } from './note.ts';

type Change = { readonly [column: string]: unknown };

export const change = (tx: Tx, noteId: string, values: Change) =>
  tx
    .updateTable('deliveries.note')
    .set(values as never)
    .where('id', '=', noteId)
    .execute();

/** Moves the state by the transition table, where the row stands. */
export const move = (tx: Tx, act: Act, { noteId, values }: { noteId: string; values: Change }): Promise<unknown> =>
  change(tx, noteId, { ...values, state: sql`coalesce(${JSON.stringify(TRANSITIONS[act])}::jsonb ->> state, state)` });

/** Facts may be recorded in any order: the earliest time counts. */
export const earliest = (column: string, fact: Fact) => sql`least(coalesce(${sql.ref(column)}, 'infinity'), ${iso(fact.occurredAt)}::timestamptz)`;

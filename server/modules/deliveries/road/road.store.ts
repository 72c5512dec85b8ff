// The road's facts in the rows of a note.
import { earliest, move, on } from '../note-changes.ts';
import * as told from './facts.ts';

export const apply = Object.fromEntries([
  on(told.departed, (tx, { noteId }, fact) => move(tx, 'depart', { noteId, values: { departed_at: earliest('departed_at', fact) } })),
  on(told.arrived, (tx, { noteId }, fact) => move(tx, 'arrive', { noteId, values: { arrived_at: earliest('arrived_at', fact) } })),
  on(told.delayed, (tx, { noteId, newEstimate, reason }) =>
    move(tx, 'delay', { noteId, values: { new_estimate: newEstimate, delay_reason: reason } }),
  ),
]);

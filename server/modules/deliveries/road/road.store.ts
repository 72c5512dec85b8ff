// The road's facts in the rows of a note, and its own tables.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import { change, earliest, move } from '../note-changes.ts';
import * as told from './facts.ts';

type Column = 'waiting_at' | 'unloading_at' | 'left_at';
/** A tap that leaves the state alone: the earliest time counts. */
const tapped =
  (column: Column) =>
  (tx: Tx, { noteId }: { noteId: string }, fact: Fact) =>
    change(tx, noteId, { [column]: earliest(column, fact) });

async function began(tx: Tx, data: Data<typeof told.waitingBegan>, fact: Fact): Promise<void> {
  await tapped('waiting_at')(tx, data, fact);
  const { waitId, noteId, customerId, reason, causedBy, metres, proofSha256 } = data;
  const about = { id: waitId, note_id: noteId, customer_id: customerId, reason, caused_by: causedBy, metres };
  await tx
    .insertInto('deliveries.gate_wait')
    .values({ ...about, began_at: iso(fact.occurredAt), grade: fact.grade, proof_sha256: [...proofSha256] })
    .execute();
}

const reported = (tx: Tx, { exceptionId, togetherId, noteId, customerId, siteId, kind, causedBy }: Data<typeof told.exceptionReported>, fact: Fact) =>
  tx
    .insertInto('deliveries.exception')
    .values({
      id: exceptionId,
      together_id: togetherId,
      note_id: noteId,
      customer_id: customerId,
      site_id: siteId,
      kind,
      caused_by: causedBy,
      state: 'reported',
      reported_at: iso(fact.occurredAt),
    })
    .execute();

const onException = (tx: Tx, exceptionId: string, values: object) =>
  tx.updateTable('deliveries.exception').set(values).where('id', '=', exceptionId).execute();

const knows = (estimate: string, fact: Fact) => ({ told_estimate: estimate, told_at: iso(fact.occurredAt) });

async function proposed(tx: Tx, data: Data<typeof told.exceptionProposed>, fact: Fact): Promise<void> {
  const { exceptionId, noteId, remedy, newEstimate, toldCustomer } = data;
  const values = { remedy, new_estimate: newEstimate, told: toldCustomer, state: 'proposed' };
  await onException(tx, exceptionId, { ...values, proposed_at: sql`coalesce(proposed_at, ${iso(fact.occurredAt)}::timestamptz)` });
  if (newEstimate !== null) await change(tx, noteId, { new_estimate: newEstimate, ...(toldCustomer ? knows(newEstimate, fact) : {}) });
}

export const apply = Object.fromEntries([
  on(told.departed, (tx, { noteId }, fact) => move(tx, 'depart', { noteId, values: { departed_at: earliest('departed_at', fact) } })),
  on(told.arrived, (tx, { noteId }, fact) => move(tx, 'arrive', { noteId, values: { arrived_at: earliest('arrived_at', fact) } })),
  on(told.waitingBegan, began),
  on(told.unloadingBegan, tapped('unloading_at')),
  on(told.left, tapped('left_at')),
  on(told.delayForeseen, (tx, { noteId, step, estimate }, fact) =>
    change(tx, noteId, { foreseen_at: iso(fact.occurredAt), foreseen_step: step, foreseen_estimate: estimate }),
  ),
  on(told.delayed, (tx, { noteId, newEstimate, reason, causedBy, toldCustomer }, fact) =>
    move(tx, 'delay', {
      noteId,
      values: { new_estimate: newEstimate, delay_reason: reason, delay_by: causedBy, ...(toldCustomer ? knows(newEstimate, fact) : {}) },
    }),
  ),
  on(told.exceptionReported, reported),
  on(told.exceptionProposed, proposed),
  on(told.exceptionSettled, (tx, { exceptionId, ending, vehicle }, fact) =>
    onException(tx, exceptionId, { state: 'settled', ending, vehicle, settled_at: iso(fact.occurredAt) }),
  ),
  on(told.goodsStateRecorded, (tx, { stateId, noteId, customerId, tenthsCelsius, looks }, fact) =>
    tx
      .insertInto('deliveries.goods_state')
      .values({ id: stateId, note_id: noteId, customer_id: customerId, tenths_celsius: tenthsCelsius, looks, occurred_at: iso(fact.occurredAt) })
      .execute(),
  ),
  on(told.ratingAsked, (tx, { noteId }, fact) => change(tx, noteId, { rating_asked_at: earliest('rating_asked_at', fact) })),
  on(told.rated, (tx, { noteId, stars }) => change(tx, noteId, { stars })),
]);

/** Life-cycle tables of the road beside the note. */
export const rebuilds = ['deliveries.gate_wait', 'deliveries.exception', 'deliveries.goods_state'];

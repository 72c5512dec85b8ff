// What becomes of the note becomes of its order: taken at the dock, it is delivered as of the arrival; called off, it waits for another.

import type { Fact, Told } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import { delivered, noteLost } from './facts.ts';
import type { OrderRow } from './order.store.ts';
import type { Timing } from './order.ts';
import { allows, type State } from './order.ts';

type Outcome = 'accepted' | 'partly-accepted' | 'refused';
const about = ({ id, customer_id, site_id }: OrderRow) => ({ orderId: id, customerId: customer_id, siteId: site_id });

async function ofNote({ tx }: Unit, fact: Fact): Promise<{ order: OrderRow; noteId: string } | undefined> {
  const { noteId } = fact.data as { noteId: string };
  const order = await tx.selectFrom('orders.order').selectAll().where('note_id', '=', noteId).forUpdate().executeTakeFirst();
  return order && { order, noteId };
}

async function tell(unit: Unit, order: OrderRow, told: Told): Promise<void> {
  await unit.record([told]);
  unit.announce('orders');
  unit.announce(`order:${order.id}`);
}

const telling = (order: OrderRow, noteId: string, outcome: Outcome) => ({
  ...about(order),
  noteId,
  timing: order.timing as Timing,
  windowFrom: iso(order.window_from),
  windowTo: iso(order.window_to),
  outcome,
});

/** Goods were there when the van was, however long the weighing took. */
async function hearReceived(unit: Unit, fact: Fact): Promise<void> {
  const found = await ofNote(unit, fact);
  if (found?.order.state !== 'noted') return;
  const note = await unit.tx.selectFrom('deliveries.note').select(['state', 'arrived_at']).where('id', '=', found.noteId).executeTakeFirstOrThrow();
  const occurredAt = Math.min(note.arrived_at ?? fact.occurredAt, fact.occurredAt);
  await tell(unit, found.order, delivered.tell(telling(found.order, found.noteId, note.state as Outcome), { occurredAt, grade: fact.grade }));
}

/** A driver's phone without signal tells the arrival after the kitchen has signed: the earlier moment counts. */
async function hearArrived(unit: Unit, fact: Fact): Promise<void> {
  const found = await ofNote(unit, fact);
  if (found?.order.state !== 'delivered' || found.order.delivered_at === null || fact.occurredAt >= found.order.delivered_at) return;
  const note = await unit.tx.selectFrom('deliveries.note').select('state').where('id', '=', found.noteId).executeTakeFirstOrThrow();
  const told = delivered.tell(telling(found.order, found.noteId, note.state as Outcome), { occurredAt: fact.occurredAt, grade: fact.grade });
  await tell(unit, found.order, told);
}

async function hearCancelled(unit: Unit, fact: Fact): Promise<void> {
  const found = await ofNote(unit, fact);
  if (!found || !allows('lose-note', found.order.state as State)) return;
  const told = noteLost.tell({ ...about(found.order), noteId: found.noteId }, { occurredAt: fact.occurredAt, grade: fact.grade });
  await tell(unit, found.order, told);
}

export const hears = {
  'deliveries.accepted': hearReceived,
  'deliveries.refused': hearReceived,
  'deliveries.arrived': hearArrived,
  'deliveries.cancelled': hearCancelled,
};

// Orders become delivery notes: the chosen ones, or a day's. One that cannot stays where it is; the others go on.
import { Refusal } from '../../kernel/refusal.ts';
import { say } from '../../kernel/text.ts';
import { iso } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { issueInUnit } from '../deliveries/public.ts';
import type { contract } from './contract.ts';
import { noted } from './facts.ts';
import { about, must } from './order.rules.ts';
import { loadMany, visibleTo } from './order.store.ts';
import type { Order } from './order.ts';
import { no } from './refusals.ts';
import { linesToDeliver, type ToDeliver } from './shortage.rules.ts';

type Input = InputOf<typeof contract.issueNotes>;
type Answer = OutputOf<typeof contract.issueNotes>;
const MOST = 300;

export const issueNotes = (call: Call, input: Input): Promise<Answer> => call.write((unit) => issueNotesInUnit(unit, input));

export async function issueNotesInUnit(unit: Unit, { orderIds, day }: Input): Promise<Answer> {
  const ids = orderIds.length > 0 ? [...new Set(orderIds)] : await confirmedFor(unit, day);
  const orders = await loadMany(unit, ids);
  const answer: Answer = { issued: [], refused: [] };
  const found = new Set(orders.map(({ id }) => id));
  for (const orderId of ids.filter((id) => !found.has(id))) answer.refused.push({ orderId, number: null, ...shown(no('not-found'), unit) });
  for (const order of orders.sort((a, b) => (a.number < b.number ? -1 : 1))) {
    try {
      answer.issued.push({ orderId: order.id, number: order.number, ...(await issueOne(unit, order)) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer.refused.push({ orderId: order.id, number: order.number, ...shown(error, unit) });
    }
  }
  if (answer.issued.length > 0) unit.announce('orders');
  return answer;
}

const shown = ({ code, text, params }: Refusal, { locale }: Unit) => ({ code, text: say(text, locale, params) });

async function confirmedFor({ tx, actor }: Unit, day: string | null): Promise<string[]> {
  if (day === null) throw no('nothing-chosen');
  const rows = await tx
    .selectFrom('orders.order')
    .select('id')
    .where('state', '=', 'confirmed')
    .where('delivery_on', '=', day)
    .where(visibleTo(actor))
    .orderBy('number')
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => id);
}

/** Refusals come before anything of this order is written. */
async function issueOne(unit: Unit, order: Order): Promise<{ noteId: string; noteNumber: string }> {
  must('note', order);
  const lines = linesToDeliver(order).map(lineOf);
  const { noteId, number } = await issueInUnit(unit, {
    siteId: order.siteId,
    windowFrom: iso(order.windowFrom),
    windowTo: iso(order.windowTo),
    driverId: null,
    vehicle: null,
    cratesOut: 0,
    timing: order.timing,
    urgent: order.urgent,
    orderId: order.id,
    lines,
  });
  await unit.record([noted.tell({ ...about(order), noteId }, { occurredAt: unit.now, grade: 'B' })]);
  unit.announce(`order:${order.id}`);
  return { noteId, noteNumber: number };
}

/** Tolerance and packaging are left to the note, which takes them from the product as of its day. */
const lineOf = (line: ToDeliver) => ({
  ...line,
  picked: null,
  lot: null,
  producedOn: null,
  expiresOn: null,
  overBp: null,
  underBp: null,
  pieceTare: null,
});

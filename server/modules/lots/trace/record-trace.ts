// A trace that counts: asked for by a customer or an authority, and kept as done. A plain look at the screen is neither.
import { newId } from '../../../kernel/id.ts';
import type { Call, Db, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { keepWords } from '../move-lots.ts';
import { lotsByIds } from '../read-lots.ts';
import { no as noLot } from '../refusals.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';
import { findTrace } from './show-trace.ts';

export async function askTrace(call: Call, { words, ...asked }: InputOf<typeof contract.askTrace>): Promise<OutputOf<typeof contract.askTrace>> {
  if (!(await lotsByIds(call.db, [asked.lotId])).has(asked.lotId)) throw noLot('not-found');
  await checkCustomer(call.db, asked);
  return call.write(async (unit) => {
    const traceId = newId(unit.now);
    await unit.record([tell.traceAsked.tell({ traceId, ...asked }, { occurredAt: unit.now, grade: 'B' })]);
    if (words !== '') await keepWords(unit, traceId, words);
    announce(unit, asked.caseId);
    return { traceId };
  });
}

type About = { readonly caseId: string | null; readonly customerId: string | null };

async function checkCustomer(db: Db, { caseId, customerId }: About): Promise<void> {
  if (caseId !== null && customerId === null) throw no('customer-of-trace-needed');
  if (customerId === null) return;
  const known = await db.selectFrom('customers.customer').select('id').where('id', '=', customerId).executeTakeFirst();
  if (!known) throw no('customer-of-trace-unknown');
}

const EVERYTHING = { lots: 2 ** 31, deliveries: 1 };

/** One fact for every lot it began with: each has its own clock. */
export async function recordTrace(
  call: Call,
  { traceId, caseId, customerId, ...begin }: InputOf<typeof contract.recordTrace>,
): Promise<OutputOf<typeof contract.recordTrace>> {
  await checkCustomer(call.db, { caseId, customerId });
  const { starts, traced, reach } = await findTrace(call.db, begin, EVERYTHING);
  const counts = {
    lots: traced.lots.length,
    customers: reach.customers,
    sites: reach.sites,
    possible: traced.lots.filter((lot) => lot.possible).length,
  };
  return call.write(async (unit) => {
    if (traceId !== null) await checkAsk(unit, traceId, starts);
    await unit.record(
      starts.map((lotId) => tell.traced.tell({ traceId, lotId, caseId, customerId, ...counts }, { occurredAt: unit.now, grade: 'B' })),
    );
    announce(unit, caseId);
    return counts;
  });
}

async function checkAsk({ tx }: Unit, traceId: string, starts: readonly string[]): Promise<void> {
  const ask = await tx.selectFrom('lots.trace_ask').select('lot_id').where('id', '=', traceId).executeTakeFirst();
  if (!ask) throw no('trace-ask-not-found');
  if (!starts.includes(ask.lot_id)) throw no('trace-not-of-lot');
}

function announce(unit: Unit, caseId: string | null): void {
  unit.announce('lots');
  if (caseId !== null) unit.announce(`case:${caseId}`);
}

// Somebody says what is there; the difference to the books is entered with its reason.
import { showQuantity } from '../../../kernel/quantity.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { outside, type Place } from '../lot.ts';
import { moveInUnit } from '../move-lots.ts';
import type { contract } from './contract.ts';
import { anyPlaces, lockLot } from './load-lots.ts';
import { no } from './refusals.ts';
import { countedFor } from './stock.rules.ts';

type Input = InputOf<typeof contract.count>;

export const countLot = (call: Call, input: Input): Promise<OutputOf<typeof contract.count>> => call.write((unit) => countInUnit(unit, input));

export async function countInUnit(unit: Unit, { lotId, place, seen, reason, words, ...said }: Input): Promise<OutputOf<typeof contract.count>> {
  if (place.kind === 'site') throw no('not-countable');
  // The lock keeps movements of this lot out until the difference is entered.
  const lot = await lockLot(unit, lotId);
  if (place.kind === 'store' || place.kind === 'quarantine') (await anyPlaces(unit.tx, [place.id]))(place.id);
  const counted = countedFor(lot, said);
  const has = await inBooks(unit, lotId, place);
  if (seen !== undefined && seen !== has)
    throw no('moved-meanwhile', { seen: showQuantity({ amount: seen, unit: lot.unit }), has: showQuantity({ amount: has, unit: lot.unit }) });
  const difference = counted - has;
  if (difference === 0) return { eventId: null, difference };
  const count = outside('count');
  const [from, to] = difference > 0 ? [count, place] : [place, count];
  const legs = [{ lotId, from, to, amount: Math.abs(difference) }];
  return { eventId: await moveInUnit(unit, { kind: 'counted', legs, reason, words }), difference };
}

async function inBooks({ tx }: Unit, lotId: string, { kind, id }: Place): Promise<number> {
  const row = await tx
    .selectFrom('lots.balance')
    .select('amount')
    .where('lot_id', '=', lotId)
    .where('place_kind', '=', kind)
    .where('place_id', '=', id)
    .executeTakeFirst();
  return row?.amount ?? 0;
}

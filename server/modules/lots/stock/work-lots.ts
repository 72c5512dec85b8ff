// Work that makes lots of lots: split, repack, mix, transform. What comes out is never younger than what went in.
import { sql } from 'kysely';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { DAY, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { termsOf } from '../../products/public.ts';
import { type Lot, type Making, standingOf } from '../lot.ts';
import { makeLots } from '../make-lots.ts';
import { type Part, workOn } from '../move.rules.ts';
import { type MadeLot, moveInUnit } from '../move-lots.ts';
import { no as noLot } from '../refusals.ts';
import { closureOf } from '../trace/closure.ts';
import type { contract } from './contract.ts';
import { anyPlaces, at, type Kept, lockLots, openPlaces } from './load-lots.ts';
import { no } from './refusals.ts';
import { amountFor, checkInto, exactly, expiryOf, originOf, producedOf, unitFor, unitOfNew } from './stock.rules.ts';

type Mixed = InputOf<typeof contract.mix>;
type Transformed = InputOf<typeof contract.transform>;
type Split = InputOf<typeof contract.split>;
type Made = OutputOf<typeof contract.mix>;
type Output = Mixed['outputs'][number] & { readonly producedOn?: string | null };
export type Work = { readonly kind: Making; readonly inputs: Mixed['inputs']; readonly outputs: readonly Output[]; readonly words: string };

export const repackLots = (call: Call, input: Mixed): Promise<Made> => call.write((unit) => workInUnit(unit, { ...input, kind: 'repacked' }));
export const mixLots = (call: Call, input: Mixed): Promise<Made> => call.write((unit) => workInUnit(unit, { ...input, kind: 'mixed' }));
export const transformLots = (call: Call, input: Transformed): Promise<Made> =>
  call.write((unit) => workInUnit(unit, { ...input, outputs: input.outputs.map((output) => ({ ...output, into: null })), kind: 'transformed' }));
export const splitLot = (call: Call, input: Split): Promise<Made> => call.write((unit) => splitInUnit(unit, input));

/** The parts go into lots of their own; what is left over of the amount that was taken is loss. */
export async function splitInUnit(unit: Unit, { lotId, placeId, amount, unit: written, parts, words }: Split): Promise<Made> {
  if (parts.length === 0) throw noLot('nothing-out');
  const lot = (await lockLots(unit, [lotId]))(lotId);
  const outputs = parts.map((part) => ({ ...part, into: null, expiresOn: null }));
  const all = amount ?? parts.reduce((sum, part) => sum + amountFor(lot, part), 0);
  // A sum of parts is in base units already: the smallest unit says so.
  const taken = amount === undefined ? { amount: all, unit: BASE[lot.base] ?? lot.unit } : { amount, ...(written ? { unit: written } : {}) };
  return workInUnit(unit, { kind: 'split', inputs: [{ lotId, placeId, ...taken }], outputs, words });
}

const BASE: Readonly<Partial<Record<Lot['base'], UnitCode>>> = { g: 'g', ml: 'ml' };

export async function workInUnit(unit: Unit, { kind, inputs, outputs, words }: Work): Promise<Made> {
  const intoIds = outputs.flatMap(({ into }) => into ?? []);
  if (intoIds.length > 0) await oneAtATime(unit);
  const lotOf = await lockLots(unit, [...inputs.map(({ lotId }) => lotId), ...intoIds]);
  const from = await anyPlaces(
    unit.tx,
    inputs.map(({ placeId }) => placeId),
  );
  const to = await openPlaces(
    unit.tx,
    outputs.map(({ placeId }) => placeId),
  );
  const gone = inputs.map(({ lotId, placeId, ...said }) => {
    const lot = lotOf(lotId);
    return { lotId, number: lot.number, unit: lot.unit, amount: amountFor(lot, said), place: at(storeOnly(from(placeId))) };
  });
  const used = inputs.map(({ lotId }) => lotOf(lotId));
  if (gone.length === 0) throw noLot('nothing-in');
  await checkCircles(unit, used, intoIds.map(lotOf));
  const { lots, parts } = await comeOut(unit, { kind, used, outputs, lotOf });
  const come = parts.map((part, i) => ({ ...part, place: at(storeOnly(to((outputs[i] as Output).placeId))) }));
  const { legs, edges } = workOn({ kind, inputs: gone, outputs: come });
  const eventId = await moveInUnit(unit, { kind, lots, legs, edges, words });
  return { eventId, lots: come.map(({ lotId, number }) => ({ id: lotId, number })) };
}

function storeOnly(place: Kept): Kept {
  if (place.kind !== 'store') throw no('not-a-store', { place: place.name });
  return place;
}

/** Two circles that close each other at the same time would not see one another. Only work into lots that are there can close one. */
const oneAtATime = ({ tx }: Unit) => sql`select pg_advisory_xact_lock(hashtext('lots.into'))`.execute(tx);

const EVERYTHING = 2 ** 31;

/** What a lot is made of may not be made of it: backwards from the inputs none of the lots they go into is met. */
async function checkCircles({ tx, now }: Unit, used: readonly Lot[], intos: readonly Lot[]): Promise<void> {
  if (intos.length === 0) return;
  const today = shanghaiDate(now);
  for (const input of used) {
    const { lotIds } = await closureOf(tx, [input.id], { way: 'backward', limit: EVERYTHING });
    const back = intos.find(({ id }) => lotIds.includes(id));
    if (back) throw noLot('cycle', { number: input.number, into: back.number });
  }
  for (const into of intos) checkInto({ ...into, standing: standingOf(into, today) }, used);
}

type Coming = { readonly kind: Making; readonly used: readonly Lot[]; readonly outputs: readonly Output[]; readonly lotOf: (lotId: string) => Lot };

/** New lots in the order of the outputs that ask for one, and what of every output. */
async function comeOut(unit: Unit, { kind, used, outputs, lotOf }: Coming): Promise<{ lots: MadeLot[]; parts: Omit<Part, 'place'>[] }> {
  const goods = await goodsOf(unit, { kind, used, outputs });
  const fresh = await makeLots(unit, goods);
  // What has no lot number of a supplier inside stays marked so, however it is packed.
  const lots = fresh.map((lot) => ({ ...lot, derived: null, dayLot: used.some(({ dayLot }) => dayLot) }));
  let next = 0;
  const parts = outputs.map((output) => {
    if (output.into !== null) {
      const { id, number, unit: of } = lotOf(output.into);
      return { lotId: id, number, unit: of, amount: amountFor({ number, unit: of }, output) };
    }
    const lot = lots[next++] as MadeLot;
    const said = unitFor({ number: lot.number, unit: lot.unit }, output.unit);
    return { lotId: lot.lotId, number: lot.number, unit: lot.unit, amount: exactly(output.amount, said) };
  });
  return { lots, parts };
}

async function goodsOf(unit: Unit, { kind, used, outputs }: Omit<Coming, 'lotOf'>) {
  const asked = outputs.flatMap(({ productId }) => productId ?? []);
  const today = shanghaiDate(unit.now);
  const { byId } = asked.length > 0 ? await termsOf(unit.tx, { ids: asked, on: today }) : { byId: new Map() };
  const first = used[0] as Lot;
  return outputs
    .filter(({ into }) => into === null)
    .map((output) => {
      const product = output.productId === undefined ? undefined : byId.get(output.productId);
      if (output.productId !== undefined && !product?.active) throw no('product-unknown');
      const own = product !== undefined && product.productId !== first.productId;
      const producedOn = kind === 'transformed' ? (output.producedOn ?? today) : producedOf(used);
      const life = kind === 'transformed' && own && output.expiresOn === null ? product.shelfLifeDays : null;
      return {
        productId: product?.productId ?? first.productId,
        unit: unitOfNew(output.unit, own ? product.settleUnit : first.unit),
        supplierId: null,
        supplierLot: null,
        origin: originOf(used),
        producedOn,
        expiresOn: life === null ? expiryOf(used, output.expiresOn) : sooner(expiryOf(used, null), plusDays(producedOn ?? today, life)),
        shelfLifeDays: null,
      };
    });
}

const sooner = (one: string | null, other: string): string => (one !== null && one < other ? one : other);
const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

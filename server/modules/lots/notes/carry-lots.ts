// The goods of a note move: picked, put back, aboard, taken off, handed over, brought back. Each in the caller's unit.

import type { Told } from '../../../kernel/fact.ts';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { type Carried, type InHand, sure } from '../line.ts';
import { type ForNote, onVan, outside, type Place, STANDINGS, type Stage } from '../lot.ts';
import type { Leg } from '../move.rules.ts';
import { type LineLot, moveInUnit } from '../move-lots.ts';
import { lotsByIds } from '../read-lots.ts';
import { no } from '../refusals.ts';
import { goodsAtTheDock, type Possible } from './at-the-dock.ts';
import { carriedBy, inHand } from './carried.ts';
import { besides, type Part, type Stocked, type Wish, whyNot } from './choose.rules.ts';
import { type Handed, legsBack, legsFrom, legsOut, legsOver } from './move.rules.ts';
import { lifeRuleOn, readStockRules } from './stock-rules.ts';
import { tellDelivered } from './told.rules.ts';
import { WHYS } from './why.ts';

/** Lots of a line as they are taken. By the rule, others of the product may have gone in their place. */
export type Taken = {
  readonly lineId: string;
  readonly productId: string;
  readonly parts: readonly Part[];
  readonly named: boolean;
  readonly amount: number;
};

export async function pickLots(
  unit: Unit,
  note: ForNote,
  { taken, stocked }: { taken: readonly Taken[]; stocked: readonly Stocked[] },
): Promise<void> {
  const legs = taken.flatMap(({ lineId, parts }) => legsOut(lineId, parts, stocked));
  const lines = taken.flatMap(({ lineId, productId, parts, named, amount }): LineLot[] => [
    ...parts.map((part) => ({ lineId, lotId: part.lotId, certainty: named ? ('named' as const) : ('by-rule' as const), atMost: part.amount })),
    ...(named ? [] : besides(productId, parts, { amount, stocked, on: shanghaiDate(unit.now) })).map((part) => ({
      lineId,
      lotId: part.lotId,
      certainty: 'possible' as const,
      atMost: part.amount,
    })),
  ]);
  if (lines.length > 0) await moveInUnit(unit, { kind: 'picked', note, legs, lines });
}

/** A lot that somebody named must be one that may go: said before anything moves. */
export function mustBeFree(wish: Wish, parts: readonly Part[], stocked: readonly Stocked[]): void {
  for (const { lotId } of parts) {
    const lot = stocked.find((one) => one.lot.id === lotId)?.lot;
    const why = lot && whyNot(lot, wish);
    if (!lot || !why || !WHYS[why].hard) continue;
    if (why === 'expired') throw no('expired', { number: lot.number, expiresOn: lot.expiresOn ?? '', act: '分拣出库' });
    throw no('stopped', { number: lot.number, state: WHYS[why].zh, act: '分拣出库' });
  }
}

type Which = { readonly lineIds?: readonly string[]; readonly occurredAt?: Instant | undefined };

async function goodsOf(unit: Unit, note: ForNote, lineIds: readonly string[] | undefined): Promise<{ goods: InHand[]; possible: Carried[] }> {
  const own = ({ lineId }: { lineId: string }): boolean => lineIds?.includes(lineId) ?? true;
  const [goods, carried] = [await inHand(unit.tx, [note.noteId]), await carriedBy(unit.tx, [note.noteId], shanghaiDate(unit.now))];
  return { goods: goods.filter(own), possible: carried.filter((one) => own(one) && !sure(one)) };
}

type Still = { readonly from: readonly Stage[]; readonly atMost?: 0 };

/** What a line only may carry goes along from where it was: a tap that comes late takes nothing back. */
const still = (possible: readonly Possible[], { from, atMost }: Still): LineLot[] =>
  possible
    .filter(({ stage }) => from.includes(stage))
    .map((one) => ({ lineId: one.lineId, lotId: one.lotId, certainty: 'possible' as const, atMost: atMost ?? one.amount }));

type Moving = {
  readonly kind: 'unpicked' | 'loaded' | 'unloaded' | 'delivered';
  readonly legs: readonly Leg[];
  readonly lines: readonly LineLot[];
  readonly occurredAt?: Instant | undefined;
};

/** False: there was nothing to move. */
async function go(unit: Unit, note: ForNote, { kind, legs, lines, occurredAt = unit.now }: Moving): Promise<boolean> {
  if (legs.length === 0 && lines.length === 0) return false;
  await moveInUnit(unit, { kind, note, legs, lines, occurredAt });
  return true;
}

/** Picked again, or called off: back to the stores, from wherever it is. */
export async function putBackLots(unit: Unit, note: ForNote, { lineIds, occurredAt }: Which = {}): Promise<void> {
  const { goods, possible } = await goodsOf(unit, note, lineIds);
  await go(unit, note, { kind: 'unpicked', legs: legsBack(goods), lines: still(possible, { from: ['staging', 'van'], atMost: 0 }), occurredAt });
}

/** Aboard. What is stopped stays where the books have it: it must not be on a van, and the screens say so. */
export async function loadLots(unit: Unit, note: ForNote, { vehicleId, ...which }: Which & { readonly vehicleId: string | null }): Promise<void> {
  const { goods, possible } = await goodsOf(unit, note, which.lineIds);
  const lots = await lotsByIds(
    unit.tx,
    goods.map(({ lotId }) => lotId),
  );
  const on = shanghaiDate(which.occurredAt ?? unit.now);
  const free = goods.filter(({ lotId }) => {
    const lot = lots.get(lotId);
    return lot?.state === 'available' && !(lot.expiresOn !== null && lot.expiresOn < on);
  });
  await go(unit, note, {
    kind: 'loaded',
    legs: legsFrom(free, 'staging', onVan(vehicleId)),
    lines: still(possible, { from: ['staging'] }),
    ...which,
  });
}

/** Another van takes over: all that was aboard is there now, also what is stopped. */
export async function changeVan(unit: Unit, note: ForNote, { vehicleId, occurredAt }: Which & { readonly vehicleId: string | null }): Promise<void> {
  const goods = await inHand(unit.tx, [note.noteId]);
  await go(unit, note, { kind: 'loaded', legs: legsFrom(goods, 'van', onVan(vehicleId)), lines: [], occurredAt });
}

/** A lot that must not be loaded, of those that a note surely carries and has not loaded yet. */
export const stoppedBeforeLoading = async (unit: Unit, noteId: string, on: string): Promise<Carried | undefined> =>
  (await carriedBy(unit.tx, [noteId], on)).find((one) => sure(one) && one.stage === 'staging' && one.standing !== 'available');
export const standingText = ({ standing }: Carried) => STANDINGS[standing];

export async function unloadLots(unit: Unit, note: ForNote, which: Which = {}): Promise<void> {
  const { goods, possible } = await goodsOf(unit, note, which.lineIds);
  await go(unit, note, {
    kind: 'unloaded',
    legs: legsFrom(goods, 'van', outside('staging')),
    lines: still(possible, { from: ['van'] }),
    ...which,
  });
}

export type HandedOver = { readonly lines: readonly Handed[]; readonly lifeLeftBp: number | null; readonly told: Pick<Told, 'occurredAt' | 'grade'> };

/** One event for the whole note: to the kitchen, into the difference of two scales, or left on the van. Then what a promise may forbid. */
export async function handOverLots(unit: Unit, note: ForNote, { lines, lifeLeftBp, told }: HandedOver): Promise<void> {
  const { goods, possible, lots, last } = await goodsAtTheDock(unit.tx, note);
  const byLine = Map.groupBy(goods, ({ lineId }) => lineId);
  const site: Place = { kind: 'site', id: note.siteId };
  const legs = lines.flatMap((line) => legsOver(line, byLine.get(line.lineId) ?? [], site));
  const came = new Set(lines.filter(({ handed }) => handed > 0).map(({ lineId }) => lineId));
  const went = legs.filter(({ to }) => to.kind === 'site');
  const brought = still(
    possible.filter(({ lineId }) => came.has(lineId)),
    { from: ['staging', 'van'] },
  );
  if (!(await go(unit, note, { kind: 'delivered', legs, lines: brought, occurredAt: told.occurredAt }))) return;
  const on = shanghaiDate(told.occurredAt);
  const life = lifeRuleOn(await readStockRules(), on, lifeLeftBp);
  const each = new Map(went.map(({ lineId, lotId }) => [`${lineId} ${lotId}`, { lineId: lineId ?? '', lotId }]));
  const surely = [...each.values()].flatMap(({ lineId, lotId }) => {
    const lot = lots.get(lotId);
    return lot ? [{ lineId, lot }] : [];
  });
  await unit.record(tellDelivered({ note, lots: surely, on, life, last }, told));
}

export type BroughtBack = { readonly lineId: string; readonly lotId: string; readonly amount: number; readonly to: Place };

/** Refused goods that came back with the van. `what` was found in `goods`. */
export async function takeBackLots(
  unit: Unit,
  note: ForNote,
  { what, goods }: { what: readonly BroughtBack[]; goods: readonly InHand[] },
): Promise<void> {
  const legs = what.flatMap(({ lineId, lotId, amount, to }) => {
    let wanted = amount;
    return goods
      .filter((one) => one.lineId === lineId && one.lotId === lotId)
      .flatMap(({ places }) => places)
      .flatMap(({ place, amount: has }): Leg[] => {
        const some = Math.min(wanted, has);
        wanted -= some;
        return some > 0 ? [{ lotId, lineId, from: place, to, amount: some }] : [];
      });
  });
  await moveInUnit(unit, { kind: 'returned', note, legs });
}

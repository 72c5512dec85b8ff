// What may be done with a lot, and what a lot that comes out of work is. Pure.
import { quantity, UNITS, type UnitCode, unitOf } from '../../../kernel/quantity.ts';
import { type Lot, STANDINGS, type Standing } from '../lot.ts';
import { no as noLot } from '../refusals.ts';
import { no } from './refusals.ts';

export type Said = { readonly amount: number; readonly unit?: string | undefined };

function codeOf(written: string): UnitCode {
  const code = Object.hasOwn(UNITS, written) ? (written as UnitCode) : unitOf(written);
  if (!code) throw no('unit-not-known', { unit: written });
  return code;
}

/** The unit a person wrote, or the lot's own. Boxes are no bags: what is counted goes only by its own unit. */
export function unitFor({ number, unit }: Pick<Lot, 'number' | 'unit'>, written: string | undefined): UnitCode {
  if (written === undefined || written === '') return unit;
  const code = codeOf(written);
  if (!alike(code, unit)) throw noLot('unit-unknown', { unit: written, number, base: UNITS[unit].label.zh });
  return code;
}

/** Whether amounts in the one can be said in the other. */
const alike = (one: UnitCode, other: UnitCode): boolean => one === other || (UNITS[one].base === UNITS[other].base && UNITS[one].base !== 'piece');

/** What a person said as an integer of the base unit of the lot. */
export const amountFor = (lot: Pick<Lot, 'number' | 'unit'>, said: Said): number => exactly(said.amount, unitFor(lot, said.unit));

/** As `amountFor`, and nothing at all is an answer too: an empty shelf. */
export const countedFor = (lot: Pick<Lot, 'number' | 'unit'>, said: Said): number => (said.amount === 0 ? 0 : amountFor(lot, said));

export function exactly(amount: number, unit: UnitCode): number {
  if (!(amount > 0)) throw noLot('amount-absurd');
  const found = quantity(amount, unit);
  if (!found || found.amount === 0) throw no('amount-too-fine', { amount, unit: UNITS[unit].label.zh });
  return found.amount;
}

/** The unit in which people will speak of goods that are new: as before where that can say it. */
export function unitOfNew(written: string | undefined, before: UnitCode): UnitCode {
  if (written === undefined || written === '') return before;
  const code = codeOf(written);
  return alike(code, before) ? before : code;
}

const earliest = (days: readonly (string | null)[]): string | null =>
  days.reduce<string | null>((first, one) => (one !== null && (first === null || one < first) ? one : first), null);

/** Never later than the earliest of what goes in: food does not get younger by new packaging (食品安全法 34 (10)). */
export function expiryOf(inputs: readonly Pick<Lot, 'expiresOn'>[], asked: string | null): string | null {
  const first = earliest(inputs.map(({ expiresOn }) => expiresOn));
  if (asked !== null && first !== null && asked > first) throw no('expires-later-than-inputs', { expiresOn: asked, earliest: first });
  return asked ?? first;
}

/** Unknown where one of them is unknown. */
export const producedOf = (inputs: readonly Pick<Lot, 'producedOn'>[]): string | null =>
  inputs.some(({ producedOn }) => producedOn === null) ? null : earliest(inputs.map(({ producedOn }) => producedOn));

/** Every origin once, in the order of the inputs. */
export const originOf = (inputs: readonly Pick<Lot, 'origin'>[]): string =>
  [...new Set(inputs.flatMap(({ origin }) => origin.split('、')).filter((one) => one !== ''))].join('、');

/** More of a lot that is there: the same goods, usable, and not younger than what goes in. */
export function checkInto(into: Lot & { readonly standing: Standing }, inputs: readonly Lot[]): void {
  if (inputs.some(({ productId }) => productId !== into.productId)) throw no('into-other-goods', { number: into.number });
  if (into.standing === 'expired') throw noLot('expired', { number: into.number, expiresOn: into.expiresOn ?? '', act: '并入' });
  if (into.standing !== 'available') throw noLot('stopped', { number: into.number, state: STANDINGS[into.standing].zh, act: '并入' });
  const first = earliest(inputs.map(({ expiresOn }) => expiresOn));
  if (first !== null && (into.expiresOn === null || into.expiresOn > first))
    throw no('into-expires-later', { number: into.number, expiresOn: into.expiresOn ?? '—', earliest: first });
}

export type Acts = {
  readonly putAway: boolean;
  readonly work: boolean;
  readonly count: boolean;
  readonly returnToSupplier: boolean;
  readonly destroy: boolean;
  readonly hold: boolean;
};

/** `kept`: something lies in a store or in quarantine; `stored`: in a store. */
export function actsOn(
  { supplierId, standing, kept, stored }: { supplierId: string | null; standing: Standing; kept: boolean; stored: boolean },
  can: ReadonlySet<string>,
): Acts {
  return {
    putAway: can.has('lots.move') && kept,
    work: can.has('lots.move') && stored && standing === 'available',
    count: can.has('lots.move'),
    returnToSupplier: can.has('lots.dispose') && kept && supplierId !== null,
    destroy: can.has('lots.dispose') && kept,
    hold: can.has('lots.hold') && standing !== 'destroyed',
  };
}

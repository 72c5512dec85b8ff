// What a movement may be, and what goes from which lot into which. Pure; the database is the last word on how much there is.
import { showQuantity, UNITS } from '../../kernel/quantity.ts';
import { KINDS, type Making, type MovementKind, outside, PLACE_KINDS, type Place, type PlaceKind } from './lot.ts';
import { no } from './refusals.ts';

export type Leg = { readonly lotId: string; readonly from: Place; readonly to: Place; readonly amount: number; readonly lineId?: string | null };
export type Edge = { readonly fromLot: string; readonly toLot: string; readonly taken: number; readonly given: number; readonly possible: boolean };

/** Every leg is a positive whole number on a way its kind knows. Throws refusals. */
export function checkLegs(kind: MovementKind, legs: readonly Leg[]): void {
  if (legs.length === 0) throw no('nothing-moved');
  const way = KINDS[kind] as { from: readonly PlaceKind[]; to: readonly PlaceKind[] };
  for (const { from, to, amount } of legs) {
    if (!Number.isSafeInteger(amount) || amount <= 0) throw no('amount-absurd');
    if (!way.from.includes(from.kind) || !way.to.includes(to.kind) || (from.kind === to.kind && from.id === to.id)) {
      const say = (of: 'zh') => ({ act: KINDS[kind].label[of], from: PLACE_KINDS[from.kind][of], to: PLACE_KINDS[to.kind][of] });
      throw no('way-impossible', say('zh'));
    }
  }
}

/** `amount` in the base unit of the lot, which lies at `place` before, or comes to lie there. */
export type Part = {
  readonly lotId: string;
  readonly number: string;
  readonly unit: keyof typeof UNITS;
  readonly amount: number;
  readonly place: Place;
};
export type Work = { readonly kind: Making; readonly inputs: readonly Part[]; readonly outputs: readonly Part[] };

const total = (parts: readonly Part[]): number => parts.reduce((sum, { amount }) => sum + amount, 0);
const baseOf = ({ unit }: Part): string => UNITS[unit].base;
/** Boxes and bags are both counted, but not each other. */
const measured = ({ unit }: Part): string => (UNITS[unit].base === 'piece' ? unit : UNITS[unit].base);
const moreOut = ({ unit }: Part, into: number, out: number) =>
  no('more-out-than-in', { out: showQuantity({ amount: out, unit }), in: showQuantity({ amount: into, unit }) });

/**
 * Inputs go into the process and outputs come out of it; what does not come out is loss and stays visible as what the process kept.
 * Where everything is measured alike, no more comes out than went in; only a transformation may gain (water) or change the unit.
 */
export function workOn({ kind, inputs, outputs }: Work): { readonly legs: Leg[]; readonly edges: Edge[] } {
  if (inputs.length === 0) throw no('nothing-in');
  if (outputs.length === 0) throw no('nothing-out');
  for (const parts of [inputs, outputs]) {
    const seen = new Set<string>();
    for (const { lotId, number } of parts) if (seen.size === seen.add(lotId).size) throw no('lot-twice', { number });
  }
  for (const part of [...inputs, ...outputs]) if (!Number.isSafeInteger(part.amount) || part.amount <= 0) throw no('amount-absurd');
  if (kind !== 'transformed') {
    const [first] = inputs;
    // One box repacked becomes ten bags: there what is counted in different pieces cannot be held against each other.
    const measureOf = kind === 'repacked' ? baseOf : measured;
    const strange = [...inputs, ...outputs].find((part) => first && measureOf(part) !== measureOf(first));
    if (strange && first) throw no('unit-unknown', { unit: UNITS[strange.unit].label.zh, number: first.number, base: UNITS[first.unit].label.zh });
    const alike = new Set([...inputs, ...outputs].map(measured)).size === 1;
    if (first && alike && total(outputs) > total(inputs)) throw moreOut(first, total(inputs), total(outputs));
  }
  const process = outside('process');
  return {
    legs: [
      ...inputs.map(({ lotId, amount, place }) => ({ lotId, from: place, to: process, amount })),
      ...outputs.map(({ lotId, amount, place }) => ({ lotId, from: process, to: place, amount })),
    ],
    edges: edgesOf({ kind, inputs, outputs }),
  };
}

/**
 * Shares: of every output each input has its part by weight. Goods that only lay together (mixed from several) are not blended: there the
 * share is the most it can be, and only possible.
 */
function edgesOf({ kind, inputs, outputs }: Work): Edge[] {
  const [into, out] = [total(inputs), total(outputs)];
  const possible = kind === 'mixed' && inputs.length > 1;
  return inputs.flatMap((input) => {
    const taken = shares(
      input.amount,
      outputs.map(({ amount }) => amount / out),
    );
    return outputs.map((output, i) => ({
      fromLot: input.lotId,
      toLot: output.lotId,
      taken: taken[i] as number,
      given: possible ? Math.min(input.amount, output.amount) : Math.round((output.amount * input.amount) / into),
      possible,
    }));
  });
}

/** Whole numbers in these proportions that add up exactly: the rest goes to the last ones by largest remainder. */
export function shares(whole: number, proportions: readonly number[]): number[] {
  const exact = proportions.map((part) => whole * part);
  const floors = exact.map(Math.floor);
  const missing = Math.round(whole - floors.reduce((sum, part) => sum + part, 0));
  const order = exact.map((part, i) => ({ i, rest: part - (floors[i] as number) })).sort((a, b) => b.rest - a.rest);
  for (const { i } of order.slice(0, missing)) floors[i] = (floors[i] as number) + 1;
  return floors;
}

// How the goods of a note move: out of the stores, aboard, back, and over to the kitchen. Pure.
import type { InHand } from '../line.ts';
import { FIRST_STORE, outside, type Place } from '../lot.ts';
import { type Leg, shares } from '../move.rules.ts';
import type { Part, Stocked } from './choose.rules.ts';

/** What a line takes, from the stores one after the other; what is not there is left to the database to refuse. */
export function legsOut(lineId: string, parts: readonly Part[], stocked: readonly Stocked[]): Leg[] {
  return parts.flatMap(({ lotId, amount }) => {
    const stores = stocked.find(({ lot }) => lot.id === lotId)?.stores ?? [];
    const legs: Leg[] = [];
    let wanted = amount;
    for (const [at, { placeId, amount: has }] of stores.entries()) {
      const taken = at === stores.length - 1 ? wanted : Math.min(wanted, has);
      if (taken > 0) legs.push({ lotId, lineId, from: { kind: 'store', id: placeId }, to: outside('staging'), amount: taken });
      wanted -= taken;
    }
    if (wanted > 0) legs.push({ lotId, lineId, from: { kind: 'store', id: FIRST_STORE }, to: outside('staging'), amount: wanted });
    return legs;
  });
}

/** Back where they came from, from wherever they are. */
export const legsBack = (goods: readonly InHand[]): Leg[] =>
  goods.flatMap(({ lineId, lotId, places, origins }) => {
    const left = origins.map((origin) => ({ ...origin }));
    return places.flatMap(({ place, amount }) => {
      const legs: Leg[] = [];
      let rest = amount;
      for (const [at, origin] of left.entries()) {
        const some = at === left.length - 1 ? rest : Math.min(rest, origin.amount);
        if (some > 0) legs.push({ lotId, lineId, from: place, to: { kind: 'store', id: origin.placeId }, amount: some });
        origin.amount -= some;
        rest -= some;
      }
      return legs;
    });
  });

/** All that is in one kind of place goes to another. */
export const legsFrom = (goods: readonly InHand[], kind: 'staging' | 'van', to: Place): Leg[] =>
  goods.flatMap(({ lineId, lotId, places }) =>
    places
      .filter(({ place }) => place.kind === kind && (place.kind !== to.kind || place.id !== to.id))
      .map(({ place, amount }) => ({ lotId, lineId, from: place, to, amount })),
  );

/** A line at the dock, in base units: what came by our scale, what was handed over, what goes back with the van. The rest lies in the scales. */
export type Handed = { readonly lineId: string; readonly came: number; readonly handed: number; readonly back: number };

/** Several lots of a line, and goods without a lot, share alike: nobody at the dock knows which box is of which. */
export function legsOver({ came, handed, back }: Handed, goods: readonly InHand[], site: Place): Leg[] {
  const parts = goods.flatMap(({ lineId, lotId, places }) => places.map((at) => ({ lineId, lotId, ...at })));
  const has = parts.reduce((sum, { amount }) => sum + amount, 0);
  if (has === 0 || came <= 0) return [];
  const part = (whole: number): number => (has === came ? whole : Math.round((whole * has) / came));
  const backs = shares(
    Math.min(part(back), has),
    parts.map(({ amount }) => amount / has),
  );
  const rest = parts.map(({ amount }, i) => amount - (backs[i] as number));
  const goes = rest.reduce((sum, amount) => sum + amount, 0);
  const over =
    goes === 0
      ? rest.map(() => 0)
      : shares(
          handed + back === came ? goes : part(handed),
          rest.map((amount) => amount / goes),
        );
  const weighing = outside('weighing');
  return parts.flatMap(({ lineId, lotId, place }, i) => {
    const [stays, goesOver] = [rest[i] as number, over[i] as number];
    const leg = (from: Place, to: Place, amount: number): Leg[] => (amount > 0 ? [{ lotId, lineId, from, to, amount }] : []);
    return [...leg(weighing, place, goesOver - stays), ...leg(place, site, goesOver), ...leg(place, weighing, stays - goesOver)];
  });
}

// Decides about customers, their sites and visits. Pure.
import { type Actor, actorRef } from '../../kernel/actor.ts';
import type { Grade, Told } from '../../kernel/fact.ts';
import { circumstances } from '../../kernel/grade.ts';
import type { Instant } from '../../kernel/time.ts';
import { metresBetween, ON_SITE_METRES, type Place, type Receiving } from './customer.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

export type Moment = { readonly actor: Actor; readonly now: Instant; readonly occurredAt?: Instant | undefined };

/** Both numbers or neither: half a place is a typing error. */
export function placeOf({ longitude, latitude }: { longitude: number | null; latitude: number | null }): Place | null {
  if ((longitude === null) !== (latitude === null)) throw no('half-a-place');
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

export function checkSite(site: { longitude: number | null; latitude: number | null; receiving: readonly Receiving[] }): void {
  placeOf(site);
  const backwards = site.receiving.find(({ from, to }) => to <= from);
  if (backwards) throw no('hours-backwards', { from: backwards.from, to: backwards.to });
}

/** Names of the fields that differ. */
export const differing = <T extends object>(before: T, after: T): string[] =>
  Object.keys(after).filter((key) => JSON.stringify(before[key as keyof T]) !== JSON.stringify(after[key as keyof T]));

export function decideChange(customerId: string, fields: readonly string[], { now }: Moment): Told[] {
  return fields.length === 0 ? [] : [tell.changed.tell({ customerId, fields: [...fields] }, { occurredAt: now, grade: 'B' })];
}

export function decideSiteChange(ids: { customerId: string; siteId: string }, fields: readonly string[], { now }: Moment): Told[] {
  return fields.length === 0 ? [] : [tell.siteChanged.tell({ ...ids, fields: [...fields] }, { occurredAt: now, grade: 'B' })];
}

export type Visit = {
  readonly visitId: string;
  readonly customerId: string;
  readonly siteId: string;
  /** Where the phone was, and where the site is. */
  readonly place: Place | null;
  readonly sitePlace: Place | null;
  readonly signatureSha256: string | null;
  /** Photos, or anything else that shows it. */
  readonly proof: boolean;
};

export const metresOf = ({ place, sitePlace }: Pick<Visit, 'place' | 'sitePlace'>): number | null =>
  place && sitePlace ? metresBetween(place, sitePlace) : null;

/** A with the customer's signature given at the site, there and then; B without one of both; entered later C with proof, else D. */
export function decideVisit(visit: Visit, moment: Moment): { told: Told[]; grade: Grade; metres: number | null } {
  const { visitId, customerId, siteId, place, signatureSha256 } = visit;
  const metres = metresOf(visit);
  const far = metres !== null && metres > ON_SITE_METRES;
  const when = circumstances(moment.actor, moment.now, { occurredAt: moment.occurredAt, proof: visit.proof || signatureSha256 !== null });
  const proved = signatureSha256 !== null && metres !== null && !far;
  const grade: Grade = when.grade === 'B' && proved ? 'A' : when.grade;
  const data = {
    visitId,
    customerId,
    siteId,
    visitedBy: actorRef(moment.actor),
    hasPlace: place !== null && !far,
    hasSignature: signatureSha256 !== null,
    metres,
    signatureSha256,
  };
  return { told: [tell.visited.tell(data, { ...when, grade })], grade, metres };
}

// What the pieces of a trace share: the answer, amounts in words, names by id.
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import type { Answer, api } from '../../../client/api.ts';
import type { Locale } from '../../../design/locale.ts';

export type Trace = Answer<typeof api.lots.trace>;
export type TraceLot = Trace['lots'][number];
export type Delivery = Trace['deliveries'][number];
export type Site = Trace['sites'][number];
export type Direction = 'backward' | 'forward' | 'both';

/** Where a trace begins; `about`: the case it is made for, so that keeping it stops the clock of the promise. */
export type TraceBegin = {
  readonly lotId?: string;
  readonly noteId?: string;
  readonly lineIds?: readonly string[];
};
export type TraceAbout = { readonly caseId: string; readonly customerId: string };

export const inputOf = ({ lotId, noteId, lineIds }: TraceBegin, direction: Direction) => ({
  ...(lotId ? { lotId } : {}),
  ...(noteId ? { noteId } : {}),
  ...(lineIds && lineIds.length > 0 ? { lineIds: lineIds.join(',') } : {}),
  direction,
});

export const amountOf = (amount: number, unit: TraceLot['unit'], locale: Locale): string => showQuantity({ amount, unit }, locale);

/** Sums of one product in one unit; different units stand side by side. */
export function totalOf(parts: readonly { readonly amount: number; readonly unit: TraceLot['unit'] }[], locale: Locale): string {
  const sums = new Map<TraceLot['unit'], number>();
  for (const { amount, unit } of parts) sums.set(unit, (sums.get(unit) ?? 0) + amount);
  const shown = [...sums].filter(([, amount]) => amount > 0).map(([unit, amount]) => amountOf(amount, unit, locale));
  return shown.slice(0, 2).join(' + ') + (shown.length > 2 ? ' …' : '');
}

export const STOPPED: readonly TraceLot['standing'][] = ['held', 'quarantined', 'recalled'];
export const isStopped = ({ standing }: Pick<TraceLot, 'standing'>): boolean => STOPPED.includes(standing);

export const siteById = (trace: Trace): ReadonlyMap<string, Site> => new Map(trace.sites.map((site) => [site.siteId, site]));
export const lotById = (trace: Trace): ReadonlyMap<string, TraceLot> => new Map(trace.lots.map((lot) => [lot.lotId, lot]));

// The checks of R1.1: an order as asked → what it means and what is wrong with it. Pure.
import { DAY, HOUR, type Instant, shanghaiDate, shanghaiInstant, shanghaiTime } from '../../kernel/time.ts';
import type { Checked, Draft, ReadLine, Site, Surroundings, Window } from './draft.ts';
import type { FindingCode, Found } from './findings.ts';
import { type Read, readLine } from './read-line.rules.ts';

const FARTHEST = 366 * DAY;
/** How long a window is of which only one end was said. */
const USUAL_WINDOW = HOUR;

export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
export const dayBefore = (day: string, days = 1): string => shanghaiDate(shanghaiInstant(day) - days * DAY);
export const hoursOn = ({ receiving }: Pick<Site, 'receiving'>, day: string) => receiving.filter(({ days }) => days.includes(weekdayOf(day)));

/** Until when an order for this day is taken, changed and cancelled. */
export const cutoffOf = ({ orderCutoff }: Pick<Site, 'orderCutoff'>, day: string): Instant => shanghaiInstant(dayBefore(day), orderCutoff);

/** As asked, or the first receiving hours of that weekday. */
export function windowOf({ deliveryOn, from, to }: Pick<Draft, 'deliveryOn' | 'from' | 'to'>, site: Site): Window | undefined {
  const at = (time: string): Instant => shanghaiInstant(deliveryOn, time);
  const hours = hoursOn(site, deliveryOn)[0];
  if (from !== null && to !== null) return { from: at(from), to: at(to) };
  if (from !== null) return { from: at(from), to: hours && hours.to > from ? at(hours.to) : at(from) + USUAL_WINDOW };
  if (to !== null) return { from: hours && hours.from < to ? at(hours.from) : at(to) - USUAL_WINDOW, to: at(to) };
  return hours && { from: at(hours.from), to: at(hours.to) };
}

const order = (code: FindingCode, params: Found['params'] = {}): Found => ({ code, lineNo: null, params });

function siteFaults(site: Site | undefined): Found[] {
  if (!site) return [order('site-unknown')];
  return [...(site.customerActive ? [] : [order('customer-closed')]), ...(site.siteActive ? [] : [order('site-closed')])];
}

function windowFaults(draft: Draft, { site, now }: Surroundings, window: Window | undefined): Found[] {
  if (!site) return [];
  if (!window) return [order('window-missing', { day: draft.deliveryOn })];
  if (window.to <= window.from) return [order('window-backwards')];
  if (window.to <= now) return [order('window-past')];
  if (window.from - now > FARTHEST) return [order('too-far')];
  const [from, to] = [shanghaiTime(window.from), shanghaiTime(window.to)];
  const asked = draft.timing !== 'pick-up' && (draft.from !== null || draft.to !== null);
  const within = hoursOn(site, draft.deliveryOn).some((hours) => hours.from <= from && to <= hours.to);
  return asked && site.receiving.length > 0 && !within ? [order('outside-hours', { from, to })] : [];
}

/** What was asked for, without remarks and identities: the same order comes to the same text. */
function contentOf({ siteId, deliveryOn, orderKind }: Pick<Draft, 'siteId' | 'deliveryOn' | 'orderKind'>, lines: readonly ReadLine[]): string {
  const goods = lines.map((line) => JSON.stringify([line.productId ?? line.product, line.spec, line.orderedAmount, line.orderedUnit])).sort();
  return JSON.stringify([siteId, deliveryOn, orderKind, goods]);
}

/** One word where no price is known at all; otherwise one per line. */
function priceFaults(reads: readonly Read[]): Found[] {
  const known = reads.filter(({ settled }) => settled);
  const unpriced = known.filter(({ line }) => line.priceFen === null && line.orderedAmount > 0);
  if (known.length > 1 && unpriced.length === known.length) return [order('no-prices')];
  return unpriced.map(({ line }) => ({ code: 'no-price', lineNo: line.lineNo, params: { product: line.product } }));
}

function twiceFaults(reads: readonly Read[]): Found[] {
  const seen = new Set<string>();
  return reads.flatMap(({ line }) => {
    const key = JSON.stringify([line.productId ?? line.product, line.spec]);
    if (seen.has(key)) return [{ code: 'product-twice' as const, lineNo: line.lineNo, params: { product: line.product } }];
    seen.add(key);
    return [];
  });
}

/** Only what the customer is late with: goods that come for goods taken back are ours to bring. */
const isLate = ({ orderKind }: Draft, receivedAt: Instant, changeUntil: Instant | undefined): boolean =>
  orderKind === 'order' && changeUntil !== undefined && receivedAt > changeUntil;

export function checkDraft(draft: Draft, around: Surroundings): Checked {
  const { site } = around;
  const reads = draft.lines.map((line, at) => readLine(line, at, around));
  const lines = reads.map(({ line }) => line);
  const window = site && windowOf(draft, site);
  const changeUntil = site && cutoffOf(site, draft.deliveryOn);
  const late = isLate(draft, around.receivedAt, changeUntil);
  const hash = around.hash(contentOf(draft, lines));
  const twin = around.sameAs(hash);
  const unpriced = lines.filter(({ totalFen }) => totalFen === null).length;
  const prices = site ? priceFaults(reads) : [];
  const found = [
    ...siteFaults(site),
    ...windowFaults(draft, around, window),
    ...(site && late ? [order('after-cutoff', { cutoff: site.orderCutoff })] : []),
    ...(twin === undefined ? [] : [order('duplicate', { number: twin })]),
    ...prices.filter(({ lineNo }) => lineNo === null),
    ...[...reads.flatMap((read) => read.found), ...prices.filter(({ lineNo }) => lineNo !== null), ...twiceFaults(reads)].sort(
      (a, b) => (a.lineNo ?? 0) - (b.lineNo ?? 0),
    ),
  ];
  return {
    found,
    lines,
    window,
    urgent: draft.urgent || late,
    changeUntil,
    contentHash: hash,
    totalFen: unpriced === lines.length ? null : lines.reduce((sum, { totalFen }) => sum + (totalFen ?? 0), 0),
    unpriced,
  };
}

// The recovery balance: delivered = returned + destroyed + consumed + explained + what is still out. Pure.
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { LineCarries } from '../../lots/words.ts';

/** Integers of the base unit of one lot. `left` is what nobody has got back or explained; `atMost` may have been got besides. */
export type Sums = {
  readonly delivered: number;
  readonly returned: number;
  readonly destroyed: number;
  readonly consumed: number;
  readonly explained: number;
  readonly left: number;
  readonly atMost: number;
};
export const NOTHING: Sums = { delivered: 0, returned: 0, destroyed: 0, consumed: 0, explained: 0, left: 0, atMost: 0 };

export type Explained = { readonly lotId: string; readonly siteId: string | null; readonly amount: number };
/** One lot at one kitchen. */
export type AtSite = Sums & {
  readonly lotId: string;
  readonly siteId: string;
  readonly customerId: string;
  readonly number: string;
  readonly unit: UnitCode;
  readonly productId: string;
  readonly lines: readonly LineCarries[];
};

export const addSums = (a: Sums, b: Sums): Sums => ({
  delivered: a.delivered + b.delivered,
  returned: a.returned + b.returned,
  destroyed: a.destroyed + b.destroyed,
  consumed: a.consumed + b.consumed,
  explained: a.explained + b.explained,
  left: a.left + b.left,
  atMost: a.atMost + b.atMost,
});

/** A kitchen has it, had it, may have it, or it is on a van to it. */
export const concerns = ({ stage, delivered, atMost, certainty }: LineCarries): boolean =>
  delivered > 0 || stage === 'van' || stage === 'site' || (certainty === 'possible' && atMost > 0 && stage !== 'staging');

export function balanceOf(lines: readonly LineCarries[], explained: readonly Explained[]): AtSite[] {
  const reasons = new Map(explained.map(({ lotId, siteId, amount }) => [`${lotId}|${siteId}`, amount]));
  const groups = new Map<string, LineCarries[]>();
  for (const line of lines) {
    if (!concerns(line)) continue;
    const key = `${line.lotId}|${line.siteId}`;
    const known = groups.get(key);
    if (known) known.push(line);
    else groups.set(key, [line]);
  }
  return [...groups].map(([key, all]) => atSite(all, reasons.get(key) ?? 0));
}

function atSite(lines: readonly LineCarries[], explained: number): AtSite {
  const { lotId, siteId, customerId, number, unit, productId } = lines[0] as LineCarries;
  const total = (part: 'delivered' | 'returned' | 'destroyed' | 'consumed') => lines.reduce((sum, line) => sum + line[part], 0);
  const [delivered, returned, destroyed, consumed] = [total('delivered'), total('returned'), total('destroyed'), total('consumed')];
  const atMost = lines.reduce((sum, { certainty, atMost: most }) => sum + (certainty === 'possible' ? most : 0), 0);
  const left = Math.max(0, delivered - returned - destroyed - consumed - explained);
  return { lotId, siteId, customerId, number, unit, productId, lines, delivered, returned, destroyed, consumed, explained, left, atMost };
}

export function groupSums<K>(all: readonly AtSite[], key: (one: AtSite) => K): Map<K, Sums> {
  const found = new Map<K, Sums>();
  for (const one of all) found.set(key(one), addSums(found.get(key(one)) ?? NOTHING, one));
  return found;
}

/** What is no longer in the kitchens' hands, of what was delivered, in basis points; all where nothing was delivered. */
export const recoveredBp = ({ delivered, returned, destroyed }: Sums): number =>
  delivered === 0 ? 10_000 : Math.round(((returned + destroyed) * 10_000) / delivered);

/** Where a recovered amount comes off: lines of the kitchen, oldest first, each up to what it still has. */
export function spread(lines: readonly LineCarries[], amount: number): { readonly lineId: string; readonly amount: number }[] {
  const taken: { lineId: string; amount: number }[] = [];
  let rest = amount;
  for (const line of [...lines].sort((a, b) => (a.deliveryOn < b.deliveryOn ? -1 : 1))) {
    const has = line.delivered - line.returned - line.destroyed - line.consumed;
    const part = Math.min(rest, has);
    if (part <= 0) continue;
    taken.push({ lineId: line.lineId, amount: part });
    rest -= part;
  }
  return taken;
}

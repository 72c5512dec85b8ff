// From a trace to boxes and bands: suppliers, lots, deliveries by customer and day. Crowded columns are folded; a fold opens by its key.
import type { Locale } from '../../../design/locale.ts';
import { amountOf, isStopped, lotById, siteById, type Trace, type TraceLot, totalOf } from './trace-data.ts';

export type NodeKind = 'supplier' | 'lot' | 'lots' | 'delivery' | 'deliveries';
export type GraphNode = {
  readonly key: string;
  readonly kind: NodeKind;
  readonly title: string;
  readonly lines: readonly string[];
  /** The same in one line, where there is room for no more: what it is, then how much. */
  readonly brief: readonly [string, string];
  readonly possible: boolean;
  /** How many of its lots are held, quarantined or recalled. */
  readonly stopped: number;
  readonly start: boolean;
  /** How many things are folded into it; one: nothing to open. */
  readonly count: number;
  readonly lotIds: readonly string[];
  readonly siteIds: readonly string[];
};
/** `weight`: the share of what is largest in its measure, 0–1, so that boxes and kilograms can stand beside each other. */
export type GraphLink = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly weight: number;
  readonly amount: string;
  readonly possible: boolean;
  readonly stopped: boolean;
};
export type Graph = { readonly nodes: readonly GraphNode[]; readonly links: readonly GraphLink[] };

export type Words = {
  readonly lots: (count: number) => string;
  readonly rest: (count: number) => string;
  readonly unknownSupplier: string;
  readonly kitchens: (count: number) => string;
  readonly day: (day: string) => string;
  readonly stock: (amount: string) => string;
  readonly customers: (count: number) => string;
};
type Making = { readonly trace: Trace; readonly open: ReadonlySet<string>; readonly words: Words; readonly locale: Locale };

/** More boxes than this in one column nobody reads. */
export const CROWD = 14;

export function graphOf(making: Making): Graph {
  const ranks = ranksOf(making.trace);
  const lots = foldLots(making, ranks);
  const deliveries = foldDeliveries(making);
  const suppliers = supplierNodes(making);
  const nodes = [...suppliers, ...lots.nodes, ...deliveries.nodes];
  return { nodes, links: linksOf(making, { lots: lots.keyOf, deliveries: deliveries.keyOf }) };
}

/** Longest way from a source, so that every band runs to the right. */
export function ranksOf({ lots, edges }: Pick<Trace, 'lots' | 'edges'>): ReadonlyMap<string, number> {
  const rank = new Map(lots.map(({ lotId }) => [lotId, 0]));
  const waiting = new Map(lots.map(({ lotId }) => [lotId, 0]));
  const onward = new Map<string, Set<string>>();
  for (const { fromLot, toLot } of edges) {
    const known = onward.get(fromLot) ?? new Set<string>();
    if (!known.has(toLot)) waiting.set(toLot, (waiting.get(toLot) ?? 0) + 1);
    onward.set(fromLot, known.add(toLot));
  }
  const ready = [...waiting].filter(([, count]) => count === 0).map(([lotId]) => lotId);
  for (let at = 0; at < ready.length; at++) {
    const from = ready[at] as string;
    for (const to of onward.get(from) ?? []) {
      rank.set(to, Math.max(rank.get(to) ?? 0, (rank.get(from) ?? 0) + 1));
      waiting.set(to, (waiting.get(to) ?? 0) - 1);
      if (waiting.get(to) === 0) ready.push(to);
    }
  }
  return rank;
}

type Folded = { readonly nodes: GraphNode[]; readonly keyOf: ReadonlyMap<string, string> };
type Group<T> = { readonly key: string; readonly members: readonly T[] };

/** What is many goes by its coarse key, what is opened by its fine one; still too many: the smallest into one. */
function grouped<T>(items: readonly T[], { fine, coarse, rest, open }: Folding<T>): Group<T>[] {
  const byFine = Map.groupBy(items, fine);
  if (byFine.size <= CROWD) return [...byFine].map(([key, members]) => ({ key, members }));
  const coarser = [...Map.groupBy(items, coarse)].flatMap(([key, members]) =>
    open.has(key) ? [...Map.groupBy(members, fine)].map(([own, some]) => ({ key: own, members: some })) : [{ key, members }],
  );
  if (coarser.length <= CROWD || open.has(rest)) return coarser;
  const closed = coarser.filter(({ key }) => !open.has(key)).sort((a, b) => b.members.length - a.members.length);
  const kept = new Set(closed.slice(0, CROWD - 1).map(({ key }) => key));
  const opened = new Set(items.filter((item) => open.has(coarse(item))).map(fine));
  const shown = coarser.filter(({ key }) => kept.has(key) || opened.has(key));
  const hidden = coarser.filter(({ key }) => !kept.has(key) && !opened.has(key));
  return [...shown, ...(hidden.length > 0 ? [{ key: rest, members: hidden.flatMap(({ members }) => members) }] : [])];
}
type Folding<T> = {
  readonly fine: (item: T) => string;
  readonly coarse: (item: T) => string;
  readonly rest: string;
  readonly open: ReadonlySet<string>;
};

function foldLots({ trace, open, words, locale }: Making, ranks: ReadonlyMap<string, number>): Folded {
  const starts = new Set(trace.starts);
  const keyOf = new Map<string, string>();
  const nodes: GraphNode[] = [];
  for (const [rank, lots] of Map.groupBy(trace.lots, ({ lotId }) => ranks.get(lotId) ?? 0)) {
    const folding = {
      fine: ({ lotId }: TraceLot) => `lot:${lotId}`,
      // What was asked about is never folded away.
      coarse: (lot: TraceLot) => (starts.has(lot.lotId) ? `lot:${lot.lotId}` : `lots:${rank}:${lot.productId}:${lot.supplierId ?? ''}`),
      rest: `lots:${rank}:rest`,
      open,
    };
    for (const { key, members } of grouped(lots, folding)) {
      for (const { lotId } of members) keyOf.set(lotId, key);
      nodes.push(members.length === 1 ? lotNode(key, members[0] as TraceLot, { starts, words, locale }) : lotsNode(key, members, { words, locale }));
    }
  }
  return { nodes, keyOf };
}

type Said = Pick<Making, 'words' | 'locale'>;

const lotNode = (key: string, lot: TraceLot, { starts, words, locale }: Said & { starts: ReadonlySet<string> }): GraphNode => ({
  key,
  kind: 'lot',
  title: lot.product || lot.number,
  lines: [lot.supplierLot ? `${lot.number} · ${lot.supplierLot}` : lot.number, sayHeld([lot], { words, locale })],
  brief: [lot.number, amountOf(lot.came, lot.unit, locale)],
  possible: lot.possible,
  stopped: isStopped(lot) ? 1 : 0,
  start: starts.has(lot.lotId),
  count: 1,
  lotIds: [lot.lotId],
  siteIds: [],
});

function lotsNode(key: string, lots: readonly TraceLot[], said: Said): GraphNode {
  const products = new Set(lots.map(({ product }) => product));
  const [first = ''] = products;
  return {
    key,
    kind: 'lots',
    title: products.size === 1 ? first : said.words.rest(lots.length),
    lines: [said.words.lots(lots.length), sayHeld(lots, said)],
    brief: [said.words.lots(lots.length), ''],
    possible: lots.every(({ possible }) => possible),
    stopped: lots.filter(isStopped).length,
    start: false,
    count: lots.length,
    lotIds: lots.map(({ lotId }) => lotId),
    siteIds: [],
  };
}

/** What came, and what of it is still ours. */
function sayHeld(lots: readonly TraceLot[], { words, locale }: Said): string {
  const came = totalOf(
    lots.map(({ came: amount, unit }) => ({ amount, unit })),
    locale,
  );
  const ours = totalOf(
    lots.map(({ stock, vans, unit }) => ({ amount: stock + vans, unit })),
    locale,
  );
  return ours === '' ? came : `${came} · ${words.stock(ours)}`;
}

function foldDeliveries({ trace, open, words, locale }: Making): Folded {
  const sites = siteById(trace);
  const lots = lotById(trace);
  const rowKey = (row: Trace['deliveries'][number]) => `${row.lotId}:${row.siteId}:${row.deliveryOn}`;
  const byDay = (row: Trace['deliveries'][number]) => `day:${row.customerId}:${row.deliveryOn}`;
  const bySite = (row: Trace['deliveries'][number]) => `site:${row.siteId}:${row.deliveryOn}`;
  const folding = {
    fine: (row: Trace['deliveries'][number]) => (open.has(byDay(row)) ? bySite(row) : byDay(row)),
    coarse: (row: Trace['deliveries'][number]) => `customer:${row.customerId}`,
    rest: 'customers:rest',
    open,
  };
  const keyOf = new Map<string, string>();
  const nodes = grouped(trace.deliveries, folding).map(({ key, members }): GraphNode => {
    for (const row of members) keyOf.set(rowKey(row), key);
    const customers = new Set(members.map(({ customerId }) => customerId));
    const kitchens = new Set(members.map(({ siteId }) => siteId));
    const days = [...new Set(members.map(({ deliveryOn }) => deliveryOn))].sort();
    const first = sites.get((members[0] as Trace['deliveries'][number]).siteId);
    const amounts = members.map(({ lotId, amount, atMost }) => ({ amount: amount || atMost, unit: lots.get(lotId)?.unit ?? ('kg' as const) }));
    const when = days.length === 1 ? words.day(days[0] as string) : `${words.day(days[0] as string)} – ${words.day(days.at(-1) as string)}`;
    return {
      key,
      kind: kitchens.size > 1 || days.length > 1 ? 'deliveries' : 'delivery',
      title: customers.size > 1 ? words.customers(customers.size) : key.startsWith('site:') ? (first?.site ?? '') : (first?.customer ?? ''),
      brief: [when, totalOf(amounts, locale)],
      lines: [when, [totalOf(amounts, locale), kitchens.size > 1 ? words.kitchens(kitchens.size) : ''].filter(Boolean).join(' · ')],
      possible: members.every(({ possible }) => possible),
      stopped: 0,
      start: false,
      count: key.startsWith('site:') ? 1 : Math.max(kitchens.size, days.length),
      lotIds: [],
      siteIds: [...kitchens],
    };
  });
  return { nodes, keyOf };
}

function supplierNodes({ trace, words }: Making): GraphNode[] {
  const names = new Map(trace.suppliers.map(({ id, name }) => [id, name]));
  const bought = Map.groupBy(
    trace.lots.filter(({ madeBy }) => madeBy === 'received'),
    ({ supplierId }) => supplierId ?? '',
  );
  return [...bought].map(([id, lots]) => ({
    key: `supplier:${id}`,
    kind: 'supplier',
    title: names.get(id) ?? words.unknownSupplier,
    lines: [words.lots(lots.length)],
    brief: [words.lots(lots.length), ''],
    possible: lots.every(({ possible }) => possible),
    stopped: 0,
    start: false,
    count: 1,
    lotIds: [],
    siteIds: [],
  }));
}

type Keys = { readonly lots: ReadonlyMap<string, string>; readonly deliveries: ReadonlyMap<string, string> };
type Part = { from: string; to: string; amount: number; unit: TraceLot['unit']; possible: boolean; stopped: boolean };

/** Bands between boxes as folded; those inside one box are not drawn. */
function linksOf({ trace, locale }: Making, keys: Keys): GraphLink[] {
  const lots = lotById(trace);
  const unitOf = (lotId: string): TraceLot['unit'] => lots.get(lotId)?.unit ?? 'kg';
  const stopped = (lotId: string): boolean => {
    const lot = lots.get(lotId);
    return lot !== undefined && isStopped(lot);
  };
  const at = (lotId: string): string => keys.lots.get(lotId) ?? '';
  const parts: Part[] = [
    ...trace.lots
      .filter(({ madeBy }) => madeBy === 'received')
      .map(({ lotId, supplierId, came, unit }) => ({
        from: `supplier:${supplierId ?? ''}`,
        to: at(lotId),
        amount: came,
        unit,
        possible: false,
        stopped: stopped(lotId),
      })),
    ...trace.edges.map(({ fromLot, toLot, given, possible }) => ({
      from: at(fromLot),
      to: at(toLot),
      amount: given,
      unit: unitOf(toLot),
      possible,
      stopped: stopped(toLot),
    })),
    ...trace.deliveries.map(({ lotId, siteId, deliveryOn, amount, atMost, possible }) => ({
      from: at(lotId),
      to: keys.deliveries.get(`${lotId}:${siteId}:${deliveryOn}`) ?? '',
      amount: amount || atMost,
      unit: unitOf(lotId),
      possible,
      stopped: stopped(lotId),
    })),
  ].filter(({ from, to }) => from !== '' && to !== '' && from !== to);
  return weighed([...Map.groupBy(parts, ({ from, to }) => `${from}→${to}`)], locale);
}

function weighed(groups: readonly (readonly [string, Part[]])[], locale: Locale): GraphLink[] {
  const sums = groups.map(([key, parts]) => ({ key, parts, first: parts[0] as Part, sum: parts.reduce((all, { amount }) => all + amount, 0) }));
  const most = new Map<string, number>();
  for (const { first, sum } of sums) most.set(first.unit, Math.max(most.get(first.unit) ?? 0, sum));
  return sums.map(({ key, parts, first, sum }) => ({
    key,
    from: first.from,
    to: first.to,
    weight: sum / (most.get(first.unit) || 1),
    amount: parts.every(({ unit }) => unit === first.unit) ? amountOf(sum, first.unit, locale) : totalOf(parts, locale),
    possible: parts.every(({ possible }) => possible),
    stopped: parts.every((part) => part.stopped),
  }));
}

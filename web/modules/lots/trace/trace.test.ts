import { describe, expect, it } from 'vitest';
import { drawMap } from './map-points.ts';
import type { Trace } from './trace-data.ts';
import { chainOf, layOut } from './trace-layout.ts';
import { CROWD, graphOf, ranksOf } from './trace-nodes.ts';

type Lot = Trace['lots'][number];
const lot = (lotId: string, more: Partial<Lot> = {}): Lot => ({
  lotId,
  number: lotId,
  productId: 'p1',
  product: '番茄',
  unit: 'kg',
  supplierId: null,
  supplierLot: null,
  dayLot: false,
  origin: '',
  madeBy: 'split',
  receivedOn: '2026-03-01',
  producedOn: null,
  expiresOn: null,
  standing: 'available',
  level: 1,
  possible: false,
  came: 1_000,
  stock: 0,
  vans: 0,
  kitchens: 0,
  ...more,
});
const edge = (fromLot: string, toLot: string, possible = false) => ({ fromLot, toLot, kind: 'split' as const, taken: 500, given: 500, possible });
const delivery = (lotId: string, n: number, day = '2026-03-02') => ({
  lotId,
  customerId: `c${n}`,
  siteId: `s${n}`,
  deliveryOn: day,
  amount: 100,
  atMost: 0,
  possible: false,
  underway: false,
  lines: 1,
  notes: [],
});
const site = (n: number, where: readonly [number, number] | null = [120 + n / 100, 30 + n / 50]) => ({
  siteId: `s${n}`,
  customerId: `c${n}`,
  site: `第${n}食堂`,
  customer: `第${n}小学`,
  address: '',
  longitude: where?.[0] ?? null,
  latitude: where?.[1] ?? null,
});
const counts = { lots: 0, lotsLeft: 0, possible: 0, suppliers: 0, customers: 0, sites: 0, deliveries: 0, deliveriesLeft: 0 };
const trace = (more: Partial<Trace>): Trace => ({
  starts: ['a'],
  lots: [lot('a', { madeBy: 'received', supplierId: 'v1', level: 0 })],
  edges: [],
  suppliers: [{ id: 'v1', name: '丰年' }],
  deliveries: [],
  sites: [],
  balances: [],
  counts,
  asks: [],
  kept: [],
  can: { record: true },
  ...more,
});
const words = {
  lots: (count: number) => `${count} 个批次`,
  rest: (count: number) => `其余 ${count} 个`,
  unknownSupplier: '未登记',
  kitchens: (count: number) => `${count} 个食堂`,
  day: (day: string) => day,
  stock: (amount: string) => `余 ${amount}`,
  customers: (count: number) => `其余 ${count} 家`,
};
const draw = (one: Trace, open: readonly string[] = []) => graphOf({ trace: one, open: new Set(open), words, locale: 'zh-CN' });

const crowd = trace({
  lots: [
    lot('a', { madeBy: 'received', supplierId: 'v1', level: 0 }),
    ...Array.from({ length: 600 }, (_, i) => lot(`l${i}`, { productId: `p${i % 40}` })),
  ],
  edges: Array.from({ length: 600 }, (_, i) => edge('a', `l${i}`)),
  deliveries: Array.from({ length: 1_200 }, (_, i) => delivery(`l${i % 600}`, i % 300, `2026-03-0${1 + (i % 5)}`)),
  sites: Array.from({ length: 300 }, (_, n) => site(n)),
});

describe('the graph of a trace', () => {
  it('runs from supplier to kitchen, each band to the right', () => {
    const one = trace({
      lots: [lot('a', { madeBy: 'received', supplierId: 'v1', level: 0 }), lot('b'), lot('c', { level: 1, possible: true })],
      // c is one step away and two steps away: it stands behind b.
      edges: [edge('a', 'b'), edge('b', 'c'), edge('a', 'c', true)],
      deliveries: [delivery('c', 1)],
      sites: [site(1)],
    });
    expect([...ranksOf(one).values()]).toEqual([0, 1, 2]);
    const { nodes, links } = layOut(draw(one));
    const x = new Map(nodes.map((node) => [node.key, node.x]));
    expect(nodes.map(({ kind }) => kind).sort()).toEqual(['delivery', 'lot', 'lot', 'lot', 'supplier']);
    for (const { from, to } of links) expect(x.get(to)).toBeGreaterThan(x.get(from) as number);
    expect(links.find(({ key }) => key === 'lot:a→lot:c')).toMatchObject({ possible: true, amount: '0.5 公斤' });
    expect(chainOf(links, 'lot:b').size).toBe(5);
  });

  it('folds what nobody could read and loses nothing by it', () => {
    const { nodes, links } = draw(crowd);
    const { nodes: placed } = layOut({ nodes, links });
    for (const column of Map.groupBy(placed, (node) => node.column).values()) expect(column.length).toBeLessThanOrEqual(CROWD);
    expect(nodes.reduce((sum, { lotIds }) => sum + lotIds.length, 0)).toBe(601);
    expect(new Set(nodes.flatMap(({ siteIds }) => siteIds)).size).toBe(300);
    expect(nodes.some(({ key, start }) => start && key === 'lot:a')).toBe(true);
  });

  it('opens a fold into what is in it', () => {
    const fold = draw(crowd).nodes.find(({ kind, key }) => kind === 'lots' && !key.endsWith('rest'));
    const { nodes } = draw(crowd, [fold?.key ?? '']);
    expect(nodes.some(({ key }) => key === fold?.key)).toBe(false);
    expect(nodes.filter(({ key }) => fold?.lotIds.some((id) => key === `lot:${id}`))).toHaveLength(fold?.count ?? -1);
    expect(nodes.reduce((sum, { lotIds }) => sum + lotIds.length, 0)).toBe(601);
  });

  it('keeps boxes of one column apart', () => {
    const { nodes } = layOut(draw(crowd));
    for (const column of Map.groupBy(nodes, (node) => node.column).values()) {
      const sorted = column.toSorted((a, b) => a.y - b.y);
      for (const [i, node] of sorted.slice(1).entries()) expect(node.y).toBeGreaterThanOrEqual((sorted[i]?.y ?? 0) + (sorted[i]?.height ?? 0));
    }
  });
});

describe('the map', () => {
  it('puts the north up and the east right, and names kitchens without a place', () => {
    const sites = [site(1, [120.1, 30.1]), site(2, [120.3, 30.3]), site(3, null)];
    const map = drawMap({ sites, deliveries: [delivery('a', 1)] }, { longitude: 120.2, latitude: 30.2 });
    expect(map?.depot?.x).toBeLessThan(map?.points[1]?.x ?? 0);
    const [first, second] = map?.points ?? [];
    expect(second?.x).toBeGreaterThan(first?.x ?? Number.NaN);
    expect(second?.y).toBeLessThan(first?.y ?? Number.NaN);
    expect(first?.possible).toBe(false);
    expect(second?.possible).toBe(true);
    expect(map?.missing).toEqual(['第3食堂']);
  });

  it('gathers what would lie on each other, and is nothing without places', () => {
    const near = drawMap({ sites: [site(1, [120.1, 30.1]), site(2, [120.1, 30.1]), site(3, [121, 31])], deliveries: [] }, null);
    expect(near?.points.map(({ names }) => names.length)).toEqual([2, 1]);
    expect(drawMap({ sites: [site(1, null)], deliveries: [] }, null)).toBeNull();
  });
});

// Where the boxes of a trace stand: columns from left to right, in each an order that crosses few bands. Pure.
import type { Graph, GraphLink, GraphNode } from './trace-nodes.ts';

export type BoxSize = { readonly width: number; readonly height: number; readonly gap: number; readonly tight: boolean };
const ROOMY: BoxSize = { width: 176, height: 58, gap: 12, tight: false };
/** One line each: of fifty boxes one wants to see all. */
const TIGHT: BoxSize = { width: 190, height: 26, gap: 5, tight: true };
/** So many boxes under each other fit a screen with all their words. */
const FITS = 9;
/** Between columns: as much as the screen has room for. */
const BETWEEN = { least: 60, most: 108, tight: 44 } as const;
const THICKEST = 34;
const THINNEST = 1.5;
/** All bands at one side of a box together. */
const TALLEST = 84;
const EDGE = 14;

export type Placed = GraphNode & { readonly column: number; readonly x: number; readonly y: number; readonly height: number };
export type Drawn = GraphLink & { readonly path: string; readonly width: number; readonly label: { readonly x: number; readonly y: number } };
export type Layout = {
  readonly nodes: readonly Placed[];
  readonly links: readonly Drawn[];
  readonly width: number;
  readonly height: number;
  readonly box: BoxSize;
};

export function layOut({ nodes, links }: Graph, room = 0): Layout {
  const columns = orderColumns(columnsOf(nodes, links), links);
  const box = columns.some(({ length }) => length > FITS) ? TIGHT : ROOMY;
  const gaps = Math.max(1, columns.length - 1);
  const least = box.tight ? BETWEEN.tight : BETWEEN.least;
  const between = Math.min(BETWEEN.most, Math.max(least, (room - 2 * EDGE - columns.length * box.width) / gaps));
  const widths = widthsOf(links);
  const tall = (key: string): number => {
    const sum = (side: 'from' | 'to') => links.filter((link) => link[side] === key).reduce((all, link) => all + (widths.get(link.key) as number), 0);
    return Math.max(box.height, Math.max(sum('from'), sum('to')) + (box.tight ? 4 : 12));
  };
  const heights = new Map(nodes.map(({ key }) => [key, tall(key)]));
  const total = (column: readonly GraphNode[]): number =>
    column.reduce((all, { key }) => all + (heights.get(key) as number), 0) + Math.max(0, column.length - 1) * box.gap;
  const height = Math.max(...columns.map(total), box.height) + 2 * EDGE;
  const placed = new Map<string, Placed>();
  for (const [column, members] of columns.entries()) {
    let y = (height - total(members)) / 2;
    for (const node of members) {
      const own = heights.get(node.key) as number;
      placed.set(node.key, { ...node, column, x: EDGE + column * (box.width + between), y, height: own });
      y += own + box.gap;
    }
  }
  const width = 2 * EDGE + columns.length * box.width + Math.max(0, columns.length - 1) * between;
  return { nodes: [...placed.values()], links: drawLinks(links, { placed, widths, box }), width, height, box };
}

function widthsOf(links: readonly GraphLink[]): Map<string, number> {
  const sums = (['from', 'to'] as const).flatMap((side) =>
    [...Map.groupBy(links, (link) => link[side]).values()].map((own) => own.reduce((all, { weight }) => all + weight, 0)),
  );
  const unit = Math.min(THICKEST, TALLEST / Math.max(0.001, ...sums));
  return new Map(links.map(({ key, weight }) => [key, Math.max(THINNEST, weight * unit)]));
}

/** Suppliers first, then lots by their longest way, deliveries last. */
function columnsOf(nodes: readonly GraphNode[], links: readonly GraphLink[]): GraphNode[][] {
  const depth = new Map(nodes.map(({ key, kind }) => [key, kind === 'supplier' ? 0 : 1]));
  // As many rounds as there are columns at most; folded boxes may point at each other, which must not go on for ever.
  for (let round = 0, moved = true; moved && round < 60; round++) {
    moved = false;
    for (const { from, to } of links) {
      const next = (depth.get(from) ?? 0) + 1;
      if (next > (depth.get(to) ?? 0) && next < 62) {
        depth.set(to, next);
        moved = true;
      }
    }
  }
  const last = Math.max(1, ...nodes.filter(({ kind }) => !isDelivery(kind)).map(({ key }) => depth.get(key) as number)) + 1;
  for (const { key, kind } of nodes) if (isDelivery(kind)) depth.set(key, last);
  const used = [...new Set(depth.values())].sort((a, b) => a - b);
  return used.map((at) => nodes.filter(({ key }) => depth.get(key) === at));
}
const isDelivery = (kind: GraphNode['kind']): boolean => kind === 'delivery' || kind === 'deliveries';

/** Each box towards the middle of its neighbours, to and fro a few times. */
function orderColumns(columns: GraphNode[][], links: readonly GraphLink[]): GraphNode[][] {
  const before = Map.groupBy(links, ({ to }) => to);
  const after = Map.groupBy(links, ({ from }) => from);
  let order = columns;
  for (let round = 0; round < 4; round++) {
    const place = new Map(order.flatMap((column) => column.map(({ key }, i) => [key, (i + 0.5) / column.length] as const)));
    const [sides, end] = round % 2 === 0 ? [before, 'from' as const] : [after, 'to' as const];
    const middle = (key: string): number => {
      const near = (sides.get(key) ?? []).map((link) => place.get(link[end]) ?? 0.5);
      return near.length === 0 ? (place.get(key) as number) : near.reduce((sum, at) => sum + at, 0) / near.length;
    };
    order = order.map((column) => [...column].sort((a, b) => middle(a.key) - middle(b.key)));
  }
  return order;
}

type Places = { readonly placed: ReadonlyMap<string, Placed>; readonly widths: ReadonlyMap<string, number>; readonly box: BoxSize };

/** Bands leave and come in beside each other, in the order of their other ends. */
function drawLinks(links: readonly GraphLink[], { placed, widths, box }: Places): Drawn[] {
  const known = links.filter(({ from, to }) => placed.has(from) && placed.has(to));
  const leaving = portsOf(known, 'from', { placed, widths, box });
  const coming = portsOf(known, 'to', { placed, widths, box });
  return known.map((link) => {
    const [from, to] = [placed.get(link.from) as Placed, placed.get(link.to) as Placed];
    const [x1, x2] = [from.x + box.width, to.x];
    const [y1, y2] = [from.y + (leaving.get(link.key) as number), to.y + (coming.get(link.key) as number)];
    const bend = Math.max(30, (x2 - x1) / 2);
    return {
      ...link,
      path: `M${x1},${round(y1)} C${x1 + bend},${round(y1)} ${x2 - bend},${round(y2)} ${x2},${round(y2)}`,
      width: widths.get(link.key) as number,
      label: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 },
    };
  });
}

function portsOf(links: readonly GraphLink[], side: 'from' | 'to', { placed, widths }: Places): Map<string, number> {
  const other = side === 'from' ? 'to' : 'from';
  const ports = new Map<string, number>();
  for (const [key, own] of Map.groupBy(links, (link) => link[side])) {
    const sorted = own.toSorted((a, b) => (placed.get(a[other])?.y ?? 0) - (placed.get(b[other])?.y ?? 0));
    const sum = sorted.reduce((all, link) => all + (widths.get(link.key) as number), 0);
    let at = ((placed.get(key) as Placed).height - sum) / 2;
    for (const link of sorted) {
      const width = widths.get(link.key) as number;
      ports.set(link.key, at + width / 2);
      at += width;
    }
  }
  return ports;
}
const round = (value: number): number => Math.round(value * 10) / 10;

/** Everything that leads to a box and that it leads to. */
export function chainOf(links: readonly GraphLink[], key: string): ReadonlySet<string> {
  const found = new Set([key]);
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const next = Map.groupBy(links, (link) => link[near]);
    const queue = [key];
    for (let at = 0; at < queue.length; at++)
      for (const link of next.get(queue[at] as string) ?? [])
        if (!found.has(link[far])) {
          found.add(link[far]);
          queue.push(link[far]);
        }
  }
  return found;
}

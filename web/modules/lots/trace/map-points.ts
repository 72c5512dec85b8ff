// From coordinates to places on paper: no tiles, no service, only where kitchens lie to each other. Pure.
import type { Trace } from './trace-data.ts';

export const PAPER = { width: 760, height: 480, margin: 56 } as const;
/** Closer than this on paper two places are one dot with a number. */
const NEAR = 24;
const KM_PER_DEGREE = 111.32;

export type MapPoint = {
  readonly x: number;
  readonly y: number;
  readonly siteIds: readonly string[];
  readonly names: readonly string[];
  /** No kitchen of it surely got any. */
  readonly possible: boolean;
  /** Where its words stand; null: no room, they stand in the list below. */
  readonly label: { readonly x: number; readonly y: number; readonly end: boolean } | null;
};
export type Depot = { readonly longitude: number; readonly latitude: number };
export type MapDrawing = {
  readonly points: readonly MapPoint[];
  readonly depot: { readonly x: number; readonly y: number } | null;
  /** A round number of kilometres and how long it is. */
  readonly scale: { readonly km: number; readonly pixels: number };
  readonly missing: readonly string[];
};

export function drawMap({ sites, deliveries }: Pick<Trace, 'sites' | 'deliveries'>, depot: Depot | null): MapDrawing | null {
  const sure = new Set(deliveries.filter(({ possible }) => !possible).map(({ siteId }) => siteId));
  const placed = sites.flatMap(({ siteId, site, longitude, latitude }) =>
    longitude === null || latitude === null ? [] : [{ siteId, site, longitude, latitude }],
  );
  if (placed.length === 0) return null;
  const project = projection([...placed, ...(depot ? [depot] : [])]);
  const dots = placed.map(({ siteId, site, ...where }) => ({ ...project.at(where), siteIds: [siteId], names: [site], possible: !sure.has(siteId) }));
  return {
    points: withLabels(together(dots), depot ? [project.at(depot)] : []),
    depot: depot && project.at(depot),
    scale: scaleOf(project.pixelsPerKm),
    missing: sites.filter(({ longitude, latitude }) => longitude === null || latitude === null).map(({ site }) => site),
  };
}

function projection(places: readonly Depot[]) {
  const [west, east] = [Math.min(...places.map(({ longitude }) => longitude)), Math.max(...places.map(({ longitude }) => longitude))];
  const [south, north] = [Math.min(...places.map(({ latitude }) => latitude)), Math.max(...places.map(({ latitude }) => latitude))];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  // One kitchen alone: a neighbourhood of two kilometres around it.
  const [wide, high] = [Math.max(0.02, (east - west) * narrow), Math.max(0.02, north - south)];
  const perDegree = Math.min((PAPER.width - 2 * PAPER.margin) / wide, (PAPER.height - 2 * PAPER.margin) / high);
  const [middleLongitude, middleLatitude] = [(west + east) / 2, (south + north) / 2];
  return {
    pixelsPerKm: perDegree / KM_PER_DEGREE,
    at: ({ longitude, latitude }: Depot) => ({
      x: PAPER.width / 2 + (longitude - middleLongitude) * narrow * perDegree,
      y: PAPER.height / 2 - (latitude - middleLatitude) * perDegree,
    }),
  };
}

type Dot = Omit<MapPoint, 'label'>;

function together(dots: readonly Dot[]): Dot[] {
  const groups: Dot[] = [];
  for (const dot of dots) {
    const i = groups.findIndex(({ x, y }) => Math.hypot(x - dot.x, y - dot.y) < NEAR);
    const near = groups[i];
    if (!near) groups.push(dot);
    else
      groups[i] = {
        ...near,
        siteIds: [...near.siteIds, ...dot.siteIds],
        names: [...near.names, ...dot.names],
        possible: near.possible && dot.possible,
      };
  }
  return groups;
}

type Room = { readonly x: number; readonly y: number; readonly width: number };
const overlap = (a: Room, b: Room): boolean => a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < 16;

/** Right of the dot where there is room, else left of it, else none. The large ones first. */
function withLabels(dots: readonly Dot[], others: readonly { x: number; y: number }[]): MapPoint[] {
  const taken: Room[] = [...dots, ...others].map(({ x, y }) => ({ x: x - 10, y, width: 20 }));
  const labels = new Map<Dot, MapPoint['label']>();
  for (const dot of [...dots].sort((a, b) => b.names.length - a.names.length)) {
    const width = Math.min(9, (dot.names[0] ?? '').length) * 13 + 8;
    const sides = [
      { x: dot.x + 13, y: dot.y, width, end: false },
      { x: dot.x - 13 - width, y: dot.y, width, end: true },
    ];
    const free = sides.find((side) => side.x > 4 && side.x + width < PAPER.width - 4 && !taken.some((room) => overlap(side, room)));
    if (free) taken.push(free);
    labels.set(dot, free ? { x: free.end ? dot.x - 13 : dot.x + 13, y: dot.y, end: free.end } : null);
  }
  return dots.map((dot) => ({ ...dot, label: labels.get(dot) ?? null }));
}

function scaleOf(pixelsPerKm: number): MapDrawing['scale'] {
  const km = [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].find((length) => length * pixelsPerKm >= 70) ?? 1000;
  return { km, pixels: km * pixelsPerKm };
}

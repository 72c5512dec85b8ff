// What a drag or a button on the board means: which notes stand where afterwards, and what is sent. Pure.
import type { Answer, api } from '../../client/api.ts';

export type Board = Answer<typeof api.deliveries.board>;
export type Card = Board['notes'][number];
export type Van = Board['vans'][number];
export type Item = Parameters<typeof api.deliveries.plan>[0]['items'][number];

/** Planned stops first, the others by their windows: the order in which the van drives. What it has brought without a plan comes before all. */
const place = ({ stopNo, can }: Card): number => stopNo ?? (can.plan ? Number.POSITIVE_INFINITY : 0);

export const inStopOrder = (cards: readonly Card[]): Card[] =>
  [...cards].sort(
    (a, b) =>
      compare(place(a), place(b)) || a.windowFrom.localeCompare(b.windowFrom) || a.windowTo.localeCompare(b.windowTo) || a.id.localeCompare(b.id),
  );

/** Infinity minus itself is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

export const ofVan = (cards: readonly Card[], vehicleId: string | null): Card[] => inStopOrder(cards.filter((card) => card.vehicleId === vehicleId));

export type Move = {
  readonly noteId: string;
  readonly to: string | null;
  /** In front of this note; null: at the end. */
  readonly before: string | null;
};

/** The column it goes to is numbered anew, the one it leaves closes its gap. What has arrived already stays as it is. */
export function moveCard(board: Pick<Board, 'notes' | 'vans'>, { noteId, to, before }: Move): Item[] {
  const moved = board.notes.find(({ id }) => id === noteId);
  if (!moved?.can.plan) return [];
  const column = ofVan(board.notes, to).filter(({ id }) => id !== noteId);
  const at = column.findIndex(({ id }) => id === before);
  const filled = at < 0 ? [...column, moved] : [...column.slice(0, at), moved, ...column.slice(at)];
  const left = moved.vehicleId === to ? [] : ofVan(board.notes, moved.vehicleId).filter(({ id }) => id !== noteId);
  return [...numbered(board, filled, to), ...numbered(board, left, moved.vehicleId)];
}

/** The whole column by the windows of its stops. */
export function byWindow(board: Pick<Board, 'notes' | 'vans'>, vehicleId: string): Item[] {
  const column = ofVan(board.notes, vehicleId);
  const sorted = inStopOrder(column.map((card) => ({ ...card, stopNo: null })));
  return numbered(board, sorted, vehicleId);
}

/** Everybody on a van gets its driver; whoever leaves it keeps none of it. */
function numbered({ vans, notes }: Pick<Board, 'notes' | 'vans'>, column: readonly Card[], vehicleId: string | null): Item[] {
  const driverId = vans.find(({ id }) => id === vehicleId)?.driver?.id ?? null;
  return column.flatMap((card, at) => {
    const was = notes.find(({ id }) => id === card.id) ?? card;
    const stays = was.vehicleId === vehicleId;
    const item = {
      noteId: card.id,
      vehicleId,
      driverId: stays ? (was.driver?.id ?? driverId) : driverId,
      stopNo: vehicleId === null ? null : at + 1,
    };
    const same = stays && was.stopNo === item.stopNo && (was.driver?.id ?? null) === item.driverId;
    return same || !card.can.plan ? [] : [item];
  });
}

/** All stops of a van that may still change get this driver. */
export const giveDriver = ({ notes }: Pick<Board, 'notes'>, vehicleId: string, driverId: string | null): Item[] =>
  ofVan(notes, vehicleId).flatMap(({ id, stopNo, driver, can }) =>
    can.plan && (driver?.id ?? null) !== driverId ? [{ noteId: id, vehicleId, driverId, stopNo }] : [],
  );

/** What still weighs on the van; the server counts the same. */
const ABOARD: readonly Card['state'][] = ['issued', 'departed'];

/** The board as it will be, until the server has answered. */
export function afterPlan(board: Board, items: readonly Item[]): Board {
  const byId = new Map(items.map((item) => [item.noteId, item]));
  const notes = board.notes.map((card) => {
    const item = byId.get(card.id);
    if (!item) return card;
    const driver = board.drivers.find(({ id }) => id === item.driverId) ?? (card.driver?.id === item.driverId ? card.driver : null);
    return {
      ...card,
      vehicleId: item.vehicleId,
      vehicle: board.vans.find(({ id }) => id === item.vehicleId)?.plate ?? null,
      driver,
      stopNo: item.stopNo,
    };
  });
  const vans = board.vans.map((van) => {
    const own = ofVan(notes, van.id);
    const sum = (what: 'grams' | 'crates') => own.filter(({ state }) => ABOARD.includes(state)).reduce((all, card) => all + card[what], 0);
    return { ...van, grams: sum('grams'), crates: sum('crates'), driver: own.find(({ driver }) => driver)?.driver ?? null };
  });
  return { ...board, notes, vans };
}

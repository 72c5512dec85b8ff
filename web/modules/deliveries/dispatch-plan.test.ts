import { describe, expect, it } from 'vitest';
import { afterPlan, type Board, byWindow, type Card, giveDriver, moveCard, ofVan } from './dispatch-plan.ts';

const driver = { id: 'd', name: '何师傅' };
const card = (id: string, over: Partial<Card> = {}): Card =>
  ({
    id,
    vehicleId: 'v',
    stopNo: null,
    driver,
    windowFrom: '05',
    windowTo: '07',
    grams: 1000,
    crates: 2,
    can: { plan: true, pick: true, load: true },
    ...over,
  }) as Card;
const van = (id: string, over: object = {}) =>
  ({ id, plate: id, driver, grams: 0, crates: 0, warnings: [], ...over }) as unknown as Board['vans'][number];
const board = (notes: Card[]): Board => ({ day: '2026-03-02', vans: [van('v'), van('w', { driver: null })], drivers: [driver], notes, more: false });
const round = [card('a', { stopNo: 1 }), card('b', { stopNo: 2 }), card('c', { stopNo: 3 }), card('x', { vehicleId: null, driver: null })];
const order = (items: ReturnType<typeof moveCard>, notes = round) =>
  ofVan(afterPlan(board(notes), items).notes, 'v').map(({ id, stopNo }) => `${id}${stopNo}`);

describe('a card', () => {
  it('moves within its van and numbers the round anew', () => {
    const items = moveCard(board(round), { noteId: 'c', to: 'v', before: 'a' });
    expect(order(items)).toEqual(['c1', 'a2', 'b3']);
    expect(moveCard(board(round), { noteId: 'a', to: 'v', before: 'b' })).toEqual([]);
  });

  it('comes onto a van with its driver, and the gap it leaves closes', () => {
    expect(order(moveCard(board(round), { noteId: 'x', to: 'v', before: 'b' }))).toEqual(['a1', 'x2', 'b3', 'c4']);
    expect(moveCard(board(round), { noteId: 'x', to: 'v', before: null })).toEqual([{ noteId: 'x', vehicleId: 'v', driverId: 'd', stopNo: 4 }]);
    expect(moveCard(board(round), { noteId: 'a', to: 'w', before: null })).toEqual([
      { noteId: 'a', vehicleId: 'w', driverId: null, stopNo: 1 },
      { noteId: 'b', vehicleId: 'v', driverId: 'd', stopNo: 1 },
      { noteId: 'c', vehicleId: 'v', driverId: 'd', stopNo: 2 },
    ]);
  });

  it('goes back to nobody without driver and number', () =>
    expect(moveCard(board([card('a', { stopNo: 1 })]), { noteId: 'a', to: null, before: null })).toEqual([
      { noteId: 'a', vehicleId: null, driverId: null, stopNo: null },
    ]));

  it('that has arrived is not touched', () => {
    const here = card('a', { stopNo: 1, can: { plan: false, pick: false, load: false } });
    expect(moveCard(board([here]), { noteId: 'a', to: 'w', before: null })).toEqual([]);
    expect(moveCard(board([here, card('b', { stopNo: 2 })]), { noteId: 'b', to: 'v', before: 'a' }).map(({ noteId }) => noteId)).toEqual(['b']);
  });
});

it('sorts a round by its windows and gives it a driver', () => {
  const notes = [card('late', { stopNo: 1, windowFrom: '09' }), card('early', { stopNo: 2 })];
  expect(order(byWindow(board(notes), 'v'), notes)).toEqual(['early1', 'late2']);
  expect(giveDriver(board(notes), 'v', 'd')).toEqual([]);
  expect(giveDriver(board(notes), 'v', null)).toHaveLength(2);
});

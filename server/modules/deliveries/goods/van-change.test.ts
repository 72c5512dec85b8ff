import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import type { SignedIn } from '../../../testing/open-test-app.ts';
import { balancesOf, holdInUnit, lotsOfNote, onVan } from '../../lots/public.ts';
import { type Dock, openDeliveries } from '../testing/open-deliveries.ts';
import { atHand } from './testing/at-hand.ts';

let dock: Dock;
let dispatcher: SignedIn;
let hand: ReturnType<typeof atHand>;
beforeAll(async () => {
  dock = await openDeliveries();
  dispatcher = await dock.app.as('dispatcher');
  hand = atHand(dock, await dock.app.as('warehouse-clerk'));
});
afterAll(() => dock.app.close());

const has = async (lotId: string) =>
  Object.fromEntries((await balancesOf(dock.app.app.db, [lotId])).map(({ placeKind, amount }) => [placeKind, amount]));
const hold = (lotIds: string[]) => dock.app.app.inUnit(SYSTEM, (unit) => holdInUnit(unit, { kind: 'hold', reason: 'complaint', lotIds }));

describe('another van takes over on the road', () => {
  const vans = async (lotId: string) =>
    (await balancesOf(dock.app.app.db, [lotId])).filter(({ placeKind }) => placeKind === 'van').map(({ placeId, amount }) => [placeId, amount]);

  it('with all that was aboard, also what was stopped since; what was never loaded stays', async () => {
    const [pork, eggs] = [newId(), newId()];
    const [[lot], [staged]] = [await hand.receive(pork, [{ amount: 40_000 }]), await hand.receive(eggs, [{ amount: 40_000 }])];
    const [lotId, stagedId] = [lot?.lotId ?? '', staged?.lotId ?? ''];
    const { vehicleId } = await dispatcher.api.vehicles.register({ plate: '演A·00071', temperature: 'chilled', capacityKg: 1000, crates: 60 });
    const [note, other] = [await hand.noteOf(pork, { vehicle: '演A·00070' }), await hand.noteOf(eggs, { vehicle: '演A·00070' })];
    await hand.pick(note, { picked: 30_000 });
    await hand.pick(other, { picked: 30_000 });
    await dock.driver.api.deliveries.depart({ noteId: note.noteId });
    await hold([lotId]);
    const [[before] = []] = await vans(lotId);
    const office = dispatcher.api.deliveries;
    const { exceptionIds } = await office.reportException({ noteId: note.noteId, kind: 'breakdown', allOfVan: true, text: '抛锚' });
    await office.replaceVan({ exceptionId: exceptionIds[0] ?? '', driverId: dock.driver.accountId, vehicle: '演A·00071' });
    expect(before).not.toBe(vehicleId);
    expect(await vans(lotId)).toEqual([[vehicleId, 30_000]]);
    expect(await lotsOfNote(dock.app.app.db, note.noteId)).toMatchObject([{ stage: 'van', vehicleId }]);
    expect(await has(stagedId)).toEqual({ store: 10_000, staging: 30_000 });
    // By hand and without a word of trouble; a plate that nobody registered is a van of its own.
    await office.assign({ noteId: note.noteId, driverId: dock.driver.accountId, vehicle: '外租 8' });
    expect(await vans(lotId)).toEqual([[onVan(null).id, 30_000]]);
    await office.assign({ noteId: note.noteId, driverId: dock.driver.accountId, vehicle: '演A·00071' });
    await dock.scanned(note.link).accept({ noteId: note.noteId });
    expect(await has(lotId)).toEqual({ store: 10_000, site: 30_000 });
  });
});

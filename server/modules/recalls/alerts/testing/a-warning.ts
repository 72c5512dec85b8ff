// A kitchen that is warned of goods it got, for tests that need one of everything.
import { SYSTEM } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/id.ts';
import { shanghaiDate } from '../../../../kernel/time.ts';
import type { App } from '../../../../platform/app.ts';
import { FIRST_STORE, holdInUnit, moveInUnit, outside, type Place } from '../../../lots/public.ts';
import { receiveInUnit } from '../../../lots/testing/receive.ts';

type Line = { readonly customerId: string; readonly siteId: string; readonly noteId: string; readonly lineId: string };
const AMOUNT = 5_000;

/** Answers the id of the warning. */
export const aWarning = (app: App, { lineId, ...place }: Line): Promise<string> =>
  app.inUnit(SYSTEM, async (unit) => {
    const [lot] = await receiveInUnit(unit, [{ productId: newId(), amount: AMOUNT }]);
    const lotId = lot?.lotId ?? '';
    const note = { ...place, noteNumber: place.noteId, deliveryOn: shanghaiDate(unit.now) };
    const leg = (from: Place, to: Place) => [{ lotId, lineId, from, to, amount: AMOUNT }];
    const staging = outside('staging');
    const lines = [{ lineId, lotId, certainty: 'named' as const, atMost: AMOUNT }];
    await moveInUnit(unit, { kind: 'picked', note, legs: leg({ kind: 'store', id: FIRST_STORE }, staging), lines });
    await moveInUnit(unit, { kind: 'delivered', note, legs: leg(staging, { kind: 'site', id: place.siteId }) });
    const holdId = await holdInUnit(unit, { kind: 'hold', reason: 'other', lotIds: [lotId] });
    const { id } = await unit.tx.selectFrom('recalls.warning').select('id').where('hold_id', '=', holdId).executeTakeFirstOrThrow();
    return id;
  });

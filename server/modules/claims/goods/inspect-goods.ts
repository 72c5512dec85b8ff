// Somebody looks at goods that came back and says what the cause was, and whether they are unsafe.
import type { Call } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { markUnsafeInUnit, type PlaceKind } from '../../lots/public.ts';
import { attach } from '../evidence.ts';
import { keepWords } from '../words.store.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { mustAllow } from './goods.rules.ts';
import { aboutGoods, announceGoods, loadParcel } from './load-goods.ts';
import { no } from './refusals.ts';

export const inspectGoods = (call: Call, input: InputOf<typeof contract.inspectGoods>): Promise<{ parcelId: string; claimId: string }> =>
  call.write(async (unit) => {
    const { parcelId, finding, unsafe, files, body } = input;
    const { parcel, claim } = await loadParcel(unit, parcelId);
    mustAllow('inspect', parcel);
    if (files.length === 0) throw no('picture-needed', {}, [{ path: 'files', text: { zh: '请拍照', en: 'Take a picture' } }]);
    const evidence = await attach(unit, claim, { files, internal: true, moment: { actor: unit.actor, now: unit.now } });
    const bodyHash = keepWords(unit, claim.id, { kind: 'goods', body, internal: true });
    const { lotId, booked, placeKind, placeId } = parcel;
    if (unsafe && !parcel.unsafe && lotId !== null && booked > 0 && placeKind !== null && placeId !== null) {
      const place = { kind: placeKind as PlaceKind, id: placeId };
      await markUnsafeInUnit(unit, {
        why: 'inspection',
        parts: [{ lotId, place, amount: booked }],
        about: { caseId: claim.caseId, customerId: claim.customerId },
      });
    }
    const about = aboutGoods(claim, parcel);
    await unit.record([
      tell.inspected.tell({ ...about, parcelId, lotId, finding, unsafe, bodyHash, evidence: [...evidence] }, { occurredAt: unit.now, grade: 'B' }),
    ]);
    announceGoods(unit, claim);
    return { parcelId, claimId: claim.id };
  });

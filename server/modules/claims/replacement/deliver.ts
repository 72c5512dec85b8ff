// The driver has brought it: from wherever the books have the goods, they are on his van at the latest now.
import type { Call } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { actOnClaim, type Changed, lateMoment } from '../act-on-claim.ts';
import { decideDeliver } from '../claim.rules.ts';
import { attach } from '../evidence.ts';
import { keepWords } from '../words.store.ts';
import { tellLoaded } from './bring.rules.ts';
import type { contract } from './contract.ts';
import { errandOf } from './errand.store.ts';
import { load } from './move-goods.ts';
import { vehicleOf } from './pick-goods.ts';

/** Nobody tapped the loading: it happened all the same. */
export const recordDelivery = (call: Call, input: InputOf<typeof contract.deliver>): Promise<Changed> =>
  actOnClaim(call, input.claimId, async (state, now, unit) => {
    const moment = lateMoment(now, { occurredAt: input.occurredAt, proof: [...input.proof, ...input.files] });
    const shown = await attach(unit, state, { files: input.files, internal: false, moment });
    const hidden = await attach(unit, state, { files: input.proof, internal: true, moment });
    const bodyHash = keepWords(unit, state.id, { kind: 'delivery', body: input.body, occurredAt: moment.occurredAt });
    const told = decideDeliver(state, { bodyHash, evidence: [...shown, ...hidden] }, moment);
    const { pickedAt, loadedAt, vehicleId } = await errandOf(unit.tx, state.id);
    if (pickedAt === null || loadedAt !== null) return told;
    await load(unit, state, { vehicleId, occurredAt: moment.occurredAt });
    return [tellLoaded(state, { vehicleId, vehicle: await vehicleOf(unit, state.id) }, moment), ...told];
  });

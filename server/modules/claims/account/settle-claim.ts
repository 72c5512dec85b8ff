// A claim is settled when its money is off the bill or paid; the customer's account gets its entry with it.
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { actInUnit, actOnClaim, type Changed, lateMoment } from '../act-on-claim.ts';
import { decideSettleClaim } from '../claim.rules.ts';
import type { contract } from '../contract.ts';
import { attach } from '../evidence.ts';
import { keepWords } from '../words.store.ts';

/** Straight after the approval, in its unit: what goes off the bill waits for nobody. */
export async function settleByBill(unit: Unit, approved: Changed): Promise<Changed> {
  const row = await unit.tx.selectFrom('claims.claim').select(['pay', 'granted_fen']).where('id', '=', approved.claimId).executeTakeFirstOrThrow();
  if (row.pay !== 'bill' || row.granted_fen === null) return approved;
  return actInUnit(unit, approved.claimId, async (state, moment) => decideSettleClaim(state, { bodyHash: null, evidence: [] }, moment));
}

/** Paid out, with what proves it. */
export const recordPayment = (call: Call, input: InputOf<typeof contract.settle>): Promise<Changed> =>
  actOnClaim(call, input.claimId, async (state, now, unit) => {
    const moment = lateMoment(now, { occurredAt: input.occurredAt, proof: input.files });
    const evidence = await attach(unit, state, { files: input.files, internal: true, moment });
    const bodyHash = await keepWords(unit, state.id, { kind: 'settlement', body: input.body, occurredAt: moment.occurredAt });
    return decideSettleClaim(state, { bodyHash, evidence }, moment);
  });

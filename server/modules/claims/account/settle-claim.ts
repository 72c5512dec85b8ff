// A claim is settled when its money is off the bill or paid; the customer's account hears of it (when-claim-moves.ts).
import type { Call } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { actOnClaim, type Changed, lateMoment } from '../act-on-claim.ts';
import { aboutClaim, decideSettleClaim } from '../claim.rules.ts';
import type { contract } from '../contract.ts';
import { attach } from '../evidence.ts';
import { at } from '../refusals.ts';
import { keepWords } from '../words.store.ts';
import * as tell from './facts.ts';
import { noBooking } from './refusals.ts';

/** Paid out, with what proves it; a transfer without proof is not recorded. */
export const recordPayment = (call: Call, input: InputOf<typeof contract.settle>): Promise<Changed> =>
  actOnClaim(call, input.claimId, async (state, now, unit) => {
    const moment = lateMoment(now, { occurredAt: input.occurredAt, proof: input.files });
    const evidence = await attach(unit, state, { files: input.files, internal: true, moment });
    const bodyHash = keepWords(unit, state.id, { kind: 'settlement', body: input.body, occurredAt: moment.occurredAt });
    const [settled, ...rest] = decideSettleClaim(state, { bodyHash, evidence }, moment);
    if (state.pay !== 'transfer' || settled === undefined) return settled === undefined ? rest : [settled, ...rest];
    if (input.files.length === 0) throw noBooking('payment-proof-needed', {}, at('files'));
    const { occurredAt, grade } = settled;
    const paid = { ...aboutClaim(state), amountFen: state.grantedFen ?? 0, bodyHash, evidence: [...evidence] };
    return [tell.paid.tell(paid, { occurredAt, grade }), settled, ...rest];
  });

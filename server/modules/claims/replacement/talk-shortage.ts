// Something is short, or too late for the meal: what to do is talked over with the customer within the hour (R1.9, R5.4).
import { newId } from '../../../kernel/id.ts';
import { instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { termsOf } from '../../products/public.ts';
import { actInUnit, actOnClaim, lateMoment } from '../act-on-claim.ts';
import { decideWithdraw } from '../claim.rules.ts';
import type { Claim, Way } from '../claim.ts';
import { attach } from '../evidence.ts';
import { requestInUnit } from '../request-claim.ts';
import { keepWords } from '../words.store.ts';
import { decideFind, decideTalk, type Substitute } from './bring.rules.ts';
import type { contract } from './contract.ts';
import { errandOf, shortagesOf } from './errand.store.ts';
import { pickFor, vehicleOf } from './pick-goods.ts';
import { no } from './refusals.ts';

export async function findShortage(
  call: Call,
  { claimId, reason, items }: InputOf<typeof contract.findShortage>,
): Promise<OutputOf<typeof contract.findShortage>> {
  const shortageId = newId();
  const changed = await actOnClaim(call, claimId, async (state, moment, unit) => {
    const open = (await shortagesOf(unit.tx, [claimId])).some(({ talkedAt }) => talkedAt === null);
    return decideFind(state, { shortageId, reason, items, open }, moment);
  });
  return { ...changed, shortageId };
}

type Talk = InputOf<typeof contract.talkShortage>;

export const talkShortage = (call: Call, input: Talk): Promise<OutputOf<typeof contract.talkShortage>> =>
  call.write(async (unit) => {
    let before: Claim | undefined;
    let picks = false;
    const changed = await actInUnit(unit, input.claimId, async (state, now) => {
      before = state;
      const moment = lateMoment(now, { occurredAt: input.occurredAt, proof: input.proof });
      const evidence = await attach(unit, state, { files: input.proof, internal: true, moment });
      const bodyHash = await keepWords(unit, state.id, { kind: 'shortage', body: input.body, internal: true, occurredAt: moment.occurredAt });
      const shortage = (await shortagesOf(unit.tx, [state.id])).find(({ id }) => id === input.shortageId);
      const { outcome, by, otherWay } = input;
      const laterBy = input.laterBy === null ? null : instant(input.laterBy);
      const substitute = await substituteOf(unit, input.substitute);
      picks = state.state === 'planned' && (outcome === 'substitute' || outcome === 'less');
      return decideTalk(state, shortage, { word: { outcome, by, substitute, laterBy, otherWay, bodyHash, evidence }, moment });
    });
    if (picks) await pickAnew(unit, input.claimId);
    if (input.outcome !== 'other-way' || !before) return { ...changed, nextClaimId: null };
    return settleOtherWay(unit, before, { way: input.otherWay as Way, body: input.body });
  });

async function substituteOf(unit: Unit, said: Talk['substitute']): Promise<Substitute | null> {
  if (said === null) return null;
  const terms = (await termsOf(unit.tx, { ids: [said.productId], on: shanghaiDate(unit.now) })).byId.get(said.productId);
  if (!terms?.active) throw no('substitute-unknown');
  return { ...said, unit: terms.settleUnit };
}

/** What is planned already goes with what was agreed. */
async function pickAnew(unit: Unit, claimId: string): Promise<void> {
  await actInUnit(unit, claimId, async (state) => {
    const { vehicleId } = await errandOf(unit.tx, claimId);
    const on = shanghaiDate(state.arriveBy ?? unit.now);
    const vehicle = await vehicleOf(unit, claimId);
    return (await pickFor(unit, state, { named: [], checked: false, on, vehicleId, vehicle, keep: false })).told;
  });
}

/** The claim ends, and one of the other way stands in its place: it waits for its own approval. */
async function settleOtherWay(unit: Unit, before: Claim, { way, body }: { readonly way: Way; readonly body: string }) {
  const changed = await actInUnit(unit, before.id, async (state, moment) => decideWithdraw(state, { reason: 'other-way', bodyHash: null }, moment));
  const items = before.items.map(({ noteId, lineId, lotId, approved, requested }) => ({ noteId, lineId, lotId, amount: approved ?? requested }));
  const { caseId, reason, foodSafety } = before;
  const next = await requestInUnit(unit, { caseId, way, reason, foodSafety, items, body, files: [] });
  return { ...changed, nextClaimId: next.claimId };
}

// Something is short, or too late for the meal: what to do is talked over with the customer within the hour (R1.9, R5.4).
import { boundCustomer, SYSTEM } from '../../../kernel/actor.ts';
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
    const told = decideFind(state, { shortageId, reason, items, open }, moment);
    await askKitchen(unit, state, shortageId);
    return told;
  });
  return { ...changed, shortageId };
}

const askKitchen = (unit: Unit, { caseId, number, customerId }: Claim, shortageId: string) =>
  unit.app.messaging.notify(unit, [
    {
      key: `claims.shortage-asked:${shortageId}`,
      to: [
        { role: 'customer-purchaser', customerId },
        { role: 'customer-receiver', customerId },
      ],
      template: 'claims.shortage-asked',
      params: { number },
      about: { type: 'case', id: caseId },
    },
  ]);

type Talk = InputOf<typeof contract.talkShortage>;

export const talkShortage = (call: Call, input: Talk): Promise<OutputOf<typeof contract.talkShortage>> =>
  call.write((unit) => talkInUnit(unit, { ...input, internal: true }));

type Said = Omit<Talk, 'occurredAt'> & {
  readonly occurredAt?: string | undefined;
  /** Our own note of the talk; what a kitchen writes itself it reads again. */
  readonly internal: boolean;
};

export async function talkInUnit(unit: Unit, input: Said): Promise<OutputOf<typeof contract.talkShortage>> {
  let before: Claim | undefined;
  let picks = false;
  const changed = await actInUnit(unit, input.claimId, async (state, now) => {
    before = state;
    const moment = lateMoment(now, { occurredAt: input.occurredAt, proof: input.proof });
    const evidence = await attach(unit, state, { files: input.proof, internal: true, moment });
    const words = { kind: 'shortage', body: input.body, internal: input.internal, occurredAt: moment.occurredAt } as const;
    const bodyHash = keepWords(unit, state.id, words);
    const shortage = (await shortagesOf(unit.tx, [state.id])).find(({ id }) => id === input.shortageId);
    const { outcome, by, otherWay } = input;
    const laterBy = input.laterBy === null ? null : instant(input.laterBy);
    const substitute = await substituteOf(unit, input.substitute);
    picks = state.state === 'planned' && (outcome === 'substitute' || outcome === 'less');
    return decideTalk(state, shortage, { word: { outcome, by, substitute, laterBy, otherWay, bodyHash, evidence }, moment });
  });
  // Goods are picked by us, whoever said so.
  if (picks) await pickAnew({ ...unit, actor: boundCustomer(unit.actor) === undefined ? unit.actor : SYSTEM }, input.claimId);
  if (input.outcome !== 'other-way' || !before) return { ...changed, nextClaimId: null };
  return settleOtherWay(unit, before, { way: input.otherWay as Way, body: input.body });
}

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

/** The claim ends, and one of the other way stands in its place, with the same proof: it waits for its own approval. */
async function settleOtherWay(unit: Unit, before: Claim, { way, body }: { readonly way: Way; readonly body: string }) {
  const shown = await unit.app.files.attachedTo(unit.tx, { type: 'claim', ids: [before.id] }, unit.actor);
  const changed = await actInUnit(unit, before.id, async (state, moment) => decideWithdraw(state, { reason: 'other-way', bodyHash: null }, moment));
  const items = before.items.map(({ noteId, lineId, lotId, approved, requested }) => ({ noteId, lineId, lotId, amount: approved ?? requested }));
  const { caseId, reason, foodSafety, goods } = before;
  const files = shown.filter(({ visibility }) => visibility === 'customer').map(({ id }) => id);
  const proof = shown.filter(({ visibility }) => visibility === 'internal').map(({ id }) => id);
  const next = await requestInUnit(unit, { caseId, way, reason, foodSafety, goods, items, body, files, proof });
  return { ...changed, nextClaimId: next.claimId };
}

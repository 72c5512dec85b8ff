// The kitchen accepts what was brought, or our people record that it did; a case whose claims are all met is settled by it.
import { boundCustomer } from '../../kernel/actor.ts';
import { showQuantity } from '../../kernel/quantity.ts';
import { say } from '../../kernel/text.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { actInUnit as actOnCase, keepWords as caseWords, decideSettle } from '../cases/public.ts';
import { actInUnit, type Changed, type Loaded, lateMoment } from './act-on-claim.ts';
import { decideAccept, type Moment } from './claim.rules.ts';
import { keepWords, othersOpen } from './claim.store.ts';
import type { contract } from './contract.ts';
import { attach } from './evidence.ts';

type ByStaff = InputOf<typeof contract.recordAcceptance>;
type ByKitchen = InputOf<typeof contract.accept>;

export const recordAcceptance = (call: Call, input: ByStaff): Promise<Changed> => accept(call, input, input.proof);
export const acceptReplacement = (call: Call, input: ByKitchen): Promise<Changed> => accept(call, input, []);

const accept = (call: Call, input: ByKitchen, proof: readonly string[]): Promise<Changed> =>
  call.write(async (unit) => {
    const late = { occurredAt: input.occurredAt, proof: [...proof, ...input.files] };
    let settles: Loaded | undefined;
    const changed = await actInUnit(unit, input.claimId, async (state, now) => {
      const moment = lateMoment(now, late);
      const shown = await attach(unit, state, { files: input.files, internal: false, moment });
      const hidden = await attach(unit, state, { files: proof, internal: true, moment });
      const { amount, body, receiverName: said } = input;
      const bodyHash = await keepWords(unit, state.id, { kind: 'acceptance', body, said, occurredAt: moment.occurredAt });
      const approved = state.approved ?? state.requested;
      if ((amount ?? approved) === approved && !(await othersOpen(unit.tx, state))) settles = state;
      return decideAccept(state, { amount, bodyHash, evidence: [...shown, ...hidden] }, moment);
    });
    if (settles) await settleCase(unit, settles, lateMoment({ actor: unit.actor, now: unit.now }, late));
    return changed;
  });

/** A case settled before stays as it is. */
async function settleCase(unit: Unit, claim: Loaded, moment: Moment): Promise<void> {
  const line = await unit.tx.selectFrom('deliveries.note_line').select('product').where('id', '=', claim.lineId).executeTakeFirst();
  await actOnCase(unit, claim.caseId, async (state) => {
    if (state.state !== 'new' && state.state !== 'in-hand' && state.state !== 'proposed') return [];
    const goods = { amount: claim.approved ?? claim.requested, unit: claim.unit };
    const body = say({ zh: '补换货已验收：{product} {quantity}', en: 'Replacement accepted: {product} {quantityEn}' }, unit.locale, {
      product: line?.product ?? '',
      quantity: showQuantity(goods),
      quantityEn: showQuantity(goods, 'en'),
    });
    const channel = unit.actor.kind === 'note-holder' ? 'qr' : 'portal';
    const byCustomer = boundCustomer(unit.actor) !== undefined;
    const words = { kind: 'settlement', body, channel, internal: false, byCustomer, occurredAt: moment.occurredAt } as const;
    const { bodyHash } = await caseWords(unit, state.id, words);
    return decideSettle(state, { way: 'replacement', bodyHash }, moment);
  });
}

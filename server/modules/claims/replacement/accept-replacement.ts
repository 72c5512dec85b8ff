// The kitchen accepts what was brought, or our people record that it did; a case whose claims are all met is settled by it.
import { boundCustomer } from '../../../kernel/actor.ts';
import { showQuantity } from '../../../kernel/quantity.ts';
import { type Locale, say } from '../../../kernel/text.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { actInUnit as actOnCase, keepWords as caseWords, decideSettle } from '../../cases/public.ts';
import { actInUnit, type Changed, lateMoment } from '../act-on-claim.ts';
import { decideAccept, type Moment } from '../claim.rules.ts';
import { othersOpen } from '../claim.store.ts';
import type { Claim, Share } from '../claim.ts';
import { attach } from '../evidence.ts';
import { claimableByIds } from '../read-lines.ts';
import { keepWords } from '../words.store.ts';
import type { contract } from './contract.ts';
import { handOver } from './move-goods.ts';

type ByStaff = InputOf<typeof contract.recordAcceptance>;
type ByKitchen = InputOf<typeof contract.accept>;

export const recordAcceptance = (call: Call, input: ByStaff): Promise<Changed> => accept(call, input, input.proof);
export const acceptReplacement = (call: Call, input: ByKitchen): Promise<Changed> => accept(call, input, []);

const accept = (call: Call, input: ByKitchen, proof: readonly string[]): Promise<Changed> =>
  call.write(async (unit) => {
    const late = { occurredAt: input.occurredAt, proof: [...proof, ...input.files] };
    let settles: Claim | undefined;
    const changed = await actInUnit(unit, input.claimId, async (state, now) => {
      const moment = lateMoment(now, late);
      const shown = await attach(unit, state, { files: input.files, internal: false, moment });
      const hidden = await attach(unit, state, { files: proof, internal: true, moment });
      const { items, body, receiverName: said } = input;
      const bodyHash = keepWords(unit, state.id, { kind: 'acceptance', body, said, occurredAt: moment.occurredAt });
      const whole = state.items.every(({ itemId, approved, requested }) => {
        const taken = items?.find((one) => one.itemId === itemId)?.amount ?? (items === undefined ? Number.POSITIVE_INFINITY : 0);
        return taken >= (approved ?? requested);
      });
      if (whole && !(await othersOpen(unit.tx, state))) settles = state;
      const told = decideAccept(state, { items, bodyHash, evidence: [...shown, ...hidden] }, moment);
      for (const one of told) await handOver(unit, state, { shares: (one.data as { items: Share[] }).items, told: one });
      return told;
    });
    if (settles) await settleCase(unit, settles, lateMoment({ actor: unit.actor, now: unit.now }, late));
    return changed;
  });

/** A case settled before stays as it is. */
async function settleCase(unit: Unit, claim: Claim, moment: Moment): Promise<void> {
  const lines = await claimableByIds(
    unit.tx,
    claim.items.map(({ noteLineId }) => noteLineId),
  );
  const goods = (locale: Locale): string =>
    claim.items
      .map(({ noteLineId, approved, requested, unit: unitCode }) => {
        const quantity = showQuantity({ amount: approved ?? requested, unit: unitCode }, locale);
        return `${lines.get(noteLineId)?.product ?? ''} ${quantity}`;
      })
      .join(locale === 'zh-CN' ? '、' : ', ');
  await actOnCase(unit, claim.caseId, async (state) => {
    if (state.state !== 'new' && state.state !== 'in-hand' && state.state !== 'proposed') return [];
    const body = say({ zh: '补换货已验收：{goods}', en: 'Replacement accepted: {goodsEn}' }, unit.locale, {
      goods: goods('zh-CN'),
      goodsEn: goods('en'),
    });
    const channel = unit.actor.kind === 'note-holder' ? 'qr' : 'portal';
    const byCustomer = boundCustomer(unit.actor) !== undefined;
    const words = { kind: 'settlement', body, channel, internal: false, byCustomer, occurredAt: moment.occurredAt } as const;
    const { bodyHash } = await caseWords(unit, state.id, words);
    return decideSettle(state, { way: 'replacement', bodyHash }, moment);
  });
}

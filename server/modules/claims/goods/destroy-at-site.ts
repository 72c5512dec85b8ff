// Goods that do not come back: destroyed where they are, by the kitchen or before our driver, with weight, pictures and a witness.
import { newId } from '../../../kernel/id.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { outside } from '../../lots/public.ts';
import { lateMoment } from '../act-on-claim.ts';
import { inBoth, side, sinceRequest } from '../claim.rules.ts';
import { load } from '../claim.store.ts';
import { type Claim, GOODS, type Item, STATES, type State } from '../claim.ts';
import { attach } from '../evidence.ts';
import { no as noClaim } from '../refusals.ts';
import { refusing } from '../refusing.ts';
import type { contract } from './contract.ts';
import { keepNames } from './dispose-goods.ts';
import { entriesOf, goneOf } from './enter-back.ts';
import * as tell from './facts.ts';
import { goodsTermsAt } from './goods-terms.ts';
import { aboutGoods, announceGoods, loadClaim } from './load-goods.ts';
import { knownAtSite, moveGoods } from './move-goods.ts';
import { lotsLying } from './open-pickup.ts';
import { no } from './refusals.ts';

type ByKitchen = InputOf<typeof contract.destroyAtSite>;
type ByStaff = InputOf<typeof contract.recordSiteDestruction>;
type Answer = { claimId: string; destroyed: number };

export const destroyAtSite = (call: Call, input: ByKitchen): Promise<Answer> =>
  call.write(async (unit) => destroyInUnit(unit, await load(unit, input.claimId), input));

/** Our people, also a driver, who otherwise sees only what he brings. */
export const recordSiteDestruction = (call: Call, input: ByStaff): Promise<Answer> =>
  call.write(async (unit) => {
    const own = unit.actor.can.has('claims.see-goods') ? await load(unit, input.claimId) : await loadClaim(unit, input.claimId);
    return destroyInUnit(unit, own, input);
  });

/** A decision has been made: before it nobody destroys what may have to be looked at. */
const DECIDED: readonly State[] = ['approved', 'planned', 'delivered', 'accepted', 'settled'];

async function destroyInUnit(unit: Unit, claim: Claim, input: ByKitchen & Partial<ByStaff>): Promise<Answer> {
  mustBeHere(claim);
  const proof = [...input.files, ...(input.proof ?? [])];
  if (proof.length === 0) throw no('picture-needed', {}, [{ path: 'files', text: { zh: '请拍照', en: 'Take a picture' } }]);
  const { witnesses: needed } = await goodsTermsAt(unit.now);
  if (input.witnesses.length < needed.other) throw no('witness-needed', {}, [{ path: 'witnesses', text: { zh: '请填写', en: 'Needed' } }]);
  const moment = lateMoment({ actor: unit.actor, now: unit.now }, { occurredAt: input.occurredAt, proof });
  const told = sinceRequest(claim, moment);
  const parts = await partsOf(unit, claim, input);
  const bySite = Map.groupBy(parts, ({ siteId }) => siteId);
  const shown = await attach(unit, claim, { files: input.files, internal: false, moment });
  const hidden = await attach(unit, claim, { files: input.proof ?? [], internal: true, moment });
  for (const [siteId, some] of bySite) {
    const { legs, booked } = await knownAtSite(unit, { siteId, parts: some.map((part) => ({ ...part, key: part.destructionId })) });
    const moved = await moveGoods(unit, { claim, siteId, kind: 'destroyed', legs, to: outside('destroyed'), occurredAt: told.occurredAt });
    const gone = some.map((part) => ({ ...part, eventId: (booked.get(part.destructionId) ?? 0) > 0 ? moved : null }));
    const data = {
      ...aboutGoods(claim, { siteId, noteId: some[0]?.noteId ?? null }),
      foodSafety: claim.foodSafety,
      parts: gone.map(({ destructionId, itemId, lotId, unit: code, amount, weight, eventId }) => ({
        ...{ destructionId, itemId, lotId, unit: code, amount, weight, eventId },
      })),
      entries: await entriesOf(unit.tx, { claim, back: gone, as: 'destroyed' }),
      by: side(unit.actor),
      witnesses: input.witnesses.length,
      bodyHash: null,
      evidence: [...shown, ...hidden],
    };
    await refusing(() => unit.record([tell.destroyedAtSite.tell(data, told)]));
    for (const { destructionId } of gone)
      await keepNames(
        unit,
        { id: destructionId, claimId: claim.id, kind: 'site-destruction' },
        { place: '', to: '', witnesses: input.witnesses, body: input.body },
      );
  }
  announceGoods(unit, claim);
  return { claimId: claim.id, destroyed: parts.length };
}

function mustBeHere({ number, goods, state }: Claim): void {
  if (goods !== 'destroyed-at-site') throw no('not-at-site', { number, goods: GOODS[goods].zh, goodsEn: GOODS[goods].en.toLowerCase() });
  if (DECIDED.includes(state)) return;
  const say = { state: STATES[state].zh, stateEn: STATES[state].en, act: '登记销毁', actEn: 'recording the destruction' };
  throw noClaim('not-in-this-state', { number, ...say });
}

type Part = Pick<Item, 'itemId' | 'lineId' | 'noteId' | 'lotId' | 'unit'> & {
  readonly destructionId: string;
  readonly siteId: string;
  readonly amount: number;
  readonly weight: number | null;
};

/** Left out: all that is not gone yet. By the code of a note, only what came with that note. */
async function partsOf(unit: Unit, claim: Claim, { items }: Pick<ByKitchen, 'items'>): Promise<Part[]> {
  const { actor, tx } = unit;
  const own = claim.items.filter(({ noteId }) => actor.kind !== 'note-holder' || actor.noteId === noteId);
  const gone = await goneOf(
    tx,
    own.map(({ itemId }) => itemId),
  );
  const leftOf = ({ itemId, approved, refusedPart }: Item): number => Math.max(0, (approved ?? 0) - refusedPart - (gone.get(itemId) ?? 0));
  const said = items ?? own.filter((item) => leftOf(item) > 0).map((item) => ({ itemId: item.itemId, amount: leftOf(item), weight: null }));
  if (said.length === 0) throw no('destroyed-already', { left: '0', leftEn: '0' });
  const chosen = said.map(({ itemId, amount, weight }, i) => {
    const item = own.find((one) => one.itemId === itemId);
    if (!item || said.findIndex((one) => one.itemId === itemId) !== i) throw noClaim('item-unknown');
    if (amount > leftOf(item))
      throw no('destroyed-already', inBoth('left', leftOf(item), item.unit), [
        { path: `items.${i}.amount`, text: { zh: '请改这里', en: 'Change this' } },
      ]);
    return { item, amount, weight };
  });
  const lying = await lotsLying(
    tx,
    claim,
    chosen.map(({ item, amount }) => ({ item, amount })),
  );
  // The scale's word is of the whole line, whichever lots it holds: said once.
  const weights = new Map(chosen.map(({ item, weight }) => [item.itemId, weight]));
  return lying.map(({ noteLineId: _line, productId: _product, ...part }) => {
    const weight = weights.get(part.itemId) ?? null;
    weights.delete(part.itemId);
    return { ...part, destructionId: newId(), weight };
  });
}

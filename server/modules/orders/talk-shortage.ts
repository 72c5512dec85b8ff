// A shortage from found to agreed (R1.9): the customer says in the portal, or to us with a recording.
import { newId } from '../../kernel/id.ts';
import { instant, iso, shanghaiDate, shanghaiTime } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { siteCardsOf } from '../customers/public.ts';
import { highRiskWords, termsOf } from '../products/public.ts';
import { actInUnit, type Changed, changedOf } from './act-on-order.ts';
import type { contract } from './contract.ts';
import { shortageText, siteNameOf, tellClerk, tellCustomer } from './messages.ts';
import type { Moment } from './order.rules.ts';
import type { Offer, Order, ShortageOutcome, Talk } from './order.ts';
import { settle } from './read-line.rules.ts';
import { receiveInUnit } from './receive-order.ts';
import { no } from './refusals.ts';
import { decideAgree, decideFind, decideTell } from './shortage.rules.ts';

/** What is offered, as the master knows it and in its settlement unit; never what a school may not be given. */
async function offerOf({ tx, now }: Unit, siteId: string, offer: Offer | null): Promise<Offer | null> {
  if (offer === null) return null;
  const asked = offer.productId === null ? { names: [offer.product], codes: [offer.product] } : { ids: [offer.productId] };
  const known = await termsOf(tx, { ...asked, on: shanghaiDate(now) });
  const terms = offer.productId === null ? (known.byCode.get(offer.product) ?? known.byName.get(offer.product)) : known.byId.get(offer.productId);
  const product = terms?.name ?? offer.product;
  const school = (await siteCardsOf(tx, [siteId])).get(siteId)?.customerKind === 'school';
  const risky = terms?.highRiskForSchools ?? (await highRiskWords(tx)).some((word) => product.includes(word));
  if (school && risky) throw no('high-risk-substitute', { product });
  const settled = terms && settle(offer, terms);
  return { productId: terms?.productId ?? null, product, amount: settled?.amount ?? offer.amount, unit: settled?.unit ?? offer.unit };
}

export const findShortage = (
  call: Call,
  { orderId, proposal, ...found }: InputOf<typeof contract.findShortage>,
): Promise<OutputOf<typeof contract.findShortage>> => call.write((unit) => findInUnit(unit, { orderId, proposal, ...found }));

export async function findInUnit(unit: Unit, { orderId, proposal, ...found }: InputOf<typeof contract.findShortage>) {
  const shortageId = newId(unit.now);
  const acted = await actInUnit(unit, { orderId }, async (order, moment) =>
    decideFind(order, { ...found, shortageId, proposal: await offerOf(unit, order.siteId, proposal) }, moment),
  );
  return { ...changedOf(acted), shortageId };
}

type Late = { readonly occurredAt?: string | undefined };
const asOf = (moment: Moment, { occurredAt }: Late): Moment => ({
  ...moment,
  occurredAt: occurredAt === undefined ? undefined : instant(occurredAt),
});

/** The recording or screenshot, kept with the order: for our people. */
async function proofOf(
  unit: Unit,
  order: Order,
  { proofFileId, occurredAt }: Late & { readonly proofFileId: string | null },
): Promise<string | null> {
  if (proofFileId === null) return null;
  const { sha256 } = await unit.app.files.attach(unit, proofFileId, {
    subject: { type: 'order', id: order.id },
    customerId: order.customerId,
    visibility: 'internal',
    mark: { person: unit.actor.name, takenAt: occurredAt ?? iso(unit.now) },
  });
  return sha256;
}

export const tellShortage = (call: Call, input: InputOf<typeof contract.tellShortage>): Promise<OutputOf<typeof contract.tellShortage>> =>
  call.write((unit) => tellInUnit(unit, input));

export async function tellInUnit(unit: Unit, { orderId, shortageId, by, ...late }: InputOf<typeof contract.tellShortage>) {
  const acted = await actInUnit(unit, { orderId }, async (order, moment) => {
    const proofSha256 = await proofOf(unit, order, late);
    return decideTell(order, { shortageId, by, proofSha256 }, { ...asOf(moment, late), proof: proofSha256 !== null });
  });
  const { order } = acted;
  const shortage = order.shortages.find(({ id }) => id === shortageId);
  const text = shortage ? shortageText(order, shortage, await siteNameOf(unit, order.siteId)) : '';
  await tellCustomer(unit, order, { template: 'short', key: `short ${shortageId}`, params: { text } });
  return { ...changedOf(acted), text };
}

type Agreeing = Late & {
  readonly orderId: string;
  readonly shortageId: string;
  readonly outcome: ShortageOutcome;
  readonly substitute: Offer | null;
  readonly laterOn: string | null;
  readonly by: Talk;
  readonly proofFileId: string | null;
};

export async function agreeInUnit(unit: Unit, { orderId, substitute, ...consent }: Agreeing): Promise<Changed> {
  const { order, ...changed } = await actInUnit(unit, { orderId }, async (before, moment) => {
    const proofSha256 = await proofOf(unit, before, consent);
    const offer = await offerOf(unit, before.siteId, substitute);
    return decideAgree(before, { ...consent, substitute: offer, proofSha256 }, asOf(moment, consent));
  });
  if (consent.outcome === 'later' && consent.laterOn !== null)
    await orderTheRest(unit, order, { shortageId: consent.shortageId, on: consent.laterOn });
  if (unit.actor.kind === 'contact') {
    const line = order.lines.find(({ id }) => order.shortages.some((one) => one.id === consent.shortageId && one.lineId === id));
    await tellClerk(unit, order, { template: 'agreed', key: `agreed ${consent.shortageId}`, params: { product: line?.product ?? '' } });
  }
  return changedOf(changed);
}

/** What comes another day is an order of its own, so that it is planned and delivered like any other. */
async function orderTheRest(unit: Unit, order: Order, { shortageId, on }: { readonly shortageId: string; readonly on: string }): Promise<void> {
  const shortage = order.shortages.find(({ id }) => id === shortageId);
  const line = order.lines.find(({ id }) => id === shortage?.lineId);
  if (!shortage || !line) return;
  const { productId, productCode, product, spec, unit: counted } = line;
  const lines = [{ lineId: null, productId, productCode, product, spec, amount: shortage.missing, unit: counted, remark: `补 ${order.number}` }];
  const { siteId, kind: orderKind, timing, channel, windowFrom, windowTo, id: supplementOf } = order;
  const times = { from: shanghaiTime(windowFrom), to: shanghaiTime(windowTo) };
  const draft = { siteId, deliveryOn: on, timing, ...times, urgent: false, orderKind, externalNumber: null, supplementOf, remark: '', lines };
  await receiveInUnit(unit, { draft, channel });
}

export const agreeShortage = (call: Call, input: InputOf<typeof contract.agreeShortage>): Promise<Changed> =>
  call.write((unit) => agreeInUnit(unit, input));

export const consent = (call: Call, input: InputOf<typeof contract.consent>): Promise<Changed> =>
  call.write((unit) => agreeInUnit(unit, { ...input, by: 'portal', proofFileId: null }));

// A claim for a case: from the desk, by the kitchen itself, or by another module (a recall) in its own unit.
import { newId } from '../../kernel/id.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import type { Call, Tx, Unit } from '../../platform/app.ts';
import { drawNumber } from '../../platform/database/number-series.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { type Case, recordBeside } from '../cases/public.ts';
import { lockLines } from '../lots/public.ts';
import { priceAt } from '../products/public.ts';
import { prepareMoney, tellMoney } from './account/explain-money.ts';
import { noBooking } from './account/refusals.ts';
import type { Moment } from './claim.rules.ts';
import { type ClaimableLine, type State, WAYS } from './claim.ts';
import type { contract } from './contract.ts';
import { judgeClaim, type Said } from './entitlements/judge-claim.ts';
import { isFoodSafety } from './entitlements/own-rules.ts';
import { reachOut } from './entitlements/whole-lot.ts';
import { attach } from './evidence.ts';
import { claimableByIds } from './read-lines.ts';
import { at, no } from './refusals.ts';
import { decideRequest, lotOf, type Wanted } from './request.rules.ts';
import { keepWords } from './words.store.ts';

type FromKitchen = InputOf<typeof contract.ask>;
export type Asked = FromKitchen & Pick<Said, 'goodwill'> & { readonly proof?: readonly string[]; readonly recallId?: string };
export type Requested = { claimId: string; state: State; number: string };

export const requestClaim = (call: Call, input: InputOf<typeof contract.request>): Promise<Requested> =>
  call.write((unit) => requestInUnit(unit, input));

/** By QR, only lines of the note that was scanned. */
export function askByKitchen(call: Call, input: FromKitchen): Promise<Requested> {
  const { actor } = call;
  const foreign = actor.kind === 'note-holder' ? input.items.findIndex(({ noteId }) => noteId !== actor.noteId) : -1;
  if (foreign >= 0) throw no('line-unknown', {}, at(`items.${foreign}.lineId`));
  if (actor.kind === 'note-holder' && input.details?.way === 'waiver' && input.details.noteId !== actor.noteId)
    throw noBooking('note-unknown', {}, at('details.noteId'));
  return call.write((unit) => requestInUnit(unit, input));
}

export async function requestInUnit(unit: Unit, asked: Asked): Promise<Requested> {
  const input = { ...asked, items: await reachOut(unit.tx, asked, unit.actor) };
  await lockLines(
    unit.tx,
    input.items.map(({ lineId }) => lineId),
  );
  const claimId = newId(unit.now);
  const number = await drawNumber(unit.tx, { letters: 'TH', sequence: 'claims.number', now: unit.now });
  await recordBeside(unit, input.caseId, async (state, { actor, now }) => {
    if (state.state === 'closed' || state.state === 'withdrawn') throw no('case-ended', { number: state.number });
    const proof = input.proof ?? [];
    const occurredAt = input.occurredAt === undefined ? undefined : instant(input.occurredAt);
    const moment: Moment = { actor, now, occurredAt, proof: proof.length > 0 };
    const lines = await wantedOf(unit.tx, state, input.items);
    const money = await prepareMoney(unit, { ...input, customerId: state.customerId, wanted: lines });
    const { wanted, amountFen } = money;
    const about = { ...(await aboutCase(unit.tx, { state, wanted, input })), ...money.place };
    const { caseId, way, reason, goods = defaultGoods(input), pay = WAYS[input.way].pay } = input;
    const customerId = state.customerId;
    const files = input.files.length + proof.length + (money.explained?.documents.length ?? 0);
    const asked = { customerId, caseId, way, reason, goods, foodSafety: about.foodSafety, wanted, amountFen, files, moment, said: input };
    const verdict = await judgeClaim(unit, asked);
    const claim = { id: claimId, customerId };
    // Papers about somebody's health are ours alone and stand in no fact.
    const medical = way === 'medical';
    const shown = await attach(unit, claim, { files: input.files, internal: medical, moment });
    const hidden = await attach(unit, claim, { files: proof, internal: true, moment });
    const evidence = medical ? [] : [...shown, ...hidden];
    const bodyHash = keepWords(unit, claimId, { kind: 'request', body: input.body, occurredAt });
    const { files: _files, moment: _moment, said: _said, ...rest } = asked;
    const request = { ...rest, ...about, claimId, number, pay, verdict, recallId: input.recallId ?? null, bodyHash, evidence };
    const of = { claimId, caseId, customerId, siteId: about.siteId, noteId: about.noteId, way };
    return [...decideRequest(request, moment), ...(await tellMoney(unit, of, money))];
  });
  unit.announce('claims');
  return { claimId, state: 'requested', number };
}

/** What is short or missing is not there to come back; what was given away by weight is kept. */
const defaultGoods = ({ way, reason }: Pick<Asked, 'way' | 'reason'>) => {
  if (!WAYS[way].goods || reason === 'short' || reason === 'missing' || way === 'self-purchase') return 'none';
  return way === 'deduction' ? 'kept' : 'back';
};

/** Lines of the customer of the case; another customer's answers like one that does not exist. */
async function wantedOf(tx: Tx, { customerId }: Pick<Case, 'customerId'>, items: readonly Asked['items'][number][]): Promise<Wanted[]> {
  const lines = await claimableByIds(
    tx,
    items.map(({ lineId }) => lineId),
  );
  const own = items.map(({ noteId, lineId, lotId, amount }, i) => {
    const line = lines.get(lineId);
    if (line?.customerId !== customerId || line.noteId !== noteId) throw no('line-unknown', {}, at(`items.${i}.lineId`));
    return { itemId: newId(), line, lotId: lotOf(line, lotId), amount };
  });
  const prices = await pricesOf(
    tx,
    own.map(({ line }) => line),
  );
  return own.map((one) => ({ ...one, price: prices.get(one.line.lineId) ?? null }));
}

/** In force on the day of delivery: one question for each day. */
async function pricesOf(tx: Tx, lines: readonly ClaimableLine[]) {
  const prices = new Map<string, { fen: number; per: ClaimableLine['unit'] }>();
  for (const [on, same] of Map.groupBy(lines, ({ deliveryOn }) => deliveryOn)) {
    const productIds = [...new Set(same.flatMap(({ productId }) => productId ?? []))];
    const found = await priceAt(tx, { customerId: (same[0] as ClaimableLine).customerId, productIds, on });
    for (const { lineId, productId } of same) {
      const price = productId === null ? undefined : found.get(productId);
      if (price) prices.set(lineId, { fen: price.fen, per: price.per });
    }
  }
  return prices;
}

type About = { readonly state: Omit<Case, 'openAsks'>; readonly wanted: readonly Wanted[]; readonly input: Asked };

/** Where the goods were to be, by when, and whether it is a matter of food safety: as said, as the case says, or by the reason itself. */
async function aboutCase(tx: Tx, { state, wanted, input }: About) {
  const given = input.neededBy;
  const neededBy: Instant | null = given === undefined ? state.neededBy : given === null ? null : instant(given);
  const siteId = wanted[0]?.line.siteId ?? state.siteId ?? (await firstSite(tx, state.customerId));
  const foodSafety = (input.foodSafety ?? false) || state.category === 'food-safety' || isFoodSafety(input.reason);
  return { neededBy, inherited: given === undefined, siteId, noteId: wanted[0]?.line.noteId ?? state.noteId, foodSafety };
}

async function firstSite(tx: Tx, customerId: string): Promise<string> {
  const site = await tx.selectFrom('customers.site').select('id').where('customer_id', '=', customerId).orderBy('code').executeTakeFirst();
  if (!site) throw no('site-needed');
  return site.id;
}

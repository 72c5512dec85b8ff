// Decides a request: what is asked of which lines, and whether the ledger has that much left. Pure.
import type { Told } from '../../kernel/fact.ts';
import type { Fen } from '../../kernel/money.ts';
import { showQuantity } from '../../kernel/quantity.ts';
import { type Instant, shanghaiTime } from '../../kernel/time.ts';
import { type Evidence, goodsWorth, inBoth, instantOf, type Moment, side, sumOf, type Written, when, worthOf } from './claim.rules.ts';
import { type ClaimableLine, type Goods, type LineLot, type Pay, type Reason, type UnitPrice, WAYS, type Way, wayWords } from './claim.ts';
import type { Verdict } from './entitlements/verdict.ts';
import * as tell from './facts.ts';
import { at, no } from './refusals.ts';

/** What may still be claimed on a line. A line of which more is claimed than came (the note was corrected later) has nothing left. */
export const leftOf = ({ accepted, refused, claimed, returned }: Pick<ClaimableLine, 'accepted' | 'refused' | 'claimed' | 'returned'>): number =>
  Math.max(0, accepted + refused - claimed - returned);
export const leftOfLot = ({ carried, claimed, returned }: LineLot): number => Math.max(0, carried - claimed - returned);

/** What a recall brought back of the lot before anybody claimed it: a claim of a recall takes it over. */
const broughtBack = ({ line, lotId }: Pick<Wanted, 'line' | 'lotId'>): number => line.lots.find((lot) => lot.lotId === lotId)?.returned ?? 0;

/** One line as asked for; `line` is what the ledger and the note say of it. */
export type Wanted = {
  readonly itemId: string;
  readonly line: ClaimableLine;
  /** Null: not said, or not known. */
  readonly lotId: string | null;
  readonly amount: number;
  readonly price: UnitPrice | null;
};

export type Request = Written & {
  readonly claimId: string;
  readonly caseId: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly noteId: string | null;
  readonly number: string;
  readonly way: Way;
  readonly reason: Reason;
  readonly foodSafety: boolean;
  readonly goods: Goods;
  readonly pay: Pay | null;
  readonly wanted: readonly Wanted[];
  /** As said; ways that rest on goods are worth what the goods cost where nothing is said. */
  readonly amountFen: Fen | undefined;
  readonly verdict: Verdict;
  readonly neededBy: Instant | null;
  /** Taken over from the case: then it may have passed already, and is a broken promise rather than a typing error. */
  readonly inherited: boolean;
  readonly recallId: string | null;
  readonly evidence: Evidence;
};

type At = { readonly index: number; readonly taken: number; readonly back: number };
function mustBeLeft({ line, amount, lotId }: Wanted, { index, taken, back }: At): void {
  if (!line.arrived) throw no('not-delivered', { number: line.noteNumber });
  const { unit, product } = line;
  const left = Math.max(0, leftOf(line) - taken) + back;
  if (amount > left) {
    const [came, claimed] = [line.accepted + line.refused, line.claimed + line.returned - back + taken];
    throw no('more-than-came', { product, ...inBoth('came', came, unit), ...inBoth('claimed', claimed, unit), ...inBoth('left', left, unit) }, [
      {
        path: `items.${index}.amount`,
        text: { zh: `最多 ${showQuantity({ amount: left, unit })}`, en: `at most ${showQuantity({ amount: left, unit }, 'en')}` },
      },
    ]);
  }
  if (lotId === null) return;
  const lot = line.lots.find((one) => one.lotId === lotId);
  if (!lot) throw no('wrong-lot', { product, lots: line.lots.map(({ number }) => number).join('、') || '—' }, at(`items.${index}.lotId`));
  const ofLot = leftOfLot(lot) + back;
  if (amount > ofLot) throw no('more-than-the-lot', { product, lot: lot.number, ...inBoth('left', ofLot, unit) }, at(`items.${index}.amount`));
}

/** The lot of a line that surely carries but one, where nobody said another. */
export const lotOf = ({ lots }: ClaimableLine, said: string | null | undefined): string | null => {
  if (said !== undefined && said !== null) return said;
  const sure = lots.filter(({ possible, carried }) => !possible && carried > 0);
  return sure.length === 1 && lots.every(({ possible }) => !possible) ? (sure[0] as LineLot).lotId : null;
};

/** What was refused at the dock is claimed first: it was never billed. */
const refusedPartOf = ({ line, amount }: Wanted, taken: number): number => Math.min(amount, Math.max(0, line.refused - line.claimed - taken));

type Placed = Wanted & { readonly refusedPart: number; readonly adopted: number; readonly unit: ClaimableLine['unit'] };

function place({ wanted, recallId }: Pick<Request, 'wanted' | 'recallId'>): Placed[] {
  const taken = new Map<string, number>();
  return wanted.map((one, index) => {
    const before = taken.get(one.line.lineId) ?? 0;
    const back = recallId === null ? 0 : broughtBack(one);
    mustBeLeft(one, { index, taken: before, back });
    const adopted = Math.min(one.amount, back);
    taken.set(one.line.lineId, before + one.amount - adopted);
    return { ...one, refusedPart: refusedPartOf(one, before), adopted, unit: one.line.unit };
  });
}

/** Money asked for: as said, else the worth of goods that were billed. Null for ways without money. */
function askedFen({ way, amountFen }: Request, placed: readonly Placed[]): Fen | null {
  if (WAYS[way].pay === null && way !== 'coupon') {
    if (amountFen !== undefined) throw no('no-money-here', wayWords(way), at('amountFen'));
    return null;
  }
  if (amountFen !== undefined) return amountFen;
  const worth = WAYS[way].goods && way !== 'self-purchase' ? sumOf(placed.map((one) => worthOf(one, one.amount))) : null;
  if (worth === null) throw no('amount-needed', {}, at('amountFen'));
  return worth;
}

export function decideRequest(request: Request, moment: Moment): Told[] {
  const told = when(moment);
  const { claimId, caseId, customerId, siteId, noteId, number, way, reason, foodSafety, goods, pay, verdict, recallId, bodyHash, neededBy } = request;
  if (WAYS[way].goods && request.wanted.length === 0) throw no('lines-needed', wayWords(way), at('items'));
  if (new Set(request.wanted.map(({ line, lotId }) => `${line.lineId} ${lotId}`)).size < request.wanted.length)
    throw no('line-twice', {}, at('items'));
  const placed = place(request);
  if (!request.inherited && neededBy !== null && neededBy <= told.occurredAt) throw no('needed-by-in-past', { at: shanghaiTime(neededBy) });
  const items = placed.map(({ itemId, line, lotId, amount, refusedPart, adopted, price }) => ({
    itemId,
    lineId: line.lineId,
    noteLineId: line.noteLineId,
    noteId: line.noteId,
    lotId,
    productId: line.productId,
    unit: line.unit,
    amount,
    refusedPart,
    adopted,
    came: { accepted: line.accepted, refused: line.refused, ofLot: line.lots.find((lot) => lot.lotId === lotId)?.carried ?? null },
    price,
  }));
  const about = { claimId, caseId, customerId, siteId, noteId, number, way, reason, foodSafety, goods, pay, verdict, recallId, bodyHash };
  const valueFen = sumOf(placed.map((one) => goodsWorth(one, one.amount)));
  const data = { ...about, items, valueFen, askedFen: askedFen(request, placed), neededBy: instantOf(neededBy), by: side(moment.actor) };
  return [tell.requested.tell({ ...data, evidence: [...request.evidence] }, told)];
}

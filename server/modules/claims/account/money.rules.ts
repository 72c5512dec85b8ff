// Decides what a way with money asks for and what that rests on. Pure.
import { type Fen, halfUp, yuan } from '../../../kernel/money.ts';
import { goodsWorth, inBoth, sumOf, worthOf } from '../claim.rules.ts';
import { type UnitPrice, WAYS, type Way } from '../claim.ts';
import { at } from '../refusals.ts';
import type { Wanted } from '../request.rules.ts';
import { type Details, type Document, type DocumentKind, NEEDED, type Waived } from './details.ts';
import { noBooking } from './refusals.ts';

/** What the clause in force says we bear of goods bought elsewhere. */
export type Multiple = { readonly timesBp: number; readonly clauseKey: string; readonly clauseVersion: number | null };
export type MoneyAsked = {
  readonly way: Way;
  readonly details: Details | undefined;
  readonly wanted: readonly Wanted[];
  readonly amountFen: Fen | undefined;
  /** Null: nothing is agreed. */
  readonly multiple: Multiple | null;
  /** Of the note to be waived: what was billed and not given yet; null where it is not priced. */
  readonly noteLeftFen: Fen | null;
};
export type Explained = {
  readonly shareBp: number | null;
  readonly waived: Waived | null;
  readonly paidFen: Fen | null;
  readonly contractFen: Fen | null;
  readonly billedFen: Fen | null;
  readonly timesBp: number | null;
  readonly clauseKey: string | null;
  readonly clauseVersion: number | null;
  readonly documents: readonly Document[];
  readonly missing: readonly DocumentKind[];
};
export type Money = { readonly wanted: readonly Wanted[]; readonly amountFen: Fen | undefined; readonly explained: Explained | null };

const NOTHING: Explained = {
  shareBp: null,
  waived: null,
  paidFen: null,
  contractFen: null,
  billedFen: null,
  timesBp: null,
  clauseKey: null,
  clauseVersion: null,
  documents: [],
  missing: [],
};
const WHOLE = 10_000;

export const documentsFen = (documents: readonly Pick<Document, 'amountFen'>[]): Fen => documents.reduce((sum, one) => sum + one.amountFen, 0);
export const missingOf = (way: Way, documents: readonly Pick<Document, 'kind'>[]): DocumentKind[] =>
  (NEEDED[way] ?? []).filter((kind) => !documents.some((one) => one.kind === kind));

export function decideMoney(asked: MoneyAsked): Money {
  const { way, details, wanted, amountFen } = asked;
  if (details !== undefined && details.way !== way)
    throw noBooking(
      'details-other-way',
      { given: WAYS[details.way].zh, givenEn: WAYS[details.way].en, way: WAYS[way].zh, wayEn: WAYS[way].en },
      at('details.way'),
    );
  if (way === 'self-purchase') return boughtElsewhere(asked);
  if (way === 'deduction') return taken(asked, details?.way === 'deduction' ? details.shareBp : null);
  if (way === 'credit' || way === 'refund') mustBeBilled(wanted, amountFen);
  switch (details?.way) {
    case 'waiver':
      return waived(asked, details.of);
    case 'loss':
    case 'medical':
    case 'advance':
      return proved(asked, details.documents);
    default:
      // Without papers it can be asked for; granting waits for them.
      return { wanted, amountFen, explained: NEEDED[way] ? { ...NOTHING, missing: missingOf(way, []) } : null };
  }
}

/**
 * 扣秤: by share so much of each line is taken off, half up to the base unit; else the amounts themselves are. What the dock took off
 * already (scales, 扣秤 %) was never billed: there is nothing left to deduct of it.
 */
function taken({ wanted, amountFen }: MoneyAsked, shareBp: number | null): Money {
  const less = shareBp === null ? wanted : wanted.map((one) => ({ ...one, amount: Math.max(1, halfUp(one.amount, shareBp, WHOLE)) }));
  mustBeBilled(less, amountFen);
  return { wanted: less, amountFen, explained: shareBp === null ? null : { ...NOTHING, shareBp } };
}

function mustBeBilled(wanted: readonly Wanted[], amountFen: Fen | undefined): void {
  const [first] = wanted;
  const off = wanted.every((one) => worthOf(priced(one), one.amount) === 0 && priced(one).refusedPart === one.amount);
  if (amountFen === undefined && first && off) throw noBooking('nothing-billed', inBoth('amount', first.amount, first.line.unit), at('items'));
}

function waived({ wanted, amountFen, noteLeftFen }: MoneyAsked, of: Waived): Money {
  if (of === 'delivery-fee') return { wanted, amountFen, explained: { ...NOTHING, waived: of } };
  const asked = amountFen ?? noteLeftFen ?? undefined;
  if (noteLeftFen !== null && asked !== undefined && (asked > noteLeftFen || asked === 0))
    throw noBooking('above-note', { left: yuan(noteLeftFen), asked: yuan(asked) }, at('amountFen'));
  return { wanted, amountFen: asked, explained: { ...NOTHING, waived: of } };
}

/** Each document says how much of the claim it proves; what none proves may be asked for, and is named. */
function proved({ way, wanted, amountFen }: MoneyAsked, documents: readonly Document[]): Money {
  const sum = documentsFen(documents);
  if (amountFen !== undefined) mustCover(amountFen, sum);
  return { wanted, amountFen: amountFen ?? (sum === 0 ? undefined : sum), explained: { ...NOTHING, documents, missing: missingOf(way, documents) } };
}

export function mustCover(askedFen: Fen, sum: Fen): void {
  if (sum > askedFen) throw noBooking('documents-above-asked', { documents: yuan(sum), asked: yuan(askedFen) }, at('details.documents'));
}

/**
 * 自行补购: the multiple of what was paid above the contract price; and the price of what was billed for goods that were no use.
 * Half up to the fen.
 */
function boughtElsewhere(asked: MoneyAsked): Money {
  const { details, wanted, multiple } = asked;
  if (details?.way !== 'self-purchase' || !details.documents.some(({ kind }) => kind === 'receipt' || kind === 'invoice'))
    throw noBooking('receipt-needed', {}, at('details.documents'));
  const { documents, paidFen, bought } = details;
  if (paidFen > documentsFen(documents))
    throw noBooking('paid-above-receipts', { paid: yuan(paidFen), receipts: yuan(documentsFen(documents)) }, at('details.paidFen'));
  if (multiple === null) throw noBooking('no-multiple', {}, at('way'));
  const parts = wanted.map((one, i) => ({ ...one, bought: boughtOf(one, { bought: bought?.[i], i }) }));
  const contractFen = sumOf(parts.map((one) => goodsWorth(priced(one), one.bought)));
  if (contractFen === null) {
    const [unpriced] = parts.filter((one) => goodsWorth(priced(one), one.bought) === null);
    throw noBooking('price-needed', { product: unpriced?.line.product ?? '' }, at('items'));
  }
  const billedFen = sumOf(parts.map((one) => worthOf(priced(one), one.bought))) ?? 0;
  const most = billedFen + halfUp(Math.max(0, paidFen - contractFen), multiple.timesBp, WHOLE);
  if (most === 0) throw noBooking('no-difference', {}, at('details.paidFen'));
  if (asked.amountFen !== undefined && asked.amountFen > most) throw noBooking('above-the-multiple', { most: yuan(most) }, at('amountFen'));
  const explained = { ...NOTHING, ...multiple, paidFen, contractFen, billedFen, documents, missing: missingOf('self-purchase', documents) };
  return { wanted, amountFen: asked.amountFen ?? most, explained };
}

function boughtOf({ amount, line }: Wanted, { bought, i }: { readonly bought: number | undefined; readonly i: number }): number {
  if (bought === undefined) return amount;
  if (bought > amount)
    throw noBooking(
      'bought-more-than-claimed',
      { ...inBoth('bought', bought, line.unit), ...inBoth('claimed', amount, line.unit) },
      at(`details.bought.${i}`),
    );
  return bought;
}

/** As the request will place it: what was refused at the dock comes first, it was never billed. */
const priced = ({ line, price, amount }: Wanted): { unit: Wanted['line']['unit']; price: UnitPrice | null; refusedPart: number } => ({
  unit: line.unit,
  price,
  refusedPart: Math.min(amount, Math.max(0, line.refused - line.claimed)),
});

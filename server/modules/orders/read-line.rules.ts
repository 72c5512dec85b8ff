// A line as written → product, settlement amount and money. Pure.
import { showQuantity, UNITS, type UnitCode } from '../../kernel/quantity.ts';
import type { DraftLine, Goods, ReadLine, Surroundings } from './draft.ts';
import type { Found } from './findings.ts';

/** No kitchen orders more than this of one thing for one day [own]: base units. */
const MOST = { g: 20_000_000, ml: 20_000_000, piece: 100_000 } as const;
/** So many times the usual amount is worth a second look (R1.1) [own]. */
export const UNUSUAL_TIMES = 5;

type Settled = Pick<ReadLine, 'amount' | 'unit' | 'pieces' | 'pieceUnit'>;

/** How a product that is settled by weight is counted, where it may be ordered by the piece. */
const pieceOf = ({ pieceUnit, stockUnit, settleUnit }: Goods): UnitCode | null =>
  pieceUnit ?? (UNITS[stockUnit].base === 'piece' && UNITS[settleUnit].base !== 'piece' ? stockUnit : null);

/** Into the settlement unit: as it is, by typical weight (pieces kept), or not at all. */
export function settle({ amount, unit }: Pick<DraftLine, 'amount' | 'unit'>, terms: Goods): Settled | undefined {
  const { settleUnit, typicalWeight } = terms;
  if (unit === settleUnit) return { amount, unit, pieces: null, pieceUnit: null };
  const [ordered, settled] = [UNITS[unit].base, UNITS[settleUnit].base];
  if (ordered === settled && ordered !== 'piece') return { amount, unit: settleUnit, pieces: null, pieceUnit: null };
  if (ordered === 'piece' && settled !== 'piece' && typicalWeight !== null && unit === pieceOf(terms))
    return { amount: amount * typicalWeight, unit: settleUnit, pieces: amount, pieceUnit: unit };
  return undefined;
}

/** The units in which a product may be ordered, the usual one first. */
export function unitsOf(terms: Goods): UnitCode[] {
  const { settleUnit, stockUnit, typicalWeight, catchWeight } = terms;
  const base = UNITS[settleUnit].base;
  const same: UnitCode[] = base === 'g' ? ['jin', 'kg'] : base === 'ml' ? ['l', 'ml'] : [];
  const piece = typicalWeight === null ? null : pieceOf(terms);
  const all = [...(catchWeight && piece ? [piece] : []), settleUnit, ...(UNITS[stockUnit].base === base ? [stockUnit] : []), ...same];
  const fit = [...new Set([...all, ...(piece ? [piece] : [])])];
  return fit.filter((unit) => settle({ amount: 1, unit }, terms) !== undefined);
}

type LineSurroundings = Pick<Surroundings, 'product' | 'price' | 'cost' | 'usual' | 'site' | 'riskyWords'>;
export type Read = {
  readonly line: ReadLine /** A product of the master, in a unit it has: it may have a price. */;
  readonly settled: boolean;
  readonly found: readonly Found[];
};

export function readLine(written: DraftLine, at: number, around: LineSurroundings): Read {
  const lineNo = at + 1;
  const meant = around.product(written);
  const terms = Array.isArray(meant) ? undefined : (meant as Goods | undefined);
  const product = terms?.name ?? written.product;
  const found = (code: Found['code'], params: Found['params'] = {}): Found => ({ code, lineNo, params: { product, ...params } });
  const settled = terms && settle(written, terms);
  const { amount, unit, pieces, pieceUnit } = settled ?? { amount: written.amount, unit: written.unit, pieces: null, pieceUnit: null };
  const price = terms && settled ? around.price(terms.productId) : undefined;
  const line: ReadLine = {
    lineNo,
    productId: terms?.productId ?? null,
    productCode: terms?.code ?? written.productCode,
    product,
    spec: written.spec || (terms?.spec ?? ''),
    orderedAmount: written.amount,
    orderedUnit: written.unit,
    amount,
    unit,
    pieces,
    pieceUnit,
    priceFen: price?.fen ?? null,
    pricePer: price?.per ?? null,
    sheetId: price?.sheetId ?? null,
    totalFen: price && amount > 0 ? around.cost(price, amount) : null,
    unchecked: terms === undefined,
  };
  const faults = [
    ...(written.amount <= 0 ? [found('amount-not-positive')] : []),
    ...(terms
      ? productFaults(terms, { settled: settled !== undefined, around, unit: written.unit }).map(([code, params]) => found(code, params))
      : []),
    ...(terms
      ? []
      : [found(Array.isArray(meant) ? 'product-ambiguous' : 'unknown-product'), ...(isRisky(product, around) ? [found('high-risk')] : [])]),
    ...amountFaults(line, terms && settled ? around.usual(terms.productId) : undefined).map(([code, params]) => found(code, params)),
  ];
  return { line, settled: settled !== undefined, found: faults };
}

/** A name of no master may still say what no school may be given. */
const isRisky = (product: string, { site, riskyWords }: LineSurroundings): boolean =>
  site?.customerKind === 'school' && riskyWords.some((word) => product.includes(word));

type Fault = readonly [code: Found['code'], params?: Found['params']];
type Fit = { readonly settled: boolean; readonly unit: UnitCode; readonly around: Pick<Surroundings, 'site'> };

function productFaults(terms: Goods, { settled, unit, around }: Fit): Fault[] {
  const fits = unitsOf(terms).map((one) => UNITS[one].label.zh);
  return [
    ...(terms.active ? [] : [['product-closed'] as const]),
    ...(terms.highRiskForSchools && around.site?.customerKind === 'school' ? [['high-risk'] as const] : []),
    ...(settled ? [] : [['unit-unfit', { unit: UNITS[unit].label.zh, fits: fits.join('、') }] as const]),
  ];
}

function amountFaults({ amount, unit, orderedAmount, orderedUnit }: ReadLine, usual: number | undefined): Fault[] {
  const shown = showQuantity({ amount: orderedAmount, unit: orderedUnit });
  if (amount > MOST[UNITS[unit].base]) return [['amount-absurd', { amount: shown }]];
  if (usual === undefined || amount <= UNUSUAL_TIMES * usual) return [];
  return [['amount-unusual', { amount: shown, usual: showQuantity({ amount: usual, unit }), times: UNUSUAL_TIMES }]];
}

// What a note line does not say, the product says: tolerance, packaging, pieces (R1.4). What was given stays.
import { UNITS, type UnitCode } from '../../kernel/quantity.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { type Terms, termsOf } from '../products/public.ts';
import type { Issue } from './issue-note.ts';

type Line = Issue['lines'][number];

/** One read for all lines of all notes. Which note it is (`contentHash`) stays what was handed in. */
export async function withTerms(db: Db | Tx, issues: readonly Issue[], on: string): Promise<Issue[]> {
  const lines = issues.flatMap((issue) => issue.lines);
  const known = await termsOf(db, {
    codes: unique(lines.map(({ productCode }) => productCode)),
    names: unique(lines.map(({ product }) => product)),
    ids: unique(lines.map(({ productId }) => productId ?? null)),
    on,
  });
  const termsFor = ({ productId, productCode, product }: Line): Terms | undefined =>
    (productId ? known.byId.get(productId) : undefined) ??
    (productCode === null ? undefined : known.byCode.get(productCode)) ??
    known.byName.get(product);
  return issues.map((issue) => ({ ...issue, lines: issue.lines.map((line) => filled(line, termsFor(line))) }));
}

const unique = (texts: readonly (string | null)[]): string[] => [...new Set(texts.filter((text): text is string => text !== null && text !== ''))];

const weighed = (unit: UnitCode): boolean => UNITS[unit].base === 'g';

export function filled(line: Line, terms: Terms | undefined): Line {
  if (!terms) return line;
  const named = { ...byWeight(line, terms), productId: line.productId ?? terms.productId };
  // Tolerances are those of the settlement unit: a class for weights says nothing of a line that is counted.
  if (UNITS[named.unit].base !== UNITS[terms.settleUnit].base) return named;
  return {
    ...named,
    overBp: named.overBp ?? terms.overBp,
    underBp: named.underBp ?? terms.underBp,
    pieceTare: named.pieceTare ?? (weighed(named.unit) ? terms.pieceTare : null),
  };
}

/** "2 boxes" of catch-weight goods: two pieces, settled by a weight that is guessed until it is picked. */
function byWeight(line: Line, { catchWeight, settleUnit, typicalWeight, pieceUnit }: Terms): Line {
  if (!catchWeight || !weighed(settleUnit) || weighed(line.unit) || typicalWeight === null || line.picked !== null) return line;
  return {
    ...line,
    unit: settleUnit,
    ordered: line.ordered * typicalWeight,
    pieces: line.pieces ?? line.ordered,
    pieceUnit: line.pieceUnit ?? pieceUnit ?? line.unit,
  };
}

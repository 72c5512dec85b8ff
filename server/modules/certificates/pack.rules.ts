// What a note's pack is: for every line and every lot it carries the papers it needs, what is there and what is missing. Pure.
import type { Certificate, Lack, Pack, PackLine, PaperLot } from './certificate.ts';
import { type At, bestOf, type Covering, type Fitting, fitOf, fitOfLot } from './fit.rules.ts';
import type { Kind } from './kinds.ts';

export type Lots = ReadonlyMap<string, PaperLot>;
type Given = Covering & {
  readonly deliveryOn: string;
  readonly lines: readonly PackLine[];
  readonly certificates: readonly Certificate[];
  readonly kinds: readonly Kind[];
  /** The lots that lines carry, and all they were made of. */
  readonly lots?: Lots;
};

/** For each line in note order the certificates of each kind it needs. */
export function packOf({ deliveryOn, lines, certificates, kinds, key, lots = new Map() }: Given): Pack {
  const shown = lines.map((line) => {
    const papers = kinds
      .filter(({ code }) => line.kinds?.includes(code))
      .map((kind) => ({ kind: kind.code, ...papersOf(line, { certificates, lots, at: { kind, deliveryOn, key } }) }));
    const lacks = papers.flatMap(({ kind, lacking }) => lacking.map((lotId): Lack => ({ kind, lotId })));
    return {
      line,
      found: papers.flatMap(({ kind, found }) => found.map(({ certificate: { id }, by }) => ({ kind, certificateId: id, by }))),
      missing: [...new Set(lacks.map(({ kind }) => kind))],
      lacks,
    };
  });
  const missing = shown.flatMap(({ line: { lineId }, missing: kindsMissing }) => kindsMissing.map((kind) => ({ lineId, kind })));
  return {
    lines: shown,
    complete: missing.length === 0,
    certificates: [...new Set(shown.flatMap(({ found }) => found.map(({ certificateId }) => certificateId)))],
    missing,
  };
}

type Looking = { readonly certificates: readonly Certificate[]; readonly lots: Lots; readonly at: At };
export type Papers = { readonly found: readonly Fitting[]; readonly lacking: readonly (string | null)[] };

function papersOf(line: PackLine, { certificates, lots, at }: Looking): Papers {
  const own = at.kind.by === 'lot' ? (line.lotIds ?? []).filter((lotId) => lots.has(lotId)) : [];
  if (own.length > 0) return papersOfLots(own, { certificates, lots, at });
  const best = bestOf(certificates, (one) => fitOf(one, line, at));
  return best ? { found: [best], lacking: [] } : { found: [], lacking: [null] };
}

/**
 * Each lot answers for itself: its own paper, else those of all that it was made of, else one of the day. What we made and gave a paper of our
 * own needs no other; a lot that was received and had others mixed in needs theirs too.
 */
export function papersOfLots(lotIds: readonly string[], { certificates, lots, at }: Looking): Papers {
  const found = new Map<string, Fitting>();
  const lacking = new Set<string>();
  const seen = new Set<string>();
  const visit = (lotId: string): void => {
    const lot = lots.get(lotId);
    if (!lot || seen.size === seen.add(lotId).size) return;
    const best = bestOf(certificates, (one) => fitOfLot(one, lot, at));
    const received = lot.supplierId !== null || lot.madeOf.length === 0;
    const enough = best && (lot.madeOf.length === 0 || best.certificate.reissued || (best.by === 'lot' && !received));
    if (best && (enough || received)) found.set(best.certificate.id, best);
    if (!best && received) lacking.add(lotId);
    if (!enough) lot.madeOf.forEach(visit);
  };
  lotIds.forEach(visit);
  return { found: [...found.values()], lacking: [...lacking] };
}

// A claim as it is being filled in, and what of it goes to the server.
import {
  DOCUMENT_KIND_CODES,
  type DocumentKind,
  type Goods,
  NEEDED,
  type Reason,
  WAYS,
  type Waived,
  type Way,
} from '../../../server/modules/claims/words.ts';
import type { api, Question } from '../../client/api.ts';

export type Picked = { readonly noteId: string; readonly lineId: string; readonly lotId: string | null; readonly amount: number | null };
export type Paper = { readonly fileId: string; readonly kind: DocumentKind; readonly amountFen: number | null };

export type Draft = {
  readonly reason: Reason;
  readonly way: Way;
  /** By line. */
  readonly picked: Readonly<Record<string, Picked>>;
  /** Null: as way and reason have it. */
  readonly goods: Goods | null;
  readonly neededBy: string | null;
  readonly foodSafety: boolean;
  readonly wholeLot: boolean;
  readonly goodwill: boolean;
  readonly amountFen: number | null;
  readonly waived: Waived;
  readonly body: string;
};

/** What is due before a meal is replaced; what is short is taken off the bill; the rest is returned against it. */
export function usualWay(reason: Reason, neededBy: string | null): Way {
  if (neededBy !== null) return 'replacement';
  return reason === 'short' ? 'deduction' : 'credit';
}

/** What is short or missing is not there to come back; what is given away by weight is kept. */
export function usualGoods({ way, reason }: Pick<Draft, 'way' | 'reason'>): Goods {
  if (!WAYS[way].goods || reason === 'short' || reason === 'missing' || way === 'self-purchase') return 'none';
  return way === 'deduction' ? 'kept' : 'back';
}

export const hasPapers = (way: Way): way is 'loss' | 'medical' | 'self-purchase' | 'advance' =>
  way === 'loss' || way === 'medical' || way === 'self-purchase' || way === 'advance';

/** The first that is asked for, else any other paper. */
export const firstPaper = (way: Way): DocumentKind => NEEDED[way]?.[0] ?? DOCUMENT_KIND_CODES[DOCUMENT_KIND_CODES.length - 1] ?? 'other';

export const itemsOf = ({ picked }: Draft) =>
  Object.values(picked).flatMap(({ noteId, lineId, lotId, amount }) => (amount ? [{ noteId, lineId, amount, ...(lotId ? { lotId } : {}) }] : []));

/** Money has to be said where no price of goods says it. */
export const moneyNeeded = ({ way }: Draft): boolean => WAYS[way].pay !== null && (!WAYS[way].goods || way === 'self-purchase');

type Input = Question<typeof api.claims.request>;

function detailsOf(draft: Draft, papers: readonly Paper[], noteId: string | null): Input['details'] {
  const { way, waived, amountFen } = draft;
  const documents = papers.map((paper) => ({ ...paper, amountFen: paper.amountFen ?? 0 }));
  if (way === 'self-purchase') return { way, documents, paidFen: amountFen ?? 0 };
  if (way === 'loss' || way === 'medical' || way === 'advance') return { way, documents };
  if (way === 'waiver' && noteId) return { way, of: waived, noteId };
  return undefined;
}

type Rest = { readonly caseId: string; readonly noteId: string | null; readonly papers: readonly Paper[]; readonly files: readonly string[] };

export function inputOf(draft: Draft, { caseId, noteId, papers, files }: Rest): Input {
  const { way, reason, goods, neededBy, foodSafety, wholeLot, goodwill, amountFen, body } = draft;
  const details = detailsOf(draft, papers, noteId);
  return {
    caseId,
    way,
    reason,
    items: WAYS[way].goods ? itemsOf(draft) : [],
    ...(goods && WAYS[way].goods ? { goods } : {}),
    ...(WAYS[way].pay !== null && way !== 'self-purchase' && amountFen ? { amountFen } : {}),
    ...(details ? { details } : {}),
    ...(foodSafety ? { foodSafety } : {}),
    ...(way === 'replacement' ? { neededBy } : { neededBy: null }),
    ...(wholeLot && WAYS[way].goods ? { wholeLot } : {}),
    ...(goodwill ? { goodwill } : {}),
    body,
    files: [...files],
  };
}

// A claim as it is being filled in, and what of it goes to the server.
import {
  DOCUMENT_KIND_CODES,
  type DocumentKind,
  type EvidenceKind,
  type Goods,
  NEEDED,
  type Reason,
  WAYS,
  type Waived,
  type Way,
} from '../../../server/modules/claims/words.ts';
import type { api, Question } from '../../client/api.ts';
import type { Shown } from './request-shown.ts';

/** So much of a line, of one lot; a line that carries several may be picked of more than once. */
export type Picked = { readonly noteId: string; readonly lineId: string; readonly lotId: string | null; readonly amount: number | null };
/** By line. */
export type PickedLines = Readonly<Record<string, readonly Picked[]>>;
export type Paper = { readonly fileId: string; readonly kind: DocumentKind; readonly amountFen: number | null };

export type Draft = {
  readonly reason: Reason;
  readonly way: Way;
  readonly picked: PickedLines;
  /** Null: as way and reason have it. */
  readonly goods: Goods | null;
  readonly neededBy: string | null;
  readonly foodSafety: boolean;
  readonly wholeLot: boolean;
  readonly wholeDelivery: boolean;
  readonly goodwill: boolean;
  /** 扣秤 by percent of what is picked; else what is picked is taken off itself. */
  readonly byShare: boolean;
  readonly shareBp: number | null;
  readonly openedAt: string | null;
  readonly foundAt: string | null;
  /** Null: the customer did not say. */
  readonly resalable: boolean | null;
  /** Empty: not said. */
  readonly shows: readonly EvidenceKind[];
  readonly amountFen: number | null;
  readonly waived: Waived;
  readonly body: string;
};

type First = Pick<Draft, 'reason' | 'foodSafety' | 'neededBy'>;

export const draftFor = ({ reason, foodSafety, neededBy }: First): Draft => ({
  ...{ reason, way: usualWay(reason, neededBy), picked: {}, goods: null, neededBy },
  ...{ foodSafety, wholeLot: false, wholeDelivery: false, goodwill: false },
  ...{ byShare: false, shareBp: null, openedAt: null, foundAt: null, resalable: null, shows: [] },
  ...{ amountFen: null, waived: 'note', body: '' },
});

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

export const itemsOf = ({ picked }: Pick<Draft, 'picked'>) =>
  Object.values(picked)
    .flat()
    .flatMap(({ noteId, lineId, lotId, amount }) => (amount ? [{ noteId, lineId, amount, ...(lotId ? { lotId } : {}) }] : []));

/** Money has to be said where no price of goods says it. */
export const moneyNeeded = ({ way }: Pick<Draft, 'way'>): boolean => WAYS[way].pay !== null && (!WAYS[way].goods || way === 'self-purchase');

type OnLine = { readonly noteId: string; readonly lineId: string };

/** With all of a note the lines need not be picked: the server takes what is left of each. */
export function sentItems(draft: Draft, shown: Shown, first: OnLine | undefined) {
  if (!WAYS[draft.way].goods) return [];
  const items = itemsOf(draft);
  return items.length === 0 && first && shown.wholeDelivery && draft.wholeDelivery ? [{ ...first, amount: 1 }] : items;
}

/** What is still missing before it can be sent. */
export function isReady(draft: Draft, items: number): boolean {
  if (WAYS[draft.way].goods && items === 0) return false;
  if (moneyNeeded(draft) && draft.amountFen === null) return false;
  if (draft.way === 'deduction' && draft.byShare && draft.shareBp === null) return false;
  return !draft.goodwill || draft.body.trim() !== '';
}

type Input = Question<typeof api.claims.request>;

function detailsOf({ way, waived, amountFen, byShare, shareBp }: Draft, papers: readonly Paper[], noteId: string | null): Input['details'] {
  const documents = papers.map((paper) => ({ ...paper, amountFen: paper.amountFen ?? 0 }));
  if (way === 'deduction') return byShare && shareBp !== null ? { way, shareBp } : undefined;
  if (way === 'self-purchase') return { way, documents, paidFen: amountFen ?? 0 };
  if (way === 'loss' || way === 'medical' || way === 'advance') return { way, documents };
  if (way === 'waiver' && noteId) return { way, of: waived, noteId };
  return undefined;
}

/** What was entered and is hidden again (another way, another reason) is not sent. */
function groundsOf(draft: Draft, shown: Shown): Partial<Input> {
  const { openedAt, foundAt, resalable, shows, wholeLot, wholeDelivery } = draft;
  const whole = shown.wholeDelivery && wholeDelivery;
  return {
    ...(shown.openedAt && openedAt ? { openedAt } : {}),
    ...(shown.foundAt && foundAt ? { foundAt } : {}),
    ...(shown.resalable && resalable !== null ? { resalable } : {}),
    ...(shown.shows && shows.length > 0 ? { shows: [...shows] } : {}),
    ...(whole ? { wholeDelivery: true } : {}),
    ...(!whole && shown.wholeLot && wholeLot ? { wholeLot } : {}),
  };
}

type Rest = {
  readonly shown: Shown;
  readonly items: ReturnType<typeof sentItems>;
  readonly noteId: string | null;
  readonly papers: readonly Paper[];
  readonly files: readonly string[];
  /** Nobody said a time here: the one of the case holds. */
  readonly inherit: boolean;
};

export function inputOf(draft: Draft, { shown, items, noteId, papers, files, inherit }: Rest): Omit<Input, 'caseId'> {
  const { way, reason, goods, neededBy, foodSafety, goodwill, amountFen, body } = draft;
  const details = detailsOf(draft, papers, noteId);
  const meal = way === 'replacement' ? neededBy : null;
  return {
    way,
    reason,
    items: [...items],
    ...(goods && WAYS[way].goods ? { goods } : {}),
    ...(WAYS[way].pay !== null && way !== 'self-purchase' && amountFen ? { amountFen } : {}),
    ...(details ? { details } : {}),
    ...(foodSafety ? { foodSafety } : {}),
    ...(way === 'replacement' && inherit && meal === null ? {} : { neededBy: meal }),
    ...groundsOf(draft, shown),
    ...(goodwill ? { goodwill } : {}),
    body,
    files: [...files],
  };
}

// What the drawer asks for: only what the chosen way and the answer of plan and contract need. Pure.
import { halfUp } from '../../../server/kernel/money.ts';
import { type EvidenceKind, FILED, WAYS } from '../../../server/modules/claims/words.ts';
import type { Draft, Picked } from './request-draft.ts';
import type { Offer } from './request-offers.tsx';

export type Offered = Pick<Offer, 'from' | 'reach' | 'resalable' | 'evidence' | 'have'>;
export type Shown = {
  readonly share: boolean;
  readonly openedAt: boolean;
  readonly foundAt: boolean;
  readonly resalable: boolean;
  readonly wholeLot: boolean;
  readonly wholeDelivery: boolean;
  readonly shows: boolean;
};

type About = { readonly offer: Offered | undefined; readonly noDeadline: boolean; readonly files: number };

const filed = (kinds: readonly EvidenceKind[]): boolean => kinds.some((kind) => FILED.includes(kind));

/** While nothing has answered yet only what any goods may need is asked. */
export function shownFor({ way, goodwill }: Pick<Draft, 'way' | 'goodwill'>, { offer, noDeadline, files }: About): Shown {
  const { goods } = WAYS[way];
  return {
    share: way === 'deduction',
    openedAt: offer?.from === 'opened' && !noDeadline,
    foundAt: offer?.from === 'found' && !noDeadline,
    resalable: offer?.resalable === true,
    wholeLot: goods && (offer?.reach !== 'line' || goodwill),
    wholeDelivery: goods && offer?.reach === 'delivery',
    shows: offer !== undefined && filed(offer.evidence) && (files > 0 || filed(offer.have)),
  };
}

type Lots = { readonly left: number; readonly lots: readonly { readonly lotId: string; readonly left: number }[] };
type Part = Pick<Picked, 'lotId' | 'amount'>;

/** So much may stand in one row: what the other rows leave of the line, and no more than is left of its lot. */
export function roomFor({ left, lots }: Lots, parts: readonly Part[], index: number): number {
  const others = parts.reduce((sum, { amount }, i) => (i === index ? sum : sum + (amount ?? 0)), 0);
  const lot = lots.find(({ lotId }) => lotId === parts[index]?.lotId);
  return Math.max(0, Math.min(left - others, lot?.left ?? left));
}

/** A lot stands in one row of a line only; the same holds for "lot unknown". */
export const freeLots = ({ lots }: Lots, parts: readonly Part[], index: number): readonly (string | null)[] =>
  [null, ...lots.map(({ lotId }) => lotId)].filter((lotId) => !parts.some((part, i) => i !== index && part.lotId === lotId));

/** So much is taken off by percent, as the server reckons it. */
export const takenOff = (amount: number, shareBp: number): number => Math.max(1, halfUp(amount, shareBp, 10_000));

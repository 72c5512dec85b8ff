// Facts of the first version knew one line of one note in each claim, and replacements alone: read as the later ones are written.
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Data } from '../../platform/apply.ts';
import type { Share } from './claim.ts';
import type * as told from './facts.ts';

type Requested = Data<typeof told.requested>;
type First = {
  readonly claimId: string;
  readonly lineId: string;
  readonly noteId: string;
  readonly unit: UnitCode;
  readonly amount: number;
  readonly came: number;
};

/** The claim's own id stands for its only item, as in migration 240. */
export function firstForm(data: Requested): Requested {
  if ('items' in data) return data;
  const { claimId, lineId, noteId, unit, amount, came } = data as unknown as First;
  const item = {
    itemId: claimId,
    lineId,
    noteLineId: lineId,
    noteId,
    lotId: null,
    productId: null,
    unit,
    amount,
    refusedPart: 0,
    adopted: 0,
    price: null,
  };
  const unsaid = { foodSafety: false, goods: 'back', pay: null, valueFen: null, askedFen: null, recallId: null } as const;
  return {
    ...(data as Requested),
    ...unsaid,
    items: [{ ...item, came: { accepted: came, refused: 0, ofLot: null } }],
    verdict: { says: 'person', voices: [], grade: 'B' },
  };
}

export const sharesOf = (data: { readonly claimId: string; readonly items?: readonly Share[]; readonly amount?: number }): readonly Share[] =>
  data.items ?? [{ itemId: data.claimId, amount: data.amount ?? 0 }];

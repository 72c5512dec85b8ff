// Facts of a sheet, from what was decided.

import type { Grade } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import * as told from './facts.ts';
import type { Ground } from './read-sheet.ts';
import type { Hundredths } from './score.ts';
import { hashOf } from './scorecards.store.ts';
import type { Decided, Statement } from './state.rules.ts';

export type When = { readonly occurredAt: Instant; readonly grade: Grade };
export type Kept = { readonly total: Hundredths; readonly deductions: readonly (Decided & { readonly deductionId: string })[] };

export const withIds = ({ total, deductions }: Statement): Kept => ({
  total,
  deductions: deductions.map((one) => ({ ...one, deductionId: newId() })),
});

export const sheetKey = ({ customerId, settlement, held, period }: Ground) => ({
  customerId,
  contractKey: settlement.contractKey,
  contractVersion: settlement.version,
  clauseId: held.id,
  period: period.key,
});

const sheetData = (ground: Ground, sheetId: string, { total, deductions }: Kept) => ({
  sheetId,
  ...sheetKey(ground),
  mostHundredths: ground.card.most,
  totalHundredths: total,
  items: itemsOf(ground, deductions),
  deductions: deductions.map(({ subject, text, ...one }) => ({
    deductionId: one.deductionId,
    itemId: one.itemId,
    hundredths: one.hundredths,
    veto: one.veto,
    source: one.source,
    commitmentId: one.commitmentId,
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    occurredOn: one.occurredOn,
    textHash: text === null ? null : hashOf(text),
  })),
});

/** Points off each item, to its cap. */
function itemsOf({ card, combined }: Ground, deductions: readonly Decided[]): { itemId: string; hundredths: Hundredths }[] {
  return card.items.flatMap(({ id, cap, veto }) => {
    const off = deductions.filter(({ itemId }) => itemId === id).reduce((all, { hundredths }) => all + hundredths, 0);
    return off === 0 ? [] : [{ itemId: id, hundredths: combined || veto ? off : Math.min(cap, off) }];
  });
}

export const tellOffered = (ground: Ground, { sheetId, kept, when }: { readonly sheetId: string; readonly kept: Kept; readonly when: When }) =>
  told.scoreOffered.tell(sheetData(ground, sheetId, kept), when);

type Stated = {
  readonly sheetId: string;
  readonly kept: Kept;
  readonly when: When;
  readonly by: 'customer' | 'staff';
  readonly papers: readonly { readonly fileId: string; readonly sha256: string }[];
  readonly appealBy: Instant;
};

export const tellStated = (ground: Ground, { sheetId, kept, when, by, papers, appealBy }: Stated) =>
  told.scoreStated.tell(
    {
      ...sheetData(ground, sheetId, kept),
      by,
      paperFileIds: papers.map(({ fileId }) => fileId),
      paperSha256: papers.map(({ sha256 }) => sha256),
      appealBy: iso(appealBy),
    },
    when,
  );

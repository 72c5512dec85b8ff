// The score sheet in the package: as the customer stated it, with what appeals gave back.

import { isStated, printedScore, scorePieces } from '../scorecards/print-score.ts';
import { pointsOf } from '../scorecards/score.ts';
import { missingPart, noSuchPart, type PartMaker } from './bound-part.ts';

/** Cards by the quarter or year have no sheet in a month. */
const NO_SHEET: readonly unknown[] = ['settlement.no-scorecard', 'settlement.wrong-period'];

export const scorePart: PartMaker = async (call, { customerId, month }) => {
  const printed = await printedScore(call, { customerId, period: month, edition: 'filled' }).catch((error: { code?: unknown }) => {
    if (NO_SHEET.includes(error.code)) return undefined;
    throw error;
  });
  if (!printed) return noSuchPart({ kind: 'score', says: { zh: '合同没有按月的考核评分', en: 'The contract has no monthly scorecard' } });
  const { row } = printed.sheet;
  if (!row || !isStated(printed.sheet))
    return missingPart({
      kind: 'score',
      says: { zh: '客户还没有评分', en: 'The customer has not stated the score' },
      ...(row ? { ref: row.id } : {}),
    });
  const [stated, now] = [pointsOf(row.stated_hundredths ?? 0), pointsOf(row.total_hundredths)];
  const done = row.state === 'final';
  return {
    kind: 'score',
    state: 'included',
    says: {
      zh: `评定 ${stated} 分，${done ? '最终' : '申诉后'} ${now} 分${done ? '' : '（未定案）'}`,
      en: `stated ${stated}, ${done ? 'final' : 'after appeals so far'} ${now}`,
    },
    ref: row.id,
    title: '',
    body: scorePieces(printed),
    photos: (row.papers as string[]).map((fileId) => ({ fileId, lines: ['纸质评分表'] })),
  };
};

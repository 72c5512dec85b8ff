// Scores of many customers at once, for the month view and whoever weighs a month.
import { periodNamed } from '../../../kernel/calendar/period.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { settlementFor } from '../../service-plans/public.ts';
import { forecast } from './forecast.rules.ts';
import { type Ground, groundIn, readSheets, type Sheet } from './read-sheet.ts';
import { verdictOf } from './score.rules.ts';
import { pointsOf } from './score.ts';
import { isBad } from './score-words.ts';

export type LiveScore = {
  readonly sheetId: string | null;
  readonly title: string;
  readonly full: number;
  readonly now: number;
  readonly forecast: { readonly low: number; readonly likely: number; readonly high: number } | null;
  readonly stated: number | null;
  /** What the customer stated, with what appeals gave back so far. */
  readonly standing: number | null;
  readonly final: number | null;
  readonly verdict: { readonly label: string; readonly bad: boolean } | null;
};

/** Customers whose contract has no scorecard for such a period are left out. A month of day sheets has no forecast. */
export async function liveScores(
  db: Db | Tx,
  { customerIds, period: key, now }: { readonly customerIds: readonly string[]; readonly period: string; readonly now: Instant },
): Promise<ReadonlyMap<string, LiveScore>> {
  const period = periodNamed(key);
  const at = Math.min(now, period.to - 1);
  const grounds: Ground[] = [];
  for (const customerId of customerIds) {
    const settlement = await settlementFor(db, customerId, at);
    const fits = settlement.scorecards.some(({ rule }) => rule.every === 'day' || rule.every === 'month' || rule.every === 'term');
    if (fits) grounds.push(...groundOr(() => groundIn(settlement, { customerId, period })));
  }
  return new Map((await readSheets(db, grounds, now)).map((sheet) => [sheet.customerId, liveOf(sheet)]));
}

/** The highest scorecard may go by quarters or years: then there is none for a month. */
function groundOr(make: () => Ground): Ground[] {
  try {
    return [make()];
  } catch (error) {
    if ((error as { code?: unknown }).code === 'settlement.wrong-period') return [];
    throw error;
  }
}

function liveOf({ card, scored, measured, combined, settlement, total, row }: Sheet): LiveScore {
  const ahead = measured.pace && !combined ? forecast(card, scored, measured.pace) : null;
  const stated = row !== undefined && row.state !== 'offered';
  const verdict = verdictOf(card, stated ? row.total_hundredths : total);
  return {
    sheetId: row?.id ?? null,
    title: settlement.title,
    full: pointsOf(card.most),
    now: pointsOf(total),
    forecast: ahead && { low: pointsOf(ahead.low), likely: pointsOf(ahead.likely), high: pointsOf(ahead.high) },
    stated: stated ? pointsOf(row.stated_hundredths ?? 0) : null,
    standing: stated ? pointsOf(row.total_hundredths) : null,
    final: row?.state === 'final' ? pointsOf(row.total_hundredths) : null,
    verdict: verdict && { label: verdict.verdict, bad: isBad(verdict) },
  };
}

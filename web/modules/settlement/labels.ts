// Words, tones and figures of month end that several pages share.
import type { LineState, StatementState } from '../../../server/modules/settlement/words.ts';
import type { Answer, api } from '../../client/api.ts';
import type { IconName } from '../../design/icon.tsx';

export type MonthView = Answer<typeof api.settlement.monthView>;
export type MonthRow = MonthView['items'][number];
export type Sheet = Answer<typeof api.settlement.showScore>;
export type Item = Sheet['items'][number];
export type Occurrence = Item['occurrences'][number];
export type Deduction = Sheet['deductions'][number];
export type AppealRow = Answer<typeof api.settlement.appeals>['items'][number];
export type Appeal = Answer<typeof api.settlement.showAppeal>;
export type Estimate = Answer<typeof api.settlement.penaltyEstimate>;
export type PenaltyRow = Estimate['stated'][number];
export type StatementHead = Answer<typeof api.settlement.statements>['items'][number];
export type Statement = Answer<typeof api.settlement.statement>;
export type Line = Answer<typeof api.settlement.statementLines>['items'][number];
export type Package = Answer<typeof api.settlement.showPackage>;
export type Parts = Answer<typeof api.settlement.packageParts>;

type Tone = 'plain' | 'accent' | 'amber' | 'danger' | 'info';

export const statementTones = { draft: 'plain', sent: 'info', confirmed: 'accent' } as const satisfies Record<StatementState, Tone>;

export const lineTones = {
  open: 'plain',
  confirmed: 'accent',
  disputed: 'danger',
  kept: 'plain',
  changed: 'info',
} as const satisfies Record<LineState, Tone>;
export const lineIcons: Readonly<Partial<Record<LineState, IconName>>> = { confirmed: 'check', disputed: 'chat', kept: 'check', changed: 'refresh' };

export const appealTones = {
  open: 'info',
  restored: 'accent',
  partly: 'accent',
  upheld: 'plain',
  withdrawn: 'plain',
} as const satisfies Record<AppealRow['state'], Tone>;

export const penaltyTones = {
  stated: 'amber',
  agreed: 'plain',
  declined: 'info',
  withdrawn: 'plain',
} as const satisfies Record<PenaltyRow['state'], Tone>;

/** 85, 91.5, 0.25: never more than two decimals, none that say nothing. */
export const showPoints = (points: number): string => String(Math.round(points * 100) / 100);
/** `−3`: what came off. */
export const showOff = (points: number): string => (points === 0 ? '0' : `−${showPoints(points)}`);

type Threshold = Sheet['card']['thresholds'][number];

/** Something follows from it, or it lies under a line: the verdict nobody wants. */
export function isBad({ card }: Pick<Sheet, 'card'>, verdict: string | null): boolean {
  const found = card.thresholds.find((one) => one.verdict === verdict);
  return found !== undefined && (found.effects.length > 0 || found.atLeast === null);
}

/** Lines of the score at which the verdict changes, lowest first. */
export const linesOf = (thresholds: readonly Threshold[]): { readonly at: number; readonly verdict: string }[] =>
  thresholds.flatMap(({ atLeast, verdict }) => (atLeast === null || atLeast === 0 ? [] : [{ at: atLeast, verdict }])).sort((a, b) => a.at - b.at);

/** The day of an instant or a day, as people say it: `11-18`. */
export const shortDay = (on: string): string => on.slice(5, 10);

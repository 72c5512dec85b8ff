// A wave of picking: the notes of a day that are picked together. And what a stock check may find.
import type { Text } from '../../../kernel/text.ts';
import { walkStates } from '../../../kernel/walk-states.ts';

export const WAVE_STATES = {
  open: { zh: '待分拣', en: 'Open' },
  picking: { zh: '分拣中', en: 'Picking' },
  done: { zh: '已完成', en: 'Done' },
} as const satisfies Record<string, Text>;
export type WaveState = keyof typeof WAVE_STATES;
export const WAVE_STATE_CODES = Object.keys(WAVE_STATES) as [WaveState, ...WaveState[]];

/** The first weight begins a wave, the last one or a clerk's word ends it. A correction afterwards leaves it done; further notes need a further wave. */
export const WAVE_WAYS = {
  pick: { open: 'picking', picking: 'picking', done: 'done' },
  close: { open: 'done', picking: 'done' },
} as const satisfies Record<string, Partial<Record<WaveState, WaveState>>>;

export const walkWaves = (): void =>
  walkStates<WaveState>('wave', {
    start: 'open',
    states: WAVE_STATE_CODES,
    ways: Object.values(WAVE_WAYS).flatMap((table) => Object.entries(table) as [WaveState, WaveState][]),
  });

/** What the count before departure (清点) may find on a line. */
export const DIFFERENCES = {
  missing: { zh: '缺', en: 'Missing' },
  extra: { zh: '多', en: 'Extra' },
  swapped: { zh: '装错', en: 'Wrong item' },
  damaged: { zh: '破损', en: 'Damaged' },
} as const satisfies Record<string, Text>;
export type Difference = keyof typeof DIFFERENCES;
export const DIFFERENCE_CODES = Object.keys(DIFFERENCES) as [Difference, ...Difference[]];

/** What the dispatch board points at; a warning, never a block. */
export const WARNING_CODES = ['window-conflict', 'too-warm', 'over-weight', 'over-crates', 'no-driver', 'driver-elsewhere'] as const;
export type Warning = (typeof WARNING_CODES)[number];

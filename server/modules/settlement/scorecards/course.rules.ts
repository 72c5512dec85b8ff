// The life of a sheet: open → offered (may be offered again) → stated → final.
import type { ScoreState } from './score-words.ts';

export type Stage = { readonly state: ScoreState; readonly over: boolean };

export const mayState = ({ state, over }: Stage): boolean => over && (state === 'open' || state === 'offered');
export const mayFinish = (state: ScoreState): boolean => state === 'stated';

// How amounts, weights and times are written in an evidence file.
import { UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import { type Instant, shanghaiMoment } from '../../../kernel/time.ts';

const trimmed = (value: number): string => String(Number(value.toFixed(3)));
export const amount = (value: number | null, unit: UnitCode): string =>
  value === null ? '—' : `${trimmed(value / UNITS[unit].factor)} ${UNITS[unit].label.zh}`;
export const grams = (value: number | null): string => (value === null ? '—' : `${trimmed(value / 1000)} 公斤`);
export const celsius = (tenths: number): string => `${tenths / 10} ℃`;
export const when = (at: Instant | string | null): string => (at === null ? '—' : shanghaiMoment(typeof at === 'string' ? Date.parse(at) : at));
export const percent = (bp: number): string => `${bp / 100}%`;
export const named = (texts: Readonly<Record<string, { readonly zh: string }>>, code: string): string => texts[code]?.zh ?? code;

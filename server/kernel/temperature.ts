import type { Text } from './text.ts';

/** How cold goods travel and vans keep: from the warmest to the coldest. The degrees of a class are data of the products. */
export const TEMPERATURES = {
  ambient: { zh: '常温', en: 'Ambient' },
  chilled: { zh: '冷藏', en: 'Chilled' },
  frozen: { zh: '冷冻', en: 'Frozen' },
} as const satisfies Record<string, Text>;
export type Temperature = keyof typeof TEMPERATURES;
export const TEMPERATURE_CODES = Object.keys(TEMPERATURES) as [Temperature, ...Temperature[]];

/** A class of the product master is one of these or a narrower one (`chilled-meat`); null where it is neither. */
export const temperatureOf = (written: string | null): Temperature | null =>
  TEMPERATURE_CODES.find((code) => written === code || written?.startsWith(`${code}-`)) ?? null;

/** Whether a van of one class is too warm for goods of another. */
export const tooWarm = (van: Temperature, goods: Temperature): boolean => TEMPERATURE_CODES.indexOf(van) < TEMPERATURE_CODES.indexOf(goods);

export const coldest = (some: readonly Temperature[]): Temperature | null =>
  some.reduce<Temperature | null>((one, other) => (one === null || tooWarm(one, other) ? other : one), null);

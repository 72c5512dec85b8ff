// A van of ours: what it carries and how cold.
import type { Text } from '../../kernel/text.ts';

/** From the warmest to the coldest. */
export const TEMPERATURES = {
  ambient: { zh: '常温', en: 'Ambient' },
  chilled: { zh: '冷藏', en: 'Chilled' },
  frozen: { zh: '冷冻', en: 'Frozen' },
} as const satisfies Record<string, Text>;
export type Temperature = keyof typeof TEMPERATURES;
export const TEMPERATURE_CODES = Object.keys(TEMPERATURES) as [Temperature, ...Temperature[]];

/** What may change of a vehicle after it was registered. */
export type VehicleFields = {
  readonly plate: string;
  readonly name: string;
  readonly temperature: Temperature;
  /** Kilograms. */
  readonly capacityKg: number;
  readonly crates: number;
};
export type Vehicle = VehicleFields & { readonly id: string; readonly active: boolean };

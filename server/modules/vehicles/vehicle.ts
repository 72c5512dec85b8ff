// A van of ours: what it carries and how cold.
import type { Temperature } from '../../kernel/temperature.ts';

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

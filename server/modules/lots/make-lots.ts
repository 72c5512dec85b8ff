// Lots come into being: their numbers, and the days that follow from shelf life.
import { newId } from '../../kernel/id.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { bothDays, type Days, type Life, wrongDays } from '../../kernel/shelf-life.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import { drawNumbers } from '../../platform/database/number-series.ts';
import type { MadeLot } from './move-lots.ts';
import { no } from './refusals.ts';

export type NewLot = {
  readonly productId: string;
  readonly unit: UnitCode;
  readonly supplierId: string | null;
  readonly supplierLot: string | null;
  readonly origin: string;
  /** `YYYY-MM-DD`; the other one is derived where shelf life is known (GB 7718-2025 lets labels show the last day only). */
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
  readonly shelfLifeDays: number | null;
};

/** Both days where one is known and the shelf life too. Throws where they contradict each other or lie in the future. */
export function daysOf(life: Life & { readonly shelfLifeDays: number | null }, today: string): Days {
  const wrong = wrongDays(life, today);
  if (wrong) throw no(wrong, { producedOn: life.producedOn, expiresOn: life.expiresOn });
  return bothDays(life, life.shelfLifeDays);
}

/** `PC261122-000001`: day in Asia/Shanghai and a number that never repeats. A missing supplier's lot number makes it a day-lot (R7.1). */
export async function makeLots(unit: Unit, lots: readonly NewLot[]): Promise<MadeLot[]> {
  const numbers = await drawNumbers(unit.tx, lots.length, { letters: 'PC', sequence: 'lots.number', now: unit.now });
  const today = shanghaiDate(unit.now);
  return lots.map((lot, i) => ({
    lotId: newId(unit.now),
    number: numbers[i] as string,
    productId: lot.productId,
    supplierId: lot.supplierId,
    supplierLot: lot.supplierLot,
    dayLot: lot.supplierId !== null && lot.supplierLot === null,
    origin: lot.origin,
    unit: lot.unit,
    receivedOn: today,
    ...daysOf(lot, today),
  }));
}

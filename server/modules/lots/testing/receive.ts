// Goods for tests: received as receiving would, without its checks.
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Unit } from '../../../platform/app.ts';
import { FIRST_STORE, outside } from '../lot.ts';
import { makeLots, type NewLot } from '../make-lots.ts';
import { moveInUnit } from '../move-lots.ts';

type Goods = { readonly productId: string; readonly amount: number; readonly unit?: UnitCode; readonly storeId?: string } & Partial<NewLot>;

/** Answers the lots in the order given. Amounts in base units. */
export async function receiveInUnit(unit: Unit, goods: readonly Goods[]): Promise<{ lotId: string; number: string }[]> {
  const lots = await makeLots(
    unit,
    goods.map(({ amount: _amount, storeId: _storeId, ...lot }) => ({
      unit: 'kg',
      supplierId: null,
      supplierLot: null,
      origin: '',
      producedOn: null,
      expiresOn: null,
      shelfLifeDays: null,
      ...lot,
    })),
  );
  for (const [i, lot] of lots.entries()) {
    const { amount, storeId = FIRST_STORE } = goods[i] as Goods;
    await moveInUnit(unit, {
      kind: 'received',
      lots: [lot],
      legs: [{ lotId: lot.lotId, from: outside('supplier'), to: { kind: 'store', id: storeId }, amount }],
      supplierId: lot.supplierId,
      complete: lot.supplierLot !== null,
    });
  }
  return lots.map(({ lotId, number }) => ({ lotId, number }));
}

// A line while it is being filled in: amounts as the scale says them, and how it is sent.
import { quantity, UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import type { Fault, Result } from '../../../server/modules/receiving/receipt.ts';
import type { Answer, api } from '../../client/api.ts';

export type Asked = Answer<typeof api.receiving.ask>;
export type Looked = Answer<typeof api.receiving.check>['lines'][number];
export type LineIn = Parameters<typeof api.receiving.receive>[0]['lines'][number];

export type DraftLine = {
  readonly key: string;
  readonly productId: string | null;
  readonly name: string;
  readonly unit: UnitCode;
  /** In `unit`, as people say it. */
  readonly amount: number | null;
  /** Kilograms. */
  readonly gross: number | null;
  readonly tare: number | null;
  readonly pieces: number | null;
  readonly supplierLot: string;
  readonly continues: string | null;
  readonly origin: string;
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
  readonly celsius: number | null;
  readonly checks: Readonly<Record<string, boolean>>;
  readonly result: Result;
  readonly refused: number | null;
  readonly quarantined: number | null;
  readonly fault: Fault | null;
  readonly storeId: string | null;
  readonly photos: readonly string[];
  readonly remark: string;
  readonly override: string;
};

export const newLine = (key: string): DraftLine => ({
  key,
  productId: null,
  name: '',
  unit: 'kg',
  amount: null,
  gross: null,
  tare: null,
  pieces: null,
  supplierLot: '',
  continues: null,
  origin: '',
  producedOn: null,
  expiresOn: null,
  celsius: null,
  checks: {},
  result: 'accepted',
  refused: null,
  quarantined: null,
  fault: null,
  storeId: null,
  photos: [],
  remark: '',
  override: '',
});

const grams = (kilograms: number | null): number | null => (kilograms === null ? null : Math.round(kilograms * 1000));

/** Kilograms on the scale less what is no goods. */
export const netOf = ({ gross, tare }: Pick<DraftLine, 'gross' | 'tare'>): number | null =>
  gross === null ? null : Math.max(0, Math.round((gross - (tare ?? 0)) * 1000) / 1000);

const base = (decimal: number | null, unit: UnitCode): number => (decimal === null ? 0 : (quantity(decimal, unit)?.amount ?? 0));

/** Whether it can be looked at: goods and how much of them. */
export const isFilled = (line: DraftLine): boolean => line.productId !== null && base(line.amount, line.unit) > 0;

export function toInput(line: DraftLine): LineIn {
  const amount = base(line.amount, line.unit);
  const { result, unit, celsius } = line;
  const weighed = UNITS[unit].base === 'g' && line.gross !== null;
  return {
    productId: line.productId ?? '',
    unit,
    amount,
    refused: result === 'refused' ? amount : result === 'partly' ? base(line.refused, unit) : 0,
    quarantined: result === 'partly' ? base(line.quarantined, unit) : 0,
    fault: result === 'accepted' ? null : line.fault,
    gross: weighed ? grams(line.gross) : null,
    tare: weighed ? grams(line.tare) : null,
    pieces: line.pieces,
    supplierLot: line.supplierLot.trim() || null,
    continues: result === 'refused' ? null : line.continues,
    origin: line.origin,
    producedOn: line.producedOn,
    expiresOn: line.expiresOn,
    tenthsCelsius: celsius === null ? null : Math.round(celsius * 10),
    checks: Object.entries(line.checks).map(([code, ok]) => ({ code, ok })),
    photos: [...line.photos],
    storeId: line.storeId,
    remark: line.remark,
    override: line.override,
  };
}

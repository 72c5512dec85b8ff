// What the rules of picking, dispatch and loading decide on.
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Note } from '../note.ts';

/** A note between order and door. */
export type Packed = Pick<Note, 'carriesLots' | 'id' | 'number' | 'customerId' | 'siteId' | 'state' | 'driverId' | 'departedAt' | 'arrivedAt'> & {
  readonly deliveryOn: string;
  readonly waveId: string | null;
  readonly vehicleId: string | null;
  readonly vehicle: string | null;
  readonly stopNo: number | null;
  readonly loadedAt: Instant | null;
  readonly checkedAt: Instant | null;
  readonly cratesOut: number;
};

/** A line as the picker finds it. */
export type PackedLine = {
  readonly id: string;
  readonly lineNo: number;
  readonly product: string;
  readonly productId: string | null;
  readonly productCode: string | null;
  readonly unit: UnitCode;
  readonly ordered: number;
  readonly picked: number | null;
  readonly pickedPieces: number | null;
  readonly overBp: number | null;
  readonly underBp: number | null;
  readonly gross: number | null;
  readonly tare: number | null;
  readonly lot: string | null;
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
  readonly version: number;
};

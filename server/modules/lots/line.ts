// Lines of delivery notes and the lots they carry.

import type { UnitCode } from '../../kernel/quantity.ts';
import type { Temperature } from '../../kernel/temperature.ts';
import type { Certainty, LotState, Place, Stage, Standing } from './lot.ts';

/** A line of a delivery note and a lot it carries, or may carry. Amounts in the base unit of the lot. */
export type LineCarries = {
  readonly lineId: string;
  readonly lotId: string;
  readonly number: string;
  readonly productId: string;
  readonly unit: UnitCode;
  readonly state: LotState;
  readonly expiresOn: string | null;
  readonly producedOn: string | null;
  readonly noteId: string;
  readonly noteNumber: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly deliveryOn: string;
  readonly certainty: Certainty;
  readonly atMost: number;
  readonly stage: Stage;
  readonly vehicleId: string | null;
  readonly picked: number;
  readonly delivered: number;
  readonly returned: number;
  readonly destroyed: number;
  readonly consumed: number;
};

/** A lot of a line as picking, loading and the dock see it. */
export type Carried = {
  readonly noteId: string;
  readonly lineId: string;
  readonly lotId: string;
  readonly number: string;
  readonly productId: string;
  readonly unit: UnitCode;
  readonly certainty: Certainty;
  /** What was picked of it; of a possible one the most it can be. */
  readonly amount: number;
  readonly stage: Stage;
  readonly standing: Standing;
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
};

export const sure = ({ certainty }: Pick<Carried, 'certainty'>): boolean => certainty !== 'possible';

/** Goods of a line in our hands, and the stores they came from. */
export type InHand = {
  readonly lineId: string;
  readonly lotId: string;
  readonly places: readonly { readonly place: Place; readonly amount: number }[];
  readonly origins: readonly { readonly placeId: string; readonly amount: number }[];
};

export type OpenPlace = { readonly id: string; readonly kind: 'store' | 'quarantine'; readonly name: string; readonly temperature: Temperature };

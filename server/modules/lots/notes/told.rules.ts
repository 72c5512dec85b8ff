// What a delivery shows of its lots that a promise may forbid. Pure.

import type { Told } from '../../../kernel/fact.ts';
import type { ForNote, Lot } from '../lot.ts';
import { type Aged, agedOn, type LifeRule, lifeLeft, tooShort } from './choose.rules.ts';
import * as tell from './facts.ts';

/** Of a lot what a promise may ask at the door. */
export type LotAtTheDock = Pick<Lot, 'id' | 'productId' | 'state' | 'receivedOn' | 'producedOn' | 'expiresOn' | 'derived'>;

type Delivered = {
  readonly note: ForNote;
  /** Lots that surely went, line by line. */
  readonly lots: readonly { readonly lineId: string; readonly lot: LotAtTheDock }[];
  /** The day in Asia/Shanghai on which they were handed over. */
  readonly on: string;
  readonly life: LifeRule;
  readonly last: ReadonlyMap<string, Aged>;
};
type Circumstances = Pick<Told, 'occurredAt' | 'grade'>;

export function tellDelivered({ note, lots, on, life, last }: Delivered, told: Circumstances): Told[] {
  const { noteId, customerId, siteId } = note;
  return lots.flatMap(({ lineId, lot }): Told[] => {
    const about = { noteId, customerId, siteId, lineId, lotId: lot.id, productId: lot.productId };
    const { expiresOn } = lot;
    const before = last.get(lot.productId);
    const left = lifeLeft(lot, on, life);
    const short = left && tooShort(left, life) ? { ...left, neededBp: life.shareBp, derived: lot.derived !== null } : null;
    return [
      ...(lot.state === 'available' ? [] : [tell.stoppedDelivered.tell({ ...about, state: lot.state }, told)]),
      ...(expiresOn !== null && expiresOn < on ? [tell.expiredDelivered.tell({ ...about, expiresOn }, told)] : []),
      ...(short && expiresOn !== null ? [tell.shortLifeDelivered.tell({ ...about, expiresOn, ...short }, told)] : []),
      ...(before && agedOn(lot) < before.agedOn
        ? [tell.olderBatchDelivered.tell({ ...about, agedOn: agedOn(lot), beforeLotId: before.lotId, beforeAgedOn: before.agedOn }, told)]
        : []),
    ];
  });
}

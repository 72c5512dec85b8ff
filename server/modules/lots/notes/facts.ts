// What a delivery shows of its lots that a promise may forbid (R1.10, R5.1, R7.3). Told at the receiver's word, of lots that surely went.
import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { day, id } from '../fact-parts.ts';
import { LOT_STATES } from '../lot.ts';

const about = { noteId: id, customerId: id, siteId: id, lineId: id, lotId: id, productId: id };
const subjects = { note: 'noteId', customer: 'customerId', site: 'siteId', lot: 'lotId' } as const;

export const olderBatchDelivered = defineFact({
  name: 'lots.older-batch-delivered',
  version: 1,
  label: { zh: '交付了更早的批次', en: 'An older batch delivered' },
  /** Days by which the two were compared: production, else expiry, else receipt. */
  data: z.object({ ...about, agedOn: day, beforeLotId: id, beforeAgedOn: day }),
  subjects,
});
export const shortLifeDelivered = defineFact({
  name: 'lots.short-life-delivered',
  version: 1,
  label: { zh: '剩余保质期不足', en: 'Too little shelf life left' },
  data: z.object({ ...about, expiresOn: day, remainingDays: z.int(), totalDays: z.int(), neededBp: z.int(), derived: z.boolean() }),
  subjects,
});
export const expiredDelivered = defineFact({
  name: 'lots.expired-delivered',
  version: 1,
  label: { zh: '交付了过期商品', en: 'Expired goods delivered' },
  data: z.object({ ...about, expiresOn: day }),
  subjects,
});
export const stoppedDelivered = defineFact({
  name: 'lots.stopped-delivered',
  version: 1,
  label: { zh: '交付了已冻结的批次', en: 'A stopped lot delivered' },
  data: z.object({ ...about, state: z.enum(LOT_STATES) }),
  subjects,
});

export const facts = [olderBatchDelivered, shortLifeDelivered, expiredDelivered, stoppedDelivered];

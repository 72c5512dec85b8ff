// What happens to goods that come back on a claim. No words of people here; what they wrote stands in `claims.goods_words`.
import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { about, at, bodyHash, evidence, id, subjects } from '../fact-parts.ts';
import { DISPOSITION_CODES, FINDING_CODES, HAND_OVER_CODES, PICKUP_MODE_CODES } from './goods.ts';

/** `siteId`: where the goods lie or lay, of which a claim over several notes may have several. */
const amount = z.int().positive();

/** What the ledger of claims learns: `came-back` of the claim's own, `returned` of the line besides. */
const entry = z.object({
  kind: z.enum(['came-back', 'destroyed', 'returned']),
  lineId: id,
  noteId: id,
  itemId: id.nullable(),
  lotId: id.nullable(),
  eventId: id.nullable(),
  amount,
});

export const pickupOpened = defineFact({
  name: 'claims.pickup-opened',
  version: 1,
  label: { zh: '待取回退货', en: 'Goods to be fetched' },
  data: z.object({
    ...about,
    pickupId: id,
    number: z.string(),
    foodSafety: z.boolean(),
    until: at,
    parcels: z.array(
      z.object({
        parcelId: id,
        number: z.string(),
        itemId: id,
        lineId: id,
        noteLineId: id,
        noteId: id,
        lotId: id.nullable(),
        productId: id.nullable(),
        unit: z.enum(UNIT_CODES),
        amount,
      }),
    ),
  }),
  subjects: { ...subjects, pickup: 'pickupId' },
});
export const pickupPlanned = defineFact({
  name: 'claims.pickup-planned',
  version: 1,
  label: { zh: '安排取回退货', en: 'Pick-up planned' },
  data: z.object({
    ...about,
    pickupId: id,
    mode: z.enum(PICKUP_MODE_CODES),
    /** The stop that takes them along; its driver fetches them. */
    stopNoteId: id.nullable(),
    driverId: id.nullable(),
    vehicle: z.string().nullable(),
    dueAt: at.nullable(),
    byRule: z.boolean(),
  }),
  subjects: { ...subjects, pickup: 'pickupId' },
});
export const pickupCalledOff = defineFact({
  name: 'claims.pickup-called-off',
  version: 1,
  label: { zh: '取消取回', en: 'Pick-up called off' },
  data: z.object({ ...about, pickupId: id }),
  subjects: { ...subjects, pickup: 'pickupId' },
});

export const collected = defineFact({
  name: 'claims.goods-collected',
  version: 1,
  label: { zh: '退货已取回', en: 'Goods collected' },
  data: z.object({
    ...about,
    pickupId: id,
    handedOver: z.enum(HAND_OVER_CODES).nullable(),
    /** Fetched outside the pick-up: by a recall, or brought to the store by the kitchen. */
    outside: z.boolean(),
    /** `booked`: so much of it lots moved. */
    parcels: z.array(z.object({ parcelId: id, amount: z.int().nonnegative(), booked: z.int().nonnegative() })),
    /** Where they are now. */
    placeKind: z.string(),
    placeId: id,
    entries: z.array(entry),
    bodyHash,
    evidence,
  }),
  subjects: { ...subjects, pickup: 'pickupId' },
});
export const received = defineFact({
  name: 'claims.goods-received',
  version: 1,
  label: { zh: '退货到仓', en: 'Goods received at the store' },
  data: z.object({
    ...about,
    pickupId: id,
    foodSafety: z.boolean(),
    /** `difference`: the store's scale less the driver's word. */
    /** `booked`: what lots hold of it from here on, where the weighing changed that. */
    parcels: z.array(z.object({ parcelId: id, amount: z.int().nonnegative(), difference: z.int(), booked: z.int().nonnegative().optional() })),
    eventId: id.nullable().optional(),
    bodyHash,
    evidence,
  }),
  subjects: { ...subjects, pickup: 'pickupId' },
});
export const quarantined = defineFact({
  name: 'claims.goods-quarantined',
  version: 1,
  label: { zh: '退货已隔离', en: 'Goods put in quarantine' },
  data: z.object({
    ...about,
    pickupId: id,
    placeId: id,
    eventId: id.nullable(),
    parcels: z.array(z.object({ parcelId: id, amount: z.int().nonnegative(), booked: z.int().nonnegative() })),
  }),
  subjects: { ...subjects, pickup: 'pickupId' },
});
export const inspected = defineFact({
  name: 'claims.goods-inspected',
  version: 1,
  label: { zh: '退货已检查', en: 'Goods inspected' },
  data: z.object({ ...about, parcelId: id, lotId: id.nullable(), finding: z.enum(FINDING_CODES), unsafe: z.boolean(), bodyHash, evidence }),
  subjects: { ...subjects, lot: 'lotId', parcel: 'parcelId' },
});
export const disposed = defineFact({
  name: 'claims.goods-disposed',
  version: 1,
  label: { zh: '退货已处置', en: 'Goods disposed of' },
  data: z.object({
    ...about,
    disposalId: id,
    parcelId: id,
    lotId: id.nullable(),
    foodSafety: z.boolean(),
    disposition: z.enum(DISPOSITION_CODES),
    amount,
    /** So much of it lots moved, by this event. */
    booked: z.int().nonnegative(),
    eventId: id.nullable(),
    supplierId: id.nullable(),
    /** Grams on the scale. */
    weight: z.int().nullable(),
    /** When time and place were reported to the authority beforehand. */
    reportedAt: at.nullable(),
    witnesses: z.int().nonnegative(),
    bodyHash,
    evidence,
  }),
  subjects: { ...subjects, lot: 'lotId', parcel: 'parcelId', supplier: 'supplierId' },
});
export const destroyedAtSite = defineFact({
  name: 'claims.destroyed-at-site',
  version: 1,
  label: { zh: '就地销毁', en: 'Destroyed at the site' },
  data: z.object({
    ...about,
    foodSafety: z.boolean(),
    parts: z.array(
      z.object({
        destructionId: id,
        itemId: id,
        lotId: id.nullable(),
        unit: z.enum(UNIT_CODES),
        amount,
        weight: z.int().nullable(),
        eventId: id.nullable(),
      }),
    ),
    entries: z.array(entry),
    by: z.enum(['customer', 'staff']),
    witnesses: z.int().nonnegative(),
    bodyHash,
    evidence,
  }),
  subjects,
});
/** Only ever told if somebody found a way round the database: what was marked no longer lies where it was. */
export const unsafeReleased = defineFact({
  name: 'claims.unsafe-goods-released',
  version: 1,
  label: { zh: '不安全货物被放行', en: 'Unsafe goods were released' },
  data: z.object({ ...about, lotId: id, placeKind: z.string(), placeId: id, amount }),
  subjects: { ...subjects, lot: 'lotId' },
});

export const facts = [
  pickupOpened,
  pickupPlanned,
  pickupCalledOff,
  collected,
  received,
  quarantined,
  inspected,
  disposed,
  destroyedAtSite,
  unsafeReleased,
];

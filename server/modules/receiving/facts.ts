import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { FAULT_CODES, RESULT_CODES } from './receipt.ts';

const id = z.string();
const day = z.iso.date();
const subjects = { receipt: 'receiptId', supplier: 'supplierId' } as const;
const ofLot = { ...subjects, lot: 'lotId' } as const;

export const arrived = defineFact({
  name: 'receiving.arrived',
  version: 1,
  label: { zh: '到货', en: 'Goods arrived' },
  data: z.object({ receiptId: id, number: z.string(), supplierId: id, lineCount: z.int() }),
  subjects,
});

/** Every line of every arrival is checked (R8.1). Amounts in the base of `unit`. */
export const checked = defineFact({
  name: 'receiving.checked',
  version: 1,
  label: { zh: '收货查验', en: 'Checked at receipt' },
  data: z.object({
    receiptId: id,
    lineId: id,
    lineNo: z.int(),
    supplierId: id,
    productId: id,
    lotId: id.nullable(),
    result: z.enum(RESULT_CODES),
    /** Everything that was asked for was given. */
    complete: z.boolean(),
    unit: z.enum(UNIT_CODES),
    amount: z.int(),
    quarantined: z.int(),
    refused: z.int(),
    fault: z.enum(FAULT_CODES).nullable(),
    gross: z.int().nullable(),
    tare: z.int().nullable(),
    pieces: z.int().nullable(),
    supplierLot: z.string().nullable(),
    continued: z.boolean(),
    origin: z.string(),
    producedOn: day.nullable(),
    expiresOn: day.nullable(),
    derived: z.enum(['produced', 'expires']).nullable(),
    tenthsCelsius: z.int().nullable(),
    checks: z.array(z.object({ code: z.string(), ok: z.boolean() })),
    found: z.array(z.string()),
    overridden: z.array(z.string()),
    storeId: id.nullable(),
    photos: z.array(z.object({ fileId: id, sha256: z.string() })),
  }),
  subjects: ofLot,
});

/** Goods were refused or put apart: purchasing and the supplier are to know. */
export const failed = defineFact({
  name: 'receiving.failed',
  version: 1,
  label: { zh: '收货不合格', en: 'Failed at receipt' },
  data: z.object({
    receiptId: id,
    lineId: id,
    supplierId: id,
    productId: id,
    /** Null: nothing of it entered. */
    lotId: id.nullable(),
    why: z.enum(FAULT_CODES),
  }),
  subjects: ofLot,
});

/** Goods that may not be traded were found in our stores. At the door they are refused, which is `receiving.failed`. */
export const bannedGoodsFound = defineFact({
  name: 'receiving.banned-goods-found',
  version: 1,
  label: { zh: '发现禁止经营的食品', en: 'Banned goods found' },
  data: z.object({ supplierId: id, lotId: id, productId: id, rule: z.string(), holdId: id }),
  subjects: { supplier: 'supplierId', lot: 'lotId', hold: 'holdId' },
});

export const corrected = defineFact({
  name: 'receiving.corrected',
  version: 1,
  label: { zh: '更正收货数量', en: 'Receipt corrected' },
  data: z.object({ correctionId: id, receiptId: id, lineId: id, supplierId: id, lotId: id, difference: z.int(), eventId: id }),
  subjects: ofLot,
});

export const facts = [arrived, checked, failed, bannedGoodsFound, corrected];

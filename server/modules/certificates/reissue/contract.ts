import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { onDesk } from '../shapes.ts';

const id = z.uuid();
const brief = z.object({
  id,
  kind: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  number: z.string(),
  lot: z.string().nullable(),
  lotId: id.nullable(),
  supplier: z.string(),
  issuedOn: z.iso.date(),
  validTo: z.iso.date().nullable(),
  reissued: z.boolean(),
  draft: z.boolean(),
  withdrawn: z.boolean(),
});

export const contract = {
  show: endpoint({
    method: 'GET',
    path: '/certificates/{certificateId}',
    permission: 'certificates.read',
    summary: { zh: '一份证照：依据、由它开出的、用到它的送货单', en: 'A certificate with what it rests on and what rests on it' },
    input: z.object({ certificateId: id }),
    output: onDesk.extend({
      /** Of a certificate of ours. */
      made: z.object({ amount: z.int(), unit: z.enum(UNIT_CODES), origin: z.string(), source: z.string(), wordingConfirmed: z.boolean() }).nullable(),
      basedOn: z.array(brief),
      issuedOnIt: z.array(brief),
      /** Incoming lots whose certificate is still to come. */
      missing: z.array(
        z.object({
          lotId: id,
          number: z.string(),
          supplierLot: z.string().nullable(),
          product: z.string(),
          productCode: z.string().nullable(),
          supplier: z.string(),
        }),
      ),
      /** Delivery notes in whose pack it is. */
      notes: z.int(),
    }),
    refusals: ['certificates.not-found'],
  }),
  printReissued: endpoint({
    method: 'GET',
    path: '/certificates/{certificateId}/print',
    permission: 'certificates.read',
    summary: { zh: '打印本公司开具的承诺达标合格证（100×75 毫米标签）', en: 'Print a certificate of our own (label of 100 × 75 mm)' },
    input: z.object({ certificateId: id }),
    output: z.file(),
    refusals: ['certificates.not-found', 'certificates.not-ours', 'certificates.still-a-draft'],
  }),
};

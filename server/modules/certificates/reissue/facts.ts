import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { UNIT_CODES } from '../../../kernel/quantity.ts';

const id = z.string();
const day = z.iso.date();

/** Incoming certificates, and the incoming lots that have none: while there are any, ours is a draft. */
const grounds = { certificateId: id, lotId: id, basedOn: z.array(id), missing: z.array(id) };
const subjects = { certificate: 'certificateId', lot: 'lotId' } as const;

export const reissued = defineFact({
  name: 'certificates.reissued',
  version: 1,
  label: { zh: '重新开具合格证', en: 'Certificate issued anew' },
  data: z.object({
    ...grounds,
    kind: z.string(),
    number: z.string(),
    lot: z.string(),
    productId: id,
    code: z.string().nullable(),
    product: z.string(),
    origin: z.string(),
    amount: z.int(),
    unit: z.enum(UNIT_CODES),
    issuedOn: day,
  }),
  subjects,
});

export const rebased = defineFact({
  name: 'certificates.rebased',
  version: 1,
  label: { zh: '更新合格证依据', en: 'Grounds of a certificate changed' },
  data: z.object(grounds),
  subjects,
});

export const facts = [reissued, rebased];

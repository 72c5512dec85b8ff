import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { DROP_REASON_CODES, LICENCE_KIND_CODES, SUPPLIER_KIND_CODES } from './supplier.ts';

// Names, addresses and phones stay in the table: facts carry ids, kinds and which fields changed.
const id = z.string();
const subjects = { supplier: 'supplierId' } as const;

export const approved = defineFact({
  name: 'suppliers.approved',
  version: 1,
  label: { zh: '登记供应商', en: 'Supplier approved' },
  data: z.object({ supplierId: id, kind: z.enum(SUPPLIER_KIND_CODES), licences: z.array(z.enum(LICENCE_KIND_CODES)) }),
  subjects,
});
export const changed = defineFact({
  name: 'suppliers.changed',
  version: 1,
  label: { zh: '更改供应商资料', en: 'Supplier changed' },
  data: z.object({ supplierId: id, fields: z.array(z.string()) }),
  subjects,
});
export const dropped = defineFact({
  name: 'suppliers.dropped',
  version: 1,
  label: { zh: '停用供应商', en: 'Supplier dropped' },
  data: z.object({ supplierId: id, reason: z.enum(DROP_REASON_CODES) }),
  subjects,
});

export const facts = [approved, changed, dropped];

import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { CONTACT_ROLES, KIND_CODES } from './customer.ts';

// Names, phones and addresses stay in the tables: facts carry ids and which fields changed.
const id = z.string();
const subjects = { customer: 'customerId' } as const;
const onSite = { ...subjects, site: 'siteId' } as const;

export const registered = defineFact({
  name: 'customers.registered',
  version: 1,
  label: { zh: '登记客户', en: 'Customer registered' },
  data: z.object({ customerId: id, kind: z.enum(KIND_CODES) }),
  subjects,
});
export const changed = defineFact({
  name: 'customers.changed',
  version: 1,
  label: { zh: '更改客户资料', en: 'Customer changed' },
  data: z.object({ customerId: id, fields: z.array(z.string()) }),
  subjects,
});
export const siteRegistered = defineFact({
  name: 'customers.site-registered',
  version: 1,
  label: { zh: '登记食堂', en: 'Site registered' },
  data: z.object({ siteId: id, customerId: id }),
  subjects: onSite,
});
export const siteChanged = defineFact({
  name: 'customers.site-changed',
  version: 1,
  label: { zh: '更改食堂资料', en: 'Site changed' },
  data: z.object({ siteId: id, customerId: id, fields: z.array(z.string()) }),
  subjects: onSite,
});
const contact = z.object({
  contactId: id,
  customerId: id,
  siteId: id.nullable(),
  role: z.enum(CONTACT_ROLES),
  acceptor: z.boolean(),
  accountId: id.nullable(),
});
export const contactAdded = defineFact({
  name: 'customers.contact-added',
  version: 1,
  label: { zh: '添加联系人', en: 'Contact added' },
  data: contact,
  subjects: onSite,
});
export const contactChanged = defineFact({
  name: 'customers.contact-changed',
  version: 1,
  label: { zh: '更改联系人', en: 'Contact changed' },
  data: contact.extend({ active: z.boolean() }),
  subjects: onSite,
});
export const aliasRemoved = defineFact({
  name: 'customers.alias-removed',
  version: 1,
  label: { zh: '删除别名', en: 'Chat name forgotten' },
  data: z.object({ customerId: id, aliasHash: z.string() }),
  subjects,
});
export const visited = defineFact({
  name: 'customers.visited',
  version: 1,
  label: { zh: '上门回访', en: 'Visited' },
  data: z.object({
    visitId: id,
    customerId: id,
    siteId: id,
    visitedBy: id,
    /** A place was recorded and it is the site's (within 300 m), as far as the site's place is known. */
    hasPlace: z.boolean(),
    hasSignature: z.boolean(),
    metres: z.int().nullable(),
    signatureSha256: z.string().nullable(),
  }),
  subjects: onSite,
});

export const facts = [registered, changed, siteRegistered, siteChanged, contactAdded, contactChanged, aliasRemoved, visited];

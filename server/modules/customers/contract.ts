import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { CONTACT_ROLES, KIND_CODES } from './customer.ts';
import { id, latitude, longitude, name, site, siteFields } from './site-shapes.ts';

const at = z.iso.datetime();
const instantIn = z.iso.datetime({ offset: true });
const code = z.string().trim().min(1).max(40);
const accountId = z.uuid().nullable();
const paged = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) };

const customerFields = {
  name,
  kind: z.enum(KIND_CODES),
  level: z.string().trim().max(40).nullable().default(null),
  /** Dedicated people of ours (R2.4): 专属客服, 跟单员, 项目负责人. */
  agentId: accountId.default(null),
  clerkId: accountId.default(null),
  managerId: accountId.default(null),
  remark: z.string().trim().max(1000).default(''),
};

const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d -]{5,20}$/, '电话号码格式不正确');
const contactFields = {
  siteId: id.nullable().default(null),
  name: z.string().trim().min(1).max(40),
  phone: phone.nullable().default(null),
  role: z.enum(CONTACT_ROLES),
  acceptor: z.boolean().default(false),
};

/** One of our people as a customer or colleague may know them. */
const person = z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() });
const team = z.object({ agent: person.nullable(), clerk: person.nullable(), manager: person.nullable() });

const contact = z.object({
  id,
  siteId: id.nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  role: z.enum(CONTACT_ROLES),
  acceptor: z.boolean(),
  accountId: id.nullable(),
  active: z.boolean(),
});

const alias = z.object({ alias: z.string(), siteId: id.nullable(), confirmed: z.int(), lastUsedAt: at });

const visit = z.object({
  id,
  siteId: id,
  siteName: z.string(),
  visitedBy: z.object({ id: z.string(), name: z.string() }),
  visitedAt: at,
  recordedAt: at,
  /** Metres from the site; null where unknown. */
  metres: z.int().nullable(),
  signatureFileId: id.nullable(),
  summary: z.string(),
});

const row = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(KIND_CODES),
  level: z.string().nullable(),
  active: z.boolean(),
  sites: z.array(z.object({ id, code: z.string(), name: z.string() })),
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  lastVisitAt: at.nullable(),
});

const card = row.extend({
  remark: z.string(),
  sites: z.array(site),
  team,
  contacts: z.array(contact),
  aliases: z.array(alias),
  visits: z.array(visit),
  createdAt: at,
  can: z.object({ change: z.boolean(), visit: z.boolean() }),
});

const onCustomer = { customerId: id };

export const contract = {
  list: endpoint({
    method: 'GET',
    path: '/customers',
    permission: 'customers.read',
    summary: { zh: '客户列表与查找（名称、编码、食堂、微信名）', en: 'List and search customers' },
    input: z.object({
      text: z.string().trim().max(80).optional(),
      kind: z.enum(KIND_CODES).optional(),
      closed: z.boolean().default(false),
      ...paged,
    }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  show: endpoint({
    method: 'GET',
    path: '/customers/{customerId}',
    permission: 'customers.read',
    summary: { zh: '客户资料卡', en: 'Customer card' },
    input: z.object(onCustomer),
    output: card,
    refusals: ['customers.not-found'],
  }),
  register: endpoint({
    method: 'POST',
    path: '/customers',
    permission: 'customers.manage',
    summary: { zh: '登记客户', en: 'Register a customer' },
    input: z.object({ code, ...customerFields }),
    output: z.object({ customerId: id }),
    refusals: ['customers.code-taken', 'customers.not-staff'],
  }),
  change: endpoint({
    method: 'PUT',
    path: '/customers/{customerId}',
    permission: 'customers.manage',
    summary: { zh: '更改客户资料', en: 'Change a customer' },
    input: z.object({ ...onCustomer, ...customerFields, active: z.boolean().default(true) }),
    output: z.object({ customerId: id }),
    refusals: ['customers.not-found', 'customers.not-staff'],
  }),
  registerSite: endpoint({
    method: 'POST',
    path: '/customers/{customerId}/sites',
    permission: 'customers.manage',
    summary: { zh: '登记食堂（收货点）', en: 'Register a site' },
    input: z.object({ ...onCustomer, code, ...siteFields }),
    output: z.object({ siteId: id }),
    refusals: ['customers.not-found', 'customers.site-code-taken', 'customers.hours-backwards', 'customers.half-a-place'],
  }),
  changeSite: endpoint({
    method: 'PUT',
    path: '/customers/{customerId}/sites/{siteId}',
    permission: 'customers.manage',
    summary: { zh: '更改食堂资料', en: 'Change a site' },
    input: z.object({ ...onCustomer, siteId: id, ...siteFields, active: z.boolean().default(true) }),
    output: z.object({ siteId: id }),
    refusals: ['customers.not-found', 'customers.site-unknown', 'customers.hours-backwards', 'customers.half-a-place'],
  }),
  addContact: endpoint({
    method: 'POST',
    path: '/customers/{customerId}/contacts',
    permission: 'customers.manage',
    summary: { zh: '添加联系人；可开通食堂端账号', en: 'Add a contact, with a portal account where wanted' },
    input: z.object({ ...onCustomer, ...contactFields, account: z.boolean().default(false) }),
    /** The first password is shown here once, never again. */
    output: z.object({ contactId: id, accountId: id.nullable(), password: z.string().nullable() }),
    refusals: [
      'customers.not-found',
      'customers.site-unknown',
      'customers.phone-needed',
      'customers.told-already',
      'identity.phone-taken',
      'identity.bad-phone',
    ],
  }),
  changeContact: endpoint({
    method: 'PUT',
    path: '/customers/{customerId}/contacts/{contactId}',
    permission: 'customers.manage',
    summary: { zh: '更改联系人', en: 'Change a contact' },
    input: z.object({ ...onCustomer, contactId: id, ...contactFields, active: z.boolean().default(true) }),
    output: z.object({ contactId: id }),
    refusals: ['customers.not-found', 'customers.contact-unknown', 'customers.site-unknown'],
  }),
  listAliases: endpoint({
    method: 'GET',
    path: '/customers/{customerId}/aliases',
    permission: 'customers.read',
    summary: { zh: '微信名与别名', en: 'Chat names' },
    input: z.object(onCustomer),
    output: z.object({ items: z.array(alias) }),
    refusals: ['customers.not-found'],
  }),
  removeAlias: endpoint({
    method: 'POST',
    path: '/customers/{customerId}/aliases/removal',
    permission: 'customers.manage',
    summary: { zh: '删除别名', en: 'Forget a chat name' },
    input: z.object({ ...onCustomer, alias: z.string().min(1).max(120) }),
    output: z.object({ customerId: id }),
    refusals: ['customers.not-found', 'customers.alias-unknown'],
  }),
  visit: endpoint({
    method: 'POST',
    path: '/customers/{customerId}/visits',
    permission: 'customers.visit',
    summary: { zh: '登记上门回访（定位与签字）', en: 'Record a visit with place and signature' },
    input: z.object({
      ...onCustomer,
      siteId: id,
      occurredAt: instantIn.optional(),
      longitude: longitude.nullable().default(null),
      latitude: latitude.nullable().default(null),
      signatureFileId: id.nullable().default(null),
      files: z.array(id).max(10).default([]),
      summary: z.string().trim().max(2000).default(''),
    }),
    output: z.object({ visitId: id, metres: z.int().nullable(), grade: z.enum(['A', 'B', 'C', 'D']) }),
    refusals: [
      'customers.not-found',
      'customers.site-unknown',
      'customers.half-a-place',
      'customers.not-a-picture',
      'files.not-found',
      'moment.in-future',
      'moment.proof-needed',
    ],
  }),
  visits: endpoint({
    method: 'GET',
    path: '/customers/{customerId}/visits',
    permission: 'customers.read',
    summary: { zh: '回访记录', en: 'Visits' },
    input: z.object({ ...onCustomer, ...paged }),
    output: z.object({ items: z.array(visit), next: z.string().nullable() }),
    refusals: ['customers.not-found'],
  }),
  importFile: endpoint({
    method: 'POST',
    path: '/customers/import',
    permission: 'customers.manage',
    summary: { zh: '从表格导入客户与食堂（XLSX、CSV）', en: 'Import customers and sites from a table' },
    input: z.object({ fileId: id }),
    output: z.object({
      rows: z.int(),
      registered: z.int(),
      sites: z.int(),
      unchanged: z.int(),
      refused: z.int(),
      report: z.array(
        z.object({
          row: z.int(),
          outcome: z.enum(['registered', 'site-added', 'unchanged', 'refused']),
          column: z.string().nullable(),
          text: z.string(),
        }),
      ),
    }),
    refusals: ['files.not-found', 'customers.no-header', 'documents.not-a-workbook', 'documents.too-many-rows', 'documents.unknown-encoding'],
  }),
  profile: endpoint({
    method: 'GET',
    path: '/my/profile',
    permission: 'customers.see-own',
    summary: { zh: '我的单位资料（食堂端）', en: 'Own profile (portal)' },
    input: z.object({}),
    output: z.object({
      customer: z.object({ id, name: z.string(), kind: z.enum(KIND_CODES) }),
      sites: z.array(site.omit({ active: true })),
      team,
      contacts: z.array(z.object({ name: z.string(), phone: z.string().nullable(), role: z.enum(CONTACT_ROLES), acceptor: z.boolean() })),
    }),
    refusals: ['customers.not-found'],
  }),
};

/** Roles of the people of one installation, and the outside parties. Labels: requirements "Users". */
export const STAFF_ROLES = {
  'after-sales-manager': { zh: '售后经理', en: 'After-sales manager' },
  'project-manager': { zh: '项目负责人', en: 'Project manager' },
  'order-clerk': { zh: '跟单员', en: 'Order clerk' },
  'service-agent': { zh: '专属客服', en: 'Service agent' },
  'food-safety-officer': { zh: '食品安全专员', en: 'Food-safety officer' },
  'quality-engineer': { zh: '品控工程师', en: 'Quality engineer' },
  purchasing: { zh: '采购', en: 'Purchasing' },
  'warehouse-clerk': { zh: '分拣与仓库', en: 'Picking and warehouse' },
  dispatcher: { zh: '调度', en: 'Dispatcher' },
  driver: { zh: '司机', en: 'Driver' },
  'finance-clerk': { zh: '财务', en: 'Finance clerk' },
  'market-clerk': { zh: '市场与公关', en: 'Market and PR' },
  'general-manager': { zh: '总经理', en: 'General manager' },
  auditor: { zh: '审计员', en: 'Auditor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
} as const;

export const OUTSIDE_ROLES = {
  'customer-purchaser': { zh: '客户采购负责人', en: "Customer's purchaser" },
  'customer-receiver': { zh: '客户验收员', en: "Customer's receiver" },
  'customer-inspector': { zh: '客户监督员', en: "Customer's inspector" },
  'note-holder': { zh: '扫码收货人', en: 'Holder of a delivery note' },
  'month-holder': { zh: '扫码对账人', en: 'Holder of a month-end sheet' },
  supplier: { zh: '供应商', en: 'Supplier' },
} as const;

export type StaffRole = keyof typeof STAFF_ROLES;
/** Who takes up and follows what customers bring. */
export const DESK_ROLES = [
  'after-sales-manager',
  'project-manager',
  'order-clerk',
  'service-agent',
  'food-safety-officer',
  'quality-engineer',
] as const satisfies readonly (keyof typeof STAFF_ROLES)[];

/** Everybody of ours who works at a desk: who may look at notes, lots and stock. */
export const OFFICE_ROLES = [
  ...DESK_ROLES,
  'purchasing',
  'warehouse-clerk',
  'dispatcher',
  'finance-clerk',
  'general-manager',
  'auditor',
] as const satisfies readonly (keyof typeof STAFF_ROLES)[];

export type OutsideRole = keyof typeof OUTSIDE_ROLES;
/** Those who hold a printed code and have no account. */
export const LINK_ROLES = ['note-holder', 'month-holder'] as const satisfies readonly OutsideRole[];
export type LinkRole = (typeof LINK_ROLES)[number];
export const isLinkRole = (role: string): role is LinkRole => (LINK_ROLES as readonly string[]).includes(role);
export type Role = StaffRole | OutsideRole;
export const ROLES = { ...STAFF_ROLES, ...OUTSIDE_ROLES };

/** Who acts. `can` holds permission names; row scope is decided by each store's `visibleTo(actor)`. */
export type Actor = { readonly can: ReadonlySet<string>; readonly name: string } & (
  | { readonly kind: 'staff'; readonly id: string; readonly roles: readonly StaffRole[] }
  | { readonly kind: 'contact'; readonly id: string; readonly roles: readonly OutsideRole[]; readonly customerId: string }
  | { readonly kind: 'note-holder'; readonly id: string; readonly customerId: string; readonly siteId: string; readonly noteId: string }
  /** `month`: 2026-10. */
  | { readonly kind: 'month-holder'; readonly id: string; readonly customerId: string; readonly month: string }
  | { readonly kind: 'api-key'; readonly id: string }
  | { readonly kind: 'system'; readonly id: 'system' }
  | { readonly kind: 'nobody'; readonly id: 'nobody' }
);

export const NOBODY: Actor = { kind: 'nobody', id: 'nobody', name: '', can: new Set() };
export const SYSTEM: Actor = { kind: 'system', id: 'system', name: '系统', can: new Set() };

/** The customer an outside actor is bound to; undefined for our own people, keys and the system, who see all customers. */
export const boundCustomer = (actor: Actor): string | undefined =>
  actor.kind === 'contact' || actor.kind === 'note-holder' || actor.kind === 'month-holder' ? actor.customerId : undefined;

/** The one month that the holder of a month-end sheet may see; undefined: any. */
export const boundMonth = (actor: Actor): string | undefined => (actor.kind === 'month-holder' ? actor.month : undefined);

/** Reference kept in facts: an id, never a name (erasure stays possible). */
export const actorRef = (actor: Actor): string => `${actor.kind}:${actor.id}`;

/** The id in such a reference. */
export const idInRef = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

// The only SQL that writes customers, sites, contacts and visits. These tables hold names and addresses: they are not rebuilt from facts.
import type { ExpressionBuilder, ExpressionWrapper, Selectable, SqlBool } from 'kysely';
import { type Actor, actorRef, boundCustomer } from '../../kernel/actor.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

export type CustomerRow = Selectable<DB['customers.customer']>;
export type SiteRow = Selectable<DB['customers.site']>;
export type ContactRow = Selectable<DB['customers.contact']>;

/** Our people and keys see every customer; people of a customer only their own. */
export const visibleTo =
  (actor: Actor) =>
  (eb: ExpressionBuilder<DB, 'customers.customer'>): ExpressionWrapper<DB, 'customers.customer', SqlBool> => {
    const own = boundCustomer(actor);
    return eb.and(own === undefined ? [] : [eb('customers.customer.id', '=', own)]) as ExpressionWrapper<DB, 'customers.customer', SqlBool>;
  };

export async function load(db: Db | Tx, actor: Actor, customerId: string): Promise<CustomerRow> {
  const row = await db.selectFrom('customers.customer').selectAll().where('id', '=', customerId).where(visibleTo(actor)).executeTakeFirst();
  if (!row) throw no('not-found');
  return row;
}

/** Locks the customer, so that two changes come one after the other. */
export async function loadForChange({ tx, actor }: Unit, customerId: string): Promise<CustomerRow> {
  await load(tx, actor, customerId);
  return tx.selectFrom('customers.customer').selectAll().where('id', '=', customerId).forUpdate().executeTakeFirstOrThrow();
}

export async function loadSite(db: Db | Tx, customerId: string, siteId: string): Promise<SiteRow> {
  const row = await db.selectFrom('customers.site').selectAll().where('id', '=', siteId).where('customer_id', '=', customerId).executeTakeFirst();
  if (!row) throw no('site-unknown');
  return row;
}

type CustomerFields = Omit<InputOf<typeof contract.register>, 'code'>;
type SiteFields = Omit<InputOf<typeof contract.registerSite>, 'code' | 'customerId'>;
type ContactFields = Omit<InputOf<typeof contract.addContact>, 'customerId' | 'account'>;

const customerColumns = ({ name, kind, level, agentId, clerkId, managerId, remark }: CustomerFields) => ({
  name,
  kind,
  level,
  agent_id: agentId,
  clerk_id: clerkId,
  manager_id: managerId,
  remark,
});
export const fieldsOf = (row: CustomerRow): CustomerFields & { active: boolean } => ({
  name: row.name,
  kind: row.kind as CustomerFields['kind'],
  level: row.level,
  agentId: row.agent_id,
  clerkId: row.clerk_id,
  managerId: row.manager_id,
  remark: row.remark,
  active: row.active,
});

const siteColumns = ({
  name,
  address,
  longitude,
  latitude,
  receiving,
  meals,
  gateRules,
  signersNeeded,
  scale,
  orderCutoff,
  lotRule,
  lifeLeftBp,
}: SiteFields) => ({
  name,
  address,
  longitude,
  latitude,
  receiving: JSON.stringify(receiving),
  meals: JSON.stringify(meals),
  gate_rules: gateRules,
  signers_needed: signersNeeded,
  scale,
  order_cutoff: orderCutoff,
  lot_rule: lotRule,
  life_left_bp: lifeLeftBp,
});
export const siteFieldsOf = (row: SiteRow): SiteFields & { active: boolean } => ({
  name: row.name,
  address: row.address,
  longitude: row.longitude,
  latitude: row.latitude,
  receiving: row.receiving as SiteFields['receiving'],
  meals: row.meals as SiteFields['meals'],
  gateRules: row.gate_rules,
  signersNeeded: row.signers_needed,
  scale: row.scale as SiteFields['scale'],
  orderCutoff: row.order_cutoff,
  lotRule: row.lot_rule as SiteFields['lotRule'],
  lifeLeftBp: row.life_left_bp,
  active: row.active,
});

/** False where the code is taken. */
export async function insertCustomer({ tx, now }: Unit, customer: { id: string; code: string } & CustomerFields): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('customers.customer')
    .values({ id: customer.id, code: customer.code, ...customerColumns(customer), created_at: iso(now) })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export const updateCustomer = ({ tx }: Unit, customerId: string, { active, ...fields }: CustomerFields & { active: boolean }) =>
  tx
    .updateTable('customers.customer')
    .set({ ...customerColumns(fields), active })
    .where('id', '=', customerId)
    .execute();

export async function insertSite({ tx, now }: Unit, site: { id: string; customerId: string; code: string } & SiteFields): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('customers.site')
    .values({ id: site.id, customer_id: site.customerId, code: site.code, ...siteColumns(site), created_at: iso(now) })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export const updateSite = ({ tx }: Unit, siteId: string, { active, ...fields }: SiteFields & { active: boolean }) =>
  tx
    .updateTable('customers.site')
    .set({ ...siteColumns(fields), active })
    .where('id', '=', siteId)
    .execute();

type NewContact = ContactFields & { readonly id: string; readonly customerId: string; readonly accountId: string | null };

export const insertContact = ({ tx, now }: Unit, { id, customerId, accountId, siteId, name, phone, role, acceptor }: NewContact) =>
  tx
    .insertInto('customers.contact')
    .values({ id, customer_id: customerId, site_id: siteId, name, phone, role, acceptor, account_id: accountId, created_at: iso(now) })
    .execute();

/** The contact as it is now, locked. */
export async function loadContact({ tx }: Unit, customerId: string, contactId: string): Promise<ContactRow> {
  const row = await tx
    .selectFrom('customers.contact')
    .selectAll()
    .where('id', '=', contactId)
    .where('customer_id', '=', customerId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw no('contact-unknown');
  return row;
}

export const updateContact = (
  { tx }: Unit,
  contactId: string,
  { siteId, name, phone, role, acceptor, active }: ContactFields & { active: boolean },
) => tx.updateTable('customers.contact').set({ site_id: siteId, name, phone, role, acceptor, active }).where('id', '=', contactId).execute();

type NewVisit = {
  readonly id: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly visitedAt: Instant;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly metres: number | null;
  readonly signatureFileId: string | null;
  readonly summary: string;
};

export const insertVisit = ({ tx, actor, now }: Unit, visit: NewVisit) =>
  tx
    .insertInto('customers.visit')
    .values({
      id: visit.id,
      customer_id: visit.customerId,
      site_id: visit.siteId,
      visited_by: actorRef(actor),
      visited_at: iso(visit.visitedAt),
      longitude: visit.longitude,
      latitude: visit.latitude,
      metres: visit.metres,
      signature_file_id: visit.signatureFileId,
      summary: visit.summary,
      recorded_at: iso(now),
    })
    .execute();

export async function deleteAlias({ tx }: Unit, customerId: string, alias: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('customers.alias')
    .where('alias', '=', alias)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

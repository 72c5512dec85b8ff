// What other modules may ask about customers.
import { sql } from 'kysely';
import { iso } from '../../kernel/time.ts';
import type { App, Db, Tx, Unit } from '../../platform/app.ts';
import { type Kind, type LotRule, type Meals, metresBetween, type Place, type Receiving, type Scale } from './customer.ts';
import { teamOf as readTeam, type Team } from './show-customer.ts';

export { type Kind, type LotRule, type Meals, ON_SITE_METRES, type Receiving, type Scale } from './customer.ts';
export { DEMO_CONTACT_PHONE } from './demo-customers.ts';
export { demoSignature } from './demo-signature.ts';
export type { Team } from './show-customer.ts';

export type Belonging = 'ok' | 'no-customer' | 'no-site';

/** One row proves both: the customer is ours and the site (when named) is the customer's. `alsoNext`: a sequence to draw from in the same round trip. */
export async function siteOf(
  db: Db | Tx,
  { customerId, siteId }: { readonly customerId: string; readonly siteId: string | null },
  alsoNext: string,
): Promise<{ readonly belongs: Belonging; readonly next: number }> {
  const { rows } = await sql<{ customer: boolean; site: boolean; next: number }>`
    select exists (select from customers.customer where id = ${customerId}::uuid) as customer,
      exists (select from customers.site where id = ${siteId}::uuid and customer_id = ${customerId}::uuid) as site,
      nextval(${alsoNext}::regclass) as next`.execute(db);
  const { customer, site, next } = rows[0] as { customer: boolean; site: boolean; next: number };
  if (!customer) return { belongs: 'no-customer', next };
  return { belongs: siteId === null || site ? 'ok' : 'no-site', next };
}

/** Remembers that this chat name means this customer, for the next paste. The latest word wins. */
export async function learnAlias(
  unit: Unit,
  { alias, customerId, siteId }: { alias: string; customerId: string; siteId: string | null },
): Promise<void> {
  await unit.tx
    .insertInto('customers.alias')
    .values({ alias, customer_id: customerId, site_id: siteId, last_used_at: iso(unit.now) })
    .onConflict((conflict) =>
      conflict
        .column('alias')
        .doUpdateSet({ customer_id: customerId, site_id: siteId, confirmed: sql`customers.alias.confirmed + 1`, last_used_at: iso(unit.now) }),
    )
    .execute();
}

/** Whom a chat may be from: names, learned chat names, contacts and sites of active customers. */
export async function knownCustomers(db: Db | Tx): Promise<{ id: string; name: string; aliases: string[]; contacts: string[]; sites: string[] }[]> {
  const { rows } = await sql<{ id: string; name: string; aliases: string[]; contacts: string[]; sites: string[] }>`
    select c.id, c.name,
      array(select alias from customers.alias a where a.customer_id = c.id) as aliases,
      array(select name from customers.contact p where p.customer_id = c.id and p.active) as contacts,
      array(select name from customers.site s where s.customer_id = c.id and s.active) as sites
    from customers.customer c where c.active order by c.name limit 5000`.execute(db);
  return rows;
}

/** Wall times at which meals are served at the site (or the customer's only site); undefined where nobody told us. */
export async function mealTimesOf(
  db: Db | Tx,
  customerId: string,
  siteId: string | null,
): Promise<{ breakfast: string; lunch: string; dinner: string } | undefined> {
  let query = db.selectFrom('customers.site').select('meals').where('customer_id', '=', customerId).where('active', '=', true);
  if (siteId) query = query.where('id', '=', siteId);
  const row = await query.executeTakeFirst();
  const meals = (row?.meals ?? {}) as Partial<Record<'breakfast' | 'lunch' | 'dinner', string>>;
  if (!meals.breakfast && !meals.lunch && !meals.dinner) return undefined;
  return { breakfast: meals.breakfast ?? '07:00', lunch: meals.lunch ?? '11:30', dinner: meals.dinner ?? '17:30' };
}

/** A site as a delivery needs it: whose it is, when it receives, when it serves. */
export type SiteCard = {
  readonly siteId: string;
  readonly siteName: string;
  readonly siteCode: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly address: string;
  readonly gateRules: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly receiving: readonly Receiving[];
  readonly meals: Meals;
  /** How many must sign at the dock, and whose scale decides what is settled (R1.4). */
  readonly signersNeeded: number;
  readonly scale: Scale;
  /** Wall time on the day before delivery until which it orders, changes and cancels. */
  readonly orderCutoff: string;
  /** Which lots it gets (R1.10), and how much shelf life must be left: basis points, null for our default. */
  readonly lotRule: LotRule;
  readonly lifeLeftBp: number | null;
  readonly customerKind: Kind;
  readonly siteActive: boolean;
  readonly customerActive: boolean;
};

const siteCards = (db: Db | Tx) =>
  db
    .selectFrom('customers.site as s')
    .innerJoin('customers.customer as c', 'c.id', 's.customer_id')
    .select(['s.id as siteId', 's.name as siteName', 's.code as siteCode', 'c.id as customerId', 'c.name as customerName'])
    .select(['s.address', 's.gate_rules as gateRules', 's.longitude', 's.latitude', 's.receiving', 's.meals'])
    .select(['s.signers_needed as signersNeeded', 's.scale', 's.order_cutoff as orderCutoff', 'c.kind as customerKind'])
    .select(['s.lot_rule as lotRule', 's.life_left_bp as lifeLeftBp'])
    .select(['s.active as siteActive', 'c.active as customerActive']);

type Untyped = 'receiving' | 'meals' | 'scale' | 'lotRule' | 'customerKind';
type Read = Omit<SiteCard, Untyped> & { readonly [K in Untyped]: unknown };
const toCard = (row: Read): SiteCard => ({
  ...row,
  receiving: row.receiving as Receiving[],
  meals: row.meals as Meals,
  scale: row.scale as Scale,
  lotRule: row.lotRule as LotRule,
  customerKind: row.customerKind as Kind,
});

export async function siteCardsOf(db: Db | Tx, siteIds: readonly string[]): Promise<ReadonlyMap<string, SiteCard>> {
  if (siteIds.length === 0) return new Map();
  const rows = await siteCards(db)
    .where('s.id', 'in', [...new Set(siteIds)])
    .execute();
  return new Map(rows.map((row) => [row.siteId, toCard(row)]));
}

/** The site where it still takes deliveries. */
export async function openSiteOf(db: Db | Tx, siteId: string): Promise<SiteCard | undefined> {
  const row = await siteCards(db).where('s.id', '=', siteId).where('s.active', '=', true).where('c.active', '=', true).executeTakeFirst();
  return row && toCard(row);
}

/** How far a phone was from the site; null where the site's place is unknown. */
export async function metresToSite(db: Db | Tx, siteId: string, place: Place): Promise<number | null> {
  const row = await db.selectFrom('customers.site').select(['longitude', 'latitude']).where('id', '=', siteId).executeTakeFirst();
  if (row?.longitude == null || row.latitude === null) return null;
  return metresBetween(place, { longitude: row.longitude, latitude: row.latitude });
}

/** Every site that takes deliveries, for imports that name sites by code or name. */
export async function openSites(db: Db | Tx): Promise<SiteCard[]> {
  const rows = await siteCards(db).where('s.active', '=', true).where('c.active', '=', true).execute();
  return rows.map(toCard);
}

/** The people of ours whom this customer may call (R2.4). */
export async function teamOf(app: App, customerId: string): Promise<Team> {
  const row = await app.db
    .selectFrom('customers.customer')
    .select(['agent_id', 'clerk_id', 'manager_id'])
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row ? readTeam(app, row) : { agent: null, clerk: null, manager: null };
}

/** People at a site (or of the whole customer) whom a driver may call. */
export async function phonesAt(
  db: Db | Tx,
  customerIds: readonly string[],
): Promise<{ customerId: string; siteId: string | null; name: string; phone: string }[]> {
  if (customerIds.length === 0) return [];
  const rows = await db
    .selectFrom('customers.contact')
    .select(['customer_id as customerId', 'site_id as siteId', 'name', 'phone'])
    .where('customer_id', 'in', [...new Set(customerIds)])
    .where('active', '=', true)
    .where('role', '=', 'customer-receiver')
    .where('phone', 'is not', null)
    .orderBy('acceptor', 'desc')
    .execute();
  return rows.flatMap(({ phone, ...row }) => (phone === null ? [] : [{ ...row, phone }]));
}

export type ContactCard = {
  readonly customerId: string;
  /** Null: of the whole customer. */
  readonly siteId: string | null;
  readonly name: string;
  readonly phone: string;
  readonly role: string;
  readonly accountId: string | null;
};

/** Everybody of these customers who can be called in an emergency: who receives goods first. */
export async function contactsAt(db: Db | Tx, customerIds: readonly string[]): Promise<ContactCard[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<ContactCard>`
    select customer_id as "customerId", site_id as "siteId", name, coalesce(phone, '') as phone, role, account_id as "accountId"
    from customers.contact where customer_id = any(${[...new Set(customerIds)]}::uuid[]) and active and (phone is not null or account_id is not null)
    order by customer_id, role = 'customer-receiver' desc, acceptor desc, created_at`.execute(db);
  return rows;
}

// One customer on one card: sites, people, chat names, visits.
import { idInRef } from '../../kernel/actor.ts';
import { iso } from '../../kernel/time.ts';
import type { App, Call, Db } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { type ContactRow, type CustomerRow, load, type SiteRow, siteFieldsOf } from './customer.store.ts';
import type { ContactRole, Kind } from './customer.ts';

type Card = OutputOf<typeof contract.show>;
type Visits = OutputOf<typeof contract.visits>;
export type Team = Card['team'];

const VISITS_ON_CARD = 5;

export async function showCustomer(call: Call, { customerId }: InputOf<typeof contract.show>): Promise<Card> {
  const { db, actor, app } = call;
  const row = await load(db, actor, customerId);
  const [sites, contacts, aliases, visits, team] = await Promise.all([
    sitesOf(db, customerId),
    contactsOf(db, customerId),
    aliasesOf(db, customerId),
    readVisits(call, { customerId, limit: VISITS_ON_CARD }),
    teamOf(app, row),
  ]);
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind as Kind,
    level: row.level,
    active: row.active,
    remark: row.remark,
    agent: team.agent,
    team,
    sites: sites.map(showSite),
    contacts: contacts.map(showContact),
    aliases,
    visits: visits.items,
    lastVisitAt: visits.items[0]?.visitedAt ?? null,
    createdAt: iso(row.created_at),
    can: { change: actor.can.has('customers.manage'), visit: actor.can.has('customers.visit') },
  };
}

export const sitesOf = (db: Db, customerId: string): Promise<SiteRow[]> =>
  db.selectFrom('customers.site').selectAll().where('customer_id', '=', customerId).orderBy('code').execute();

export const contactsOf = (db: Db, customerId: string): Promise<ContactRow[]> =>
  db.selectFrom('customers.contact').selectAll().where('customer_id', '=', customerId).orderBy('active', 'desc').orderBy('created_at').execute();

export function showSite(row: SiteRow): Card['sites'][number] {
  const { gateRules, receiving, meals, ...fields } = siteFieldsOf(row);
  return { id: row.id, code: row.code, ...fields, gateRules, receiving, meals };
}

const showContact = (row: ContactRow): Card['contacts'][number] => ({
  id: row.id,
  siteId: row.site_id,
  name: row.name,
  phone: row.phone,
  role: row.role as ContactRole,
  acceptor: row.acceptor,
  accountId: row.account_id,
  active: row.active,
});

async function aliasesOf(db: Db, customerId: string): Promise<Card['aliases']> {
  const rows = await db.selectFrom('customers.alias').selectAll().where('customer_id', '=', customerId).orderBy('last_used_at', 'desc').execute();
  return rows.map((row) => ({ alias: row.alias, siteId: row.site_id, confirmed: row.confirmed, lastUsedAt: iso(row.last_used_at) }));
}

/** The people of ours a customer may call (R2.4). */
export async function teamOf({ identity, db }: App, row: Pick<CustomerRow, 'agent_id' | 'clerk_id' | 'manager_id'>): Promise<Team> {
  const person = async (id: string | null) => {
    const account = id === null ? undefined : await identity.account(db, id);
    return account?.active ? { id: account.id, name: account.displayName, phone: account.phone } : null;
  };
  const [agent, clerk, manager] = await Promise.all([person(row.agent_id), person(row.clerk_id), person(row.manager_id)]);
  return { agent, clerk, manager };
}

export async function listAliases({ db, actor }: Call, { customerId }: InputOf<typeof contract.listAliases>) {
  await load(db, actor, customerId);
  return { items: await aliasesOf(db, customerId) };
}

export async function listVisits(call: Call, input: InputOf<typeof contract.visits>): Promise<Visits> {
  await load(call.db, call.actor, input.customerId);
  return readVisits(call, input);
}

type VisitPage = { readonly customerId: string; readonly cursor?: string | undefined; readonly limit: number };

async function readVisits({ db, app }: Call, { customerId, cursor, limit }: VisitPage): Promise<Visits> {
  const after = readCursor(cursor, 2);
  let query = db
    .selectFrom('customers.visit as v')
    .innerJoin('customers.site as s', 's.id', 'v.site_id')
    .selectAll('v')
    .select('s.name as site_name')
    .where('v.customer_id', '=', customerId);
  if (after) {
    const [visitedAt, id] = after as [string, string];
    query = query.where((eb) => eb(eb.refTuple('v.visited_at', 'v.id'), '<', eb.tuple(visitedAt as never, id)));
  }
  const rows = await query
    .orderBy('v.visited_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const names = await app.identity.namesOf(
    db,
    page.map((row) => idInRef(row.visited_by)).filter((id) => id !== 'system'),
  );
  return {
    items: page.map((row) => ({
      id: row.id,
      siteId: row.site_id,
      siteName: row.site_name,
      visitedBy: { id: idInRef(row.visited_by), name: names.get(idInRef(row.visited_by)) ?? '' },
      visitedAt: iso(row.visited_at),
      recordedAt: iso(row.recorded_at),
      metres: row.metres,
      signatureFileId: row.signature_file_id,
      summary: row.summary,
    })),
    next: rows.length > limit && last ? writeCursor([iso(last.visited_at), last.id]) : null,
  };
}

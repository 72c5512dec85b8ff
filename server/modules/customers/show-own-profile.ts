// What people of a customer read about their own company in the portal.
import { boundCustomer } from '../../kernel/actor.ts';
import type { Call } from '../../platform/app.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { load } from './customer.store.ts';
import type { ContactRole, Kind } from './customer.ts';
import { no } from './refusals.ts';
import { contactsOf, showSite, sitesOf, teamOf } from './show-customer.ts';

export async function showOwnProfile({ db, actor, app }: Call): Promise<OutputOf<typeof contract.profile>> {
  const customerId = boundCustomer(actor);
  if (customerId === undefined) throw no('not-found');
  const row = await load(db, actor, customerId);
  const [sites, contacts, team] = await Promise.all([sitesOf(db, customerId), contactsOf(db, customerId), teamOf(app, row)]);
  return {
    customer: { id: row.id, name: row.name, kind: row.kind as Kind },
    sites: sites.filter(({ active }) => active).map((site) => withoutActive(showSite(site))),
    team,
    contacts: contacts.flatMap(({ active, name, phone, role, acceptor }) => (active ? [{ name, phone, role: role as ContactRole, acceptor }] : [])),
  };
}

const withoutActive = <T extends { active: boolean }>({ active: _active, ...site }: T): Omit<T, 'active'> => site;

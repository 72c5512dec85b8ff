// Puts the demo company's customers, their people and last visits into an empty installation.
import { type Actor, SYSTEM } from '../../kernel/actor.ts';
import { DAY, iso } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import type { Account } from '../../platform/identity/public.ts';
import { DEMO_PASSWORD } from '../staff/public.ts';
import { USUAL_CUTOFF } from './customer.ts';
import { DEMO_CONTACT_PHONE, DEMO_CUSTOMERS, DEMO_PURCHASER_PHONE, DEMO_WINDOW, type DemoCustomer, type DemoSite } from './demo-customers.ts';
import { demoSignature } from './demo-signature.ts';
import { addContactInUnit } from './keep-contacts.ts';
import { learnAlias } from './public.ts';
import { recordVisitInUnit } from './record-visit.ts';
import { registerInUnit, registerSiteInUnit } from './register-customer.ts';

export async function createDemoCustomers(app: App): Promise<void> {
  const staff = await app.identity.accounts(app.db, { kind: 'staff' });
  const idOf = (userName: string): string | null => staff.find((account) => account.userName === userName)?.id ?? null;
  const team = { agentId: idOf('agent'), clerkId: idOf('orders'), managerId: idOf('project') };
  const agent = staff.find(({ id }) => id === team.agentId);
  for (const [at, customer] of DEMO_CUSTOMERS.entries()) {
    const place = await app.inUnit(SYSTEM, (unit) => register(unit, customer, team));
    // The first one is still to be visited this week: something for the weekly clause to watch.
    if (agent && at > 0) await app.inUnit(actingAs(agent), (unit) => visit(unit, { ...place, daysAgo: at }));
  }
}

const actingAs = ({ id, displayName }: Account): Actor => ({
  kind: 'staff',
  id,
  name: displayName,
  can: new Set(['customers.visit', 'files.read']),
  roles: ['service-agent'],
});

type Team = { agentId: string | null; clerkId: string | null; managerId: string | null };

type Place = { readonly customerId: string; readonly siteId: string; readonly at: DemoSite['at'] };
type Visited = Place & { readonly daysAgo: number };

async function register(unit: Unit, demo: DemoCustomer, team: Team): Promise<Place> {
  const { code, name, kind, level, days, meals } = demo;
  const { customerId } = await registerInUnit(unit, { code, name, kind, level, ...team, remark: '' });
  const sites: string[] = [];
  for (const site of demo.sites) {
    const [longitude, latitude] = site.at;
    const receiving = [{ days: [...days], ...DEMO_WINDOW }];
    const { siteId } = await registerSiteInUnit(unit, {
      customerId,
      ...site,
      address: '',
      longitude,
      latitude,
      receiving,
      meals,
      gateRules: site.gate,
      signersNeeded: 1,
      scale: 'customer',
      orderCutoff: USUAL_CUTOFF,
      lotRule: 'fefo',
      lifeLeftBp: null,
    });
    sites.push(siteId);
  }
  for (const person of demo.people) {
    const account = [DEMO_CONTACT_PHONE, DEMO_PURCHASER_PHONE].includes(person.phone);
    const acceptor = person.role === 'customer-receiver';
    await addContactInUnit(unit, { customerId, siteId: null, ...person, acceptor, account, password: DEMO_PASSWORD });
  }
  const siteId = sites[0] as string;
  for (const alias of demo.aliases) await learnAlias(unit, { alias, customerId, siteId });
  return { customerId, siteId, at: (demo.sites[0] as DemoSite).at };
}

/** Some days ago, entered today with the signature as proof: grade C. */
async function visit(unit: Unit, { customerId, siteId, at, daysAgo }: Visited): Promise<void> {
  await recordVisitInUnit(unit, {
    customerId,
    siteId,
    occurredAt: iso(unit.now - daysAgo * DAY),
    longitude: at[0],
    latitude: at[1],
    signatureFileId: await demoSignature(unit),
    files: [],
    summary: '例行走访：核对本周用量，无待办事项。',
  });
}

// Customers with a priced delivery under the contract of a school, and the people who deal with their money: for tests of the account.
import { SYSTEM } from '../../../../kernel/actor.ts';
import { openTestApp, type SignedIn } from '../../../../testing/open-test-app.ts';
import { latestOf, signContract } from '../../../service-plans/public.ts';
import { aPicture } from '../../goods/testing/delivered-lots.ts';
import { aDelivery, CAME, KG, type Place } from '../../testing/a-delivery.ts';
import { priced } from '../../testing/a-price.ts';
import type { DocumentKind } from '../details.ts';

export type Where = Place & { caseId: string };
export type Office = Awaited<ReturnType<typeof openAccount>>;

export async function openAccount() {
  const it = await openTestApp();
  const [agent, lead, finance, director] = await Promise.all([
    it.as('service-agent'),
    it.as('after-sales-manager'),
    it.as('finance-clerk'),
    it.as('general-manager'),
  ]);

  /** 50 kg at 5 yuan; `refused` of them at the dock. */
  async function aPlace({ refused = 0, plan = 'canteen-tender' } = {}): Promise<Where> {
    const place = await aDelivery(it, { state: refused > 0 ? 'partly-accepted' : 'accepted', accepted: CAME - refused });
    const { customerId, siteId } = place;
    await priced(it, place);
    await it.app.inUnit(SYSTEM, async (unit) =>
      signContract(unit, {
        customerId,
        number: `HT-${customerId}`,
        plan: await latestOf(unit.tx, plan),
        ...(plan === 'canteen-tender' ? { terms: await latestOf(unit.tx, 'sample-school') } : {}),
        from: '2026-02-09',
      }),
    );
    const { caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '番茄烂了' });
    return { ...place, caseId };
  }

  const photo = (by: SignedIn): Promise<string> => aPicture(it, by.headers);

  return {
    it,
    agent,
    lead,
    finance,
    director,
    aPlace,
    photo,
    paper: async (by: SignedIn, kind: DocumentKind, amountFen: number) => ({ kind, fileId: await photo(by), amountFen }),
    account: ({ customerId }: Where, month?: string) => finance.api.claims.account({ customerId, ...(month ? { month } : {}) }),
    reconcile: ({ customerId }: Where) => finance.api.claims.reconcile({ customerId }),
  };
}

export const of = ({ caseId, noteId, lineId }: Where, amount = 10 * KG) => ({
  caseId,
  reason: 'spoiled' as const,
  items: [{ noteId, lineId, amount }],
});
export const bare = ({ caseId }: Where) => ({ caseId, reason: 'other' as const });

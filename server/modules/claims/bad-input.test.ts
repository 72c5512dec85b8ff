// What a claim must not do: each refused in words with a code, and the ledger as it was (R5).
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { DAY, HOUR, iso } from '../../kernel/time.ts';
import { refusalOf } from '../../testing/open-test-app.ts';
import { latestOf, signContract } from '../service-plans/public.ts';
import { type Office, of, openAccount, type Where } from './account/testing/open-account.ts';
import { aDelivery, CAME, KG } from './testing/a-delivery.ts';

let office: Office;
beforeAll(async () => {
  office = await openAccount();
}, 60_000);
afterAll(() => office.it.close());

/** Everything the ledgers hold, to the last entry. */
async function ledger(): Promise<string> {
  const { rows } = await sql<{ all: string }>`
    select md5(coalesce((select string_agg(t::text, E'\n' order by t::text) from (
      select e::text from claims.entry e union all select l::text from claims.line l union all select o::text from claims.line_lot o
      union all select i::text from claims.item i union all select c::text from claims.claim c union all select a::text from claims.account_entry a
    ) as x(t)), '')) as all`.execute(office.it.app.db);
  return rows[0]?.all ?? '';
}

/** The refusal, after making sure that nothing was written. */
async function refused(act: () => Promise<unknown>) {
  const before = await ledger();
  const refusal = await refusalOf(act());
  expect(await ledger()).toBe(before);
  return refusal;
}

const short = (place: Where, more: object = {}) => ({ ...of(place), ...more });

describe('asking', () => {
  const lineOf = (place: Where) => ({ noteId: place.noteId, lineId: place.lineId, amount: KG });
  const cases: Record<string, [code: string, input: (place: Where, other: Where) => object]> = {
    'a line that was never delivered': ['claims.line-unknown', (place) => ({ items: [{ ...lineOf(place), lineId: newId() }] })],
    'a line of another customer': ['claims.line-unknown', (_, other) => ({ items: [lineOf(other)] })],
    'a line under another note': ['claims.line-unknown', (place, other) => ({ items: [{ ...lineOf(place), noteId: other.noteId }] })],
    'a lot that the line did not carry': ['claims.wrong-lot', (place) => ({ items: [{ ...lineOf(place), lotId: newId() }] })],
    'more than came': ['claims.more-than-came', (place) => ({ items: [{ ...lineOf(place), amount: CAME + 1 }] })],
    'the same line twice': ['claims.line-twice', (place) => ({ items: [lineOf(place), lineOf(place)] })],
    'no line at all': ['claims.lines-needed', () => ({ items: [] })],
    'nothing of a line': ['http.invalid-input', (place) => ({ items: [{ ...lineOf(place), amount: 0 }] })],
    'less than nothing': ['http.invalid-input', (place) => ({ items: [{ ...lineOf(place), amount: -KG }] })],
    'half a gram': ['http.invalid-input', (place) => ({ items: [{ ...lineOf(place), amount: 0.5 }] })],
    'negative money': ['http.invalid-input', () => ({ way: 'credit', amountFen: -100 })],
    'money for a replacement': ['claims.no-money-here', () => ({ amountFen: 100 })],
    'coupons for a school': ['claims.way-not-offered', () => ({ way: 'coupon', amountFen: 100, items: [] })],
    'a time that has passed': ['claims.needed-by-in-past', () => ({ neededBy: iso(office.it.clock.now() - HOUR) })],
    'without evidence': ['claims.evidence-needed', () => ({ reason: 'off-spec' })],
    'files that do not exist': ['files.not-found', () => ({ files: [newId()] })],
  };
  test.each(Object.entries(cases))('%s', async (_, [code, input]) => {
    const [place, other] = [await office.aPlace(), await office.aPlace()];
    const refusal = await refused(() => office.agent.api.claims.request(short(place, input(place, other)) as never));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/[一-鿿]/);
  });

  test('goods still on the way', async () => {
    const place = await office.aPlace();
    await sql`update deliveries.note set state = 'departed', accepted_at = null where id = ${place.noteId}`.execute(office.it.app.db);
    await sql`update deliveries.note_line set accepted = null where note_id = ${place.noteId}`.execute(office.it.app.db);
    expect((await refused(() => office.agent.api.claims.request(of(place)))).code).toBe('claims.not-delivered');
  });

  test('retail: quantity two days after signing is refused with clause, version and where else to turn; food safety has no deadline', async () => {
    const { agent, it, photo } = office;
    const delivered = await aDelivery(it);
    const { customerId, siteId } = delivered;
    const { caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '少了两斤' });
    const place = { ...delivered, caseId };
    await it.app.inUnit(SYSTEM, async (unit) =>
      signContract(unit, {
        customerId: place.customerId,
        number: `LS-${place.customerId}`,
        plan: await latestOf(unit.tx, 'retail'),
        terms: null,
        from: '2026-02-10',
      }),
    );
    const signed = iso(it.clock.now() - 2 * DAY);
    await sql`update deliveries.note set accepted_at = ${signed} where id = ${place.noteId}`.execute(it.app.db);
    const late = { ...of(place), reason: 'short' as const, way: 'refund' as const, amountFen: 800, files: [await photo(agent)] };
    const refusal = await refused(() => agent.api.claims.request(late));
    expect(refusal.code).toBe('claims.outside-window');
    expect(refusal.message).toMatch(/R5\.3-report-window/);
    expect(refusal.message).toMatch(/12315/);
    const unsafe = { ...late, reason: 'foreign-body' as const, files: [await photo(agent)] };
    expect(await agent.api.claims.request(unsafe)).toMatchObject({ number: expect.any(String) });
  });

  test('64 at once for 50 kg: six of 8 kg fit, 58 are refused, the ledger holds 48 kg', async () => {
    const { agent } = office;
    const place = await office.aPlace();
    const answers = await Promise.allSettled(Array.from({ length: 64 }, () => agent.api.claims.request(of(place, 8 * KG))));
    const no = answers.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(answers.length - no.length).toBe(6);
    expect(new Set(no.map(({ reason }) => (reason as { code: string }).code))).toEqual(new Set(['claims.more-than-came']));
    const { items } = await agent.api.claims.claimableLines({ noteId: place.noteId });
    expect(items[0]).toMatchObject({ claimed: 48 * KG, left: 2 * KG });
  });

  test('the same key again gives the same answer, once', async () => {
    const { agent, it } = office;
    const place = await office.aPlace();
    const api = it.client({ ...agent.headers, 'idempotency-key': newId() });
    const first = await api.claims.request(of(place, 40 * KG));
    const before = await ledger();
    expect(await api.claims.request(of(place, 40 * KG))).toEqual(first);
    expect(await ledger()).toBe(before);
  });
});

describe('deciding', () => {
  const asked = async (more: object = {}) => {
    const place = await office.aPlace();
    return office.agent.api.claims.request({ ...of(place), ...more });
  };

  test('whoever asked does not decide', async () => {
    const place = await office.aPlace();
    const { claimId } = await office.lead.api.claims.request(of(place));
    expect((await refused(() => office.lead.api.claims.approve({ claimId }))).code).toBe('claims.own-request');
  });

  test('twice, one after the other and two at once: once', async () => {
    const { lead, director } = office;
    const { claimId } = await asked({ way: 'credit' });
    const both = await Promise.allSettled([lead.api.claims.approve({ claimId }), director.api.claims.approve({ claimId })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = await refused(() => lead.api.claims.approve({ claimId }));
    expect(refusal).toMatchObject({ code: 'claims.not-in-this-state', status: 409 });
  });

  test('more than was asked for, in goods and in money; nothing; a line of another claim', async () => {
    const { lead } = office;
    const { claimId } = await asked({ way: 'credit' });
    const other = await asked({ way: 'credit' });
    const { items } = await lead.api.claims.show({ claimId });
    const share = (amount: number, itemId = items[0]?.itemId as string) => ({ claimId, items: [{ itemId, amount }] });
    const codeOf = async (input: object) => (await refused(() => lead.api.claims.approve({ claimId, ...input }))).code;
    expect(await codeOf(share(10 * KG + 1))).toBe('claims.more-than-requested');
    expect(await codeOf({ amountFen: 5_001 })).toBe('claims.more-money-than-asked');
    expect(await codeOf(share(0))).toBe('claims.nothing-approved');
    const foreign = (await lead.api.claims.show({ claimId: other.claimId })).items[0]?.itemId as string;
    expect(await codeOf(share(KG, foreign))).toBe('claims.item-unknown');
    expect(await codeOf({ amountFen: -1 })).toBe('http.invalid-input');
  });

  test('above the limit of one, and both of two by the same person', async () => {
    const { agent, lead, director, photo } = office;
    const place = await office.aPlace();
    const loss = { caseId: place.caseId, reason: 'not-in-time' as const, way: 'loss' as const, files: [await photo(agent)] };
    const details = (amountFen: number, fileId: string) => ({ way: 'loss' as const, documents: [{ kind: 'invoice' as const, fileId, amountFen }] });
    const ask = async (amountFen: number) =>
      (await agent.api.claims.request({ ...loss, amountFen, details: details(amountFen, await photo(agent)) } as never)).claimId;
    const big = await ask(900_000);
    expect(await lead.api.claims.approve({ claimId: big })).toMatchObject({ state: 'endorsed' });
    expect((await refused(() => lead.api.claims.approve({ claimId: big }))).code).toBe('claims.second-person');
    expect(await director.api.claims.approve({ claimId: big })).toMatchObject({ state: 'settled' });
    const clerk = await office.it.as('order-clerk');
    const small = await ask(90_000);
    expect((await refused(() => clerk.api.claims.approve({ claimId: small }))).code).toBe('claims.above-limit');
  });

  test('an agent, a driver and the kitchen may not', async () => {
    const { claimId } = await asked();
    for (const role of ['service-agent', 'driver', 'warehouse-clerk'] as const) {
      const { api } = await office.it.as(role);
      expect((await refused(() => api.claims.approve({ claimId }))).status).toBe(403);
    }
  });
});

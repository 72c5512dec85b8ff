// Plans, contracts and calendars over HTTP against a real database.
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { isWorking } from '../../kernel/calendar/calendar.ts';
import { compileCalendar } from '../../kernel/calendar/compile.ts';
import { newId } from '../../kernel/id.ts';
import { DAY, instant, shanghaiInstant } from '../../kernel/time.ts';
import { openTestApp, refusalOf, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { loadShippedPlans } from './load-shipped-plans.ts';
import { calendarFor, clausesAt, clausesFor } from './public.ts';
import { PLANS_FOLDER } from './publish-plan.ts';
import { signContract } from './sign-contract.ts';

let house: TestApp;
const base = { key: 'canteen-tender', version: 4 };
const school = { key: 'sample-school', version: 5 };
const at = (text: string) => instant(`${text}+08:00`);
const sign = (customerId: string, over: object = {}) =>
  house.app.inUnit(SYSTEM, (unit) =>
    signContract(unit, { customerId, number: newId(), plan: base, terms: school, from: '2026-03-01', to: '2026-12-31', ...over }),
  );
const facts = async (name: string) =>
  house.app.db.selectFrom('journal.fact').select(['data', 'occurred_at']).where('name', '=', name).orderBy('position').execute();
const file = (path: string) => readFile(new URL(path, PLANS_FOLDER), 'utf8');

beforeAll(async () => {
  house = await openTestApp();
});
afterAll(() => house.close());

describe('plans', () => {
  it('that ship are published once, and the default is adopted', async () => {
    const before = await facts('service-plans.plan-published');
    await loadShippedPlans(house.app);
    expect(await facts('service-plans.plan-published')).toHaveLength(before.length);
    const { api } = await house.as('auditor');
    const { items, can } = await api.servicePlans.listPlans({});
    expect(items.map(({ key, adopted }) => [key, adopted])).toEqual([
      ['canteen-tender', true],
      ['retail', false],
      ['sample-company', false],
      ['sample-hospital', false],
      ['sample-school', false],
    ]);
    expect(can).toEqual({ publish: false, adopt: false });
  });

  it('show each clause with source, rank and whether it is watched', async () => {
    const { api } = await house.as('service-agent');
    const plan = await api.servicePlans.showPlan(base);
    expect(plan.clauses.length).toBe(plan.coverage.total);
    expect(plan.clauses.find(({ id }) => id === 'R4.4-quality-respond')).toMatchObject({
      watched: true,
      missing: [],
      party: '我公司（配送单位）',
      calendar: 'always',
    });
    const cold = plan.clauses.find(({ id }) => id === 'R8.2-excursion');
    expect(cold).toMatchObject({ watched: false, toBeConfirmed: true });
    expect(cold?.missing).toContain('cold-chain.excursion-began');
    expect(plan.coverage.watched).toBeLessThan(plan.coverage.judged);
    expect((await refusalOf(api.servicePlans.showPlan({ key: 'moon', version: 1 }))).status).toBe(404);
  });

  it('are linted, refused with line and clause, and published by those who may', async () => {
    const manager = (await house.as('after-sales-manager')).api;
    const vague = (await file('retail.yaml')).replace('version: 2', 'version: 3').replace('24 小时内首次回复', '及时回复');
    const { errors, problems } = await manager.servicePlans.lint({ text: vague });
    expect([errors, problems.find(({ severity }) => severity === 'error')?.clause]).toEqual([1, 'R4.4-first-reply']);
    const refusal = await refusalOf(manager.servicePlans.publish({ text: vague }));
    expect(refusal).toMatchObject({ code: 'service-plans.has-errors', status: 422 });
    expect(refusal.fields[0]?.path).toMatch(/^\d+ R4\.4-first-reply$/);
    const agent = (await house.as('service-agent')).api;
    expect((await refusalOf(agent.servicePlans.publish({ text: await file('retail.yaml') }))).status).toBe(403);
  });

  it('never change: the same text is nothing new, another text of the same version is refused, so is SQL', async () => {
    const manager = (await house.as('after-sales-manager')).api;
    const text = await file('retail.yaml');
    expect(await manager.servicePlans.publish({ text })).toEqual({ key: 'retail', version: 2 });
    expect((await refusalOf(manager.servicePlans.publish({ text: `${text}# more\n` }))).code).toBe('service-plans.version-taken');
    expect(await manager.servicePlans.publish({ text: text.replace('version: 2', 'version: 3') })).toEqual({ key: 'retail', version: 3 });
    await expect(sql`update service_plans.plan_version set content = ''`.execute(house.app.db)).rejects.toThrow(/permission denied|immutable/);
    await expect(sql`delete from service_plans.clause`.execute(house.app.db)).rejects.toThrow(/permission denied|immutable/);
  });
});

describe('contracts', () => {
  it('bind from their first day; before and without them the adopted plan does', async () => {
    const customerId = newId();
    const { contractId } = await sign(customerId);
    const { db } = house.app;
    expect(await clausesFor(db, customerId, at('2026-02-28T23:59:00'))).toMatchObject({ contractKey: 'canteen-tender' });
    const inForce = await clausesFor(db, customerId, at('2026-03-02T08:00:00'));
    expect(inForce).toMatchObject({ contractKey: contractId, version: 1 });
    expect(inForce.clauses.find(({ id }) => id === 'R4.4-message-reply')).toMatchObject({
      key: `${contractId}@1#R4.4-message-reply`,
      judge: { within: 'PT30M' },
    });
    expect(await clausesFor(db, customerId, at('2027-01-01T00:00:00'))).toMatchObject({ contractKey: 'canteen-tender' });
    expect(await clausesFor(db, newId(), at('2026-03-02T08:00:00'))).toMatchObject({ contractKey: 'canteen-tender', version: 4 });
  });

  it('set apart what nobody watches: silence neither keeps nor breaks a promise', async () => {
    const { clauses, unwatched } = await clausesFor(house.app.db, newId(), at('2026-03-02T08:00:00'));
    expect(clauses.map(({ id }) => id)).toContain('R4.4-quality-settle');
    expect(clauses.map(({ id }) => id)).not.toContain('R1.6-route-plan');
    expect(unwatched.map(({ id }) => id)).toContain('R1.6-route-plan');
  });

  it('answer from memory: the same object, without a query', async () => {
    const customerId = newId();
    const { db } = house.app;
    const first = await clausesFor(db, customerId, at('2026-03-02T08:00:00'));
    const inTransaction = await db.transaction().execute((tx) => clausesFor(tx, customerId, at('2026-03-03T08:00:00')));
    expect(inTransaction).toBe(first);
  });

  it('are seen by the transaction that signs them, and forgotten when it rolls back', async () => {
    const customerId = newId();
    const signed = house.app.inUnit(SYSTEM, async (unit) => {
      const { contractId } = await signContract(unit, { customerId, number: newId(), plan: base, from: '2026-03-01' });
      expect((await clausesFor(unit.tx, customerId, unit.now)).contractKey).toBe(contractId);
      throw new Error('undone');
    });
    await expect(signed).rejects.toThrow('undone');
    expect((await clausesFor(house.app.db, customerId, house.clock.now())).contractKey).toBe('canteen-tender');
  });

  it('begin at the first instant of their first day, told by a sweep when that day comes, and end once', async () => {
    const customerId = newId();
    const early = await sign(customerId, { from: '2026-03-10', to: '2026-03-12' });
    const told = async (name: string) => (await facts(name)).filter(({ data }) => (data as { contractId: string }).contractId === early.contractId);
    expect(await told('service-plans.contract-began')).toEqual([]);
    await house.advance(9 * DAY, 3 * DAY);
    expect((await told('service-plans.contract-began')).map(({ occurred_at }) => occurred_at)).toEqual([shanghaiInstant('2026-03-10')]);
    await house.advance(3 * DAY, DAY);
    expect((await told('service-plans.contract-ended')).map(({ occurred_at }) => occurred_at)).toEqual([shanghaiInstant('2026-03-13')]);
  });

  it('of one customer do not overlap; a new version takes over and the old one can still be read', async () => {
    const customerId = newId();
    const first = await sign(customerId, { number: 'HT-1' });
    await expect(sign(customerId, { from: '2026-06-01' })).rejects.toMatchObject({
      code: 'service-plans.overlapping-contract',
      params: { number: 'HT-1' },
    });
    await expect(sign(newId(), { number: 'HT-1' })).rejects.toMatchObject({ code: 'service-plans.number-taken' });
    await expect(sign(newId(), { plan: { key: 'retail', version: 2 } })).rejects.toMatchObject({ code: 'service-plans.other-plan' });
    const { api } = await house.as('project-manager');
    const second = await api.servicePlans.amend({ contractId: first.contractId, plan: base, terms: null, from: '2026-09-01', to: '2026-12-31' });
    expect(second).toEqual({ contractId: first.contractId, version: 2 });
    expect((await clausesFor(house.app.db, customerId, at('2026-08-31T12:00:00'))).version).toBe(1);
    expect((await clausesFor(house.app.db, customerId, at('2026-09-01T00:00:00'))).version).toBe(2);
    expect((await clausesAt(house.app.db, first.contractId, 1)).clauses.some(({ id }) => id === 'C3.1-respond')).toBe(true);
    const shown = await api.servicePlans.showContract({ contractId: first.contractId });
    expect(shown).toMatchObject({ version: 1, state: 'in-force', versions: [2, 1], number: 'HT-1', can: { amend: true } });
    expect(shown.coverage.families.scorecard).toBe(1);
    expect(await api.servicePlans.showContract({ contractId: first.contractId, version: 2 })).toMatchObject({ state: 'to-begin' });
    expect((await api.servicePlans.listContracts({ customerId })).items).toMatchObject([{ version: 1, state: 'in-force' }]);
  });

  it('are replaced by an amendment from its first day', async () => {
    const customerId = newId();
    const { contractId } = await sign(customerId);
    const { api } = await house.as('project-manager');
    await api.servicePlans.amend({ contractId, plan: base, terms: null, from: '2026-03-01', to: '2026-12-31' });
    expect((await api.servicePlans.listContracts({ customerId })).items).toMatchObject([{ version: 2, state: 'in-force' }]);
    expect(await api.servicePlans.showContract({ contractId, version: 1 })).toMatchObject({ state: 'replaced' });
  });

  it('of another customer do not exist for outside people', async () => {
    const [own, other] = [newId(), newId()];
    const mine = await sign(own);
    const theirs = await sign(other);
    const { api } = await house.asContact(own, 'customer-purchaser');
    expect((await api.servicePlans.listContracts({})).items.map(({ contractId }) => contractId)).toEqual([mine.contractId]);
    expect((await api.servicePlans.listContracts({ customerId: other })).items).toEqual([]);
    const { clauses } = await api.servicePlans.showContract({ contractId: mine.contractId });
    expect(new Set(clauses.map(({ bound }) => bound))).toEqual(new Set(['us', 'customer']));
    const strange = await refusalOf(api.servicePlans.showContract({ contractId: theirs.contractId }));
    const missing = await refusalOf(api.servicePlans.showContract({ contractId: newId() }));
    expect([strange.code, strange.message]).toEqual([missing.code, missing.message]);
  });

  it('are signed over HTTP only for customers there are', async () => {
    const { api } = await house.as('project-manager');
    const refusal = await refusalOf(api.servicePlans.sign({ customerId: newId(), number: 'HT-9', plan: base, from: '2026-03-01' }));
    expect(refusal).toMatchObject({ code: 'service-plans.no-such-customer', status: 404 });
  });

  it('are rebuilt from the journal', async () => {
    expect(await verifyRebuild(house, 'service-plans')).toEqual([]);
  });
});

describe('calendars', () => {
  it('say working, not working or unknown', async () => {
    const { api } = await house.as('dispatcher');
    const { days } = await api.servicePlans.previewCalendar({ calendar: 'statutory', from: '2026-10-01', to: '2026-10-12' });
    expect(Object.fromEntries(days.map(({ date, working }) => [date.slice(8), working]))).toMatchObject({
      '01': 'no',
      '08': 'yes',
      '10': 'yes',
      '11': 'no',
      '12': 'yes',
    });
    const next = await api.servicePlans.previewCalendar({
      calendar: 'office',
      holder: 'canteen-tender',
      version: 4,
      from: '2026-12-31',
      to: '2027-01-01',
    });
    expect(next.days).toMatchObject([
      { working: 'yes', hours: 8 },
      { working: 'unknown', hours: null },
    ]);
    expect((await refusalOf(api.servicePlans.previewCalendar({ calendar: 'moon', from: '2026-01-01', to: '2026-01-02' }))).status).toBe(404);
    expect((await refusalOf(api.servicePlans.previewCalendar({ calendar: 'statutory', from: '2026-01-02', to: '2026-01-01' }))).code).toBe(
      'service-plans.range-too-long',
    );
  });

  it('of a contract know its terms', async () => {
    const customerId = newId();
    const { contractId: contractKey } = await sign(customerId, { number: 'HT-terms' });
    const { definition, statutory } = await calendarFor(house.app.db, 'school', { contractKey, version: 1 });
    const calendar = compileCalendar(definition, { from: '2026-01-01', to: '2027-12-31' }, statutory);
    expect(isWorking(calendar, at('2026-05-20T09:00:00'))).toBe(true);
    expect(isWorking(calendar, at('2026-08-03T09:00:00'))).toBe(false);
    expect(isWorking(calendar, at('2027-03-01T09:00:00'))).toBe('unknown');
  });

  it('are loaded while the server runs: a year becomes known, as a new version', async () => {
    const { api } = await house.as('administrator');
    const office = () => calendarFor(house.app.db, 'office', { contractKey: 'canteen-tender', version: 4 });
    expect((await office()).version).toBe('canteen-tender@4/office+2024.1,2025.1,2026.1');
    const text = `calendar: statutory-2027
kind: statutory
version: 1
title: 测试用
year: 2027
source: { document: 测试, url: 'https://example.org/2027' }
off: [{ name: 元旦, from: 2027-01-01, to: 2027-01-03 }]
work: []
`;
    expect(await api.servicePlans.loadCalendar({ text })).toEqual({ key: 'statutory-2027', version: 1 });
    expect((await office()).version).toBe('canteen-tender@4/office+2024.1,2025.1,2026.1,2027.1');
    const { days } = await api.servicePlans.previewCalendar({
      calendar: 'office',
      holder: 'canteen-tender',
      version: 4,
      from: '2027-01-01',
      to: '2027-01-04',
    });
    expect(days.map(({ working }) => working)).toEqual(['no', 'no', 'no', 'yes']);
    expect((await refusalOf(api.servicePlans.loadCalendar({ text: text.replace('测试用', '改了') }))).code).toBe('service-plans.version-taken');
    expect((await api.servicePlans.listCalendars({})).years).toEqual([2024, 2025, 2026, 2027]);
    expect((await refusalOf(api.servicePlans.loadCalendar({ text: 'calendar: x\n' }))).code).toBe('service-plans.has-errors');
  });

  it('shared by plans are found through the plan', async () => {
    expect(await calendarFor(house.app.db, 'warehouse', { contractKey: 'canteen-tender', version: 4 })).toMatchObject({
      key: 'warehouse',
      version: 'warehouse-shifts.1',
    });
    await expect(calendarFor(house.app.db, 'moon', { contractKey: 'canteen-tender', version: 4 })).rejects.toThrow('no calendar moon');
  });
});

import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { HOUR, iso } from '../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { createDemoCustomers } from './demo.ts';
import { DEMO_CUSTOMERS } from './demo-customers.ts';
import { demoSignature } from './demo-signature.ts';
import { learnAlias } from './public.ts';

let app: TestApp;
let clerk: SignedIn;
beforeAll(async () => {
  app = await openTestApp({ load: false });
  clerk = await app.as('order-clerk');
});
afterAll(() => app.close());

let counter = 0;
const newCustomer = async (name = '第一小学') => {
  const { customerId } = await clerk.api.customers.register({ code: `T${++counter}`, name, kind: 'school' });
  return customerId;
};
const SITE = { name: '一食堂', longitude: 120.1551, latitude: 30.2741, meals: { lunch: '11:30' } };
const newSite = async (customerId: string) =>
  (await clerk.api.customers.registerSite({ customerId, code: `TS${++counter}`, ...SITE, receiving: [{ days: [1, 2], from: '05:30', to: '07:30' }] }))
    .siteId;
const upload = async (text: string | Buffer, name: string) =>
  (await app.app.files.receive({ body: Readable.from([Buffer.from(text)]), uploader: SYSTEM, now: app.clock.now(), name })).id;
const signature = () => app.app.inUnit(SYSTEM, demoSignature);
const toldOf = (name: string, customerId: string) =>
  app.app.db
    .selectFrom('journal.fact')
    .select(['data', 'grade'])
    .where('name', '=', name)
    .where((eb) => eb(eb.val(`customer:${customerId}`), '=', eb.fn.any('subjects')))
    .execute();

describe('a customer', () => {
  it('is registered, found by any of its names, shown on one card', async () => {
    const customerId = await newCustomer('明德小学');
    const siteId = await newSite(customerId);
    await app.app.inUnit(SYSTEM, (unit) => learnAlias(unit, { alias: '明德食堂王姐', customerId, siteId }));
    for (const text of ['明德', '食堂王', `T${counter - 1}`]) {
      const { items } = await clerk.api.customers.list({ text });
      expect(items.map(({ id }) => id)).toContain(customerId);
    }
    expect((await clerk.api.customers.list({ text: '100%' })).items).toEqual([]);
    const card = await clerk.api.customers.show({ customerId });
    expect(card).toMatchObject({
      name: '明德小学',
      sites: [{ ...SITE, id: siteId }],
      aliases: [{ alias: '明德食堂王姐' }],
      can: { change: true, visit: true },
    });
    expect(await toldOf('customers.registered', customerId)).toEqual([{ data: { customerId, kind: 'school' }, grade: 'B' }]);
  });

  it('refuses a code twice, a stranger as its agent, and hours that end before they begin', async () => {
    const customerId = await newCustomer();
    const code = `T${counter}`;
    expect(await refusalOf(clerk.api.customers.register({ code, name: '另一个', kind: 'other' }))).toMatchObject({
      code: 'customers.code-taken',
      status: 409,
    });
    const contact = await app.asContact(customerId);
    const wrong = clerk.api.customers.register({ code: 'T-X', name: 'x', kind: 'other', agentId: contact.accountId });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'customers.not-staff' });
    const backwards = clerk.api.customers.registerSite({ customerId, code: 'S-X', ...SITE, receiving: [{ days: [1], from: '08:00', to: '06:00' }] });
    expect(await refusalOf(backwards)).toMatchObject({ code: 'customers.hours-backwards', message: '收货时间 08:00–06:00 的结束早于开始，请检查。' });
  });

  it('tells which fields changed, and nothing when nothing did', async () => {
    const customerId = await newCustomer('甲');
    await clerk.api.customers.change({ customerId, name: '乙', kind: 'school' });
    await clerk.api.customers.change({ customerId, name: '乙', kind: 'school' });
    expect(await toldOf('customers.changed', customerId)).toEqual([{ data: { customerId, fields: ['name'] }, grade: 'B' }]);
  });

  it('is listed page by page without a gap', async () => {
    for (let at = 0; at < 5; at++) await newCustomer(`页${at}`);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { name: string }[]; next: string | null } = await clerk.api.customers.list({
        text: '页',
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.next;
    }
    expect(seen).toEqual(['页0', '页1', '页2', '页3', '页4']);
  });

  it('forgets a chat name', async () => {
    const customerId = await newCustomer();
    await app.app.inUnit(SYSTEM, (unit) => learnAlias(unit, { alias: '旧群名', customerId, siteId: null }));
    await clerk.api.customers.removeAlias({ customerId, alias: '旧群名' });
    expect(await clerk.api.customers.listAliases({ customerId })).toEqual({ items: [] });
    expect(await refusalOf(clerk.api.customers.removeAlias({ customerId, alias: '旧群名' }))).toMatchObject({ code: 'customers.alias-unknown' });
  });
});

describe('a contact', () => {
  it('gets an account for the portal, reads the own profile and no other', async () => {
    const customerId = await newCustomer('光明小学');
    await newSite(customerId);
    const added = await clerk.api.customers.addContact({
      customerId,
      name: '李老师',
      phone: '13600000001',
      role: 'customer-receiver',
      account: true,
    });
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/auth/sign-in/phone-number',
      payload: { phoneNumber: '13600000001', password: added.password },
    });
    expect(answer.statusCode).toBe(200);
    const contact = await app.asContact(customerId);
    expect(await contact.api.customers.profile({})).toMatchObject({ customer: { id: customerId, name: '光明小学' }, contacts: [{ name: '李老师' }] });
    expect(await refusalOf(contact.api.customers.show({ customerId }))).toMatchObject({ status: 403 });
    const [told] = await toldOf('customers.contact-added', customerId);
    expect(JSON.stringify(told)).not.toMatch(/李老师|13600000001/);
  });

  it('loses the account when it leaves', async () => {
    const customerId = await newCustomer();
    const { contactId, accountId } = await clerk.api.customers.addContact({
      customerId,
      name: '王',
      phone: '13600000002',
      role: 'customer-receiver',
      account: true,
    });
    await clerk.api.customers.changeContact({ customerId, contactId, name: '王', phone: '13600000002', role: 'customer-receiver', active: false });
    expect((await app.app.identity.account(app.app.db, accountId as string))?.active).toBe(false);
  });

  it('needs a phone for an account', async () => {
    const customerId = await newCustomer();
    const work = clerk.api.customers.addContact({ customerId, name: '无号', role: 'customer-receiver', account: true });
    expect(await refusalOf(work)).toMatchObject({ code: 'customers.phone-needed' });
  });
});

describe('a visit', () => {
  it('is grade A with a signature at the site', async () => {
    const customerId = await newCustomer();
    const siteId = await newSite(customerId);
    const agent = await app.as('service-agent');
    const visited = await agent.api.customers.visit({
      customerId,
      siteId,
      longitude: 120.1553,
      latitude: 30.2742,
      signatureFileId: await signature(),
    });
    expect(visited.grade).toBe('A');
    expect(visited.metres).toBeLessThan(50);
    const { visits, lastVisitAt } = await clerk.api.customers.show({ customerId });
    expect(visits).toMatchObject([{ id: visited.visitId, siteName: '一食堂', visitedBy: { id: agent.accountId } }]);
    expect(lastVisitAt).toBe(iso(app.clock.now()));
  });

  it('is C when entered hours later with its signature, refused without anything, and refuses what is no picture', async () => {
    const customerId = await newCustomer();
    const siteId = await newSite(customerId);
    const agent = await app.as('service-agent');
    const occurredAt = iso(app.clock.now() - 3 * HOUR);
    expect(await refusalOf(agent.api.customers.visit({ customerId, siteId, occurredAt }))).toMatchObject({ code: 'moment.proof-needed' });
    const late = await agent.api.customers.visit({ customerId, siteId, occurredAt, signatureFileId: await signature() });
    expect(late.grade).toBe('C');
    const text = await upload('不是照片', '说明.txt');
    expect(await refusalOf(agent.api.customers.visit({ customerId, siteId, signatureFileId: text }))).toMatchObject({
      code: 'customers.not-a-picture',
    });
  });

  it('belongs to a site of that customer', async () => {
    const siteId = await newSite(await newCustomer());
    const agent = await app.as('service-agent');
    const other = agent.api.customers.visit({ customerId: await newCustomer(), siteId });
    expect(await refusalOf(other)).toMatchObject({ code: 'customers.site-unknown' });
    expect(await refusalOf(agent.api.customers.visit({ customerId: newId(), siteId }))).toMatchObject({ code: 'customers.not-found', status: 404 });
  });
});

describe('an import', () => {
  it('takes good rows, answers every row, and changes nothing the second time', async () => {
    const csv = `客户资料\n\n客户编码,客户名称,类型,食堂编码,食堂名称,经度,纬度,收货时间,午餐,联系人,电话
I1,导入小学,学校,IS1,导入一食堂,120.1,30.2,5:30-7:30,11:30,张三,13700000009
I1,导入小学,学校,IS2,导入二食堂,,,,,,
I2,,学校,IS3,x,,,,,,
I3,坏地方,学校,IS4,x,120.1,,,,,
I4,坏时间,学校,IS5,x,,,7:30-5:30,,,
I5,抢食堂,企业,IS1,x,,,,,,
`;
    const first = await clerk.api.customers.importFile({ fileId: await upload(csv, '客户.csv') });
    expect(first).toMatchObject({ rows: 6, registered: 1, sites: 2, unchanged: 0, refused: 4 });
    expect(first.report.map(({ row, outcome, column }) => [row, outcome, column])).toEqual([
      [4, 'registered', null],
      [5, 'site-added', null],
      [6, 'refused', '客户名称'],
      [7, 'refused', '纬度'],
      [8, 'refused', '收货时间'],
      [9, 'refused', '食堂编码'],
    ]);
    const second = await clerk.api.customers.importFile({ fileId: await upload(csv, '客户.csv') });
    expect(second).toMatchObject({ registered: 0, sites: 0, unchanged: 2, refused: 4 });
    expect((await clerk.api.customers.list({ text: '抢食堂' })).items).toEqual([]);
  });

  it('says which columns it needs', async () => {
    const fileId = await upload('姓名,年龄\n张三,3\n', 'x.csv');
    expect(await refusalOf(clerk.api.customers.importFile({ fileId }))).toMatchObject({ code: 'customers.no-header', status: 422 });
  });
});

it('has a demo company whose receiver signs in', async () => {
  await createDemoCustomers(app.app);
  const { items } = await clerk.api.customers.list({ text: '实验小学' });
  expect(items).toMatchObject([{ name: '实验小学', sites: [{ code: 'S001' }, { code: 'S002' }] }]);
  expect((await clerk.api.customers.list({ limit: 100 })).items.filter(({ code }) => code.startsWith('C0'))).toHaveLength(DEMO_CUSTOMERS.length);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { gapsOf } from './licences.ts';

const FARM = { name: '东村合作社', kind: 'farm', address: '东村 1 组', contact: '老田', phone: '13700001111' } as const;

let app: TestApp;
let buyer: SignedIn;
beforeAll(async () => {
  app = await openTestApp({ at: '2026-03-02T08:00:00+08:00', load: false });
  buyer = await app.as('purchasing');
});
afterAll(() => app.close());
const suppliers = () => buyer.api.suppliers;

it('has a name of its own until it is dropped', async () => {
  const { supplierId, code } = await suppliers().register(FARM);
  const taken = await refusalOf(suppliers().register(FARM));
  expect(taken.code).toBe('suppliers.name-taken');
  expect(taken.message).toContain(code);
  const other = await suppliers().register({ ...FARM, name: '西村合作社' });
  expect((await refusalOf(suppliers().change({ supplierId: other.supplierId, ...FARM }))).code).toBe('suppliers.name-taken');
  await suppliers().drop({ supplierId, reason: 'quality' });
  expect((await refusalOf(suppliers().drop({ supplierId, reason: 'quality' }))).code).toBe('suppliers.dropped-already');
  expect((await refusalOf(suppliers().change({ supplierId, ...FARM }))).code).toBe('suppliers.dropped-already');
  expect(await suppliers().show({ supplierId })).toMatchObject({ active: false, droppedFor: 'quality', can: { change: false } });
  const again = await suppliers().register(FARM);
  expect(again.supplierId).not.toBe(supplierId);
  expect((await suppliers().list({ text: '东村' })).items.map(({ id }) => id)).toEqual([again.supplierId]);
  expect((await suppliers().list({ text: '东村', dropped: true })).items).toHaveLength(2);
  expect((await suppliers().list({ text: again.code })).items).toHaveLength(1);
});

it('tells what changed by name, never names, phones or addresses', async () => {
  const { supplierId } = await suppliers().register({ ...FARM, name: '南村合作社' });
  await suppliers().change({ supplierId, ...FARM, name: '南村合作社' });
  await suppliers().change({ supplierId, ...FARM, name: '南村合作社', contact: '小田', email: 'farm@example.com' });
  const facts = await app.app.db
    .selectFrom('journal.fact')
    .select(['name', 'data'])
    .where('name', 'like', 'suppliers.%')
    .orderBy('position')
    .execute();
  const mine = facts.filter(({ data }) => (data as { supplierId: string }).supplierId === supplierId);
  expect(mine.map(({ name }) => name)).toEqual(['suppliers.approved', 'suppliers.changed']);
  expect(mine[1]?.data).toEqual({ supplierId, fields: ['contact', 'email'] });
  expect(JSON.stringify(facts)).not.toMatch(/合作社|田|137|东村/);
});

it('is asked for a licence only where the law asks for one', () => {
  const none = { licences: [], address: 'a', contact: 'b', phone: '' };
  expect(gapsOf({ ...none, kind: 'farm' }, '2026-03-02')).toEqual([]);
  expect(gapsOf({ ...none, kind: 'prepacked-seller' }, '2026-03-02')).toEqual([]);
  expect(gapsOf({ ...none, kind: 'factory' }, '2026-03-02')).toMatchObject([{ what: 'licence-missing', licences: ['food-production'] }]);
  const held = (validTo: string) => [{ kind: 'food-production', number: 'SC1', validTo }] as const;
  expect(gapsOf({ ...none, kind: 'factory', licences: held('2026-03-02') }, '2026-03-02')).toEqual([]);
  expect(gapsOf({ ...none, kind: 'factory', licences: held('2026-03-01') }, '2026-03-02')).toMatchObject([{ what: 'licence-expired' }]);
  expect(gapsOf({ ...none, kind: 'farm', address: '', contact: '' }, '2026-03-02').map(({ what }) => what)).toEqual(['address', 'contact']);
});

it.each([
  ['a phone that is none', { phone: '打不通' }],
  ['an address of mail that is none', { email: 'nobody' }],
  ['a kind nobody knows', { kind: 'shop' }],
  ['no name', { name: ' ' }],
])('is refused with %s', async (_, over) =>
  expect((await refusalOf(suppliers().register({ ...FARM, ...over } as typeof FARM))).code).toBe('http.invalid-input'),
);

it('names each licence once', async () => {
  const licence = { kind: 'business', number: '1' } as const;
  expect((await refusalOf(suppliers().register({ ...FARM, name: '双证行', licences: [licence, licence] }))).code).toBe('suppliers.licence-twice');
});

it('comes from a table, row by row; nothing is taken twice', async () => {
  const table = [
    '供应商名称,类型,地址,联系人,电话,许可证类型,许可证号,许可证有效期至',
    '表一粮油,生产厂家,一路 1 号,甲,13700002222,食品生产许可证,SC001,2028-05-01',
    '表二批发,批发商,二路 2 号,乙,13700003333,驾驶证,X1,2028-05-01',
    '表三农户,农户,三村,丙,,,,',
    ',批发商,,,,,,',
    '表四厂,生产厂家,四路,丁,,食品生产许可证,SC4,明年',
  ].join('\n');
  const upload = await app.server.inject({
    method: 'POST',
    url: '/api/files',
    headers: { ...buyer.headers, 'content-type': 'text/csv' },
    payload: table,
  });
  const fileId = upload.json().id as string;
  const first = await suppliers().importFile({ fileId });
  expect(first).toMatchObject({ rows: 5, registered: 2, unchanged: 0, refused: 3 });
  expect(first.report.filter(({ outcome }) => outcome === 'refused').map(({ column }) => column)).toEqual([
    '许可证类型',
    '供应商名称',
    '许可证有效期至',
  ]);
  expect(await suppliers().importFile({ fileId })).toMatchObject({ registered: 0, unchanged: 2, refused: 3 });
  const { items } = await suppliers().list({ text: '表一' });
  expect(items[0]).toMatchObject({ kind: 'factory', licences: [{ kind: 'food-production', number: 'SC001', validTo: '2028-05-01' }], gaps: [] });
});

it('that nobody knows is not found; who may not see suppliers sees none', async () => {
  expect(await refusalOf(suppliers().show({ supplierId: newId() }))).toMatchObject({ code: 'suppliers.not-found', status: 404 });
  const first = await suppliers().list({ limit: 2 });
  const second = await suppliers().list({ limit: 2, cursor: first.next ?? '' });
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(first.items.length + second.items.length);
  expect((await refusalOf((await app.as('driver')).api.suppliers.list({}))).status).toBe(403);
  expect((await refusalOf((await app.as('warehouse-clerk')).api.suppliers.register(FARM))).status).toBe(403);
});

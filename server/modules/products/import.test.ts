import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';

let app: TestApp;
let buyer: SignedIn;
beforeAll(async () => {
  app = await openTestApp();
  buyer = await app.as('purchasing');
});
afterAll(() => app.close());

const upload = async (bytes: string | Buffer, name = '商品.csv') =>
  (await app.app.files.receive({ body: Readable.from([Buffer.from(bytes)]), uploader: SYSTEM, now: app.clock.now(), name })).id;
const importCsv = async (csv: string) => buyer.api.products.importFile({ fileId: await upload(csv) });
const byCode = async (code: string) => {
  const { items } = await buyer.api.products.list({ text: code });
  return buyer.api.products.show({ productId: items[0]?.id as string });
};

it('takes the good rows, tells the bad ones, and fills in what a row does not say', async () => {
  const report = await importCsv(`商品编码,商品名称,别名,分类,库存单位,结算单位,抄码,件重(公斤),计件单位,容差分类,随货证照,净菜率(%)
T1,番茄,西红柿、洋柿子,蔬菜,公斤,,,,,,承诺达标合格证、农残快检,95
T2,五花肉,,畜肉,箱,公斤,是,15,箱,,,
T3,豆角丝,,蔬菜,斤,,,,,,,
,没有编码,,蔬菜,斤,,,,,,,
T5,,,蔬菜,斤,,,,,,,
T6,菠菜,,野菜,斤,,,,,,,
T7,菠菜,,蔬菜,担,,,,,,,
T8,排骨,,畜肉,箱,公斤,是,,箱,,,
T9,菠菜,菠菜,蔬菜,斤,,,,,,,
T10,菠菜,,蔬菜,斤,,,,,随便,,
T11,菠菜,,蔬菜,斤,,,,,,好证,
T12,菠菜,,蔬菜,斤,,,,,,,950
T1,番茄,,蔬菜,公斤,,,,,,,
T13,菠菜,,蔬菜,,,,,,,,
`);
  expect(report).toMatchObject({ rows: 14, registered: 3, changed: 0, unchanged: 0, refused: 11 });
  expect(report.errors.map(({ row, column }) => [row, column])).toEqual([
    [5, '商品编码'],
    [6, '商品名称'],
    [7, '分类'],
    [8, '库存单位'],
    [9, '件重'],
    [10, '别名'],
    [11, '容差分类'],
    [12, '随货证照'],
    [13, '净菜率'],
    [14, '商品编码'],
    [15, '库存单位'],
  ]);
  expect(report.errors[2]?.text).toContain('“野菜”不在可选项里：蔬菜、水果');
  expect(await byCode('T1')).toMatchObject({
    aliases: ['西红柿', '洋柿子'],
    temperatureClass: 'fresh',
    toleranceClass: 'weighed',
    cleanYieldBp: 9500,
  });
  expect(await byCode('T2')).toMatchObject({ typicalWeight: 15_000, catchWeight: true, toleranceClass: 'meat', temperatureClass: 'chilled-meat' });
  expect(await byCode('T3')).toMatchObject({ highRiskForSchools: true, settleUnit: 'jin' });
});

it('brings known products up to date; an empty cell leaves what is there', async () => {
  await importCsv('商品编码,商品名称,别名,库存单位,净菜率\nT20,圣女果,小番茄、樱桃番茄,公斤,95\n');
  const csv = '商品编码,商品名称,规格,别名\nT20,圣女果,一级,\n';
  expect(await importCsv(csv)).toMatchObject({ registered: 0, changed: 1, unchanged: 0 });
  expect(await byCode('T20')).toMatchObject({ spec: '一级', aliases: ['小番茄', '樱桃番茄'], cleanYieldBp: 9500 });
  expect(await importCsv(csv)).toMatchObject({ registered: 0, changed: 0, unchanged: 1 });
});

it('reads the templates it hands out', async () => {
  const template = await buyer.api.products.importTemplate({});
  const report = await buyer.api.products.importFile({ fileId: await upload(Buffer.from(await template.arrayBuffer()), '模板.xlsx') });
  expect(report).toMatchObject({ rows: 2, registered: 2, errors: [] });
  expect(await byCode('M001')).toMatchObject({ typicalWeight: 15_000, pieceTare: 600, certificateKinds: ['animal-quarantine', 'meat-quality'] });
  const { sheetId } = await buyer.api.products.draftSheet({ name: '价', kind: 'fixed', series: '统一价', fromOn: '2026-03-01' });
  const prices = await buyer.api.products.sheetTemplate({});
  const fileId = await upload(Buffer.from(await prices.arrayBuffer()), '价.xlsx');
  expect(await buyer.api.products.importSheet({ sheetId, fileId })).toMatchObject({ rows: 0, taken: 0, errors: [] });
});

it('says which columns it needs', async () => {
  expect(await refusalOf(importCsv('姓名,年龄\n张三,3\n'))).toMatchObject({ code: 'products.no-header' });
});

it('takes 10,000 rows with 500 bad ones in seconds, and nothing twice', async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => `B${at},商品${at},${at % 20 === 0 ? '担' : '公斤'},蔬菜`);
  const csv = `商品编码,商品名称,库存单位,分类\n${rows.join('\n')}\n`;
  const began = performance.now();
  expect(await importCsv(csv)).toMatchObject({ rows: 10_000, registered: 9500, refused: 500, errorCount: 500 });
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(await importCsv(csv)).toMatchObject({ registered: 0, changed: 0, unchanged: 9500 });
  expect(await verifyRebuild(app, 'products')).toEqual([]);
}, 60_000);

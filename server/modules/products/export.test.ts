// The product master and price sheets as spreadsheets (R1.12).
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { exportOf } from '../../testing/export-of.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { ensureDemoProducts } from './public.ts';

let app: TestApp;
let buyer: SignedIn;
beforeAll(async () => {
  app = await openTestApp();
  await ensureDemoProducts(app.app);
  buyer = await app.as('purchasing');
});
afterAll(() => app.close());

const exported = async (filter: object = {}) => exportOf(app, buyer, (await buyer.api.products.exportList(filter)).jobId);

it('every column of the master; the same file brought back changes nothing', async () => {
  const { job, rows, bytes } = await exported();
  const { items } = await buyer.api.products.list({ limit: 100 });
  expect(rows).toHaveLength(job.total as number);
  expect(rows.slice(0, items.length).map((row) => row.商品编码)).toEqual(items.map(({ code }) => code));
  const pork = rows.find((row) => row.商品编码 === 'M001');
  expect(pork).toMatchObject({ 商品名称: '猪前腿肉', 分类: '畜肉', 库存单位: '箱', 结算单位: '公斤', 抄码: '是', '件重（公斤）': '15', 在售: '是' });
  expect(pork?.随货证照).toContain('动物检疫合格证明');
  const { id: fileId } = await app.app.files.receive({ body: Readable.from([bytes]), uploader: SYSTEM, now: app.clock.now(), name: '商品.xlsx' });
  const report = await buyer.api.products.importFile({ fileId });
  expect(report).toMatchObject({ rows: rows.length, unchanged: rows.length, registered: 0, changed: 0, errors: [] });
});

it('by the filter of the list: category, words, retired ones only when asked for', async () => {
  expect(new Set((await exported({ category: 'meat' })).rows.map((row) => row.分类))).toEqual(new Set(['畜肉']));
  const [tomato] = (await buyer.api.products.list({ text: '西红柿' })).items;
  expect((await exported({ text: '西红柿' })).rows).toMatchObject([{ 商品编码: tomato?.code }]);
  await buyer.api.products.retire({ productId: tomato?.id as string, retired: true });
  expect((await exported({ text: '西红柿' })).rows).toEqual([]);
  expect((await exported({ text: '西红柿', retired: true })).rows).toMatchObject([{ 在售: '否' }]);
  await buyer.api.products.retire({ productId: tomato?.id as string, retired: false });
});

it('the lines of a price sheet, also of a discount; the template of the import reads them back', async () => {
  const [tomato, pork] = await Promise.all(['V001', 'M001'].map(async (text) => (await buyer.api.products.list({ text })).items[0]?.id as string));
  const reference = await buyer.api.products.draftSheet({
    name: '询价',
    kind: 'inquiry',
    purpose: 'reference',
    series: '询价',
    fromOn: '2026-01-01',
  });
  await buyer.api.products.setSheetLines({
    sheetId: reference.sheetId,
    lines: [
      { productId: tomato as string, unit: 'kg', fen: 560 },
      { productId: pork as string, unit: 'kg', fen: 2680 },
    ],
  });
  await buyer.api.products.publishSheet({ sheetId: reference.sheetId });
  const off = await buyer.api.products.draftSheet({
    ...{ name: '下浮', kind: 'discount' as const, series: '下浮', fromOn: '2026-01-01', reference: '询价', rateBp: 1000 },
  });
  const linesOf = async (input: { sheetId: string; text?: string }) => exportOf(app, buyer, (await buyer.api.products.exportSheetLines(input)).jobId);
  expect((await linesOf(reference)).rows).toMatchObject([
    { 商品编码: 'M001', '单价（元）': '26.8', 计价单位: '公斤', '下浮（%）': '' },
    { 商品编码: 'V001', '单价（元）': '5.6' },
  ]);
  expect((await linesOf({ ...off, text: '番茄' })).rows).toMatchObject([
    { 商品编码: 'V001', '单价（元）': '5.04', '参考价（元）': '5.6', '下浮（%）': '10' },
  ]);
});

it('prices only for who may see prices; an unknown sheet is none', async () => {
  const driver = await app.as('driver');
  const { sheetId } = (await buyer.api.products.listSheets({})).items.map(({ id }) => ({ sheetId: id }))[0] as { sheetId: string };
  expect(await refusalOf(driver.api.products.exportSheetLines({ sheetId }))).toMatchObject({ code: 'http.not-permitted' });
  expect(await refusalOf(buyer.api.products.exportSheetLines({ sheetId: crypto.randomUUID() }))).toMatchObject({ code: 'products.sheet-not-found' });
  expect((await exportOf(app, driver, (await driver.api.products.exportList({ text: '番茄' })).jobId)).rows.length).toBeGreaterThan(0);
});

// Orders leave as a spreadsheet, a row a line (R1.12).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportOf } from '../../testing/export-of.ts';
import type { SignedIn } from '../../testing/open-test-app.ts';
import { type Desk, openOrders } from './testing/open-orders.ts';

let desk: Desk;
let clerk: SignedIn;
let number: string;
beforeAll(async () => {
  desk = await openOrders();
  clerk = desk.clerk;
  ({ number } = await desk.receive({ remark: '走东门', externalNumber: 'EXT-7' }));
  await desk.receive({ siteId: desk.hospital.siteId, deliveryOn: '2026-03-04', lines: [{ product: '土豆', amount: 8_500, unit: 'kg' }] });
});
afterAll(() => desk.app.close());

const exported = async (filter: object = {}) => exportOf(desk.app, clerk, (await clerk.api.orders.exportList(filter)).jobId);

it('a row a line, numbers as numbers, money in yuan, the window by the wall clock', async () => {
  const { job, rows, bytes } = await exported({ customerId: desk.school.customerId });
  expect(job).toMatchObject({ state: 'done', done: 1, total: 1, summary: { items: 1, rows: 3 } });
  const [first, second] = rows;
  expect(first).toMatchObject({
    订单号: number,
    外部单号: 'EXT-7',
    客户: '实验小学',
    食堂: '实验小学食堂',
    送达日期: '2026-03-03',
    送达时间: '05:30-07:30',
  });
  expect(first).toMatchObject({
    状态: '待确认',
    商品编码: 'V001',
    商品: '番茄',
    数量: '60',
    单位: '斤',
    结算数量: '30',
    结算单位: '公斤',
    备注: '要硬一点的',
  });
  expect(first).toMatchObject({ '单价（元）': '5.6', 计价单位: '公斤', '金额（元）': '168', 订单备注: '走东门', 送货单号: '' });
  expect(second).toMatchObject({ 数量: '2', 单位: '箱', 结算数量: '30', 结算单位: '公斤', '金额（元）': '804' });
  const { readXlsx } = await import('hucre/xlsx');
  const cells = (await readXlsx(bytes)).sheets[0]?.rows[1] ?? [];
  expect([cells[11], cells[15], cells[17]]).toEqual([60, 5.6, 168]);
});

it('what the filter of the list finds, and no more', async () => {
  expect((await exported()).rows).toHaveLength(4);
  expect((await exported({ from: '2026-03-04', to: '2026-03-04' })).rows).toMatchObject([{ 商品: '土豆', 数量: '8.5' }]);
  expect((await exported({ text: '没有这样的' })).job).toMatchObject({ state: 'done', summary: { items: 0, rows: 0 } });
});

it('carries the number of the note once there is one', async () => {
  const [order] = (await clerk.api.orders.list({ customerId: desk.school.customerId })).items;
  await clerk.api.orders.confirm({ orderId: order?.id as string, version: order?.version as number });
  const { issued } = await clerk.api.orders.issueNotes({ orderIds: [order?.id as string] });
  const note = await clerk.api.deliveries.show({ noteId: issued[0]?.noteId as string });
  expect((await exported({ state: 'noted' })).rows.map((row) => row.送货单号)).toEqual([note.number, note.number, note.number]);
});

it('is for the office, and its file for who asked', async () => {
  const kitchen = await desk.app.asContact(desk.school.customerId, 'customer-purchaser');
  await expect(kitchen.api.orders.exportList({})).rejects.toMatchObject({ code: 'http.not-permitted' });
  const { job } = await exported();
  const foreign = await desk.app.server.inject({ url: `/api/files/${job.fileId}`, headers: kitchen.headers });
  expect(foreign.statusCode).toBe(404);
});

it('is cancelled by who asked', async () => {
  const { jobId } = await clerk.api.orders.exportList({});
  await clerk.api.jobs.cancel({ jobId });
  const { job } = await exportOf(desk.app, clerk, jobId);
  expect(job).toMatchObject({ state: 'cancelled', fileId: null });
});

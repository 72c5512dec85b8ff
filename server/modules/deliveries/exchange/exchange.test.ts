// Platforms in and out: a receipt becomes the acceptance, notes leave in the platform's columns (R1.12).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestClient } from '../../../testing/open-test-app.ts';
import { type Dock, LINES, openDeliveries } from '../testing/open-deliveries.ts';
import { loadShippedMappings } from './keep-mappings.ts';

let dock: Dock;
let clerk: TestClient;
let receipts: string;
let notes: string;

beforeAll(async () => {
  dock = await openDeliveries();
  clerk = dock.clerk.api;
  await loadShippedMappings(dock.app.app);
  await loadShippedMappings(dock.app.app);
  const { items } = await clerk.deliveries.mappings({});
  expect(items.map(({ direction }) => direction).sort()).toEqual(['notes', 'orders', 'receipts']);
  receipts = items.find(({ direction }) => direction === 'receipts')?.id ?? '';
  notes = items.find(({ direction }) => direction === 'notes')?.id ?? '';
});
afterAll(() => dock.app.close());

async function uploaded(rows: readonly (readonly (string | number)[])[], name = 'receipt.csv'): Promise<string> {
  const body = Buffer.from(rows.map((row) => row.join(',')).join('\n'));
  const answer = await dock.app.server.inject({
    method: 'POST',
    url: '/api/files',
    headers: { ...dock.clerk.headers, 'content-type': 'text/csv', 'x-file-name': encodeURIComponent(name) },
    payload: body,
  });
  return (answer.json() as { id: string }).id;
}

const HEAD = ['配送单号', '学校名称', '配送日期', '食材名称', '食材编码', '计量单位', '实收数量', '扣秤比例', '不合格原因', '验收时间', '验收人'];
type Cells = (string | number)[];
const SIGNED: Cells = ['', '', '2026-03-02 06:10', '王验收'];
/** `said`: product, unit, amount. */
const row = (number: string, said: Cells, more: Cells = SIGNED): Cells => [
  number,
  '实验小学食堂',
  '2026-03-02',
  said[0] ?? '',
  '',
  ...said.slice(1),
  ...more,
];

async function run(rows: readonly (readonly (string | number)[])[]) {
  const { jobId } = await clerk.deliveries.importReceipts({ fileId: await uploaded([HEAD, ...rows]), mappingId: receipts });
  await dock.app.app.tasks.drain();
  return clerk.jobs.show({ jobId });
}

const fresh = async () => {
  const issued = await dock.issue();
  await dock.driver.api.deliveries.depart({ noteId: issued.noteId });
  return issued;
};

describe('a signed receipt', () => {
  it('is the acceptance: exceptions by weight and deduction, grade A, dated by the platform', async () => {
    dock.app.clock.set('2026-03-02T05:20:00+08:00');
    const { noteId, number } = await fresh();
    dock.app.clock.set('2026-03-02T09:00:00+08:00');
    const job = await run([
      row(number, ['番茄', '斤', 60.4]),
      row(number, ['菠菜', '公斤', 19], [5, '有黄叶', '2026-03-02 06:10', '王验收']),
      row(number, ['嫩豆腐', '盒', 0], ['', '破损', '2026-03-02 06:10', '王验收']),
    ]);
    expect(job).toMatchObject({ state: 'done', summary: { rows: 3, receipts: 1, accepted: 1, refused: 0, errorCount: 0 } });
    const note = await clerk.deliveries.show({ noteId });
    expect(note).toMatchObject({ state: 'partly-accepted', acceptedAt: '2026-03-01T22:10:00.000Z', receipt: { receiverName: '王验收' } });
    expect(note.lines.map(({ accepted, outcome, deductBp, reason }) => ({ accepted, outcome, deductBp, reason }))).toEqual([
      { accepted: 30_200, outcome: 'accepted', deductBp: null, reason: null },
      { accepted: 19_000, outcome: 'partly', deductBp: 500, reason: 'other' },
      { accepted: 0, outcome: 'rejected', deductBp: null, reason: 'damaged' },
    ]);
    const told = (await dock.toldOf(noteId)).find(({ name }) => name === 'deliveries.accepted');
    expect(told).toMatchObject({ grade: 'A', data: { deductedLines: 1, rejectedLines: 1 } });
  });

  it('read again changes nothing; another content for the same note is refused', async () => {
    dock.app.clock.set('2026-03-02T05:20:00+08:00');
    const { number, noteId } = await fresh();
    dock.app.clock.set('2026-03-02T09:00:00+08:00');
    const same = [row(number, ['番茄', '公斤', 30.2]), row(number, ['菠菜', '公斤', 20]), row(number, ['嫩豆腐', '盒', 40])];
    expect((await run(same)).summary).toMatchObject({ accepted: 1, known: 0 });
    const before = await dock.toldOf(noteId);
    expect((await run(same)).summary).toMatchObject({ accepted: 0, known: 1, errorCount: 0 });
    const other = await run([...same.slice(0, 2), row(number, ['嫩豆腐', '盒', 39], ['', '破损', '2026-03-02 06:10', '王验收'])]);
    expect(other.summary).toMatchObject({ refused: 1, errors: [{ row: 2, text: expect.stringContaining('不能重复验收') }] });
    expect(await dock.toldOf(noteId)).toEqual(before);
  });

  it.each<[string, (number: string) => (string | number)[][], RegExp]>([
    ['a line is missing', (number) => [row(number, ['番茄', '公斤', 30])], /缺少.*菠菜、嫩豆腐/],
    ['the product is unknown', (number) => [row(number, ['茄子', '公斤', 30])], /没有“茄子”/],
    ['the unit differs', (number) => [row(number, ['嫩豆腐', '箱', 3])], /单位“箱”/],
    ['the amount is none', (number) => [row(number, ['番茄', '公斤', '很多'])], /“很多”不是数量/],
    ['the amount is negative', (number) => [row(number, ['番茄', '公斤', -3])], /不是数量/],
    [
      'the moment is none',
      (number) =>
        [
          ['番茄', '公斤', 30.2],
          ['菠菜', '公斤', 20],
          ['嫩豆腐', '盒', 40],
        ].map((said) => row(number, said, ['', '', '早上', '王'])),
      /看不懂验收时间/,
    ],
    ['a line is there twice', (number) => [row(number, ['番茄', '公斤', 30]), row(number, ['番茄', '公斤', 30])], /出现了两次/],
    ['the note is unknown', () => [row('PS-none', ['番茄', '公斤', 30])], /没有找到送货单“PS-none”/],
    ['more than came', (number) => [row(number, ['番茄', '公斤', 80]), row(number, ['菠菜', '公斤', 20]), row(number, ['嫩豆腐', '盒', 40])], /最多/],
  ])('is refused as a whole where %s', async (_, rows, text) => {
    dock.app.clock.set('2026-03-02T05:20:00+08:00');
    const { noteId, number } = await fresh();
    dock.app.clock.set('2026-03-02T09:00:00+08:00');
    const job = await run(rows(number));
    expect(job.summary).toMatchObject({ accepted: 0, refused: 1 });
    expect(job.summary?.errors).toEqual([expect.objectContaining({ text: expect.stringMatching(text) })]);
    expect((await clerk.deliveries.show({ noteId })).state).toBe('departed');
  });

  it('without the columns of the mapping is refused with their names', async () => {
    const { jobId } = await clerk.deliveries.importReceipts({ fileId: await uploaded([['a', 'b']]), mappingId: receipts });
    await dock.app.app.tasks.drain();
    expect(await clerk.jobs.show({ jobId })).toMatchObject({ state: 'refused', message: expect.stringContaining('配送单号') });
    await expect(clerk.deliveries.importReceipts({ fileId: await uploaded([['a', 'b']]), mappingId: notes })).rejects.toMatchObject({
      code: 'deliveries.wrong-direction',
    });
  });
});

describe('mappings', () => {
  const own = {
    name: '区教育局平台',
    direction: 'receipts' as const,
    columns: [
      { header: '单据编号', field: 'number' as const },
      { header: '货品', field: 'product' as const },
      { header: '签收量', field: 'accepted' as const },
    ],
    options: { missingLines: 'as-delivered' as const, format: 'xlsx' as const },
  };

  it('are made by clerks and used at once: lines that are not named are as delivered', async () => {
    const { mappingId } = await clerk.deliveries.addMapping(own);
    dock.app.clock.set('2026-03-02T05:20:00+08:00');
    const { noteId, number } = await fresh();
    dock.app.clock.set('2026-03-02T06:20:00+08:00');
    const table = [['2026 年 3 月回单'], ['单据编号', '货品', '签收量'], [number, '菠菜', 18]];
    const { jobId } = await clerk.deliveries.importReceipts({ fileId: await uploaded(table), mappingId });
    await dock.app.app.tasks.drain();
    expect((await clerk.jobs.show({ jobId })).summary).toMatchObject({ accepted: 1 });
    expect((await clerk.deliveries.show({ noteId })).lines.map(({ accepted }) => accepted)).toEqual([30_200, 18_000, 40]);
    expect(await clerk.deliveries.readTable({ fileId: await uploaded(table) })).toEqual({
      headers: ['单据编号', '货品', '签收量'],
      rows: [[number, '菠菜', '18']],
    });
  });

  it('that two change at once: the second is told', async () => {
    const { mappingId, version } = await clerk.deliveries.addMapping({ ...own, name: '改名' });
    await clerk.deliveries.changeMapping({ ...own, mappingId, version, name: '改过' });
    await expect(clerk.deliveries.changeMapping({ ...own, mappingId, version })).rejects.toMatchObject({ code: 'deliveries.mapping-changed' });
  });

  it.each([
    ['header-twice', [...own.columns, { header: '货品', field: 'unit' as const }]],
    ['field-twice', [...own.columns, { header: '别名', field: 'product' as const }]],
    ['not-in-this-direction', [...own.columns, { header: '车', field: 'vehicle' as const }]],
    ['field-needed', own.columns.slice(0, 2)],
  ])('%s is refused', async (code, columns) => {
    await expect(clerk.deliveries.addMapping({ ...own, columns })).rejects.toMatchObject({ code: `deliveries.${code}` });
  });
});

describe('orders of a procurement platform', () => {
  const HEADERS = ['采购单编号', '收货单位', '要求到货日期', '要求到货时间', '物资编码', '物资名称', '规格型号', '采购数量', '计量单位', '备注'];
  const wanted = (product: string, amount: string) => ['CG-1', '实验小学食堂', '2026-03-05', '05:30-07:30', '', product, '', amount, '公斤', ''];
  const start = async (rows: readonly (readonly string[])[], mappingId: string) => {
    const { jobId } = await clerk.orders.importFile({ fileId: await uploaded([HEADERS, ...rows]), mappingId });
    await dock.app.app.tasks.drain();
    return clerk.jobs.show({ jobId });
  };

  it('come in by their mapping, once, with the number and the channel of the platform', async () => {
    const { items } = await clerk.deliveries.mappings({});
    const mappingId = items.find(({ direction }) => direction === 'orders')?.id ?? '';
    dock.app.clock.set('2026-03-03T09:00:00+08:00');
    const rows = [wanted('番茄', '30'), wanted('菠菜', '20')];
    expect((await start(rows, mappingId)).summary).toMatchObject({ rows: 2, received: 1, refused: 0, errorCount: 0 });
    expect((await start(rows, mappingId)).summary).toMatchObject({ received: 0, known: 1 });
    const [order] = (await clerk.orders.list({ text: 'CG-1' })).items;
    expect(order).toMatchObject({ externalNumber: 'CG-1', channel: 'platform', lineCount: 2, deliveryOn: '2026-03-05' });
  });

  it('are refused where the mapping serves receipts, or the columns are not theirs', async () => {
    await expect(start([], receipts)).rejects.toMatchObject({ code: 'deliveries.wrong-direction' });
    const fault = { ...faulty, columns: faulty.columns.slice(0, 3) };
    await expect(clerk.deliveries.addMapping(fault)).rejects.toMatchObject({ code: 'deliveries.order-field-needed' });
  });
  const faulty = {
    name: '缺列',
    direction: 'orders' as const,
    columns: [
      { header: '收货单位', field: 'site' as const },
      { header: '日期', field: 'day' as const },
      { header: '品名', field: 'product' as const },
    ],
    options: { missingLines: 'refuse' as const, format: 'xlsx' as const },
  };
});

it('notes leave in the columns of the mapping, a row a line', async () => {
  dock.app.clock.set('2026-03-03T05:20:00+08:00');
  const window = { windowFrom: '2026-03-03T05:30:00+08:00', windowTo: '2026-03-03T07:30:00+08:00' };
  const { number } = await dock.issue(window);
  const { jobId } = await clerk.deliveries.exportNotes({ mappingId: notes, filter: { from: '2026-03-03', to: '2026-03-03' } });
  await dock.app.app.tasks.drain();
  const job = await clerk.jobs.show({ jobId });
  expect(job).toMatchObject({ state: 'done', summary: { notes: 1, rows: LINES.length } });
  const file = await dock.app.server.inject({ url: `/api/files/${job.fileId}`, headers: dock.clerk.headers });
  const [header, first] = await dock.app.app.documents.table(file.rawPayload);
  expect(header?.cells.slice(0, 3)).toEqual(['采购单位', '收货地点', '送货单号']);
  expect(first?.cells).toEqual(expect.arrayContaining(['实验小学', number, '番茄', '30', '30.2']));
});

it('the list finds notes by any word on them', async () => {
  const found = async (filter: object) => (await clerk.deliveries.list(filter)).items.length;
  expect(await found({ text: '实验小学' })).toBeGreaterThan(5);
  expect(await found({ text: '嫩豆' })).toBeGreaterThan(5);
  expect(await found({ text: '%' })).toBe(0);
  expect(await found({ exceptions: true })).toBe(2);
  expect(await found({ urgent: true })).toBe(0);
});

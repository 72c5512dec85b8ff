import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { HOUR, iso } from '../../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../../testing/open-test-app.ts';

let app: TestApp;
let clerk: SignedIn;
beforeAll(async () => {
  app = await openTestApp({ load: false, at: '2026-03-01T20:00:00+08:00' });
  clerk = await app.as('order-clerk');
  for (const [code, name] of [
    ['S1', '实验小学食堂'],
    ['S2', '总院食堂'],
    ['S3', '总院食堂'],
  ] as const) {
    const { customerId } = await clerk.api.customers.register({ code: `C-${code}`, name: `客户${code}`, kind: 'school' });
    const receiving = [{ days: [1, 2, 3, 4, 5], from: '05:30', to: '07:30' }];
    await clerk.api.customers.registerSite({ customerId, code, name, receiving });
  }
});
afterAll(() => app.close());

const upload = async (bytes: string | Buffer, name: string) =>
  (await app.app.files.receive({ body: Readable.from([Buffer.from(bytes)]), uploader: SYSTEM, now: app.clock.now(), name })).id;
const importCsv = async (csv: string, client = clerk.api) => client.deliveries.importFile({ fileId: await upload(csv, '送货单.csv') });
const HEADER = '送货单号,食堂,日期,时间窗,商品,规格,单位,订购数量,分拣数量,批次,生产日期,到期日';
const byNumber = async (number: string) => {
  const { items } = await clerk.api.deliveries.list({ number });
  return clerk.api.deliveries.show({ noteId: items[0]?.id as string });
};

describe('an import', () => {
  it('takes whole good notes and tells every wrong cell by row and column', async () => {
    const report = await importCsv(`${HEADER}
A-1,实验小学食堂,2026-03-02,05:40-07:00,番茄,一级,公斤,30,30.2,L1,2026-03-01,2026-03-05
A-1,,,,菠菜,,斤,40,,,,
A-2,S2,2026/3/2,,豆腐,,盒,40,,,,
A-3,没有的食堂,2026-03-02,,番茄,,公斤,1,,,,
A-4,总院食堂,2026-03-02,,番茄,,公斤,1,,,,
A-5,S1,3月2日,,番茄,,公斤,1,,,,
A-6,S1,2026-03-02,07:00-05:00,番茄,,公斤,1,,,,
A-7,S1,2026-03-02,,番茄,,担,1,,,,
A-7,S1,2026-03-03,,菠菜,,公斤,1,,,,
A-8,S1,2026-03-02,,番茄,,公斤,-3,,,,
A-9,S1,2026-03-02,,番茄,,公斤,10,30,,,
,S1,2026-03-02,,番茄,,公斤,10,,,,
A-10,S1,2026-03-08,,番茄,,公斤,10,,,,
A-11,S1,2026-03-02,,番茄,,公斤,10,,,2026-03-01,2026-02-01
A-12,S1,2026-03-02,,,,公斤,10,,,,
`);
    expect(report).toMatchObject({ rows: 15, issued: 2, skipped: 0, refused: 11, errorCount: 12 });
    expect(report.errors.map(({ row, column }) => [row, column])).toEqual([
      [5, '食堂'],
      [6, '食堂'],
      [7, '日期'],
      [8, '时间窗'],
      [9, '单位'],
      [10, '日期'],
      [11, '订购数量'],
      [12, '分拣数量'],
      [13, '送货单号'],
      [14, '时间窗'],
      [15, '到期日'],
      [16, '商品'],
    ]);
    expect(report.errors[0]).toEqual({ row: 5, column: '食堂', number: 'A-3', text: '没有名称或编码为“没有的食堂”的食堂' });
    expect(await byNumber('A-1')).toMatchObject({
      windowFrom: '2026-03-01T21:40:00.000Z',
      lines: [
        { product: '番茄', unit: 'kg', ordered: 30_000, picked: 30_200, producedOn: '2026-03-01', expiresOn: '2026-03-05' },
        { product: '菠菜', unit: 'jin', ordered: 20_000, picked: null },
      ],
    });
    expect(await byNumber('A-2')).toMatchObject({ windowFrom: '2026-03-01T21:30:00.000Z', windowTo: '2026-03-01T23:30:00.000Z' });
  });

  it('changes nothing the second time, and refuses a known number with other content', async () => {
    const csv = (amount: number) => `${HEADER}\nB-1,S1,2026-03-02,,番茄,,公斤,${amount},,,,\n`;
    expect(await importCsv(csv(10))).toMatchObject({ issued: 1, skipped: 0 });
    expect(await importCsv(csv(10))).toMatchObject({ issued: 0, skipped: 1, errorCount: 0 });
    const clash = await importCsv(csv(11));
    expect(clash).toMatchObject({ issued: 0, skipped: 0, refused: 1, errors: [{ row: 2, column: '送货单号', number: 'B-1' }] });
    expect((await byNumber('B-1')).lines).toMatchObject([{ ordered: 10_000 }]);
  });

  it('reads the template it hands out, from a workbook, with an API key, in English', async () => {
    const template = await clerk.api.deliveries.importTemplate({});
    expect(template.name).toBe('送货单导入模板.xlsx');
    const admin = await app.as('administrator');
    const { key } = await admin.api.staff.createApiKey({
      name: 'ERP',
      scopes: ['deliveries.issue', 'files.read'],
      expiresAt: iso(app.clock.now() + HOUR),
    });
    const erp = app.client({ authorization: `Bearer ${key}`, 'accept-language': 'en' });
    const fileId = await upload(Buffer.from(await template.arrayBuffer()), '模板.xlsx');
    const report = await erp.deliveries.importFile({ fileId });
    expect(report.errors).toEqual([{ row: 2, column: '食堂', number: 'PS260302-001', text: 'no site has the name or code "S001"' }]);
  });

  it('says which columns it needs', async () => {
    expect(await refusalOf(importCsv('姓名,年龄\n张三,3\n'))).toMatchObject({
      code: 'deliveries.no-header',
      message: '前 10 行里没有找到表头。需要的列：送货单号、食堂、日期、商品、单位、订购数量。',
    });
  });

  it('takes 10,000 rows in seconds', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, at) => `M-${String(Math.floor(at / 10)).padStart(4, '0')},S1,2026-03-02,,商品${at % 10},,公斤,${(at % 9) + 1},,,,`,
    );
    const began = performance.now();
    const report = await importCsv(`${HEADER}\n${rows.join('\n')}\n`);
    expect(report).toMatchObject({ rows: 10_000, issued: 1000, errorCount: 0 });
    expect(performance.now() - began).toBeLessThan(15_000);
    expect((await byNumber('M-0999')).lines).toHaveLength(10);
  });
});

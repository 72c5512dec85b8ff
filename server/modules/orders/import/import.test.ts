// A table of orders as a job: what is good goes in, what is wrong is told by row, and nothing goes in twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { type Desk, openOrders } from '../testing/open-orders.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openOrders();
});
afterAll(() => desk.app.close());

const HEADER = '订单号,食堂,送达日期,送达时间,加单,商品,商品编码,规格,数量,单位,备注';
type Summary = {
  rows: number;
  received: number;
  known: number;
  refused: number;
  flagged: number;
  warnings: number;
  errorCount: number;
  errors: { row: number; column: string; number: string | null; text: string }[];
};

async function importBytes(bytes: string | Buffer) {
  const { jobId } = await desk.clerk.api.orders.importFile({ fileId: await desk.upload(bytes, '订单.csv') });
  await desk.app.settle();
  const job = await desk.clerk.api.jobs.show({ jobId });
  return { ...job, summary: job.summary as unknown as Summary };
}

describe('an import', () => {
  it('takes whole good orders and tells every wrong cell by row and column', async () => {
    const { state, summary, fileId } = await importBytes(`${HEADER}
A-1,实验小学食堂,2026-03-03,,,番茄,,一级,30,公斤,硬一点
A-1,,,,,猪前腿肉,,,2,箱,
,TS1,2026/3/4,06:00-06:30,,番茄,,,10,斤,
,TS1,2026/3/4,06:00-06:30,,土豆,,,10,公斤,
A-3,没有的食堂,2026-03-03,,,番茄,,,1,公斤,
A-4,TS1,3月3日,,,番茄,,,1,公斤,
A-5,TS1,2026-03-03,早上,,番茄,,,1,公斤,
A-6,TS1,2026-03-03,,,番茄,,,1,担,
A-7,TS1,2026-03-03,,,番茄,,,-3,公斤,
A-8,TS1,2026-03-03,,,番茄,,,1,公斤,
A-8,TS2,2026-03-03,,,土豆,,,1,公斤,
A-9,TS1,2026-03-03,,,,,,1,公斤,
A-10,TS1,2026-03-03,,也许,番茄,,,1,公斤,
A-11,TS1,2026-03-01,,,番茄,,,1,公斤,
A-12,TS1,2026-03-03,,,神秘菜,,,1,公斤,
`);
    expect(state).toBe('done');
    expect(summary).toMatchObject({ rows: 15, received: 3, known: 0, refused: 9, flagged: 1, errorCount: 9 });
    expect(summary.errors.map(({ row, column, number }) => [row, column, number])).toEqual([
      [6, '食堂', 'A-3'],
      [7, '送达日期', 'A-4'],
      [8, '送达时间', 'A-5'],
      [9, '单位', 'A-6'],
      [10, '数量', 'A-7'],
      [12, '食堂', 'A-8'],
      [13, '商品', 'A-9'],
      [14, '加单', 'A-10'],
      [15, '', 'A-11'],
    ]);
    expect(fileId).not.toBeNull();
    const { items } = await desk.clerk.api.orders.list({ text: 'A-1' });
    const shown = await desk.show(items.find(({ externalNumber }) => externalNumber === 'A-1')?.id as string);
    expect(shown).toMatchObject({ channel: 'file', lines: [{ product: '番茄', amount: 30_000, remark: '硬一点' }, { pieces: 2 }] });
  });

  it('changes nothing the second time, with a number or without, and refuses a number with other content', async () => {
    const csv = (amount: number) => `${HEADER}\nB-1,TS1,2026-03-05,,,番茄,,,${amount},公斤,\n,TS2,2026-03-05,,,番茄,,,7,公斤,\n`;
    expect((await importBytes(csv(10))).summary).toMatchObject({ received: 2, known: 0 });
    expect((await importBytes(csv(10))).summary).toMatchObject({ received: 0, known: 2, errorCount: 0 });
    expect((await importBytes(csv(11))).summary).toMatchObject({ received: 0, known: 1, refused: 1, errors: [{ row: 2, number: 'B-1' }] });
  });

  it('reads the template it hands out', async () => {
    const template = await desk.clerk.api.orders.importTemplate({});
    const { summary } = await importBytes(Buffer.from(await template.arrayBuffer()));
    expect(summary).toMatchObject({ rows: 1, received: 0, errors: [{ row: 2, column: '食堂' }] });
  });

  it('says what it needs, and what it cannot read', async () => {
    expect(await importBytes('姓名,年龄\n张三,3\n')).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('食堂、送达日期、商品、数量、单位'),
    });
    expect(await refusalOf(desk.clerk.api.orders.importFile({ fileId: desk.school.siteId }))).toMatchObject({ code: 'files.not-found' });
  });

  it('takes 10,000 rows with 500 bad ones: the good in, each bad one told, nothing twice', async () => {
    const csv = `${HEADER}\n${Array.from({ length: 10_000 }, (_, at) => {
      const order = Math.floor(at / 10);
      return `M-${order},TS${(order % 2) + 1},2026-03-${10 + (order % 15)},,,商品${at % 10},,,${order % 2 === 0 && at % 10 === 3 ? 'x' : (at % 9) + 1},公斤,`;
    }).join('\n')}\n`;
    const began = performance.now();
    const { summary, fileId } = await importBytes(csv);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(summary).toMatchObject({ rows: 10_000, received: 500, refused: 500, errorCount: 500, known: 0 });
    expect(summary.errors).toHaveLength(500);
    expect(summary.errors[0]).toEqual({ row: 5, column: '数量', number: 'M-0', text: '“x”不是大于零的数量，或比最小单位还小' });
    expect(fileId).not.toBeNull();
    expect((await importBytes(csv)).summary).toMatchObject({ received: 0, known: 500, refused: 500 });
    const { count } = await desk.app.app.db
      .selectFrom('orders.line')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('product', 'like', '商品%')
      .executeTakeFirstOrThrow();
    expect(count).toBe(5000);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { exportOf } from '../../testing/export-of.ts';
import { refusalOf } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { openDoor } from './testing/open-door.ts';

const { app, clerk, quality, products, suppliers, tomato, receive, picture, paper, factsOf, balance } = await openDoor();
afterAll(() => app.close());

describe('afterwards', () => {
  beforeAll(async () => {
    for (const kind of ['produce-conformity', 'pesticide-residue']) await paper(kind, 'V001');
    await receive([tomato({ productId: products.V002, refused: 30_000, fault: 'spoiled', checks: [] })]);
    await receive([tomato({ override: '换证中' })], { from: 'factory', by: quality });
    for (const supplierLot of ['L-1', 'L-2', 'L-3']) await receive([tomato({ supplierLot })]);
  });

  it('a wrong amount is put right by a new entry, up and down, and never below what is there', async () => {
    const { receiptId, lines } = await receive([tomato({ supplierLot: 'C-1' })]);
    const [{ lineId, lot } = { lineId: '', lot: null }] = lines;
    const right = (amount: number) => clerk.api.receiving.correct({ receiptId, lineId, amount, reason: '抄码单写错' });
    expect(await right(28_000)).toMatchObject({ difference: -2_000 });
    expect(await right(29_500)).toMatchObject({ difference: 1_500 });
    expect((await refusalOf(right(29_500))).code).toBe('receiving.no-difference');
    expect(await balance(lot?.id ?? '')).toEqual([{ place_kind: 'store', amount: 29_500 }]);
    const shown = await clerk.api.receiving.show({ receiptId });
    expect(shown.lines[0]).toMatchObject({ amount: 30_000, corrected: -500 });
    expect(shown.lines[0]?.corrections.map(({ difference, reason }) => [difference, reason])).toEqual([
      [-2_000, '抄码单写错'],
      [1_500, '抄码单写错'],
    ]);
    const store = shown.lines[0]?.store?.id ?? '';
    await quality.api.lots.destroy({
      lotId: lot?.id ?? '',
      placeId: store,
      amount: 29,
      unit: 'kg',
      reason: 'spoiled',
      weight: 29_000,
      at: '后场',
      witnesses: ['甲', '乙'],
      photos: [await picture(quality)],
      words: '',
    } as never);
    expect((await refusalOf(right(1_000))).code).toBe('lots.not-enough');
  });

  it('of a refused line there is nothing to correct; unknown receipts and lines are not found', async () => {
    const { receiptId, lines } = await receive([tomato({ refused: 30_000, fault: 'quality' })]);
    const ask = { receiptId, lineId: lines[0]?.lineId ?? '', amount: 5, reason: '看错' };
    expect((await refusalOf(clerk.api.receiving.correct(ask))).code).toBe('receiving.nothing-entered');
    expect((await refusalOf(clerk.api.receiving.correct({ ...ask, lineId: newId() }))).status).toBe(404);
    expect((await refusalOf(clerk.api.receiving.correct({ ...ask, receiptId: newId() }))).status).toBe(404);
    expect((await refusalOf(clerk.api.receiving.show({ receiptId: newId() }))).status).toBe(404);
  });

  it('banned goods found in stock are sealed at once and told', async () => {
    const { lines } = await receive([tomato()]);
    const lotId = lines[0]?.lot?.id ?? '';
    expect((await refusalOf(clerk.api.receiving.reportBanned({ lotId, rule: 'nothing' }))).code).toBe('receiving.rule-unknown');
    expect((await refusalOf(clerk.api.receiving.reportBanned({ lotId: newId(), rule: 'spoiled' }))).code).toBe('lots.not-found');
    const { holdId } = await clerk.api.receiving.reportBanned({ lotId, rule: 'spoiled', words: '底层霉变' });
    expect(await factsOf('receiving.banned-goods-found')).toMatchObject([{ holdId, lotId, supplierId: suppliers.farm, rule: 'spoiled' }]);
    expect((await app.app.db.selectFrom('lots.lot').select('state').where('id', '=', lotId).executeTakeFirstOrThrow()).state).toBe('quarantined');
  });

  it('is found by supplier, product, lot, day and result, page by page, and exported line by line', async () => {
    const list = clerk.api.receiving.list;
    const all = (await list({ limit: 100 })).items;
    expect((await list({ q: 'C-1' })).items).toHaveLength(1);
    expect((await list({ q: '西红柿', limit: 100 })).items.length).toBeGreaterThan(3);
    expect((await list({ supplierId: suppliers.factory })).items).toHaveLength(1);
    expect((await list({ result: 'refused' })).items.every(({ refused: n }) => n > 0)).toBe(true);
    expect((await list({ incomplete: true, limit: 100 })).items.length).toBeLessThan(all.length);
    expect((await list({ from: '2026-03-03' })).items).toEqual([]);
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 6).map(({ id }) => id));
    const { rows } = await exportOf(app, clerk, (await clerk.api.receiving.exportList({ q: 'C-1' })).jobId);
    expect(rows).toMatchObject([{ 商品: '番茄', 供应商批号: 'C-1', 到货数量: '30', 收下: '29.5', 单位: '公斤' }]);
  });

  it('is in the journal, and nobody else may receive', async () => {
    expect(await verifyRebuild(app, 'receiving')).toEqual([]);
    expect((await refusalOf(receive([tomato()], { by: await app.as('order-clerk') }))).status).toBe(403);
    expect((await refusalOf((await app.as('driver')).api.receiving.list({}))).status).toBe(403);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { DAY, iso } from '../../kernel/time.ts';
import { refusalOf } from '../../testing/open-test-app.ts';
import { openNoteLink } from './public.ts';
import { type Dock, LINES, openDeliveries } from './testing/open-deliveries.ts';

let dock: Dock;
beforeAll(async () => {
  dock = await openDeliveries();
});
afterAll(() => dock.app.close());
const access = (link: string) => dock.app.app.identity.noteToken(dock.tokenOf(link));

describe('a delivery note', () => {
  it('is issued with a number and a link that opens this note and no other, for 14 days after delivery', async () => {
    const { noteId, number, link } = await dock.issue();
    expect(number).toMatch(/^PS260302-\d{6}$/);
    const opened = await access(link);
    expect(opened).toMatchObject({ noteId, ...dock.school });
    expect(iso(opened?.expiresAt ?? 0)).toBe('2026-03-16T16:00:00.000Z');
    const mine = await dock.scanned(link).myNote({ noteId });
    expect(mine).toMatchObject({
      number,
      state: 'issued',
      site: { name: '实验小学食堂' },
      meals: { lunch: '11:30' },
      can: { accept: true, report: true },
    });
    expect(mine.lines).toMatchObject([{ product: '番茄', picked: 30_200, most: 30_804, lot: 'L1' }, { product: '菠菜', most: 20_400 }, { most: 40 }]);
    const second = await dock.issue();
    expect(await refusalOf(dock.scanned(link).myNote({ noteId: second.noteId }))).toMatchObject({ code: 'deliveries.not-found', status: 404 });
    expect((await dock.scanned(link).mine({})).items.map(({ id }) => id)).toEqual([noteId]);
    expect(await refusalOf(dock.scanned(link).list({}))).toMatchObject({ status: 403 });
  });

  it.each([
    ['a window that ends before it begins', { windowTo: '2026-03-02T05:00:00+08:00' }, 'deliveries.window-backwards'],
    ['a window of two days', { windowTo: '2026-03-04T05:00:00+08:00' }, 'deliveries.window-absurd'],
    ['a site nobody knows', { siteId: newId() }, 'deliveries.site-unknown'],
    ['a dock.driver who is none', { driverId: newId() }, 'deliveries.driver-unknown'],
    ['nothing ordered', { lines: [{ product: '番茄', unit: 'kg', ordered: 0 }] }, 'deliveries.nothing-ordered'],
    ['a unit mistaken', { lines: [{ product: '番茄', unit: 'kg', ordered: 10, picked: 21 }] }, 'deliveries.picked-absurd'],
    ['dates the wrong way round', { lines: [{ ...LINES[0], expiresOn: '2026-02-01' }] }, 'deliveries.expires-before-made'],
    ['a negative amount', { lines: [{ product: '番茄', unit: 'kg', ordered: -1 }] }, 'http.invalid-input'],
  ])('is refused for %s', async (_, over, code) => expect((await refusalOf(dock.issue(over))).code).toBe(code));

  it('keeps its number to itself, even when two come at once', async () => {
    const results = await Promise.allSettled([dock.issue({ number: 'N-1' }), dock.issue({ number: 'N-1' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(dock.issue({ number: 'N-1' }))).toMatchObject({
      code: 'deliveries.number-taken',
      message: '送货单号 N-1 已存在，请换一个或查看已有的送货单。',
    });
  });

  it('is issued once for a repeated request', async () => {
    const again = dock.app.client({ ...dock.clerk.headers, 'idempotency-key': newId() }).deliveries;
    const input = { siteId: dock.school.siteId, windowFrom: '2026-03-02T05:30:00+08:00', windowTo: '2026-03-02T07:30:00+08:00', lines: [...LINES] };
    const [first, second] = [await again.issue(input), await again.issue(input)];
    expect(second).toEqual(first);
  });

  it('gets a further QR code, or a new one that ends the old', async () => {
    const { noteId, link } = await dock.issue();
    const { link: further, svg, png } = await dock.clerk.api.deliveries.qr({ noteId });
    expect(svg).toContain('<svg');
    expect(png).toMatch(/^data:image\/png;base64,/);
    await dock.scanned(link).myNote({ noteId });
    await dock.scanned(further).myNote({ noteId });
    const { link: only } = await dock.clerk.api.deliveries.renewQr({ noteId });
    await expect.poll(async () => (await refusalOf(dock.scanned(link).myNote({ noteId }))).status).toBe(401);
    await dock.scanned(only).myNote({ noteId });
  });

  it('is printed as a PDF with its number as name', async () => {
    const { noteId, number } = await dock.issue();
    const file = await dock.clerk.api.deliveries.print({ noteId });
    expect([file.type, file.name]).toEqual(['application/pdf', `${number}.pdf`]);
    expect((await file.text()).slice(0, 5)).toBe('%PDF-');
  });

  it('is cancelled before it is received, and then opens nothing', async () => {
    const { noteId, link } = await dock.issue();
    expect(await dock.clerk.api.deliveries.cancel({ noteId, reason: 'customer' })).toEqual({ noteId, state: 'cancelled' });
    expect(await refusalOf(dock.scanned(link).accept({ noteId }))).toMatchObject({
      code: 'deliveries.not-in-this-state',
      message: expect.stringContaining('已取消'),
    });
  });
});

describe('lists', () => {
  it('go page by page, by day, customer and number', async () => {
    for (let at = 0; at < 5; at++) await dock.issue({ siteId: dock.other.siteId, number: `L-${at}`, driverId: null });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { number: string }[]; next: string | null } = await dock.clerk.api.deliveries.list({
        customerId: dock.other.customerId,
        from: '2026-03-02',
        to: '2026-03-02',
        number: 'L-',
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.next;
    }
    expect(seen).toEqual(['L-4', 'L-3', 'L-2', 'L-1', 'L-0']);
    expect((await dock.clerk.api.deliveries.list({ from: '2026-03-03' })).items).toEqual([]);
  });
});

it('opens its link for prints of other modules, and no more after 14 days', async () => {
  const { noteId } = await dock.issue();
  const link = await dock.app.app.inUnit(SYSTEM, (unit) => openNoteLink(unit, noteId));
  expect((await access(link))?.noteId).toBe(noteId);
  dock.app.clock.move(16 * DAY);
  expect(await refusalOf(dock.clerk.api.deliveries.qr({ noteId }))).toMatchObject({ code: 'deliveries.qr-expired' });
  dock.app.clock.move(-16 * DAY);
});

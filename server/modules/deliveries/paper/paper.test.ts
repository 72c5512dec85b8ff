import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/id.ts';
import { readSheets } from '../../../platform/documents/testing/read-sheets.ts';
import { refusalOf, type SignedIn } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { type Dock, openDeliveries } from '../testing/open-deliveries.ts';
import { LAYOUTS } from './form-layout.ts';
import { FORM_CODES } from './forms.ts';

let dock: Dock;
let administrator: SignedIn;
beforeAll(async () => {
  dock = await openDeliveries();
  administrator = await dock.app.as('administrator');
});
afterAll(() => dock.app.close());

const bytesOf = async (file: File): Promise<Buffer> => Buffer.from(await file.arrayBuffer());
const long = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    product: at % 3 ? '番茄' : '名字很长很长要换行才写得下的精选净菜商品',
    spec: '一级，360 枚/箱',
    unit: 'kg',
    ordered: 30_000,
    picked: 31_400,
    pieces: at % 2 ? 2 : null,
    pieceUnit: at % 2 ? 'box' : null,
    lot: `V00${at}-260301`,
    producedOn: '2026-03-01',
    expiresOn: '2026-09-05',
  }));

describe('a note on paper', () => {
  it.each(FORM_CODES)('%s: right size, inside its margins, black, no letters below 9 points, no line below half a point', async (form) => {
    const { noteId } = await dock.issue({ lines: long(17), cratesOut: 6 });
    const sheets = readSheets(await bytesOf(await dock.clerk.api.deliveries.print({ noteId, form, prices: true })));
    const { size, left, width } = LAYOUTS[form];
    expect(sheets.length).toBeGreaterThanOrEqual({ a4: 1, 'continuous-280': 1, 'continuous-140': 2, 'continuous-93': 4 }[form]);
    for (const sheet of sheets) {
      expect(sheet.width).toBeCloseTo(size.width, 1);
      expect(sheet.height).toBeCloseTo(size.height, 1);
      expect(Math.min(...sheet.texts.map((text) => text.size))).toBeGreaterThanOrEqual(9);
      expect(Math.min(...sheet.weights)).toBeGreaterThanOrEqual(0.5);
      expect(new Set(sheet.colours)).toEqual(new Set(['0 0 0']));
      const spots = [...sheet.texts, ...sheet.points];
      expect(spots.length).toBeGreaterThan(60);
      expect(Math.min(...spots.map(({ x }) => x))).toBeGreaterThanOrEqual(left - 0.2);
      expect(Math.max(...spots.map(({ x }) => x))).toBeLessThanOrEqual(left + width + 0.4);
      expect(Math.min(...spots.map(({ y }) => y))).toBeGreaterThanOrEqual(3);
      expect(Math.max(...spots.map(({ y }) => y))).toBeLessThanOrEqual(size.height - 1);
    }
  });

  it('keeps the table clear of head and foot, whatever its rows hold', async () => {
    const { noteId } = await dock.issue({ lines: long(40) });
    for (const form of FORM_CODES) {
      const { head, foot, size } = LAYOUTS[form];
      for (const { points } of readSheets(await bytesOf(await dock.clerk.api.deliveries.print({ noteId, form })))) {
        const table = points.filter(({ x, y }) => Math.abs(x - LAYOUTS[form].left) < 0.3 && y > head - 1 && y < size.height - foot + 8);
        expect(Math.min(...table.map(({ y }) => y))).toBeCloseTo(head, 0);
        expect(Math.max(...table.map(({ y }) => y))).toBeLessThanOrEqual(size.height - foot + 0.3);
      }
    }
  });

  it('counts its prints as facts; the rows follow from the journal', async () => {
    const { noteId } = await dock.issue();
    await dock.clerk.api.deliveries.print({ noteId });
    await dock.clerk.api.deliveries.print({ noteId, form: 'continuous-140', prices: true });
    const told = (await dock.toldOf(noteId)).filter(({ name }) => name === 'deliveries.printed');
    expect(told.map(({ data }) => data)).toMatchObject([
      { form: 'a4', copy: 1, prices: false },
      { form: 'continuous-140', copy: 2, prices: true },
    ]);
    const day = await dock.clerk.api.deliveries.printable({ day: '2026-03-02' });
    expect(day.items.find(({ id }) => id === noteId)).toMatchObject({ prints: 2 });
    expect((await dock.clerk.api.deliveries.printable({ day: '2026-03-02', unprinted: true })).items.map(({ id }) => id)).not.toContain(noteId);
    expect(await verifyRebuild(dock.app, 'deliveries')).toEqual([]);
  });

  it('is a sheet for each copy on A4 where all three are asked for, and one on carbon paper', async () => {
    const { noteId } = await dock.issue();
    const pages = async (form: 'a4' | 'continuous-140') =>
      readSheets(await bytesOf(await dock.clerk.api.deliveries.print({ noteId, form, copies: 3 }))).length;
    expect([await pages('a4'), await pages('continuous-140')]).toEqual([3, 1]);
  });

  it('does not exist for who may not see it', async () => {
    const stranger = await dock.app.as('driver', 'another');
    const { noteId } = await dock.issue({ driverId: null });
    expect(await refusalOf(stranger.api.deliveries.print({ noteId }))).toMatchObject({ code: 'deliveries.not-found' });
    expect(await refusalOf(stranger.api.deliveries.printMany({ noteIds: [noteId], what: 'notes' }))).toMatchObject({ code: 'deliveries.not-found' });
  });
});

describe('labels', () => {
  it.each([
    ['60x40', 60, 40],
    ['70x50', 70, 50],
  ] as const)('%s: one for each crate, inside the edges', async (size, width, height) => {
    const { noteId } = await dock.issue({ cratesOut: 3 });
    const sheets = readSheets(await bytesOf(await dock.clerk.api.deliveries.labels({ noteId, kind: 'crate', size })));
    expect(sheets).toHaveLength(3);
    for (const sheet of sheets) {
      expect([sheet.width, sheet.height].map(Math.round)).toEqual([width, height]);
      for (const { x, y } of [...sheet.texts, ...sheet.points]) {
        expect(x).toBeGreaterThanOrEqual(1);
        expect(x).toBeLessThanOrEqual(width - 1);
        expect(y).toBeGreaterThanOrEqual(1);
        expect(y).toBeLessThanOrEqual(height - 0.5);
      }
    }
  });

  it('are one for each piece that was counted and one for what was weighed', async () => {
    const lines = [
      { product: '番茄', unit: 'kg', ordered: 30_000 },
      { product: '猪前腿肉', unit: 'kg', ordered: 30_000, pieces: 2, pieceUnit: 'box' },
      { product: '大米', unit: 'bag', ordered: 4 },
    ];
    const { noteId } = await dock.issue({ lines });
    expect(readSheets(await bytesOf(await dock.clerk.api.deliveries.labels({ noteId, kind: 'product' })))).toHaveLength(7);
  });

  it('say what to do where no crates are known', async () => {
    const { noteId } = await dock.issue({ cratesOut: 0 });
    expect(await refusalOf(dock.clerk.api.deliveries.labels({ noteId, kind: 'crate' }))).toMatchObject({ code: 'deliveries.no-crates', status: 409 });
  });
});

describe('many at once', () => {
  it('come as one file from a job, each counted', async () => {
    const notes = await Promise.all(Array.from({ length: 14 }, () => dock.issue()));
    const noteIds = notes.map(({ noteId }) => noteId);
    const { jobId, notes: count } = await dock.clerk.api.deliveries.printMany({
      noteIds: [...noteIds, newId()],
      what: 'notes',
      form: 'continuous-93',
    });
    expect(count).toBe(14);
    await dock.app.app.tasks.drain();
    const job = await dock.clerk.api.jobs.show({ jobId });
    expect(job).toMatchObject({ state: 'done', done: 14, total: 14, summary: { notes: 14, sheets: 14 } });
    const fetched = await dock.app.server.inject({ url: `/api/files/${job.fileId}`, headers: dock.clerk.headers });
    expect(readSheets(fetched.rawPayload)).toHaveLength(14);
    const { items } = await dock.clerk.api.deliveries.printable({ day: '2026-03-02' });
    expect(items.filter(({ id }) => noteIds.includes(id)).map(({ prints }) => prints)).toEqual(noteIds.map(() => 1));
  });
});

describe('how we print', () => {
  it('is set by an administrator, with a specimen of the stamp, and counts from then on', async () => {
    const stamp = await sharp({ create: { width: 300, height: 300, channels: 4, background: '#c00' } })
      .png()
      .toBuffer();
    const uploaded = await dock.app.server.inject({
      method: 'POST',
      url: '/api/files',
      headers: { ...administrator.headers, 'content-type': 'image/png' },
      payload: stamp,
    });
    const setting = { form: 'continuous-93', prices: false, copies: 1, labelSize: '70x50', stampFileId: uploaded.json().id } as const;
    expect(await refusalOf(dock.clerk.api.deliveries.setPaper(setting))).toMatchObject({ status: 403 });
    expect(await administrator.api.deliveries.setPaper(setting)).toEqual(setting);
    expect(await dock.clerk.api.deliveries.paperSetting({})).toEqual({ ...setting, can: { change: false } });
    const { noteId } = await dock.issue({ cratesOut: 1 });
    const pdf = await bytesOf(await dock.clerk.api.deliveries.print({ noteId }));
    expect(Math.round(readSheets(pdf)[0]?.height ?? 0)).toBe(93);
    expect(pdf.toString('latin1')).toContain('/Subtype /Image');
    const [label] = readSheets(await bytesOf(await dock.clerk.api.deliveries.labels({ noteId })));
    expect(Math.round(label?.width ?? 0)).toBe(70);
  });

  it('takes no file that is not there', async () => {
    const setting = { form: 'a4', prices: false, copies: 1, labelSize: '60x40', stampFileId: newId() } as const;
    expect(await refusalOf(administrator.api.deliveries.setPaper(setting))).toMatchObject({ code: 'files.not-found' });
  });
});

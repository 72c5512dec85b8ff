import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { layOutPdf } from './pdf.ts';
import { dataTable, heading, keyValues, openDocuments, paragraph, picture, qrCode, signatures } from './public.ts';

const documents = openDocuments();

const columns = [
  { header: '条款', width: 60 },
  { header: '承诺' },
  { header: '结果', width: 60, align: 'center' as const },
  { header: '次数', width: 40, align: 'right' as const },
];
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => [`A-${at}`, '接到投诉后 15 分钟内响应', { text: '按时', tone: 'good' as const }, at]);

describe('pdf', () => {
  it('embeds a subset of the Chinese font, with text that can be selected', async () => {
    const pdf = await documents.pdf({
      title: '履约报告',
      body: [heading('实验学校食堂'), paragraph('一切按时。', 'muted'), keyValues([['客户', '实验学校']])],
    });
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-1.')).toBe(true);
    expect(text).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC-Regular/);
    expect(text).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC-Bold/);
    expect(pdf.length).toBeLessThan(100_000);
    // The map from glyphs to characters names the very characters written: this is what copying and searching use.
    expect(charactersOf(pdf)).toEqual(expect.objectContaining({ size: expect.any(Number) }));
    for (const character of '履约报告实验学校食堂一切按时第页') expect(charactersOf(pdf).has(character), character).toBe(true);
  });

  it('breaks long tables over pages and repeats the header', async () => {
    const pdf = await documents.pdf({ title: '长表', body: [dataTable(columns, rows(120))] });
    const pages = pageCount(pdf);
    expect(pages).toBeGreaterThan(2);
    expect(pages).toBeLessThan(8);
  });

  it('lays out thousands of rows on a thread of its own, page by page what the main thread would make', async () => {
    const piece = () => dataTable(columns, rows(3_000));
    const document = () => ({
      title: '召回报告',
      footer: '内部版',
      at: 0,
      body: [heading('一、涉及批次'), piece(), heading('二、通知对象'), piece()],
    });
    let longest = 0;
    let last = performance.now();
    const probe = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const beside = await documents.pdf(document());
    clearInterval(probe);
    const began = performance.now();
    const here = await layOutPdf(document());
    expect(pageCount(beside)).toBe(pageCount(here));
    expect(charactersOf(beside).has('投')).toBe(true);
    expect(longest).toBeLessThan((performance.now() - began) / 3);
  });

  it('shows pictures, QR codes and the draft mark, and says where a table is empty', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2a7' } })
      .jpeg()
      .toBuffer();
    const body = [
      dataTable(columns, []),
      picture(photo, 'image/jpeg'),
      qrCode('https://example.test/portal/n/abc', '扫码报问题'),
      signatures('验收人', '司机'),
    ];
    const draft = await documents.pdf({ title: '对账单', draft: true, footer: '内部版', body });
    expect(pageCount(draft)).toBe(1);
    expect(draft.toString('latin1')).toContain('/Subtype /Image');
    for (const character of '草稿无记录扫码内部版') expect(charactersOf(draft).has(character), character).toBe(true);
    const final = await documents.pdf({ title: '对账单', footer: '内部版', body });
    expect(charactersOf(final).has('稿')).toBe(false);
  });

  it('reads no file and fetches nothing a document might name', async () => {
    await expect(documents.pdf({ title: 'x', body: [{ image: '/etc/hostname' }] })).rejects.toThrow();
    await expect(documents.pdf({ title: 'x', body: [{ image: 'http://127.0.0.1:9/x.png' }] })).rejects.toThrow();
  });
});

describe('qr', () => {
  it('draws svg and png', async () => {
    expect(await documents.qr.svg('https://example.test/portal/n/abc')).toMatch(/^<svg /);
    const { format, width } = await sharp(await documents.qr.png('https://example.test/portal/n/abc', 300)).metadata();
    expect([format, width]).toEqual(['png', 300]);
  });
});

const pageCount = (pdf: Buffer): number => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);

/** Characters of all ToUnicode maps of the file. */
function charactersOf(pdf: Buffer): Set<string> {
  const found = new Set<string>();
  for (const stream of streamsOf(pdf)) {
    if (!stream.includes('beginbfrange')) continue;
    for (const [, hex = ''] of stream.matchAll(/<([0-9a-f]{4,8})>/gi)) {
      const units = hex.match(/.{4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? [];
      found.add(String.fromCharCode(...units));
    }
  }
  return found;
}

function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    try {
      streams.push(inflateSync(pdf.subarray(at + 7, pdf.indexOf('endstream', at))).toString('latin1'));
    } catch {
      // Not a deflated stream.
    }
  }
  return streams;
}

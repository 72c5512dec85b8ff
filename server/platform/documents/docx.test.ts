import { expect, it } from 'vitest';
import { dataTable, gap, heading, keyValues, openDocuments, pageBreak, paragraph, pictureRows, qrCode, signatures } from './public.ts';
import { readDocx } from './testing/read-docx.ts';

const documents = openDocuments();
/** 2 × 1 pixels. */
const PIXELS = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR4nGP4z8DwHwQAEPwD/XVoY5oAAAAASUVORK5CYII=', 'base64');

it('says in a letter what the PDF says, in its order', async () => {
  const body = [
    paragraph('致：实验小学\n二楼食堂'),
    heading('一、事由'),
    keyValues([
      ['评分项', '按时送达'],
      ['扣分', { text: '2 分', bold: true, sub: '2026-05-12' }],
    ]),
    dataTable(
      [{ header: '序号', width: 'auto', align: 'right' }, { header: '凭证' }],
      [[1, { text: '到达', sub: '05:42 < 06:00 & 门未开' }], { band: '小计', end: '1 项' }],
    ),
    pageBreak(),
    heading('附件', 3),
    ...pictureRows([{ bytes: PIXELS, mediaType: 'image/png', lines: ['大门照片', '05:42'] }], { across: 2, box: [200, 150] }),
    qrCode('https://example.test/a', '扫码查看'),
    gap(),
    signatures('经办人', '公章'),
  ];
  const { text, xml, pictures, parts } = readDocx(await documents.docx({ title: '申诉函', subtitle: 'SS260513-000001', footer: '鲜诺', body }));
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const said = [
    '申诉函',
    'SS260513-000001',
    '致：实验小学二楼食堂',
    '一、事由',
    '评分项',
    '按时送达',
    '扣分',
    '2 分',
    '2026-05-12',
    '序号',
    '凭证',
    '1',
    '到达',
  ];
  expect(lines.slice(0, said.length)).toEqual(said);
  expect(text).toContain('05:42 &lt; 06:00 &amp; 门未开');
  expect(text).toContain('小计　1 项');
  expect(text).toContain('大门照片');
  expect(lines.slice(-2)).toEqual(['经办人', '公章']);
  expect(pictures).toBe(2);
  // The header of a table comes again on every page, and photos begin on a page of their own.
  expect(xml).toMatch(/<w:tblHeader\/>/);
  expect(xml).toContain('<w:pageBreakBefore/>');
  expect(parts.get('word/footer1.xml')?.toString()).toContain('鲜诺');
});

it('turns the page, says draft, and fits columns to it', async () => {
  const columns = [
    { header: '很长很长很长很长很长很长很长很长很长很长很长很长', width: 'auto' as const },
    { header: 'B', width: 400 },
    { header: 'C' },
  ];
  const { xml, parts } = readDocx(await documents.docx({ title: 'A', landscape: true, draft: true, body: [dataTable(columns, [['1', '2', '3']])] }));
  expect(xml).toMatch(/w:orient="landscape"/);
  expect(parts.get('word/header1.xml')?.toString()).toContain('草稿');
  const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(3);
  // Twentieths of a point: within the page less its margins.
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(762 * 20);
  expect(Math.min(...widths)).toBeGreaterThan(20 * 20);
});

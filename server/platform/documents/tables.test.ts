import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../kernel/refusal.ts';
import { openDocuments } from './public.ts';
import { unpackedSize } from './unpacked-size.ts';

const { xlsx, csv, table } = openDocuments();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
}

describe('xlsx', () => {
  const columns = [
    { header: '商品', width: 20 },
    { header: '数量', format: '0.0' },
    { header: '送达', format: 'yyyy-mm-dd hh:mm' },
    { header: '编号' },
  ];

  it('reads back what it writes, as text with the row numbers of the sheet', async () => {
    const rows = [
      ['西兰花', 31.4, new Date('2026-03-02T06:30:00Z'), '00123'],
      [null, null, null, null],
      ['=1+1', 0.1 + 0.2, new Date('2026-03-02T00:00:00Z'), null],
    ];
    const workbook = await xlsx.write([{ name: '送货/明细', columns, rows }]);
    expect(await xlsx.read(workbook)).toEqual([
      { number: 1, cells: ['商品', '数量', '送达', '编号'] },
      { number: 2, cells: ['西兰花', '31.4', '2026-03-02 06:30', '00123'] },
      { number: 4, cells: ['=1+1', '0.3', '2026-03-02'] },
    ]);
    expect(await table(workbook)).toEqual(await xlsx.read(workbook, { sheet: '送货 明细' }));
  });

  it('takes tens of thousands of rows and stops at its limit', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [`商品${at}`, at, null, `N${at}`]);
    const workbook = await xlsx.write([{ name: '大表', columns, rows }]);
    const read = await xlsx.read(workbook);
    expect(read.length).toBe(20_001);
    expect(read[20_000]).toEqual({ number: 20_001, cells: ['商品19999', '19999', '', 'N19999'] });
    expect(await refusalOf(() => xlsx.read(workbook, { maxRows: 10_000 }))).toBe('documents.too-many-rows');
  });

  it('refuses what is no workbook, a missing sheet and a truncated file', async () => {
    const workbook = await xlsx.write([{ name: 'A', columns, rows: [['x', 1, null, null]] }]);
    expect(await refusalOf(() => xlsx.read(bytes('商品,数量')))).toBe('documents.not-a-workbook');
    expect(await refusalOf(() => xlsx.read(workbook.subarray(0, workbook.length - 40)))).toBe('documents.not-a-workbook');
    expect(await refusalOf(() => xlsx.read(workbook, { sheet: '没有' }))).toBe('documents.sheet-not-found');
    expect(await refusalOf(() => xlsx.read(zip([{ name: 'a.txt', content: Buffer.from('hello hello hello hello') }])))).toBe(
      'documents.not-a-workbook',
    );
  });

  it('refuses zip bombs, honest and lying', async () => {
    const bomb = Buffer.alloc(200 * 1024 * 1024);
    const honest = zip([{ name: 'xl/worksheets/sheet1.xml', content: bomb }]);
    expect(honest.length).toBeLessThan(1024 * 1024);
    expect(await refusalOf(() => xlsx.read(honest))).toBe('documents.unpacks-too-large');
    expect(unpackedSize(zip([{ name: 'a', content: bomb, declared: 0 }]))).toBeUndefined();
    // Declares little, unpacks to much: the reader stops at what is declared.
    const workbook = zip([
      { name: '[Content_Types].xml', content: bomb, declared: 1000 },
      { name: '_rels/.rels', content: bomb, declared: 1000 },
    ]);
    expect(await refusalOf(() => xlsx.read(workbook))).toBe('documents.not-a-workbook');
  });
});

describe('csv', () => {
  const expected = [
    { number: 1, cells: ['商品', '数量', '备注'] },
    { number: 2, cells: ['土豆', '50', '说“软了”, "换"\n两行'] },
    { number: 4, cells: ['0012', '', '末'] },
  ];
  const text = '商品,数量,备注\r\n土豆, 50 ,"说“软了”, ""换""\n两行"\r\n,,\r\n0012,,末\r\n';

  it('reads UTF-8 with and without BOM, UTF-16 and GB18030', () => {
    expect(csv.read(bytes(text))).toEqual(expected);
    expect(csv.read(bytes(`\uFEFF${text}`))).toEqual(expected);
    expect(csv.read(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))).toEqual(expected);
    // 商品,数量 / 㐀 needs the four-byte form of GB18030.
    const gb = Buffer.from([0xc9, 0xcc, 0xc6, 0xb7, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x0d, 0x0a, 0x81, 0x39, 0xee, 0x39, 0x2c, 0x35]);
    expect(csv.read(gb)).toEqual([
      { number: 1, cells: ['商品', '数量'] },
      { number: 2, cells: ['㐀', '5'] },
    ]);
  });

  it('refuses bytes that are no text and too many rows', async () => {
    expect(await refusalOf(() => csv.read(Uint8Array.of(0xff, 0x00, 0xff, 0xff)))).toBe('documents.unknown-encoding');
    expect(await refusalOf(() => csv.read(bytes('a\n'.repeat(11)), { maxRows: 10 }))).toBe('documents.too-many-rows');
  });

  it('writes for Excel: BOM first, cells that would run as formulas defused', () => {
    const file = csv.write({ columns: [{ header: '备注' }], rows: [['=HYPERLINK("x")'], ['正常']] });
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.read(file).map(({ cells }) => cells[0])).toEqual(['备注', '\'=HYPERLINK("x")', '正常']);
  });
});

/** A zip written by hand, so that it can lie about sizes. */
function zip(entries: readonly { name: string; content: Buffer; declared?: number }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared = content.length } of entries) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(declared, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

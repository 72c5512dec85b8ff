// The paper that goes with the goods: one A4 sheet or more, lines to fill in, a QR code to scan.
import { showQuantity } from '../../../kernel/quantity.ts';
import { instant, shanghaiTime } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { beside, type Column, dataTable, keyValues, paragraph, qrCode, signatures } from '../../../platform/documents/pieces.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from '../contract.ts';
import { linkForPrint } from '../note-link.ts';
import type { Full } from '../note-row.ts';
import { showNote } from '../show-note.ts';

const COLUMNS: readonly Column[] = [
  { header: '序', width: 18, align: 'right' },
  { header: '商品', width: '*' },
  { header: '订购', width: 52, align: 'right' },
  { header: '分拣', width: 52, align: 'right' },
  { header: '批次／到期', width: 84 },
  { header: '验收', width: 52, align: 'right' },
  { header: '备注', width: 60 },
];

export async function printNote(call: Call, { noteId }: InputOf<typeof contract.print>): Promise<File> {
  const note = await showNote(call, { noteId });
  const link = await linkForPrint(call, noteId, note.deliveryOn);
  const facts = keyValues(
    [
      ['送货单号', note.number],
      ['送达日期', note.deliveryOn],
      ['收货单位', note.customer.name],
      ['食堂', note.site.name],
      ['时间窗', `${shanghaiTime(instant(note.windowFrom))}–${shanghaiTime(instant(note.windowTo))}`],
      ['司机／车辆', [note.driver?.name, note.vehicle].filter(Boolean).join('　') || null],
      ['周转筐', `发出 ${note.cratesOut} 个　收回 ______ 个`],
      ['品种数', `${note.lines.length}`],
    ],
    2,
  );
  const pdf = await call.app.documents.pdf({
    title: '送货单／验收单',
    subtitle: `${note.customer.name}　${note.number}`,
    body: [
      link === undefined ? facts : beside(['*', facts], [110, qrCode(link, '扫码验收、反映问题', 104)]),
      dataTable(COLUMNS, note.lines.map(lineOf)),
      paragraph('称重商品以收货方过磅为准，允差 ±2%。有问题请当场注明，或扫码拍照反映。', 'muted'),
      signatures('送货人', '验收人', '收货单位盖章'),
    ],
    footer: `${note.number}　一式三联：存根、收货单位、财务`,
    at: call.now,
  });
  return new File([new Uint8Array(pdf)], `${note.number}.pdf`, { type: 'application/pdf' });
}

const lineOf = ({ lineNo, product, spec, unit, ordered, picked, accepted, lot, expiresOn }: Full['lines'][number]) => [
  lineNo,
  spec === '' ? product : { text: product, sub: spec },
  showQuantity({ amount: ordered, unit }),
  picked === null ? '' : showQuantity({ amount: picked, unit }),
  [lot, expiresOn].filter(Boolean).join('\n'),
  accepted === null ? '' : showQuantity({ amount: accepted, unit }),
  '',
];

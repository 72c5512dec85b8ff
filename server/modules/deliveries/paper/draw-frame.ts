// Head and foot of a printed note.
import { shanghaiTime } from '../../../kernel/time.ts';
import { frame, type Piece, pictureAt, qrAt, rule, SMALLEST, words } from '../../../platform/documents/public.ts';
import type { Drawn } from './draw-note.ts';
import type { Sums } from './note-pages.ts';
import { totalText } from './note-texts.ts';

const TITLE = '送货单／验收单';

export function drawHead({ paper, layout }: Drawn, { no, of }: { readonly no: number; readonly of: number }): Piece[] {
  const { left, width, top, qr, titleSize, rowStep } = layout;
  const { copy, link } = paper;
  const beside = width - qr - 3;
  const under = top + titleSize * 0.47 + 1.2;
  const at = (column: 0 | 1, row: number) => ({
    x: left + column * beside * 0.52,
    y: under + row * rowStep,
    width: beside * (column === 0 ? 0.51 : 0.48),
  });
  return [
    words({ x: left, y: top, width: beside * 0.36 }, paper.company, { size: Math.max(SMALLEST, titleSize * 0.7), bold: true }),
    words({ x: left + beside * 0.3, y: top - 0.6, width: beside * 0.4 }, TITLE, { size: titleSize, bold: true, align: 'center' }),
    words({ x: left + beside * 0.68, y: top, width: beside * 0.32 }, `${copy > 1 ? `【重打 ${copy - 1} 次】` : ''}第 ${no}/${of} 页`, {
      bold: copy > 1,
      size: 10,
      align: 'right',
    }),
    ...headLines(paper, layout.dense).flatMap(([first, second], row) => [
      words(at(0, row), first, row === 0 ? { size: 10, bold: true } : {}),
      words(at(1, row), second, row === 0 ? { size: 10, bold: true } : {}),
    ]),
    ...(link === undefined ? [] : [qrAt({ x: left + width - qr, y: top - 0.5, width: qr }, link)]),
  ];
}

function headLines({ note }: Drawn['paper'], dense: boolean): (readonly [string, string])[] {
  const number = `单号：${note.number}${note.urgent ? '　【加急】' : ''}`;
  const window = `${note.deliveryOn} ${shanghaiTime(note.windowFrom)}–${shanghaiTime(note.windowTo)}`;
  const when = `送达：${window}${note.stopNo === null ? '' : `　第 ${note.stopNo} 站`}`;
  const van = `车辆／司机：${[note.vehicle, note.driver].filter(Boolean).join('　')}`;
  const crates = `周转筐：发出 ${note.cratesOut} 个　收回 ______ 个`;
  const seals = `封签：${note.seals.length > 0 ? note.seals.join('、') : '________'}　完好 □　破损 □`;
  if (dense) {
    return [
      [`客户：${[...new Set([note.customer, note.site])].join('　')}`, number],
      [`地址：${note.address}`, when],
      [`${van}　筐：发 ${note.cratesOut} 收 ____`, seals],
    ];
  }
  return [
    [`客户：${note.customer}`, number],
    [`食堂：${note.site}`, when],
    [`地址：${note.address}`, van],
    [crates, seals],
  ];
}

/** Sums in words, the rule of the scale, the specimen of the stamp, lines to sign on. On every sheet: sheets get parted. */
export function drawFoot({ paper, layout }: Drawn, sums: Sums, last: boolean): Piece[] {
  const { size, foot, bottom } = layout;
  const y = size.height - foot + 1.2;
  const low = foot < 25;
  const side = Math.min(28, foot - bottom - (low ? 0 : 1) + 2);
  const left = layout.left + (paper.stamp ? side + 3 : 0);
  const width = layout.width - (left - layout.left);
  const remark = `称重商品以${paper.note.scale === 'ours' ? '送货方' : '收货方'}过磅为准；有问题请当场注明，或扫码拍照反映。`;
  const total = paper.prices && last ? totalText(sums) : '';
  const texts = low ? [[total, remark].filter(Boolean).join('　')] : [total, remark].filter(Boolean);
  return [
    ...texts.map((text, at) => words({ x: left, y: y + at * 4.8, width }, text, { bold: total !== '' && at === 0 && !low })),
    ...signLines(paper.note.signersNeeded, { left, width, y: size.height - bottom - (low ? 10.8 : 12) }),
    ...stampPieces(paper.stamp, { x: layout.left, y, side }),
  ];
}

type Room = { readonly left: number; readonly width: number; readonly y: number };

/** One to three acceptors, as the site asks. */
function signLines(signers: number, { left, width, y }: Room): Piece[] {
  const names = [
    '送货人',
    ...Array.from({ length: signers }, (_, at) => (signers === 1 ? '验收人' : `验收人 ${at + 1}`)),
    '日期时间',
    '收货单位（章）',
  ];
  const step = width / names.length;
  return names.flatMap((name, at) => [
    words({ x: left + at * step, y, width: step - 2 }, `${name}：`),
    rule({ x: left + at * step, y: y + 9.2, width: step - 4 }),
  ]);
}

/** The picture of a stamp is no stamp: the words over it say so. */
function stampPieces(stamp: Drawn['paper']['stamp'], { x, y, side }: { readonly x: number; readonly y: number; readonly side: number }): Piece[] {
  if (!stamp) return [];
  const picture = side - 4.5;
  return [
    pictureAt({ x: x + (side - picture) / 2, y: y + 4.5, width: picture, height: picture }, stamp),
    frame({ x, y, width: side, height: 4.3 }),
    words({ x, y: y + 0.1, width: side }, '打印章样', { align: 'center', bold: true }),
  ];
}

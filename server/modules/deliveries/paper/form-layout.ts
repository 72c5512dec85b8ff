// Where things stand on each form, in millimetres. Continuous paper keeps 15 mm free at both sides for the tractor holes (12.7 mm of them).
import type { GridColumn, SheetSize } from '../../../platform/documents/public.ts';
import type { Form } from './forms.ts';

export type FormLayout = {
  readonly size: SheetSize;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  /** From the upper edge to the table, and from the end of the table to the lower edge. */
  readonly head: number;
  readonly foot: number;
  /** Of the last line, from the lower edge. */
  readonly bottom: number;
  readonly qr: number;
  readonly titleSize: number;
  readonly rowStep: number;
  /** Two things in one line of the head. */
  readonly dense: boolean;
};

const CONTINUOUS = { left: 15, width: 211 } as const;
const CUT = { ...CONTINUOUS, bottom: 5.8, dense: true } as const;

export const LAYOUTS: Readonly<Record<Form, FormLayout>> = {
  a4: {
    size: { width: 210, height: 297 },
    left: 10,
    width: 190,
    top: 10,
    head: 43,
    foot: 48,
    bottom: 12,
    qr: 28,
    titleSize: 17,
    rowStep: 6,
    dense: false,
  },
  'continuous-280': {
    size: { width: 241, height: 279.4 },
    ...CONTINUOUS,
    top: 8,
    head: 39,
    foot: 42,
    bottom: 9,
    qr: 27,
    titleSize: 16,
    rowStep: 5.6,
    dense: false,
  },
  'continuous-140': { size: { width: 241, height: 139.7 }, ...CUT, top: 5, head: 28.5, foot: 28, qr: 22, titleSize: 14, rowStep: 5 },
  'continuous-93': { size: { width: 241, height: 93.1 }, ...CUT, top: 4, head: 26, foot: 21.5, qr: 20, titleSize: 12, rowStep: 4.7 },
};

/** Room for header and rows of the table. */
export const tableRoom = ({ size, head, foot }: FormLayout): number => size.height - head - foot;

type Widths = readonly [no: number, product: number, ordered: number, picked: number, accepted: number, lot: number, remark: number];
type WidthsWithPrices = readonly [...Widths, price: number, sum: number];
const PLAIN: Readonly<Record<'wide' | 'a4', Widths>> = { wide: [9, 56, 27, 29, 27, 38, 25], a4: [9, 47, 25, 27, 25, 36, 21] };
const PRICED: Readonly<Record<'wide' | 'a4', WidthsWithPrices>> = {
  wide: [9, 43, 22, 24, 22, 37, 10, 21, 23],
  a4: [9, 35, 20, 21, 20, 36, 10, 19, 20],
};

/** 序, 商品, 订购, 分拣, 验收, (单价, 金额,) 批次, 备注. */
export function columnsOf(form: Form, prices: boolean): GridColumn[] {
  const paper = form === 'a4' ? 'a4' : 'wide';
  const [no, product, ordered, picked, accepted, lot, remark] = prices ? PRICED[paper] : PLAIN[paper];
  const [price, sum] = PRICED[paper].slice(7) as [number, number];
  return [
    { header: '序', width: no, align: 'center', lines: 1 },
    { header: '商品／规格', width: product },
    { header: '订购', width: ordered, align: 'right' },
    { header: '分拣', width: picked, align: 'right' },
    { header: '验收', width: accepted, align: 'right' },
    ...(prices
      ? [
          { header: '单价', width: price, align: 'right' as const },
          { header: '金额（元）', width: sum, align: 'right' as const },
        ]
      : []),
    { header: '批次／保质期', width: lot },
    { header: '备注', width: remark },
  ];
}

// Tables of the printed report: lots, recipients and what was released. Thousands of rows are folded by goods and by kitchen; the workbook inside names them all.
import { type Column, dataTable, heading, type Piece } from '../../../platform/documents/public.ts';
import { addSums, NOTHING } from './balance.rules.ts';
import { NOTICE_STATES, RELEASE_REASONS, SENT_BY } from './recall.ts';
import { amount, type Recipient, type Report, right, when } from './report.ts';

/** So many rows are still read by people; more are summed up. */
const MOST_LOTS = 1000;
const MOST_LINES = 3000;

const manyLots = ({ recall }: Report): boolean => recall.lots.length > MOST_LOTS;
const manyLines = ({ recipients }: Report): boolean => recipients.reduce((sum, { lines }) => sum + Math.max(1, lines.length), 0) > MOST_LINES;
export const folds = (report: Report): boolean => manyLots(report) || manyLines(report);

export const lotTable = (report: Report): Piece => (manyLots(report) ? foldedLots(report) : allLots(report));
export const recipientTable = (report: Report): Piece => (manyLines(report) ? foldedRecipients(report) : allRecipients(report));

const allLots = ({ recall: { lots } }: Report): Piece =>
  dataTable(
    [
      { header: '批次' },
      { header: '商品' },
      { header: '供应商、批号' },
      { header: '生产、到期', width: 'auto' },
      ...['收货', '已送出', '我方库存', '已处置'].map(right),
    ],
    lots.map((lot) => [
      { text: lot.number, sub: lot.possible ? '可能涉及' : lot.root ? '' : '由召回批次制成' },
      lot.product.name || '—',
      { text: lot.supplier?.name ?? '—', sub: lot.supplierLot ?? '' },
      `${lot.producedOn ?? '—'}\n${lot.expiresOn ?? '—'}`,
      amount(lot.received, lot.unit),
      amount(lot.delivered, lot.unit),
      amount(lot.stock, lot.unit),
      amount(lot.disposed, lot.unit),
    ]),
  );

type Lot = Report['recall']['lots'][number];

/** One row for each product of a supplier. */
function foldedLots({ recall: { lots } }: Report): Piece {
  const groups = Map.groupBy(lots, ({ product, supplier, unit }) => `${product.id}|${supplier?.id}|${unit}`);
  const sum = (some: readonly Lot[], key: 'received' | 'delivered' | 'stock' | 'disposed') => some.reduce((total, lot) => total + lot[key], 0);
  return dataTable(
    [{ header: '商品' }, { header: '供应商' }, { header: '生产日期' }, right('批次数'), ...['收货', '已送出', '我方库存', '已处置'].map(right)],
    [...groups.values()].map((some) => {
      const [first] = some as [Lot];
      const days = some.flatMap(({ producedOn }) => producedOn ?? []).sort();
      return [
        first.product.name || '—',
        first.supplier?.name ?? '—',
        days.length === 0 ? '—' : `${days[0]} 至 ${days.at(-1)}`,
        some.length,
        ...(['received', 'delivered', 'stock', 'disposed'] as const).map((key) => amount(sum(some, key), first.unit)),
      ];
    }),
  );
}

const RECIPIENT_COLUMNS: Column[] = [
  { header: '对象' },
  { header: '通知', width: 'auto' },
  { header: '确认', width: 'auto' },
  { header: '批次', width: 'auto' },
  ...['送达', '退回', '销毁', '已用', '说明', '仍在外'].map(right),
  { header: '对方答复' },
];

function allRecipients({ recipients }: Report): Piece {
  return dataTable(
    RECIPIENT_COLUMNS,
    recipients.flatMap((one) => {
      const head = [nameOf(one), toldOf(one), when(one.acknowledgedAt ?? one.answeredAt)];
      if (one.lines.length === 0) return [[...head, '—', '—', '—', '—', '—', '—', '—', NOTICE_STATES[one.state].zh]];
      return one.lines.map((line, at) => [
        ...(at === 0 ? head : ['', '', '']),
        line.number,
        ...[line.delivered, line.returned, line.destroyed, line.consumed, line.explained, line.left].map((value) => amount(value, line.unit)),
        saidOf(line),
      ]);
    }),
  );
}

export const nameOf = ({ customer, site, supplier, role }: Recipient): string =>
  site ? `${customer?.name ?? ''} ${site.name}` : (supplier?.name ?? role?.label.zh ?? '—');
const toldOf = ({ sentAt, sentBy, reminders }: Recipient): string =>
  sentAt === null ? '未通知' : `${when(sentAt)}${sentBy ? `\n${SENT_BY[sentBy].zh}` : ''}${reminders > 0 ? `，催办 ${reminders} 次` : ''}`;

function saidOf({ said, unit, atMost }: Recipient['lines'][number]): string {
  const possible = atMost > 0 ? `可能收到 ≤ ${amount(atMost, unit)}` : '';
  if (!said) return possible || '未答复';
  const parts = (['still', 'returned', 'used', 'destroyed', 'missing'] as const).flatMap((part) =>
    said[part] > 0 ? [`${SAID[part]} ${amount(said[part], unit)}`] : [],
  );
  return [parts.join('，') || '无剩余', possible].filter(Boolean).join('；');
}
export const SAID = { still: '剩余', returned: '已退', used: '已用', destroyed: '已毁', missing: '找不到' } as const;

/** One row for each recipient and unit. */
function foldedRecipients({ recipients }: Report): Piece {
  const [who, notice, confirmed, , ...rest] = RECIPIENT_COLUMNS as [Column, Column, Column, Column];
  return dataTable(
    [who, notice, confirmed, right('批次数'), ...rest],
    recipients.flatMap((one) => {
      const head = [nameOf(one), toldOf(one), when(one.acknowledgedAt ?? one.answeredAt)];
      const state = NOTICE_STATES[one.state].zh;
      const groups = [...Map.groupBy(one.lines, ({ unit }) => unit)];
      if (groups.length === 0) return [[...head, '—', '—', '—', '—', '—', '—', '—', state]];
      return groups.map(([unit, lines], at) => {
        const sums = lines.reduce((total, line) => addSums(total, line), NOTHING);
        const { delivered, returned, destroyed, consumed, explained, left, atMost } = sums;
        const possible = atMost > 0 ? `；可能收到 ≤ ${amount(atMost, unit)}` : '';
        return [
          ...(at === 0 ? head : ['', '', '']),
          new Set(lines.map(({ lotId }) => lotId)).size,
          ...[delivered, returned, destroyed, consumed, explained, left].map((value) => amount(value, unit)),
          `${state}${possible}`,
        ];
      });
    }),
  );
}

/** What left the recall stays on paper. */
export function releasedPieces({ recall: { released, releasedCount } }: Report): Piece[] {
  if (releasedCount === 0) return [];
  return [
    heading('已解除召回的批次（不再计入平衡）', 3),
    dataTable(
      [{ header: '批次' }, { header: '商品' }, { header: '解除原因' }, { header: '解除时间', width: 'auto' }, ...['曾送达', '其中已退回'].map(right)],
      released.map((lot) => [
        lot.number,
        lot.product || '—',
        RELEASE_REASONS[lot.why].zh,
        when(lot.releasedAt),
        amount(lot.delivered, lot.unit),
        amount(lot.returned, lot.unit),
      ]),
    ),
  ];
}

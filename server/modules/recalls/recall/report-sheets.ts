// The report of a recall as a workbook: every lot, every kitchen and lot, nothing folded.
import { setImmediate as breath } from 'node:timers/promises';
import { inUnit, UNITS } from '../../../kernel/quantity.ts';
import type { Sheet, TableValue } from '../../../platform/documents/public.ts';
import { balanceSentence, headPairs } from './draw-report.ts';
import { NOTICE_STATES, RELEASE_REASONS, SENT_BY } from './recall.ts';
import { type Recipient, type Report, when } from './report.ts';
import { nameOf } from './report-tables.ts';

/** Made piece by piece: nobody waits for twenty thousand rows. */
export const reportSheets = async ({ recall, recipients }: Report): Promise<Sheet[]> => [
  {
    name: '概况',
    columns: [
      { header: '项目', width: 18 },
      { header: '内容', width: 80 },
    ],
    rows: [...headPairs({ recall, recipients, company: '', at: 0 }), ...recall.sums.map((one) => ['回收平衡', balanceSentence(one)])],
  },
  {
    name: '批次',
    columns: [
      '批次',
      '商品',
      '供应商',
      '供应商批号',
      '生产日期',
      '到期日期',
      '单位',
      '收货',
      '送出',
      '退回',
      '销毁',
      '已用',
      '说明',
      '仍在外',
      '我方库存',
      '可能',
    ].map((header) => ({ header, width: 14 })),
    rows: recall.lots.map((lot) => {
      const say = (value: number) => inUnit({ amount: value, unit: lot.unit });
      return [
        ...[lot.number, lot.product.name, lot.supplier?.name ?? null, lot.supplierLot, lot.producedOn, lot.expiresOn, UNITS[lot.unit].label.zh],
        ...[lot.received, lot.delivered, lot.returned, lot.destroyed, lot.consumed, lot.explained, lot.left, lot.stock, lot.atMost].map(say),
      ];
    }),
  },
  {
    name: '通知与数量',
    columns: [
      '对象',
      '状态',
      '通知时间',
      '方式',
      '确认时间',
      '答复时间',
      '催办',
      '批次',
      '单位',
      '送达',
      '退回',
      '销毁',
      '已用',
      '说明',
      '仍在外',
      '最多可能',
      '答复：剩余',
      '答复：已退',
      '答复：已用',
      '答复：已毁',
      '答复：找不到',
    ].map((header) => ({ header, width: 14 })),
    rows: await allRows(recipients),
  },
  ...(recall.released.length > 0 ? [releasedSheet(recall)] : []),
];

const releasedSheet = ({ released }: Report['recall']): Sheet => ({
  name: '已解除',
  columns: ['批次', '商品', '解除原因', '解除时间', '单位', '曾送达', '其中已退回'].map((header) => ({ header, width: 16 })),
  rows: released.map((lot) => [
    ...[lot.number, lot.product, RELEASE_REASONS[lot.why].zh, when(lot.releasedAt), UNITS[lot.unit].label.zh],
    ...[lot.delivered, lot.returned].map((value) => inUnit({ amount: value, unit: lot.unit })),
  ]),
});

async function allRows(recipients: readonly Recipient[]): Promise<TableValue[][]> {
  const rows: TableValue[][] = [];
  for (const [at, one] of recipients.entries()) {
    if (at % 60 === 59) await breath();
    rows.push(...recipientRows(one));
  }
  return rows;
}

function recipientRows(one: Recipient): (string | number | null)[][] {
  const head = [
    nameOf(one),
    NOTICE_STATES[one.state].zh,
    when(one.sentAt),
    one.sentBy ? SENT_BY[one.sentBy].zh : null,
    when(one.acknowledgedAt),
    when(one.answeredAt),
    one.reminders,
  ];
  if (one.lines.length === 0) return [[...head, null]];
  return one.lines.map((line) => {
    const say = (value: number) => inUnit({ amount: value, unit: line.unit });
    const { said } = line;
    return [
      ...[...head, line.number, UNITS[line.unit].label.zh],
      ...[line.delivered, line.returned, line.destroyed, line.consumed, line.explained, line.left, line.atMost].map(say),
      ...(said ? [said.still, said.returned, said.used, said.destroyed, said.missing].map(say) : []),
    ];
  });
}

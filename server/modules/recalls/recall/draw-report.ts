// The report for the authority: who, what, how much, when, and what became of it. A4 and a workbook say the same.
import { inUnit, showQuantity, UNITS } from '../../../kernel/quantity.ts';
import { instant, shanghaiMoment } from '../../../kernel/time.ts';
import {
  type Column,
  dataTable,
  heading,
  keyValues,
  type PdfDocument,
  type Piece,
  paragraph,
  type Sheet,
  signatures,
} from '../../../platform/documents/public.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { DISPOSALS, FAULTS, KINDS, LEVEL_TEXTS, NOTICE_STATES, REASONS, REPORT_STAGES, SENT_BY, STATES } from './recall.ts';

export type Report = {
  readonly company: string;
  readonly recall: OutputOf<typeof contract.showRecall>;
  readonly recipients: OutputOf<typeof contract.listRecipients>['items'];
  readonly at: number;
};
type Recipient = Report['recipients'][number];

const when = (at: string | null): string => (at === null ? '—' : shanghaiMoment(instant(at)));
const amount = (value: number, unit: keyof typeof UNITS): string => showQuantity({ amount: value, unit });
const percent = (bp: number): string => `${Number((bp / 100).toFixed(1))} %`;
const right = (header: string): Column => ({ header, align: 'right', width: 'auto' });

export const titleOf = ({ recall: { kind, mock } }: Report): string => `${mock ? '模拟' : ''}${KINDS[kind].zh}报告`;

export function drawReport(report: Report): PdfDocument {
  const { company, recall, at } = report;
  return {
    title: titleOf(report),
    subtitle: `${company}　${recall.number}　${STATES[recall.state].zh}　打印时间 ${shanghaiMoment(at)}`,
    footer: `${company} ${recall.number}${recall.mock ? '　模拟演练，非真实召回' : ''}`,
    landscape: true,
    at,
    body: [
      ...(recall.mock ? [paragraph('本报告为模拟召回演练，未封存实物，也未向客户发出通知（除非另有说明）。', 'warning')] : []),
      keyValues(headPairs(report)),
      ...clockPieces(report),
      heading('一、涉及批次'),
      lotTable(report),
      heading('二、回收平衡'),
      ...recall.sums.map((one) => paragraph(balanceSentence(one))),
      heading('三、通知对象与数量'),
      recipientTable(report),
      ...proofPieces(report),
      heading('六、过程记录'),
      dataTable(
        [{ header: '时间', width: 'auto' }, { header: '事项' }, { header: '经手', width: 'auto' }],
        recall.timeline.map(({ at: then, label, who, count }) => [when(then), count > 1 ? `${label.zh} × ${count}` : label.zh, who ?? '—']),
      ),
      signatures('食品安全总监', '经办人', '日期'),
    ],
  };
}

const headPairs = ({ recall }: Report): [string, string][] => [
  ['编号', recall.number],
  ['类型', `${recall.mock ? '模拟' : ''}${recall.level === null ? KINDS[recall.kind].zh : LEVEL_TEXTS[recall.level].zh}`],
  ['商品', recall.products.join('、') || '—'],
  ['原因', `${REASONS[recall.reason].zh}${recall.words ? `：${recall.words}` : ''}`],
  ['责任', FAULTS[recall.fault].zh],
  ['依据', recall.measures.zh],
  ['知悉时间', when(recall.knownAt)],
  ['启动时间', when(recall.begunAt)],
  [
    '通知',
    `${recall.told.all} 个对象，已通知 ${recall.told.sent}，已确认 ${recall.told.acknowledged}；食堂 ${recall.told.sites} 家，已回数量 ${recall.told.answered}`,
  ],
  ['关闭时间', when(recall.closedAt)],
];

const VERDICTS = { running: '进行中', met: '按时', missed: '超时', unknown: '待确认', 'not-started': '未开始' } as const;

function clockPieces({ recall: { clocks, score, duties } }: Report): Piece[] {
  const rows = clocks.map(({ label, amount: much, unit, dueAt, doneAt, verdict, rule }) => [
    label.zh,
    much === null ? '天数待确认' : `${much} ${unit === 'hours' ? '小时' : '个工作日'}`,
    when(dueAt),
    when(doneAt),
    VERDICTS[verdict],
    `${rule.source}${rule.confirmed ? '' : '（待确认）'}`,
  ]);
  const legal = dataTable(
    [
      { header: '时限' },
      { header: '要求', width: 'auto' },
      { header: '到期', width: 'auto' },
      { header: '完成', width: 'auto' },
      { header: '结果', width: 'auto' },
      { header: '出处' },
    ],
    rows,
    '本类不设法定级别时限',
  );
  const done = dataTable(
    [{ header: '应做的事' }, { header: '完成', width: 'auto' }, { header: '出处' }],
    duties.map((duty) => [
      duty.label.zh,
      duty.done === null ? '人工核对' : duty.done ? `是${duty.doneAt ? `　${when(duty.doneAt)}` : ''}` : '否',
      `${duty.rule.source}${duty.rule.confirmed ? '' : '（待确认）'}`,
    ]),
  );
  if (!score) return [legal, done];
  const sentence = `用时 ${score.minutes} 分钟（达标 ${score.target}，本公司目标 ${score.own}）；去向说明率 ${percent(score.accountedBp)}（目标 ${percent(score.accountedTargetBp)}）；向前追溯 ${score.backMs} 毫秒，向后追溯 ${score.forwardMs} 毫秒，平衡计算 ${score.balanceMs} 毫秒。结论：${score.passed ? '通过' : '未通过'}。`;
  return [paragraph(sentence, score.passed ? 'good' : 'bad'), legal, done];
}

const lotTable = ({ recall: { lots } }: Report): Piece =>
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

export function balanceSentence(one: Report['recall']['sums'][number]): string {
  const { unit, delivered, returned, destroyed, consumed, explained, left, atMost, stock, sites } = one;
  const say = (value: number) => amount(value, unit);
  const possible = atMost > 0 ? `；另有食堂可能收到，最多 ${say(atMost)}（混放，无法确定）` : '';
  return `送达 ${sites} 家食堂共 ${say(delivered)} = 退回 ${say(returned)} + 销毁 ${say(destroyed)} + 已用掉 ${say(consumed)} + 已说明 ${say(explained)} + 仍在外 ${say(left)}${possible}；我方库存 ${say(stock)}。`;
}

const RECIPIENT_COLUMNS: Column[] = [
  { header: '对象' },
  { header: '通知', width: 'auto' },
  { header: '确认', width: 'auto' },
  { header: '批次', width: 'auto' },
  ...['送达', '退回', '销毁', '已用', '说明', '仍在外'].map(right),
  { header: '对方答复' },
];

function recipientTable({ recipients }: Report): Piece {
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

const nameOf = ({ customer, site, supplier, role }: Recipient): string =>
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

const proofPieces = ({ recall: { disposals, reports } }: Report): Piece[] => [
  heading('四、处置'),
  dataTable(
    [{ header: '时间', width: 'auto' }, { header: '方式' }, { header: '批次' }, right('数量'), right('称重'), { header: '见证人' }],
    disposals.map((one) => [
      when(one.disposedAt),
      DISPOSALS[one.way].zh,
      one.number,
      amount(one.amount, one.unit),
      one.weight === null ? '—' : amount(one.weight, 'kg'),
      one.witnesses || '—',
    ]),
  ),
  heading('五、向监管部门报告'),
  dataTable(
    [{ header: '时间', width: 'auto' }, { header: '报告' }, { header: '内容' }],
    reports.map((one) => [when(one.reportedAt), REPORT_STAGES[one.stage].zh, one.words || '—']),
  ),
];

export const reportSheets = ({ recall, recipients }: Report): Sheet[] => [
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
    rows: recipients.flatMap((one) => recipientRows(one)),
  },
];

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

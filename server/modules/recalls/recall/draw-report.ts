// The report for the authority: who, what, how much, when, and what became of it. A4 and a workbook say the same.
import { shanghaiMoment } from '../../../kernel/time.ts';
import { XLSX_TYPE } from '../../../platform/documents/media-types.ts';
import { dataTable, heading, keyValues, type PdfDocument, type Piece, paragraph, signatures } from '../../../platform/documents/public.ts';
import { DISPOSALS, FAULTS, KINDS, LEVEL_TEXTS, REASONS, REPORT_STAGES, STATES } from './recall.ts';
import { amount, percent, type Report, right, when } from './report.ts';
import { folds, lotTable, recipientTable, releasedPieces } from './report-tables.ts';

export const titleOf = ({ recall: { kind, mock } }: Report): string => `${mock ? '模拟' : ''}${KINDS[kind].zh}报告`;

/** `details`: the workbook that goes along inside where the tables are folded. */
export function drawReport(report: Report, details?: Uint8Array): PdfDocument {
  const { company, recall, at } = report;
  return {
    title: titleOf(report),
    subtitle: `${company}　${recall.number}　${STATES[recall.state].zh}　打印时间 ${shanghaiMoment(at)}`,
    footer: `${company} ${recall.number}${recall.mock ? '　模拟演练，非真实召回' : ''}`,
    landscape: true,
    at,
    ...(details ? { along: [{ name: '明细.xlsx', bytes: details, mediaType: XLSX_TYPE }] } : {}),
    body: [
      ...(recall.mock ? [paragraph('本报告为模拟召回演练，未封存实物，也未向客户发出通知（除非另有说明）。', 'warning')] : []),
      keyValues(headPairs(report)),
      ...clockPieces(report),
      ...(folds(report) ? [paragraph('批次或明细较多，本报告按商品、按食堂汇总；逐批、逐食堂的全部明细见本文件附件“明细.xlsx”。', 'muted')] : []),
      heading('一、涉及批次'),
      lotTable(report),
      ...releasedPieces(report),
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

export const headPairs = ({ recall }: Report): [string, string][] => [
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
  ['批次', `${recall.lotCount} 个${recall.releasedCount > 0 ? `；另有 ${recall.releasedCount} 个查明后已解除` : ''}`],
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

export function balanceSentence(one: Report['recall']['sums'][number]): string {
  const { unit, delivered, returned, destroyed, consumed, explained, left, atMost, stock, sites } = one;
  const say = (value: number) => amount(value, unit);
  const possible = atMost > 0 ? `；另有食堂可能收到，最多 ${say(atMost)}（混放，无法确定）` : '';
  return `送达 ${sites} 家食堂共 ${say(delivered)} = 退回 ${say(returned)} + 销毁 ${say(destroyed)} + 已用掉 ${say(consumed)} + 已说明 ${say(explained)} + 仍在外 ${say(left)}${possible}；我方库存 ${say(stock)}。`;
}

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

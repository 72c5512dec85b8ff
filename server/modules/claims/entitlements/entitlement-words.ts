// Words of entitlements for screens and refusals: why a rule says what it says, what proves a claim, from when a window counts.
import type { Text } from '../../../kernel/text.ts';
import type { EvidenceKind, Start } from '../../service-plans/words.ts';

export const WHYS = {
  due: { zh: '约定无条件退换', en: 'Due without conditions' },
  examined: { zh: '约定须核查后决定', en: 'To be examined first' },
  'not-given': { zh: '约定不予办理', en: 'Not given by the agreement' },
  silent: { zh: '方案和合同没有约定', en: 'Plan and contract say nothing' },
  'way-offered': { zh: '约定可选此方式', en: 'The way is offered' },
  'way-off': { zh: '约定不提供此方式', en: 'The way is not offered' },
  'not-these-goods': { zh: '此类商品不适用', en: 'Does not apply to such goods' },
  'not-this-customer': { zh: '此类客户不适用', en: 'Does not apply to such customers' },
  'in-time': { zh: '在约定时限内提出', en: 'Within the agreed time' },
  'too-late': { zh: '超过约定时限', en: 'After the agreed time' },
  'no-deadline': { zh: '食品安全问题不设时限', en: 'Food safety has no deadline' },
  'start-unknown': { zh: '不知道何时开封，无法计算时限', en: 'When it was opened is unknown' },
  proved: { zh: '凭证齐全', en: 'Proved' },
  'proof-missing': { zh: '缺少约定的凭证', en: 'The agreed proof is missing' },
  'weak-proof': { zh: '凭证较弱或补录无凭证', en: 'Weak proof' },
  'more-than-shown': { zh: '申请数量多于验收记录所示', en: 'More than the record of the dock shows' },
  'value-unknown': { zh: '没有单价，金额未知', en: 'No price: the value is unknown' },
  'above-automatic': { zh: '超过自动认定的金额', en: 'Above what is due by itself' },
  'above-most': { zh: '超过条款的最高额', en: 'Above the most of the clause' },
  'dates-say-otherwise': { zh: '按包装日期剩余保质期足够', en: 'By its dates enough shelf life is left' },
  'whole-by-hand': { zh: '整批（整单）退回须人工决定', en: 'All of it: a person decides' },
  'not-resalable': { zh: '已拆封或影响再次销售', en: 'Opened, or not fit for sale' },
  goodwill: { zh: '负责人按特殊情况申请', en: 'Asked for as goodwill' },
  recall: { zh: '召回或自查退市', en: 'Recall or withdrawal' },
} as const satisfies Record<string, Text>;
export type Why = keyof typeof WHYS;

export const EVIDENCE: Readonly<Record<EvidenceKind, Text>> = {
  'dock-weights': { zh: '验收过磅数（送货单上）', en: 'Dock weights on the note' },
  'acceptance-record': { zh: '拒收或扣减的验收记录', en: 'Refusal or deduction on the note' },
  'label-dates': { zh: '生产日期与保质期', en: 'Dates of the goods' },
  'temperature-record': { zh: '到货温度记录', en: 'Temperature recorded on arrival' },
  photo: { zh: '照片', en: 'Photo' },
  statement: { zh: '书面说明', en: 'Written statement' },
  receipt: { zh: '票据', en: 'Receipt' },
  report: { zh: '检验报告', en: 'Test report' },
  medical: { zh: '诊断证明', en: 'Medical certificate' },
  document: { zh: '证明材料', en: 'Document' },
};
/** Kinds that are pictures or papers; the others stand on the note, the goods or in words. */
export const FILED: readonly EvidenceKind[] = ['photo', 'receipt', 'report', 'medical', 'document'];
export const STARTED: Readonly<Record<Start, Text>> = {
  signed: { zh: '签收', en: 'signing for the goods' },
  opened: { zh: '开封', en: 'opening the package' },
  found: { zh: '发现问题', en: 'finding the problem' },
};
export const FREIGHTS = {
  us: { zh: '运费由我方承担', en: 'We bear the freight' },
  customer: { zh: '运费由客户承担', en: 'The customer bears the freight' },
} as const satisfies Record<string, Text>;
export const REACHES = {
  line: { zh: '所选商品', en: 'The chosen goods' },
  'lot-today': { zh: '当日送达的同批次全部货物', en: 'All of the lot delivered that day' },
  delivery: { zh: '整单货物', en: 'The whole delivery' },
} as const satisfies Record<string, Text>;
export type Reach = keyof typeof REACHES;

import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('ledgers', {
  'not-found': { status: 404, zh: '没有这条台账，或您无权查看。', en: 'There is no such entry, or you may not see it.' },
  'corrected-already': {
    zh: '{number} 已由 {by} 更正。请更正最新的一条，或刷新后查看。',
    en: '{number} was corrected by {by} already. Correct the latest entry, or reload.',
  },
  'nothing-corrected': { status: 422, zh: '更正后的内容与原登记相同，没有需要更正的地方。', en: 'This is what the entry says already.' },
  'corrects-a-correction': {
    status: 422,
    zh: '{number} 本身是一条更正。请对原登记再次更正，系统会从更正后的数字算起。',
    en: '{number} is a correction itself. Correct the original entry again.',
  },
  negative: { status: 422, zh: '更正后的数量不能小于零。', en: 'The corrected amount cannot be below zero.' },
  'expires-before-produced': { status: 422, zh: '到期日早于生产日期，请核对。', en: 'It expires before it was produced.' },
  'hold-not-found': { status: 404, zh: '没有这条保全记录，或您无权查看。', en: 'There is no such legal hold, or you may not see it.' },
  'hold-lifted': { zh: '这条保全已经解除。', en: 'This legal hold is lifted already.' },
  'lot-unknown': { status: 422, zh: '没有批次 {number}，请核对批次号。', en: 'There is no lot {number}.' },
  'period-too-long': { status: 422, zh: '一次最多导出 {days} 天的台账，请缩短起止日期。', en: 'At most {days} days at once.' },
});

import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('settlement', {
  'no-such-statement': { status: 404, zh: '没有这张对账单，或您无权查看。', en: 'There is no such statement, or you may not see it.' },
  'no-such-line': {
    status: 404,
    zh: '这张对账单里没有这一行：可能已经重算，请刷新。',
    en: 'The statement has no such line: it may have been drawn again. Reload.',
  },
  'no-such-item': { status: 404, zh: '没有这笔款项，或您无权查看。', en: 'There is no such item, or you may not see it.' },
  'no-such-invoice': { status: 404, zh: '没有这张发票，或您无权查看。', en: 'There is no such invoice, or you may not see it.' },
  'no-such-payment': { status: 404, zh: '没有这笔到账，或您无权查看。', en: 'There is no such payment, or you may not see it.' },
  'no-such-site': { status: 422, zh: '这个客户没有这个食堂，请重新选择。', en: 'The customer has no such site. Choose again.' },
  'month-to-come': { status: 422, zh: '{month} 还没有开始，不能对账。', en: '{month} has not begun: there is nothing to settle.' },
  'month-not-over': {
    status: 422,
    zh: '{month} 还没有结束，对账单可以先生成查看，次月再发送。',
    en: '{month} is not over: the statement can be drawn and looked at, and sent next month.',
  },
  'nothing-to-state': {
    status: 422,
    zh: '{month} 没有验收、往来账或其他款项，不需要对账单。',
    en: 'Nothing was accepted or booked in {month}: no statement is needed.',
  },
  'statement-not-draft': {
    zh: '对账单 {number} {state}，不能重算或再次发送。需要更改请先撤回另出一版；双方已确认的，差额会列入下月。',
    en: 'Statement {number} is {stateEn}: it is not drawn or sent again. Take it back for a new edition; once both have confirmed, differences stand on the next one.',
  },
  'statement-not-sent': {
    zh: '对账单 {number} {state}，现在不能这样做。请刷新页面。',
    en: 'Statement {number} is {stateEn}: this is not possible now. Reload the page.',
  },
  'statement-confirmed': {
    zh: '对账单 {number} 双方已确认。如有差额，请在下月登记一笔更正。',
    en: 'Both have confirmed statement {number}: enter a correction in the next month.',
  },
  'statement-changed': {
    zh: '您看到的不是最新内容：对账单 {number} 已经变化。请重算或刷新，看过以后再操作。',
    en: 'You have not seen what statement {number} says now. Draw it again or reload, look at it, then repeat.',
  },
  'lines-unpriced': {
    zh: '还有 {count} 行没有价格（如 {example}），不能发送。请发布价格表，或给这些行定价。',
    en: '{count} lines have no price (such as {example}): publish a price sheet or price these lines, then send.',
  },
  'disputes-open': {
    zh: '还有 {count} 行有异议没有处理，不能确认。请先处理异议。',
    en: '{count} lines are still disputed. Settle them before the statement is confirmed.',
  },
  'disputed-already': { zh: '这一行已经提出异议，请在下面补充说明。', en: 'The line is disputed already: add to what was said.' },
  'no-dispute': { zh: '这一行没有待处理的异议，请刷新。', en: 'The line has no open dispute. Reload.' },
  'settled-by-nothing': {
    status: 422,
    zh: '调整金额不能为 0；不调整请选“维持原金额”。',
    en: 'An adjustment of nothing changes nothing: choose "kept" instead.',
  },
  'settled-above-line': {
    status: 422,
    zh: '这一行只有 {most}，不能减少 {asked}。',
    en: 'The line is worth {most}: it cannot be lowered by {asked}.',
  },
  'stamped-already': { zh: '这张照片已经上传过。', en: 'This photo is there already.' },
  'priced-already': {
    zh: '这一行已有价格：{price}（价格表 {sheet}）。如需更改，请发布新价格表，或登记一笔更正。',
    en: 'The line is priced already: {price} (sheet {sheet}). Publish another sheet or enter a correction.',
  },
  'unit-of-another-kind': {
    status: 422,
    zh: '“{product}”按 {unit} 结算，不能按 {per} 定价。',
    en: '"{product}" is settled by {unitEn}: it cannot be priced by {perEn}.',
  },
  'line-not-accepted': { zh: '这一行还没有验收，验收后再定价。', en: 'The line is not accepted yet: price it then.' },
  'item-of-nothing': { status: 422, zh: '金额不能为 0。', en: 'The amount may not be zero.' },
  'item-sign': {
    status: 422,
    zh: '“{kind}”的金额应为{sign}数。',
    en: 'The amount of "{kindEn}" has to be {signEn}.',
  },
  'month-confirmed': {
    zh: '{month} 的对账单双方已确认，请登记到 {next} 或以后的月份。',
    en: 'Both have confirmed the statement of {month}: enter it in {next} or later.',
  },
  'not-confirmed-yet': {
    zh: '对账单 {number} 客户还没有确认，不能开票或登记到账。',
    en: 'The customer has not confirmed statement {number} yet.',
  },
  'invoice-twice': { zh: '发票号 {invoice} 已经登记过，请核对。', en: 'Invoice {invoice} is recorded already. Check the number.' },
  'invoice-above': {
    status: 422,
    zh: '未开票金额只有 {open}，不能登记 {asked}。',
    en: 'Only {open} is not invoiced yet: {asked} is more than that.',
  },
  'day-to-come': { status: 422, zh: '日期不能晚于今天。', en: 'The day may not be later than today.' },
  'due-before': { status: 422, zh: '到期日不能早于开票日期。', en: 'It cannot be due before it was issued.' },
  'voided-already': { zh: '这张发票已经作废。', en: 'The invoice is void already.' },
  'payment-above-open': {
    status: 422,
    zh: '未结清金额只有 {open}，不能登记 {asked}。多付的部分请登记到其他对账单。',
    en: 'Only {open} is open: {asked} is more than that. Record the rest on another statement.',
  },
  'withdrawn-already': { zh: '这笔到账已经撤销。', en: 'The payment is taken back already.' },
});

import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('settlement', {
  'penalty-not-found': { status: 404, zh: '没有这项罚则，或您无权查看。', en: 'There is no such penalty, or you may not see it.' },
  'penalty-customer-unknown': { status: 404, zh: '没有这个客户，或您无权查看。', en: 'There is no such customer, or you may not see it.' },
  'penalty-month-ahead': { status: 422, zh: '{month} 还没有开始，请选择已经开始的月份。', en: '{month} has not begun. Choose a month that has.' },
  'penalty-clause-unknown': {
    status: 422,
    zh: '该客户这个月的合同里没有条款 {clauseId}：请从列表中选择，或不选条款并写明依据。',
    en: 'The contract of that month has no clause {clauseId}. Choose from the list, or none and say what it rests on.',
  },
  'penalty-amount-needed': { status: 422, zh: '请填写金额（大于 0）。', en: 'Enter the amount (more than 0).' },
  'penalty-no-amount': {
    status: 422,
    zh: '暂停供货、解除合同不填金额；另有违约金的，请另登记一项。',
    en: 'A suspension or termination has no amount. Enter an amount as a penalty of its own.',
  },
  'penalty-basis-needed': { status: 422, zh: '没有选条款的，请写明依据。', en: 'Where no clause is chosen, say what it rests on.' },
  'penalty-stated-already': {
    zh: '{month} 按条款 {clauseId} 已经提出过一项（{number}）：请先撤销它，再重新提出。',
    en: 'A penalty by {clauseId} was already stated for {month} ({number}). Withdraw it before stating it anew.',
  },
  'penalty-not-in-this-state': {
    zh: '罚则 {number} 当前为“{state}”，不能再办理这一步。请刷新后查看。',
    en: 'Penalty {number} is "{stateEn}": this step is not possible now. Reload to see.',
  },
  'penalty-more-than-stated': { status: 422, zh: '认可的金额不能多于现在的 {amount}。', en: 'Not more can be agreed than the {amount} that stands.' },
  'penalty-under-appeal': {
    zh: '罚则 {number} 正在申诉：请先答复或撤回这份申诉。',
    en: 'Penalty {number} is under appeal. Answer or withdraw that appeal first.',
  },
});

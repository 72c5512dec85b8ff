import { defineRefusals } from '../../../kernel/refusal.ts';

export const noBooking = defineRefusals('claims', {
  'no-such-account': { status: 404, zh: '没有这个客户，或您无权查看。', en: 'There is no such customer, or you may not see it.' },
  'no-such-entry': { status: 404, zh: '没有这笔账，或您无权查看。', en: 'There is no such entry, or you may not see it.' },
  'reversed-already': { zh: '这笔账已经冲销过，不能再冲销。', en: 'The entry is reversed already.' },
  'never-reversed': {
    status: 422,
    zh: '“{kind}”不能冲销：如有错误，请登记一笔更正并写明原因。',
    en: 'An entry "{kindEn}" is never reversed: book a correction with the reason.',
  },
  'own-booking': {
    status: 403,
    zh: '{number} 由您提出或审批，账务更正须由另一位同事办理。',
    en: 'You asked for or decided {number}: a colleague has to correct its account.',
  },
  'correction-too-large': {
    status: 422,
    zh: '更正后客户多得或多付：{number} 最多可更正到 {most}。请核对金额。',
    en: 'After this correction more would be given than claim {number} holds: at most {most}. Check the amount.',
  },
  'details-other-way': {
    status: 422,
    zh: '金额依据填的是“{given}”，处理方式是“{way}”，请改为一致。',
    en: 'The amount is explained for "{givenEn}", the way is "{wayEn}". Make them one.',
  },
  'receipt-needed': {
    status: 422,
    zh: '自行补购请附上票据照片，并填写实付金额。',
    en: 'Goods bought elsewhere need a photo of the receipt and the price paid.',
  },
  'bought-more-than-claimed': {
    status: 422,
    zh: '补购数量 {bought} 多于申请数量 {claimed}，请检查。',
    en: '{boughtEn} bought is more than the {claimedEn} claimed. Please check.',
  },
  'paid-above-receipts': {
    status: 422,
    zh: '实付 {paid} 大于票据合计 {receipts}，请核对或补交票据。',
    en: '{paid} paid is above the receipts of {receipts}. Check or add receipts.',
  },
  'no-multiple': {
    status: 422,
    zh: '该客户的方案和合同没有约定自行补购如何承担：请改按“直接经济损失”申请，由人决定。',
    en: 'Plan and contract say nothing on goods bought elsewhere: claim a direct loss instead, and a person decides.',
  },
  'price-needed': {
    status: 422,
    zh: '没有查到 {product} 的合同单价，无法计算差价：请先录入价格，或改按“直接经济损失”申请。',
    en: 'No contract price of {product} is known. Enter the price first, or claim a direct loss.',
  },
  'no-difference': {
    status: 422,
    zh: '补购价没有高于合同价，没有差价可赔；已入账的货款请按“退货冲账”申请。',
    en: 'What was paid is not above the contract price: there is no difference to bear. Use a return against the bill for goods that were billed.',
  },
  'above-the-multiple': {
    status: 422,
    zh: '按约定最多 {most}，请减少金额。',
    en: 'By the agreement at most {most}. Enter less.',
  },
  'documents-above-asked': {
    status: 422,
    zh: '凭证合计 {documents} 大于申请金额 {asked}：请核对，每份凭证只填本次索赔的部分。',
    en: 'The documents of {documents} are above the {asked} asked for. Enter only what each proves of this claim.',
  },
  'above-documents': {
    zh: '凭证只有 {documents}，不能同意 {granted}。还缺：{missing}。请让客户补交，或减少同意的金额。',
    en: 'The documents prove {documents}: {granted} cannot be granted. Still missing: {missingEn}. Ask for them or grant less.',
  },
  'documents-too-late': { zh: '{number} 已经决定，不能再补交凭证。', en: 'Claim {number} is decided: no document can be added.' },
  'no-documents-here': { status: 422, zh: '“{way}”不需要凭证清单。', en: 'A {wayEn} needs no list of documents.' },
  'nothing-billed': {
    status: 422,
    zh: '这 {amount} 在验收时已经拒收或扣掉、没有计入货款，不用再冲减。',
    en: 'The {amountEn} were refused or taken off at the dock and never billed: there is nothing to take off.',
  },
  'above-note': {
    status: 422,
    zh: '这张送货单的货款还剩 {left} 未减免，不能减免 {asked}。',
    en: '{left} of the note is left to waive: {asked} is more than that.',
  },
  'note-unknown': { status: 422, zh: '这个客户没有这张送货单，请重新选择。', en: 'The customer has no such note. Choose again.' },
  'payment-proof-needed': {
    status: 422,
    zh: '请附上付款凭证（转账回单或签收照片）。',
    en: 'Attach what proves the payment: the bank slip or a signed receipt.',
  },
  'not-decided-yet': { zh: '{number} 还没有决定，医疗资料暂不能删除。', en: 'Claim {number} is not decided: the papers are still needed.' },
  'not-settled-yet': { zh: '{number} 还没有付款或入账，不能登记追偿。', en: 'Nothing is paid or booked for claim {number} yet.' },
  'recourse-open': { zh: '{number} 已登记过追偿。', en: 'A recourse of claim {number} is open already.' },
  'no-recourse': { zh: '{number} 没有登记追偿，请先登记。', en: 'Claim {number} has no recourse. Open it first.' },
  'more-than-open': { status: 422, zh: '待落实的只有 {open}，不能登记 {amount}。', en: 'Only {open} is open: {amount} is more than that.' },
});

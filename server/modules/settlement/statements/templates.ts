import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('settlement', {
  'statement-sent': {
    subject: { zh: '{month} 对账单 {total}，请于 {by} 前核对', en: 'Statement {month}: {total}, please check by {by}' },
    body: {
      zh: '{month} 对账单合计 {total}。请登录食堂端逐行核对，确认或提出异议，{by} 前完成。',
      en: 'The statement of {month} comes to {total}. Please confirm it in the portal, or dispute single lines, by {by}.',
    },
  },
  'line-disputed': {
    subject: { zh: '{number} 有一行被提出异议：{line}', en: '{number}: a line is disputed: {line}' },
    body: { zh: '客户对“{line}”（{amount}）提出异议，请答复并处理。', en: 'The customer disputes "{line}" ({amount}). Please answer and settle it.' },
  },
  'line-written': {
    subject: { zh: '{number}：客户就“{line}”留言', en: '{number}: the customer wrote on "{line}"' },
    body: { zh: '客户就“{line}”（{amount}）补充了说明，请查看。', en: 'The customer wrote on "{line}" ({amount}). Please read it.' },
  },
  'line-answered': {
    subject: { zh: '{month} 对账单：对“{line}”有答复', en: 'Statement {month}: an answer on "{line}"' },
    body: { zh: '请登录食堂端查看答复。', en: 'Please read the answer in the portal.' },
  },
});

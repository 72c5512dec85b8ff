import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('settlement', {
  'appeal-made': {
    subject: { zh: '收到申诉 {number}：{title}', en: 'Appeal {number}: {title}' },
    body: {
      zh: '配送公司就“{title}”提交了申诉函和凭证，请登录食堂端查看并答复。',
      en: 'The supplier appeals "{title}" with evidence. Please read and answer it in the portal.',
    },
  },
  'appeal-answered': {
    subject: { zh: '申诉 {number}：{outcome}', en: 'Appeal {number}: {outcomeEn}' },
    body: { zh: '客户已答复申诉 {number}（申请 {asked}）：{outcome}。', en: 'The customer answered appeal {number} (asked {asked}): {outcomeEn}.' },
  },
  'appeal-ends': {
    subject: { zh: '申诉期限 {by} 截止：{customer} {what}', en: 'Appeals end {by}: {customer} {what}' },
    body: {
      zh: '{customer} {what} 还有 {count} 项没有申诉，{by} 之后不能再提出。',
      en: '{customer} {what}: {count} not appealed yet; after {by} it is too late.',
    },
  },
});

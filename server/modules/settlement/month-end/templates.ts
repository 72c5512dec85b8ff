import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('settlement', {
  'package-released': {
    subject: { zh: '{month} 月结资料包已发布', en: 'Month-end package {month} released' },
    body: {
      zh: '{month} 月结资料包（第 {edition} 版）含对账单、评分表、履约月报及申诉结果，请登录食堂端下载。',
      en: 'The month-end package of {month} (edition {edition}) holds the statement, score sheet, report and appeals. Download it in the portal.',
    },
  },
  'statement-waiting': {
    subject: { zh: '{month} 对账单 {number} 等待核对', en: 'Statement {number} of {month} waits for you' },
    body: {
      zh: '核对期限已过。请登录食堂端确认，或对有疑问的行提出异议。',
      en: 'The time to look at it is over. Please confirm it in the portal, or dispute single lines.',
    },
  },
  'statement-unconfirmed': {
    subject: { zh: '{number} 客户逾期未确认', en: '{number}: not confirmed in time' },
    body: {
      zh: '{month} 对账单 {number} 已过核对期限，客户未确认，请跟进。',
      en: 'The customer has not confirmed {number} of {month} in time. Please follow up.',
    },
  },
});

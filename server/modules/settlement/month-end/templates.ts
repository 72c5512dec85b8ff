import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('settlement', {
  'package-released': {
    subject: { zh: '{month} 月结资料包已发布', en: 'Month-end package {month} released' },
    body: {
      zh: '{month} 月结资料包（第 {edition} 版）含对账单、评分表、履约月报及申诉结果，请登录食堂端下载。',
      en: 'The month-end package of {month} (edition {edition}) holds the statement, score sheet, report and appeals. Download it in the portal.',
    },
  },
});

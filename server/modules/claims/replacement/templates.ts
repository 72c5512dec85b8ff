import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('claims', {
  'do-not-bring': {
    subject: { zh: '停发：补换货 {number}（{site}）', en: 'Do not bring: replacement {number} ({site})' },
    body: {
      zh: '送往 {site} 的补换货 {number} 里有已冻结的批次：{lots}。请不要交货，换一批货再送，或等品控解除。',
      en: 'Replacement {number} for {site} carries stopped lots: {lots}. Do not hand it over: bring another lot, or wait until the hold is lifted.',
    },
    urgent: true,
  },
});

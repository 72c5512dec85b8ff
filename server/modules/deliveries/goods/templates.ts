import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('deliveries', {
  'do-not-unload': {
    subject: { zh: '不要卸货：{site} {goods}', en: 'Do not unload: {site} {goods}' },
    body: {
      zh: '送货单 {number}（{site}）的 {goods} 已冻结。不要卸货，已卸下的请搬回车上单独放好，带回仓库。',
      en: 'Note {number} ({site}): {goods} is on hold. Do not unload it; what is off the van goes back on, apart, and returns to the depot.',
    },
    urgent: true,
  },
});

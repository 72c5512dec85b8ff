import { defineTemplates } from '../../platform/messaging/templates.ts';

export const templates = defineTemplates('deliveries', {
  delayed: {
    subject: { zh: '送货单 {number} 将晚到', en: 'Delivery {number} will be late' },
    body: { zh: '送货单 {number} 预计 {at} 送达，给您带来不便，敬请谅解。', en: 'Delivery {number} is now expected at {at}. We are sorry.' },
    urgent: true,
  },
});

import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('certificates', {
  expiring: {
    subject: { zh: '证照到期提醒：{count} 份', en: 'Certificates that end: {count}' },
    body: {
      zh: '{lines}。过期的证照即停用，到货会被拦下，请尽快换新后在“证照”里登记。',
      en: '{lines}. What is over counts no more and stops goods at the door: renew and file it.',
    },
  },
});

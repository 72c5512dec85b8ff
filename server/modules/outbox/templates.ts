import { defineTemplates } from '../../platform/messaging/templates.ts';

export const templates = defineTemplates('outbox', {
  try: {
    subject: { zh: '鲜诺测试消息', en: 'A test message of Xiannuo' },
    body: { zh: '{name} 于 {at} 发送。收到即说明通道可用。', en: 'Sent by {name} at {at}. The channel works.' },
    urgent: true,
  },
});

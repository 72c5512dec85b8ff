import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('deliveries', {
  foreseen: {
    subject: { zh: '{site} 预计晚到：{number}', en: '{site} may be late: {number}' },
    body: {
      zh: '按目前进度，送货单 {number}（{site}）预计 {at} 到，约定最晚 {to}。请核实，并在时间窗结束前告知食堂。',
      en: 'At this pace note {number} ({site}) arrives at {at}; the window ends {to}. Check, and tell the kitchen before that.',
    },
    urgent: true,
  },
  'exception-reported': {
    subject: { zh: '配送异常：{kind}（{site}）', en: 'Exception on the road: {kind} ({site})' },
    body: {
      zh: '送货单 {number} 等 {count} 单上报“{kind}”。请在 15 分钟内提出处理方案。',
      en: '{kind} was reported for {number} ({count} notes). Propose what to do within 15 minutes.',
    },
    urgent: true,
  },
  'rating-asked': {
    subject: { zh: '请评价今天的配送（{number}）', en: 'Please rate the delivery {number}' },
    body: {
      zh: '送货单 {number} 已验收。司机服务怎么样？打开送货单点星即可，10 秒完成。',
      en: 'Delivery {number} is accepted. Open the note and tap the stars: ten seconds.',
    },
  },
});

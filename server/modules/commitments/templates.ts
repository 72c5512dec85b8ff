import { defineTemplates } from '../../platform/messaging/templates.ts';

export const templates = defineTemplates('commitments', {
  warned: {
    subject: { zh: '临近时限：{clause}', en: 'Due soon: {clause}' },
    body: { zh: '{wording} 应于 {due} 前完成。', en: '{wording} Due by {due}.' },
  },
  missed: {
    subject: { zh: '已超时·未达标：{clause}', en: 'Missed: {clause}' },
    body: { zh: '{wording} 时限 {due} 已过，请立即处理并确认知悉。', en: '{wording} It was due by {due}. Please act now and acknowledge.' },
    urgent: true,
  },
  escalated: {
    subject: { zh: '上报：{clause}', en: 'Escalated: {clause}' },
    body: { zh: '{wording} 时限 {due}，请关注。', en: '{wording} Due by {due}. Please look into it.' },
  },
  repeated: {
    subject: { zh: '仍未处理：{clause}', en: 'Still open: {clause}' },
    body: { zh: '{wording} 时限 {due} 已过，尚无人确认知悉。', en: '{wording} It was due by {due} and nobody has acknowledged it.' },
  },
  'report-released': {
    subject: { zh: '{period} 履约情况月报已发布', en: 'Fulfilment report {period} released' },
    body: { zh: '请登录食堂端查看，并逐行确认或提出异议。', en: 'Please review it in the portal and confirm or dispute each line.' },
  },
});

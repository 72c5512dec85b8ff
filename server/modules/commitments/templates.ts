import { defineTemplates } from '../../platform/messaging/templates.ts';

export const templates = defineTemplates('commitments', {
  warned: {
    subject: { zh: '{about}：应于 {by} 前 {clause}', en: '{about}: due by {by}: {clause}' },
    body: { zh: '{about}：{wording} 应于 {due} 前完成。', en: '{about}: {wording} Due by {due}.' },
  },
  missed: {
    subject: { zh: '已超时 {about}：应于 {by} 前 {clause}', en: 'Overdue: {about}, due by {by}: {clause}' },
    body: {
      zh: '{about}：{wording} 时限 {due} 已过，请立即处理并确认知悉。',
      en: '{about}: {wording} It was due by {due}. Please act now and acknowledge.',
    },
    urgent: true,
  },
  broken: {
    subject: { zh: '未达标 {about}：{clause}', en: 'Not kept: {about}: {clause}' },
    body: {
      zh: '{about}：{wording} {due} 判定未达标，请立即处理并确认知悉。',
      en: '{about}: {wording} Found not kept at {due}. Please act now and acknowledge.',
    },
    urgent: true,
  },
  escalated: {
    subject: { zh: '上报 {about}：时限 {by}，{clause}', en: 'Escalated: {about}, due by {by}: {clause}' },
    body: { zh: '{about}：{wording} 时限 {due}，请关注。', en: '{about}: {wording} Due by {due}. Please look into it.' },
  },
  repeated: {
    subject: { zh: '仍未处理 {about}：时限 {by}，{clause}', en: 'Still open: {about}, due by {by}: {clause}' },
    body: {
      zh: '{about}：{wording} 时限 {due} 已过，尚无人确认知悉。',
      en: '{about}: {wording} It was due by {due} and nobody has acknowledged it.',
    },
  },
  'report-released': {
    subject: { zh: '{period} 履约情况月报已发布', en: 'Fulfilment report {period} released' },
    body: { zh: '请登录食堂端查看，并逐行确认或提出异议。', en: 'Please review it in the portal and confirm or dispute each line.' },
  },
});

import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('commitments', {
  'not-found': { status: 404, zh: '没有这项服务承诺，或您无权查看。', en: 'There is no such commitment, or you may not see it.' },
  'not-missed': { zh: '这项承诺没有超时，无需确认。', en: 'This commitment is not missed: nothing to acknowledge.' },
  'acknowledged-already': { zh: '已有人确认知悉。', en: 'Somebody has acknowledged it already.' },
  'nothing-to-excuse': { zh: '这项承诺已经达标或不适用，无需免责。', en: 'This commitment was kept or does not apply: there is nothing to excuse.' },
  'excuse-waiting': { zh: '已有一份免责申请待核准，请等待结果。', en: 'An excuse is waiting for a decision already.' },
  'excuse-unknown': {
    status: 404,
    zh: '没有这份待核准的免责申请，可能已处理，请刷新。',
    en: 'There is no such waiting excuse; it may be decided already. Please reload.',
  },
  'own-request': {
    status: 403,
    zh: '不能核准自己提出的申请，请由另一位有权限的同事处理。',
    en: 'You cannot decide on your own request. Ask another colleague with the permission.',
  },
  'proof-needed': { status: 422, zh: '请附凭证（照片、截图、签字单）后提交。', en: 'Please attach proof (photo, screenshot, signed paper).' },
  'not-attested-kind': { zh: '这项承诺由系统判定，不需要签字确认。', en: 'The system judges this commitment; nobody signs it.' },
  'repair-what': { status: 422, zh: '请选择要重新判定的单据或客户。', en: 'Choose a subject or a customer to judge again.' },
  'nothing-to-report': { zh: '这个期间没有该客户合同下的履约项，无法生成月报。', en: 'No commitments of this customer’s contract in this period.' },
  'released-already': { zh: '这个期间的月报已发布，内容不能再改。', en: 'The report of this period is released and cannot change.' },
  'report-changed': {
    zh: '草稿在您审核后又有变化，请重新查看后再发布。',
    en: 'The draft changed after you looked at it. Review it again before releasing.',
  },
  'report-unknown': { status: 404, zh: '没有这份月报，或您无权查看。', en: 'There is no such report, or you may not see it.' },
  'line-unknown': { status: 404, zh: '月报中没有这一行。', en: 'The report has no such line.' },
});

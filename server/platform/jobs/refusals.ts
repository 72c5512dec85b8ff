import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('jobs', {
  'not-found': { status: 404, zh: '没有这项后台任务，或不是您发起的。', en: 'There is no such job, or somebody else started it.' },
  ended: { zh: '这项任务已经结束，不能取消。', en: 'The job has ended and cannot be cancelled.' },
  'export-too-large': {
    status: 422,
    zh: '要导出的行超过 {rows} 行，请缩小范围分几次导出。',
    en: 'More than {rows} rows. Narrow the list and export in parts.',
  },
});

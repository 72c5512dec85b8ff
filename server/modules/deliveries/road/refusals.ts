import { defineRefusals } from '../../../kernel/refusal.ts';

export const noRoad = defineRefusals('deliveries', {
  'left-before-arrival': {
    status: 422,
    zh: '离开时间早于到达时间，请检查后重新记录。',
    en: 'This leaves before it arrived. Check the time and record it again.',
  },
  'exception-unknown': { status: 404, zh: '没有这条配送异常，或您无权查看。', en: 'There is no such exception, or you may not see it.' },
  'exception-settled-already': {
    zh: '这条配送异常已办结；有新情况请另报一条。',
    en: 'This exception is settled already. Report a new one if there is more.',
  },
  'not-received-yet': {
    zh: '送货单 {number} 还没有验收，验收后再评价。',
    en: 'Note {number} is not accepted yet. Rate it afterwards.',
  },
  'rated-already': {
    zh: '送货单 {number} 已评价过，谢谢；有问题请“反映问题”。',
    en: 'Note {number} is rated already. Thank you. Report a problem where there is one.',
  },
});

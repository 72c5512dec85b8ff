import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('claims', {
  'step-not-handed': { zh: '“{step}”还没有交过来，请刷新后查看。', en: '"{stepEn}" was not handed over yet. Reload to see.' },
  'step-received-already': { zh: '“{step}”已经有人接收。', en: '"{stepEn}" is taken over already.' },
  'step-of-others': {
    status: 403,
    zh: '“{step}”交给的是别的岗位或同事，请由他们接收。',
    en: '"{stepEn}" was handed to others: they have to take it over.',
  },
  'step-not-of-it': { status: 422, zh: '这项退换不需要“{step}”这一步。', en: 'This claim has no step "{stepEn}".' },
  'step-over': { zh: '{number} 已办结或撤回，不用再交接。', en: '{number} is over: there is nothing to hand on.' },
  'step-waits': { zh: '“{step}”已经交出，等对方接收。', en: '"{stepEn}" is handed over and waits to be taken.' },
  'colleague-unknown': { status: 422, zh: '没有这位同事，或其账号已停用。', en: 'There is no such colleague, or the account is closed.' },
});

import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('settlement', {
  'package-no-customer': { status: 404, zh: '没有这个客户，或您无权查看。', en: 'There is no such customer, or you may not see it.' },
  'package-unknown': { status: 404, zh: '没有这份月结资料包，或尚未发布给您。', en: 'There is no such package, or it was not released to you.' },
  'package-empty': {
    status: 422,
    zh: '{month} 还没有可以收入的资料：请先发送对账单、登记评分或发布履约月报。',
    en: 'Nothing of {month} can go in yet: send the statement, enter the score or release the report first.',
  },
  'package-unchanged': {
    zh: '这个月的资料包已发布，之后内容没有变化，不需要再生成。',
    en: 'The package of this month is released and nothing has changed since.',
  },
  'package-released': {
    zh: '这份资料包已经发布，不能再改。请重新生成新的一版。',
    en: 'This package is released and stays as it is. Draft another edition.',
  },
  'package-redrawn': { zh: '草稿已被重新生成，请核对新的内容后再发布。', en: 'The draft was drawn again. Review the new one, then release it.' },
  'package-outdated': {
    zh: '生成草稿之后，{parts}有变化。请重新生成并核对后再发布。',
    en: 'Since the draft was drawn, these have changed: {partsEn}. Draw it again and review it.',
  },
  'package-incomplete': {
    status: 422,
    zh: '还缺少：{parts}。请补齐；确需先发布的，请写明原因。',
    en: 'Missing: {partsEn}. Complete them, or say why it has to go out without.',
  },
});

import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('customers', {
  'not-found': { status: 404, zh: '没有这个客户，或您无权查看。', en: 'There is no such customer, or you may not see it.' },
  'code-taken': { zh: '客户编码 {code} 已被使用，请换一个。', en: 'Customer code {code} is taken. Please choose another.' },
  'site-code-taken': { zh: '食堂编码 {code} 已被使用，请换一个。', en: 'Site code {code} is taken. Please choose another.' },
  'site-unknown': { status: 422, zh: '没有这个食堂，或它不属于这个客户。', en: 'No such site of this customer.' },
  'contact-unknown': { status: 404, zh: '没有这个联系人。', en: 'There is no such contact.' },
  'alias-unknown': { status: 404, zh: '这个客户没有名为“{alias}”的别名。', en: 'This customer is not known as "{alias}".' },
  'not-staff': {
    status: 422,
    zh: '专属人员必须是在职同事，请从列表中选择。',
    en: 'Dedicated people must be active colleagues. Choose from the list.',
  },
  'hours-backwards': { status: 422, zh: '收货时间 {from}–{to} 的结束早于开始，请检查。', en: 'Receiving hours {from}–{to} end before they begin.' },
  'half-a-place': { status: 422, zh: '经度和纬度要同时填写。', en: 'Give both longitude and latitude, or neither.' },
  'phone-needed': { status: 422, zh: '开通食堂端账号需要手机号。', en: 'A portal account needs a mobile number.' },
  'told-already': {
    zh: '账号已开通，初始密码只显示一次。需要新密码请重置。',
    en: 'The account exists already; its first password is shown only once. Reset it for a new one.',
  },
  'not-a-picture': {
    status: 422,
    zh: '签字和照片必须是图片，请重新拍摄或选择。',
    en: 'Signatures and photos must be pictures. Take or choose it again.',
  },
  'no-header': {
    status: 422,
    zh: '前 10 行里没有找到表头。需要的列：{columns}。',
    en: 'No header in the first 10 rows. Needed columns: {columns}.',
  },
});

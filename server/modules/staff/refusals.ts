import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('staff', {
  'not-found': { status: 404, zh: '没有找到这个员工账号。', en: 'There is no such staff account.' },
  'key-not-found': { status: 404, zh: '没有找到这个接口密钥，或它已被撤销。', en: 'There is no such API key, or it was revoked already.' },
  'last-administrator': {
    zh: '系统至少要有一名在用的系统管理员。请先指定另一名管理员。',
    en: 'There must be at least one active administrator. Appoint another one first.',
  },
  'not-yourself': { zh: '不能停用自己的账号，请由另一名管理员操作。', en: 'You cannot deactivate your own account. Ask another administrator.' },
  'already-inactive': { zh: '该账号已经停用。', en: 'This account is inactive already.' },
  'already-active': { zh: '该账号正在使用中。', en: 'This account is active already.' },
  'told-already': {
    zh: '该操作已经完成，密码或密钥只显示一次。如未记下，请重置密码或新建密钥。',
    en: 'This is done already, and the password or key is shown only once. Reset the password or create a new key if it was lost.',
  },
  'scope-not-for-keys': { status: 422, zh: '权限“{scope}”不能授予接口密钥。', en: 'The permission "{scope}" cannot be given to an API key.' },
  'expiry-out-of-range': { status: 422, zh: '有效期须晚于现在，且不超过两年。', en: 'The expiry must lie in the future and within two years.' },
});

import { defineRefusals } from '../../kernel/refusal.ts';

/** None of these tells whether an account exists. */
export const no = defineRefusals('identity', {
  'wrong-password': {
    status: 401,
    zh: '账号或密码不正确。请检查后重试，忘记密码请联系管理员。',
    en: 'The account or the password is wrong. Check both, or ask an administrator to reset the password.',
  },
  'wrong-code': {
    status: 401,
    zh: '验证码不正确或已过期。请重新输入，或重新获取。',
    en: 'The code is wrong or has expired. Enter it again, or ask for a new one.',
  },
  'wrong-current-password': { status: 403, zh: '当前密码不正确。', en: 'The current password is wrong.' },
  'sign-in-again': { status: 401, zh: '登录已失效，请重新登录。', en: 'Your sign-in is no longer valid. Please sign in again.' },
  'too-many-attempts': {
    status: 429,
    zh: '尝试次数过多，请 {minutes} 分钟后再试。',
    en: 'Too many attempts. Please try again in {minutes} minutes.',
  },
  'code-just-sent': {
    status: 429,
    zh: '验证码发送过于频繁，请 {minutes} 分钟后再试。',
    en: 'Codes were asked for too often. Please try again in {minutes} minutes.',
  },
  'sms-off': { status: 409, zh: '短信通道未开通，请用密码登录。', en: 'Text messages are not set up here. Please sign in with your password.' },
  'other-site': {
    status: 403,
    zh: '请求来自其他网站，已拒绝。请从本系统页面登录。',
    en: 'The request came from another site and was refused. Please sign in from our own pages.',
  },
  'bad-input': { status: 422, zh: '填写的内容不完整或格式不正确。', en: 'Something is missing or not in the right form.' },
  'password-length': { status: 422, zh: '密码长度须为 {min} 至 {max} 位。', en: 'A password has {min} to {max} characters.' },
  'bad-user-name': {
    status: 422,
    zh: '用户名须为 2 至 30 位文字、数字或 . _ -，且不能是手机号。',
    en: 'A user name has 2 to 30 letters, digits or . _ - and is not a phone number.',
  },
  'bad-phone': { status: 422, zh: '手机号格式不正确。', en: 'This is not a phone number.' },
  'user-name-taken': { zh: '该用户名已被使用，请换一个。', en: 'This user name is taken. Please choose another.' },
  'phone-taken': { zh: '该手机号已绑定其他账号。', en: 'This phone number belongs to another account.' },
  'account-not-found': { status: 404, zh: '没有找到这个账号。', en: 'There is no such account.' },
  'unknown-scope': {
    status: 422,
    zh: '没有名为 {scope} 的权限，或该权限不能授予接口密钥。',
    en: 'There is no permission {scope}, or it cannot be given to an API key.',
  },
  'bad-api-key': { status: 401, zh: '接口密钥无效、已过期或已撤销。', en: 'The API key is not valid, has expired or was revoked.' },
  'note-token-unknown': {
    status: 401,
    zh: '这个二维码链接不正确或已失效。请向送货司机索取新的，或用手机号登录。',
    en: 'This QR link is wrong or no longer valid. Ask the driver for a new one, or sign in with your phone number.',
  },
  'totp-already-on': { zh: '两步验证已经开启。', en: 'Two-step sign-in is already on.' },
  'totp-not-on': { zh: '两步验证尚未开启。', en: 'Two-step sign-in is not on.' },
});

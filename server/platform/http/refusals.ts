import { defineRefusals } from '../../kernel/refusal.ts';

/** What the door itself refuses, before any business. */
export const no = defineRefusals('http', {
  'sign-in-needed': { status: 401, zh: '请先登录，或重新扫描送货单上的二维码。', en: 'Please sign in, or scan the code on the delivery note again.' },
  'not-permitted': {
    status: 403,
    zh: '您的岗位没有“{permission}”权限，请联系管理员开通。',
    en: 'Your role may not "{permission}". Ask the administrator for it.',
  },
  'invalid-input': {
    status: 400,
    zh: '提交的内容有误，请按提示修改后重试。',
    en: 'Something in the input is not right. Please correct the marked fields.',
  },
  'not-found': { status: 404, zh: '没有这个地址：{path}', en: 'There is nothing at {path}' },
  'too-many': { status: 429, zh: '操作太频繁，请 {seconds} 秒后再试。', en: 'Too many requests. Try again in {seconds} s.' },
  'too-large': { status: 413, zh: '内容超过 {limit}，请拆分后再提交。', en: 'This is larger than {limit}. Please split it.' },
  'key-reused': {
    status: 422,
    zh: '同一个提交编号已用于另一份内容，请刷新页面后重新提交。',
    en: 'This idempotency key was used for other content. Reload the page and submit again.',
  },
  'not-json': { status: 400, zh: '无法读取提交的内容：不是有效的 JSON。', en: 'The body is not valid JSON.' },
  unexpected: {
    status: 500,
    zh: '系统出错，没有保存任何内容。请重试；仍不行请把编号 {requestId} 告诉管理员。',
    en: 'Something broke on our side and nothing was saved. Try again, or give the administrator the number {requestId}.',
  },
});

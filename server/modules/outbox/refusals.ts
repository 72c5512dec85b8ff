import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('outbox', {
  'not-found': { status: 404, zh: '没有这条记录。', en: 'There is no such record.' },
  'cannot-resend': {
    zh: '这条消息不能重发：只有已发送、失败或暂存的邮件可以重发，且邮件通道已开通、收件人有邮箱地址。',
    en: 'This cannot be sent again: only mails that were sent, failed or are held can, once mail is set up and the receiver has an address.',
  },
  'cannot-rerun': { zh: '只有失败或已取消的任务可以重跑。', en: 'Only failed or cancelled tasks can run again.' },
  'cannot-cancel': { zh: '任务已经结束，不能取消。', en: 'The task has ended and cannot be cancelled.' },
});

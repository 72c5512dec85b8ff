import { deliver } from './deliver.ts';
import { countUnread, findMessage, listMessages, mailAddress, markRead, openResend, setMailAddress } from './manage.ts';
import { openNotify } from './notify.ts';
import type { Messaging, Templates } from './public.ts';
import { openPost, sendMail } from './send-mail.ts';
import { listWordings, openReword } from './templates.ts';

export type MessagingOptions = {
  /** Those of all modules (`defineTemplates`). */
  readonly templates: Templates;
  /** Without it mails are held, visibly. */
  readonly smtpUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
};

export function openMessaging({ templates, smtpUrl, mailFrom = '鲜诺 Xiannuo <xiannuo@localhost>' }: MessagingOptions): Messaging {
  const post = smtpUrl ? openPost(smtpUrl, mailFrom) : undefined;
  const open = { 'in-app': true, email: post !== undefined, sms: false, wechat: false };
  return {
    notify: openNotify(templates),
    deliver: (app) => deliver({ templates, open }, app),
    send: (app, { messageId }, { last }) => sendMail(post, app, { messageId, last }),
    list: listMessages,
    find: findMessage,
    unread: countUnread,
    markRead,
    resend: openResend(open),
    mailAddress,
    setMailAddress,
    wordings: (db) => listWordings(db, templates),
    reword: openReword(templates),
    open,
    async close() {
      post?.close();
    },
  };
}

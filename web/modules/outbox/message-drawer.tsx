// One message in full: text, every notice packed into it, attempts and error.
import { Drawer } from 'antd';
import { Go } from '../../app/go.tsx';
import { Facts } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { channels, heldReason, type Message, nameOf, pathOf, statuses, statusTones } from './labels.ts';
import { Resend } from './resend.tsx';

const texts = {
  to: { zh: '收件人', en: 'To' },
  channel: { zh: '通道', en: 'Channel' },
  status: { zh: '状态', en: 'Status' },
  made: { zh: '生成', en: 'Made' },
  sent: { zh: '发出', en: 'Sent' },
  read: { zh: '已读', en: 'Read' },
  why: { zh: '原因', en: 'Why' },
  error: { zh: '错误', en: 'Error' },
  attempts: { zh: '尝试次数', en: 'Attempts' },
  template: { zh: '措辞', en: 'Wording' },
  packed: { zh: '合并了 {count} 条提醒', en: '{count} notices in one' },
};

export function MessageDrawer({ message, onClose }: { readonly message: Message; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const held = heldReason(message.reason);
  const path = pathOf(message.about);
  const { receiver } = message;
  return (
    <Drawer open onClose={onClose} title={message.subject} size="min(560px, 100vw)" extra={<Resend message={message} />}>
      <div className="stack">
        {message.listed.length <= 1 && <p className="message-body">{message.body}</p>}
        {path && message.about && <Go to={path}>{say(nameOf(message.about))}</Go>}
        {message.listed.length > 1 && <Listed message={message} />}
        <Facts
          items={[
            { label: t('status'), value: <ToneTag tone={statusTones[message.status]}>{say(statuses[message.status])}</ToneTag> },
            ...(held ? [{ label: t('why'), value: say(held) }] : []),
            ...(message.error ? [{ label: t('error'), value: <span className="message-error">{message.error}</span> }] : []),
            { label: t('to'), value: [receiver.name, receiver.address].filter(Boolean).join(' · ') || '—' },
            { label: t('channel'), value: say(channels[message.channel]) },
            { label: t('made'), value: <TimeText at={message.createdAt} style="exact" /> },
            ...(message.sentAt ? [{ label: t('sent'), value: <TimeText at={message.sentAt} style="exact" /> }] : []),
            ...(message.readAt ? [{ label: t('read'), value: <TimeText at={message.readAt} style="exact" /> }] : []),
            ...(message.attempts > 0 ? [{ label: t('attempts'), value: message.attempts }] : []),
            { label: t('template'), value: <code>{message.template}</code> },
          ]}
        />
      </div>
    </Drawer>
  );
}

function Listed({ message }: { readonly message: Message }) {
  const t = useTexts(texts);
  return (
    <div>
      <strong>{t('packed', { count: message.notices })}</strong>
      <ul className="list-plain">
        {message.listed.map(({ line, about }, index) => {
          const path = pathOf(about);
          return <li key={`${index} ${line}`}>{path ? <Go to={path}>{line}</Go> : line}</li>;
        })}
      </ul>
    </div>
  );
}

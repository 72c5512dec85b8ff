// The bell: how many messages are unread, and the inbox behind it.
import { lazy, Suspense, useState } from 'react';
import { useCan, useSession } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import './bell.css';

const Inbox = lazy(async () => ({ default: (await import('./inbox.tsx')).Inbox }));

const texts = {
  bell: { zh: '我的消息，{count} 条未读', en: 'My messages, {count} unread' },
  open: { zh: '我的消息', en: 'My messages' },
};

export default function Bell() {
  const may = useCan()('outbox.own-inbox');
  return may ? <InboxBell /> : null;
}

function InboxBell() {
  const t = useTexts(texts);
  const id = useSession()?.id;
  const [open, setOpen] = useState(false);
  const read = useRead(api.outbox.inbox, { unread: true, limit: 1 });
  useLive(id ? [`inbox:${id}`] : [], { refresh: ['outbox'] });
  useShortcut('m', t('open'), () => setOpen(true));
  const count = read.data?.unread ?? 0;
  return (
    <>
      <button type="button" className="icon-button bell" onClick={() => setOpen(true)} aria-label={t('bell', { count })} title={t('open')}>
        <Icon name="bell" />
        {count > 0 && <span className="bell-count">{count > 99 ? '99+' : count}</span>}
      </button>
      <Suspense fallback={null}>{open && <Inbox unread={count} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

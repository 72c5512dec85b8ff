// My own messages: unread ones first to see, each leads to what it is about.
import { Button, Drawer, Input, Segmented, Space } from 'antd';
import { useState } from 'react';
import { useGo } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useReadPages, useSubmit } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { pathOf } from './labels.ts';

const texts = {
  title: { zh: '我的消息', en: 'My messages' },
  all: { zh: '全部', en: 'All' },
  unread: { zh: '未读 {count}', en: 'Unread {count}' },
  isUnread: { zh: '未读', en: 'Unread' },
  allRead: { zh: '全部标为已读', en: 'Mark all as read' },
  none: { zh: '没有未读消息', en: 'Nothing unread' },
  noneAll: { zh: '还没有消息', en: 'No messages yet' },
  noneDo: {
    zh: '快超时、升级、需要您审批的事会在这里提醒您。',
    en: 'You are told here what is about to be late, escalated, or waits for your approval.',
  },
  rest: { zh: '还有 {count} 条', en: '{count} more' },
  more: { zh: '载入更多', en: 'Load more' },
  mail: { zh: '同时发到邮箱', en: 'Also by e-mail' },
  save: { zh: '保存', en: 'Save' },
  mailDo: { zh: '留空则不发邮件。', en: 'Empty: no mail.' },
};

const SHOWN = 4;
type Mine = Answer<typeof api.outbox.inbox>['items'][number];

export function Inbox({ unread, onClose }: { readonly unread: number; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [only, setOnly] = useState(unread > 0);
  const pages = useReadPages(api.outbox.inbox, { ...(only ? { unread: true } : {}), limit: 30 });
  const markAll = useSubmit(api.outbox.read);
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('title')}
      size="min(460px, 100vw)"
      footer={<MailAddress />}
      extra={
        unread > 0 && (
          <Button size="small" loading={markAll.isPending} onClick={() => markAll.mutate({})}>
            {t('allRead')}
          </Button>
        )
      }
    >
      <Segmented
        value={only}
        onChange={setOnly}
        options={[
          { value: true, label: t('unread', { count: unread }) },
          { value: false, label: t('all') },
        ]}
        style={{ marginBottom: 8 }}
      />
      <Refused error={pages.error ?? markAll.error} onRetry={() => pages.refetch()} />
      {pages.isPending && <Loading rows={6} />}
      {pages.data && pages.items.length === 0 && (
        <Empty title={t(only ? 'none' : 'noneAll')} icon="bell">
          {t('noneDo')}
        </Empty>
      )}
      <ul className="inbox">
        {pages.items.map((one) => (
          <Entry key={one.id} one={one} onClose={onClose} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button block onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </Drawer>
  );
}

function Entry({ one, onClose }: { readonly one: Mine; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const mark = useSubmit(api.outbox.read);
  const [all, setAll] = useState(false);
  const follow = (about: Mine['about']) => {
    if (!one.read) mark.mutate({ ids: [one.id] });
    const path = pathOf(about);
    if (!path) return;
    go(path);
    onClose();
  };
  return (
    <li className={one.read ? '' : 'unread'}>
      <button type="button" onClick={() => follow(one.about)}>
        <span className="row">
          {!one.read && <i aria-hidden />}
          <strong>{one.subject}</strong>
          {!one.read && <span className="only-heard">{t('isUnread')}</span>}
          <TimeText at={one.at} style="relative" className="quiet inbox-at" />
        </span>
        {one.listed.length <= 1 && <span className="inbox-body">{one.body}</span>}
      </button>
      {one.listed.length > 1 && (
        <ul>
          {one.listed.slice(0, all ? undefined : SHOWN).map(({ line, about }, index) => (
            <li key={`${index} ${line}`}>
              <button type="button" onClick={() => follow(about)}>
                {line}
              </button>
            </li>
          ))}
          {one.listed.length > SHOWN && !all && (
            <li>
              <button type="button" className="quiet" onClick={() => setAll(true)}>
                {t('rest', { count: one.listed.length - SHOWN })}
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

function MailAddress() {
  const t = useTexts(texts);
  const read = useRead(api.outbox.inbox, { unread: true, limit: 1 });
  const save = useSubmit(api.outbox.setMailAddress, { done: () => setWritten(undefined) });
  const [written, setWritten] = useState<string>();
  const email = written ?? read.data?.mailAddress ?? '';
  return (
    <div className="stack" style={{ gap: 6 }}>
      <span>
        {t('mail')} <small className="quiet">{t('mailDo')}</small>
      </span>
      <Space.Compact>
        <Input type="email" value={email} aria-label={t('mail')} placeholder="name@example.com" onChange={({ target }) => setWritten(target.value)} />
        <Button disabled={written === undefined} loading={save.isPending} onClick={() => save.mutate({ email: email.trim() || null })}>
          {t('save')}
        </Button>
      </Space.Compact>
      <Refused error={save.error} />
    </div>
  );
}

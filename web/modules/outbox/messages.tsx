// Every message with what became of it. What could not go out says why, and what to do instead.
import { App, Button, Segmented, Select, type TableProps } from 'antd';
import { useState } from 'react';
import { useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useReadPages, useSubmit } from '../../client/query.ts';
import { DataTable } from '../../design/desk/data-table.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { channels, heldReason, type Message, statuses, statusTones } from './labels.ts';
import { MessageDrawer } from './message-drawer.tsx';
import { Resend } from './resend.tsx';

const texts = {
  list: { zh: '消息', en: 'Messages' },
  all: { zh: '全部', en: 'All' },
  anyChannel: { zh: '全部通道', en: 'Any channel' },
  when: { zh: '时间', en: 'When' },
  to: { zh: '收件人', en: 'To' },
  what: { zh: '内容', en: 'What' },
  status: { zh: '状态', en: 'Status' },
  none: { zh: '没有消息', en: 'No messages' },
  noneHere: { zh: '没有这样的消息', en: 'No such message' },
  noneDo: { zh: '系统发出的提醒、邮件都会列在这里。', en: 'Everything the system sends is listed here.' },
  closed: {
    zh: '{channels}通道未开通：发往这些通道的消息只保留在这里，不会发出。',
    en: 'Not set up: {channels}. Messages there are kept here and not sent.',
  },
  try: { zh: '发一条测试消息给我', en: 'Send me a test message' },
  tried: { zh: '已发出，稍后在右上角的铃铛里查看。', en: 'Sent: see the bell in a moment.' },
};

const STATUSES = ['failed', 'held', 'waiting', 'sent', 'read'] as const;
type Status = (typeof STATUSES)[number];
type Channel = Message['channel'];

export function Messages() {
  const t = useTexts(texts);
  const [status, setStatus] = useSearchState('status');
  const [channel, setChannel] = useSearchState('channel');
  const [open, setOpen] = useState<string>();
  const pages = useReadPages(api.outbox.messages, {
    ...(status ? { status: status as Status } : {}),
    ...(channel ? { channel: channel as Channel } : {}),
  });
  const shown = pages.items.find(({ id }) => id === open);
  const channelsOpen = pages.data?.pages[0] as { readonly open?: Partial<Record<Channel, boolean>> } | undefined;
  return (
    <>
      <ClosedChannels open={channelsOpen?.open} />
      <Filters {...{ status, setStatus, channel, setChannel }} />
      <DataTable
        pages={pages}
        rowKey="id"
        columns={useColumns()}
        label={t('list')}
        onOpen={({ id }) => setOpen(id)}
        empty={
          <Empty title={t(status || channel ? 'noneHere' : 'none')} icon="outbox">
            {t('noneDo')}
          </Empty>
        }
      />
      {shown && <MessageDrawer message={shown} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function useColumns(): NonNullable<TableProps<Message>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    { title: t('when'), key: 'when', responsive: ['md'], render: (_, { createdAt }) => <TimeText at={createdAt} style="short" /> },
    {
      title: t('to'),
      key: 'to',
      render: (_, { receiver, channel, createdAt }) => (
        <div className="two-lines">
          <span>{receiver.name ?? receiver.address ?? '—'}</span>
          <small className="quiet">
            {[say(channels[channel]), receiver.name && receiver.address].filter(Boolean).join(' · ')}
            <span className="narrow-inline">
              {' '}
              <TimeText at={createdAt} style="short" />
            </span>
          </small>
        </div>
      ),
    },
    { title: t('what'), key: 'what', render: (_, message) => <What message={message} /> },
    { title: t('status'), key: 'status', render: (_, { status }) => <ToneTag tone={statusTones[status]}>{say(statuses[status])}</ToneTag> },
    { key: 'acts', responsive: ['md'], render: (_, message) => <Resend message={message} /> },
  ];
}

function What({ message }: { readonly message: Message }) {
  const say = useSay();
  const held = heldReason(message.reason);
  return (
    <div className="two-lines message-what">
      <span>{message.subject}</span>
      {held && <small className="quiet">{say(held)}</small>}
      {message.error && <small className="message-error">{message.error}</small>}
    </div>
  );
}

function ClosedChannels({ open }: { readonly open: Partial<Record<Channel, boolean>> | undefined }) {
  const t = useTexts(texts);
  const say = useSay();
  const closed = (Object.keys(channels) as Channel[]).filter((channel) => open && !open[channel]);
  if (closed.length === 0) return null;
  return (
    <p className="closed-channels">
      <Icon name="help" size={16} /> {t('closed', { channels: closed.map((channel) => say(channels[channel])).join('、') })}
    </p>
  );
}

type FiltersProps = {
  readonly status: string;
  readonly setStatus: (status: string) => void;
  readonly channel: string;
  readonly setChannel: (channel: string) => void;
};

function Filters({ status, setStatus, channel, setChannel }: FiltersProps) {
  const t = useTexts(texts);
  const say = useSay();
  const { message } = App.useApp();
  const may = useCan()('outbox.manage');
  const tryOut = useSubmit(api.outbox.tryOut, { done: () => message.success(t('tried')) });
  return (
    <div className="filter-bar">
      <Segmented
        value={status}
        onChange={setStatus}
        options={[{ value: '', label: t('all') }, ...STATUSES.map((value) => ({ value, label: say(statuses[value]) }))]}
      />
      <Select
        value={channel}
        onChange={setChannel}
        aria-label={t('anyChannel')}
        style={{ minWidth: 120 }}
        options={[{ value: '', label: t('anyChannel') }, ...Object.entries(channels).map(([value, label]) => ({ value, label: say(label) }))]}
      />
      {may && (
        <Button type="text" loading={tryOut.isPending} onClick={() => tryOut.mutate({ channel: 'in-app' })}>
          {t('try')}
        </Button>
      )}
      <Refused error={tryOut.error} />
    </div>
  );
}

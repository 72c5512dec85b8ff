// Who is told and how far each is; from here answers are taken by phone and what came back is recorded.
import { Button, Input, Segmented, type TableProps } from 'antd';
import { useState } from 'react';
import { NOTICE_STATES, SENT_BY } from '../../../../server/modules/recalls/words.ts';
import { useSearchState } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useReadPages } from '../../../client/query.ts';
import { Section } from '../../../design/controls.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { useSettled } from '../../cases/customer-pick.tsx';
import { type Full, noticeTones, type Recipient } from './labels.ts';
import { Amounts } from './recipient-amounts.tsx';
import { RecipientDrawer } from './recipient-drawer.tsx';

const texts = {
  title: { zh: '通知对象', en: 'Who is told' },
  progress: {
    zh: '{answered}/{sites} 家食堂已回数量，{acknowledged}/{all} 个对象已确认',
    en: '{answered}/{sites} kitchens answered, {acknowledged}/{all} acknowledged',
  },
  who: { zh: '对象', en: 'Who' },
  steps: { zh: '进度', en: 'Steps' },
  amounts: { zh: '数量', en: 'Amounts' },
  all: { zh: '全部', en: 'All' },
  waiting: { zh: '未答复', en: 'Waiting' },
  search: { zh: '食堂、客户、供应商', en: 'Kitchen, customer, supplier' },
  sent: { zh: '发出', en: 'sent' },
  read: { zh: '已读', en: 'read' },
  acknowledged: { zh: '确认', en: 'acknowledged' },
  answered: { zh: '答复', en: 'answered' },
  byStaff: { zh: '（代登记）', en: '(by us)' },
  spared: { zh: '演练不通知', en: 'Not told: exercise' },
  reminded: { zh: '催办 {count} 次', en: 'reminded {count} times' },
  open: { zh: '处理', en: 'Open' },
  nobody: { zh: '没有符合条件的对象', en: 'Nobody matches' },
  supplier: { zh: '供应商', en: 'Supplier' },
};

export function Recipients({ recall }: { readonly recall: Full }) {
  const t = useTexts(texts);
  const [view, setView] = useSearchState('who', 'all');
  const [text, setText] = useState('');
  const asked = useSettled(text, 250);
  const [openId, setOpenId] = useState<string>();
  const input = { recallId: recall.id, limit: 100, ...(view === 'waiting' ? { waiting: 'true' } : {}), ...(asked ? { text: asked } : {}) };
  const rows = useReadPages(api.recalls.listRecipients, input);
  const columns = useColumns(recall);
  const open = rows.items.find(({ id }) => id === openId);
  return (
    <Section title={t('title')} icon="people" extra={<span className="quiet">{t('progress', recall.told)}</span>}>
      <div className="row" style={{ marginBottom: 8 }}>
        <Segmented
          value={view}
          options={(['all', 'waiting'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(value) => setView(String(value))}
        />
        <Input
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          style={{ width: 240 }}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <DataTable
        wrap
        pages={rows}
        rowKey="id"
        columns={columns}
        label={t('title')}
        empty={<p className="quiet">{t('nobody')}</p>}
        onOpen={({ id }) => setOpenId(id)}
      />
      {open && <RecipientDrawer recall={recall} recipient={open} onClose={() => setOpenId(undefined)} />}
    </Section>
  );
}

function useColumns(recall: Full): NonNullable<TableProps<Recipient>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    {
      title: t('who'),
      key: 'who',
      render: (_, row) => (
        <div className="two-lines">
          <strong>{row.site?.name ?? row.supplier?.name ?? (row.role && say(row.role.label))}</strong>
          <small className="quiet">{row.customer?.name ?? (row.role ? say(row.role.task) : t('supplier'))}</small>
        </div>
      ),
    },
    { title: t('steps'), key: 'steps', render: (_, row) => <Steps row={row} spared={recall.mock && !recall.tellsCustomers} /> },
    {
      title: t('amounts'),
      key: 'amounts',
      render: (_, row) => (
        <div className="recall-lines">
          {row.lines.map((line) => (
            <Amounts key={line.lotId} line={line} />
          ))}
        </div>
      ),
    },
    {
      title: '',
      key: 'open',
      align: 'right',
      responsive: ['md'],
      render: () => (
        <Button size="small" type="link" tabIndex={-1}>
          {t('open')}
        </Button>
      ),
    },
  ];
}

function Steps({ row, spared }: { readonly row: Recipient; readonly spared: boolean }) {
  const t = useTexts(texts);
  const say = useSay();
  const { state, sentAt, sentBy, readAt, acknowledgedAt, answeredAt, answeredBy, reminders } = row;
  const step = (label: string, at: string | null) =>
    at && (
      <span>
        {label} <TimeText at={at} style="time" />
      </span>
    );
  return (
    <div className="two-lines">
      <span>
        {state === 'made' && spared && row.party !== 'internal' ? (
          <ToneTag>{t('spared')}</ToneTag>
        ) : (
          <ToneTag tone={noticeTones[state]}>{say(NOTICE_STATES[state])}</ToneTag>
        )}
      </span>
      <span className="recall-steps">
        {step(`${t('sent')}${sentBy ? `（${say(SENT_BY[sentBy])}）` : ''}`, sentAt)}
        {step(t('read'), readAt)}
        {step(t('acknowledged'), acknowledgedAt)}
        {step(`${t('answered')}${answeredBy === 'staff' ? t('byStaff') : ''}`, answeredAt)}
        {reminders > 0 && <span>{t('reminded', { count: reminders })}</span>}
      </span>
    </div>
  );
}

// How long the books are kept, by which rule, and what is kept beyond that.
import { Button, Form, Input, Segmented, Select, type TableProps } from 'antd';
import { useState } from 'react';
import { HOLD_REASONS } from '../../../server/modules/ledgers/words.ts';
import { Go, useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useReadPages, useSubmit } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';

const texts = {
  title: { zh: '台账保存与保全', en: 'Keeping the ledgers' },
  back: { zh: '返回台账', en: 'Back to the ledgers' },
  required: { zh: '必须登记的内容', en: 'What must be entered' },
  keep: { zh: '保存期限', en: 'How long' },
  never: { zh: '台账从不自动删除。', en: 'Nothing is ever deleted by itself.' },
  unsure: { zh: '待确认', en: 'To be confirmed' },
  holds: { zh: '保全', en: 'Legal holds' },
  standing: { zh: '保全中', en: 'Standing' },
  lifted: { zh: '已解除', en: 'Lifted' },
  set: { zh: '保全批次', en: 'Set a legal hold' },
  why: { zh: '原因', en: 'Reason' },
  lots: { zh: '批次', en: 'Lots' },
  lotsTip: { zh: '填本公司批次号，可一次填多个', en: 'Our lot numbers, one or more' },
  when: { zh: '时间', en: 'When' },
  words: { zh: '说明', en: 'Words' },
  wordsNeeded: { zh: '请写明原因', en: 'Say why' },
  lift: { zh: '解除', en: 'Lift' },
  liftTitle: { zh: '解除保全', en: 'Lift the legal hold' },
  more: { zh: '等 {count} 个', en: '{count} in all' },
  none: { zh: '没有需要额外保全的批次', en: 'Nothing is kept beyond the rules' },
  noneDo: { zh: '召回开始时会自动保全涉及批次的台账。', en: 'A recall sets one by itself.' },
};

type Hold = Answer<typeof api.ledgers.holds>['items'][number];
type Rule = Answer<typeof api.ledgers.rules>['keep'][number];
const SHOWN = 3;

export default function KeepingPage() {
  const t = useTexts(texts);
  const rules = useRead(api.ledgers.rules, {});
  const [view, setView] = useSearchState('view');
  const holds = useReadPages(api.ledgers.holds, { lifted: view === 'lifted' });
  const may = useRead(api.ledgers.holds, { limit: 1 }).data?.can.set ?? false;
  const [open, setOpen] = useState<'new' | Hold>();
  useLive(['ledgers'], { refresh: ['ledgers'] });
  const add = may && (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('set')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={add} tags={<Go to="/ledgers">{t('back')}</Go>} />
      <WhenRead read={rules}>
        {({ required, keep }) => (
          <>
            <h2>{t('keep')}</h2>
            <p className="quiet">{t('never')}</p>
            <Rules rules={keep} />
            <h2>{t('required')}</h2>
            <Rules rules={required} />
          </>
        )}
      </WhenRead>
      <h2>{t('holds')}</h2>
      <div className="filter-bar">
        <Segmented
          value={view || 'standing'}
          onChange={(value) => setView(value === 'standing' ? '' : value)}
          options={(['standing', 'lifted'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </div>
      <DataTable
        pages={holds}
        rowKey="id"
        columns={useColumns(setOpen)}
        label={t('holds')}
        empty={
          <Empty title={t('none')} icon="lock">
            {t('noneDo')}
          </Empty>
        }
      />
      {open === 'new' && <SetHold onClose={() => setOpen(undefined)} />}
      {open && open !== 'new' && <LiftHold hold={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Rules({ rules }: { readonly rules: readonly Rule[] }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <ul>
      {rules.map(({ text, source, confirmed }) => (
        <li key={`${text.zh}${source}`}>
          {say(text)}　<small className="quiet">{source}</small> {!confirmed && <ToneTag tone="amber">{t('unsure')}</ToneTag>}
        </li>
      ))}
    </ul>
  );
}

function useColumns(lift: (hold: Hold) => void): NonNullable<TableProps<Hold>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    { title: t('why'), key: 'why', render: (_, { reason }) => say(HOLD_REASONS[reason]) },
    {
      title: t('lots'),
      key: 'lots',
      render: (_, { lots }) => (
        <span className="row">
          {lots.slice(0, SHOWN).map(({ id, number }) => (
            <Go key={id} to={`/lots/${id}`}>
              {number}
            </Go>
          ))}
          {lots.length > SHOWN && t('more', { count: lots.length })}
        </span>
      ),
    },
    { title: t('words'), key: 'words', render: (_, { words, setBy }) => [words, setBy].filter(Boolean).join('　') },
    { title: t('when'), key: 'when', render: (_, { setAt }) => <TimeText at={setAt} style="short" /> },
    {
      key: 'act',
      align: 'right',
      render: (_, hold) =>
        hold.can.lift && (
          <Button size="small" onClick={() => lift(hold)}>
            {t('lift')}
          </Button>
        ),
    },
  ];
}

function SetHold({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const set = useSubmit(api.ledgers.setHold, { refresh: ['ledgers'], done: onClose });
  const reasons = (['authority', 'dispute', 'other'] as const).map((value) => ({ value, label: say(HOLD_REASONS[value]) }));
  type Values = { reason: 'authority' | 'dispute' | 'other'; lots: string[]; words: string };
  return (
    <FormDrawer<Values>
      title={t('set')}
      submit={t('set')}
      initial={{ reason: 'authority' }}
      error={set.error}
      busy={set.isPending}
      onSubmit={(values) => set.mutate(values)}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('why')}>
        <Select options={reasons} />
      </Form.Item>
      <Form.Item name="lots" label={t('lots')} extra={t('lotsTip')} rules={[{ required: true, message: t('lotsTip') }]}>
        <Select mode="tags" open={false} tokenSeparators={[',', '，', ' ', '、']} />
      </Form.Item>
      <Form.Item name="words" label={t('words')} rules={[{ required: true, min: 2, message: t('wordsNeeded') }]}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}

function LiftHold({ hold, onClose }: { readonly hold: Hold; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const lift = useSubmit(api.ledgers.liftHold, { refresh: ['ledgers'], done: onClose });
  return (
    <FormDrawer<{ words: string }>
      title={t('liftTitle')}
      submit={t('lift')}
      error={lift.error}
      busy={lift.isPending}
      onSubmit={({ words }) => lift.mutate({ legalHoldId: hold.id, words })}
      onClose={onClose}
    >
      <Form.Item name="words" label={t('words')} rules={[{ required: true, min: 2, message: t('wordsNeeded') }]}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}

// Recalls, open ones first to see; the yearly exercise and when it is due.
import { Button, Segmented, type TableProps } from 'antd';
import { REASONS } from '../../../../server/modules/recalls/words.ts';
import { Go, useGo, useSearchState } from '../../../app/go.tsx';
import { useCan } from '../../../app/session.ts';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useReadPages } from '../../../client/query.ts';
import { PageHeader } from '../../../design/controls.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { Empty } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import type { Head } from './labels.ts';
import { NeedDrawer } from './need-drawer.tsx';
import { KindTag, RuleSource, StateTag } from './recall-marks.tsx';
import './recalls.css';

const texts = {
  title: { zh: '召回', en: 'Recalls' },
  sub: { zh: '召回、自查退市与模拟召回：从知悉到关闭，件件有数。', en: 'Recalls, withdrawals and exercises: from knowing to closed.' },
  need: { zh: '登记召回', en: 'Record a recall' },
  mock: { zh: '模拟召回', en: 'Mock recall' },
  rules: { zh: '规则与出处', en: 'Rules' },
  all: { zh: '全部', en: 'All' },
  open: { zh: '进行中', en: 'Open' },
  ended: { zh: '已结束', en: 'Ended' },
  what: { zh: '商品与编号', en: 'Goods and number' },
  kind: { zh: '类别', en: 'Kind' },
  state: { zh: '进度', en: 'State' },
  start: { zh: '启动时限', en: 'To begin by' },
  told: { zh: '通知', en: 'Told' },
  answered: { zh: '{answered}/{sites} 家已回数量', en: '{answered}/{sites} kitchens answered' },
  sent: { zh: '{acknowledged}/{all} 已确认', en: '{acknowledged}/{all} acknowledged' },
  reach: { zh: '{lots} 批 · {sites} 家食堂', en: '{lots} lots · {sites} kitchens' },
  begunAt: { zh: '已启动', en: 'Begun' },
  empty: { zh: '没有召回', en: 'No recalls' },
  emptyDo: {
    zh: '从批次、冻结记录或售后单登记；每年至少做一次模拟召回。',
    en: 'Record one from lots, a hold or a case; exercise at least once a year.',
  },
  lastMock: { zh: '上次模拟召回', en: 'Last exercise' },
  dueMock: { zh: '下次不晚于', en: 'next by' },
  neverMock: { zh: '还没有做过模拟召回。', en: 'There has been no exercise yet.' },
  overdue: { zh: '该做了', en: 'Due' },
};

function useColumns(): NonNullable<TableProps<Head>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    {
      title: t('what'),
      key: 'what',
      render: (_, row) => (
        <div className="two-lines">
          <strong>{row.products.join('、') || say(REASONS[row.reason])}</strong>
          <Go to={`/recalls/${row.id}`} className="number nowrap">
            {row.number}
          </Go>
        </div>
      ),
    },
    {
      title: t('kind'),
      key: 'kind',
      render: (_, row) => (
        <div className="two-lines">
          <span className="row">
            <KindTag recall={row} />
          </span>
          <small className="quiet">{say(REASONS[row.reason])}</small>
        </div>
      ),
    },
    { title: t('state'), key: 'state', render: (_, row) => <StateTag recall={row} /> },
    {
      title: t('start'),
      key: 'start',
      responsive: ['md'],
      render: (_, row) =>
        row.begunAt ? (
          <span className="quiet">
            {t('begunAt')} <TimeText at={row.begunAt} />
          </span>
        ) : row.startBy && row.state === 'needed' && !row.mock ? (
          <TimeText at={row.startBy} />
        ) : (
          '—'
        ),
    },
    {
      title: t('told'),
      key: 'told',
      responsive: ['md'],
      render: (_, row) => (
        <div className="two-lines">
          <span>{t('answered', row.told)}</span>
          <small className="quiet">
            {t('sent', row.told)} · {t('reach', { lots: row.lotCount, sites: row.siteCount })}
          </small>
        </div>
      ),
    },
  ];
}

function MockDuty() {
  const t = useTexts(texts);
  const duty = useRead(api.recalls.showMockDuty, {});
  if (!duty.data) return null;
  const { last, dueOn, overdue, rule } = duty.data;
  return (
    <div className="row quiet" style={{ marginBottom: 12 }}>
      {last ? (
        <>
          {t('lastMock')} <Go to={`/recalls/${last.recallId}`}>{last.number}</Go> <TimeText at={last.at} style="date" />，{t('dueMock')} {dueOn}
        </>
      ) : (
        t('neverMock')
      )}
      {overdue && <ToneTag tone="amber">{t('overdue')}</ToneTag>}
      <RuleSource rule={rule} plain />
    </div>
  );
}

export default function RecallsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const columns = useColumns();
  const [state, setState] = useSearchState('state', 'all');
  const [asking, setAsking] = useSearchState('new');
  const rows = useReadPages(api.recalls.listRecalls, { limit: 50, ...(state === 'all' ? {} : { state: state as 'open' | 'ended' }) });
  useLive(['recalls'], { refresh: ['recalls'] });
  const may = useCan()('recalls.decide-recalls');
  const actions = (
    <>
      <Button onClick={() => go('/recalls/rules')}>{t('rules')}</Button>
      {may && <Button onClick={() => setAsking('mock')}>{t('mock')}</Button>}
      {may && (
        <Button type="primary" danger onClick={() => setAsking('recall')}>
          {t('need')}
        </Button>
      )}
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} actions={actions} />
      <MockDuty />
      <div className="row" style={{ marginBottom: 12 }}>
        <Segmented
          value={state}
          options={(['all', 'open', 'ended'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(value) => setState(String(value))}
        />
      </div>
      <DataTable
        wrap
        pages={rows}
        rowKey="id"
        columns={columns}
        label={t('title')}
        empty={<Empty title={t('empty')}>{t('emptyDo')}</Empty>}
        onOpen={(row) => go(`/recalls/${row.id}`)}
      />
      {asking && may && <NeedDrawer mock={asking === 'mock'} onClose={() => setAsking('')} onDone={(id) => go(`/recalls/${id}`)} />}
    </>
  );
}

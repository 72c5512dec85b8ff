// Alerts: those that wait for a decision first, with the minutes that are left.
import { Segmented, type TableProps } from 'antd';
import { useGo, useSearchState } from '../../../app/go.tsx';
import { type Answer, api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useReadPages } from '../../../client/query.ts';
import { PageHeader, Section } from '../../../design/controls.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import '../../../design/desk/desk-parts.css';
import { useJoin, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { Empty, WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import './alerts.css';
import { ALERT_KINDS, ALERT_STATES } from './labels.ts';

const texts = {
  title: { zh: '批次预警', en: 'Alerts' },
  all: { zh: '全部', en: 'All' },
  number: { zh: '预警', en: 'Alert' },
  about: { zh: '货源', en: 'Goods' },
  matters: { zh: '反映', en: 'Reports' },
  counts: { zh: '{customers} 家客户 · {cases} 单', en: '{customers} customers · {cases} cases' },
  raised: { zh: '触发', en: 'Raised' },
  due: { zh: '应判断', en: 'Decide by' },
  state: { zh: '判断', en: 'Decision' },
  none: { zh: '没有预警', en: 'No alerts' },
  noneDo: { zh: '没有多家客户反映同一批次、同一供应商或同一商品。', en: 'No lot, supplier or product was reported by several customers.' },
  rules: { zh: '预警规则', en: 'Rules' },
  atOnce: { zh: '系统先行冻结', en: 'held at once' },
  propose: { zh: '提请判断', en: 'to decide' },
  toConfirm: { zh: '待确认', en: 'to be confirmed' },
};

type Row = Answer<typeof api.recalls.alerts>['items'][number];

export function AlertTag({ state }: { readonly state: Row['state'] }) {
  const say = useSay();
  const tone = state === 'open' ? 'amber' : state === 'held' ? 'danger' : 'plain';
  return (
    <ToneTag tone={tone} icon={state === 'open' ? 'clock' : state === 'held' ? 'lock' : 'check'}>
      {say(ALERT_STATES[state])}
    </ToneTag>
  );
}

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const join = useJoin();
  const say = useSay();
  return [
    {
      title: t('number'),
      key: 'number',
      render: (_, row) => (
        <div className="two-lines">
          <strong>{say(ALERT_KINDS[row.kind])}</strong>
          <small className="quiet">{row.number}</small>
        </div>
      ),
    },
    {
      title: t('about'),
      key: 'about',
      render: (_, row) => (
        <div className="two-lines">
          <span>{[row.product?.name, row.supplier?.name].filter(Boolean).join(' · ') || '—'}</span>
          <small className="quiet">{join(row.lots.map(({ number }) => number))}</small>
          <small className="quiet narrow-inline">{t('counts', { customers: row.customers, cases: row.cases })}</small>
        </div>
      ),
    },
    { title: t('matters'), key: 'matters', responsive: ['md'], render: (_, row) => t('counts', { customers: row.customers, cases: row.cases }) },
    { title: t('raised'), key: 'raised', responsive: ['md'], render: (_, row) => <TimeText at={row.raisedAt} style="short" /> },
    {
      title: t('state'),
      key: 'state',
      render: (_, row) => (
        <div className="two-lines">
          <span>
            <AlertTag state={row.state} />
          </span>
          {row.state === 'open' && (
            <small className="quiet">
              {t('due')} <TimeText at={row.dueAt} style="time" />
            </small>
          )}
        </div>
      ),
    },
  ];
}

export default function AlertsPage() {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const [state, setState] = useSearchState('state');
  const rows = useReadPages(api.recalls.alerts, state ? { state: state as Row['state'] } : {});
  const columns = useColumns();
  useLive(['alerts'], { refresh: ['recalls'] });
  const options = [
    { value: '', label: t('all') },
    ...(['open', 'held', 'cleared'] as const).map((value) => ({ value, label: say(ALERT_STATES[value]) })),
  ];
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="filter-bar">
        <Segmented value={state} onChange={setState} options={options} />
      </div>
      <DataTable
        pages={rows}
        rowKey="alertId"
        columns={columns}
        label={t('title')}
        wrap
        empty={
          <Empty title={t('none')} icon="shield">
            {t('noneDo')}
          </Empty>
        }
        onOpen={(row) => go(`/alerts/${row.alertId}`)}
      />
      <Rules />
    </>
  );
}

function Rules() {
  const t = useTexts(texts);
  const say = useSay();
  const rules = useRead(api.recalls.alertRules, {});
  return (
    <div style={{ marginTop: 20 }}>
      <Section title={t('rules')} icon="plan">
        <WhenRead read={rules} rows={3}>
          {({ items }) => (
            <ul className="matter-rows">
              {items.map((rule) => (
                <li key={rule.code}>
                  <span>
                    {say(rule.text)} <small className="quiet">{rule.source}</small>
                  </span>
                  <span className="row">
                    {!rule.confirmed && <ToneTag tone="amber">{t('toConfirm')}</ToneTag>}
                    <ToneTag tone={rule.act === 'hold' ? 'danger' : 'plain'}>{t(rule.act === 'hold' ? 'atOnce' : 'propose')}</ToneTag>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </WhenRead>
      </Section>
    </div>
  );
}

// The commitments behind a figure of a report: same customer, month, clause and verdict. Each opens its timeline.
import { Select } from 'antd';
import { useGo, useSearchState } from '../../app/go.tsx';
import { api, type Question } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { labelOf, type Verdict, verdictLabels } from '../../design/labels.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { CustomerPick } from '../cases/customer-pick.tsx';
import '../cases/forms.css';
import { useCustomerName } from '../service-plans/customer-name.tsx';
import './desk.css';
import { CommitmentRow } from './look.tsx';
import { MonthStepper } from './month-stepper.tsx';
import { showPeriod } from './period.ts';

const texts = {
  title: { zh: '履约项', en: 'Commitments' },
  back: { zh: '返回', en: 'Back' },
  customer: { zh: '全部客户', en: 'All customers' },
  verdict: { zh: '全部判定', en: 'Every verdict' },
  allTime: { zh: '全部时间', en: 'all time' },
  none: { zh: '没有符合条件的履约项', en: 'None match' },
  more: { zh: '载入更多', en: 'Load more' },
  all: { zh: '共 {count} 项，已全部显示', en: 'All {count} shown' },
  corrected: { zh: '只看更正过的', en: 'corrected only' },
  ours: { zh: '只看我方承诺', en: 'our promises only' },
};

type Query = Omit<Question<typeof api.commitments.find>, 'cursor'>;

export default function ListPage() {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const go = useGo();
  const [customerId, setCustomer] = useSearchState('customer');
  const [period, setPeriod] = useSearchState('period');
  const [clauseId, setClause] = useSearchState('clause');
  const [verdict, setVerdict] = useSearchState('verdict');
  const [corrected] = useSearchState('corrected');
  const [ours] = useSearchState('ours');
  const name = useCustomerName(customerId || null);
  const query: Query = {
    ...(customerId ? { customerId } : {}),
    ...(period ? { period } : {}),
    ...(clauseId ? { clauseId } : {}),
    ...(verdict ? { verdict: verdict as Verdict } : {}),
    ...(corrected ? { corrected: true } : {}),
    ...(ours ? { ours: true } : {}),
  };
  const rows = useReadPages(api.commitments.find, query);
  // Under one clause every row has the same wording.
  const clauseWords = clauseId && (rows.items[0] ? `${rows.items[0].wording.slice(0, 24)}…` : clauseId);
  const words = [
    name,
    period ? showPeriod(period, locale) : t('allTime'),
    clauseWords,
    verdict && say(labelOf(verdictLabels, verdict)),
    corrected && t('corrected'),
    ours && t('ours'),
  ];
  const back = () => go('/reports/fulfilment', { customer: customerId || undefined, period: period || undefined });
  return (
    <>
      <PageHeader title={t('title')} sub={words.filter(Boolean).join(' · ')} {...(customerId && period ? { onBack: back, back: t('back') } : {})} />
      <div className="stack">
        <div className="row list-filter">
          <div className="customer-field">
            <CustomerPick value={customerId || null} onPick={(one) => setCustomer(one?.id ?? '')} placeholder={t('customer')} />
          </div>
          <MonthStepper period={period} onChange={setPeriod} all />
          <Select
            allowClear
            placeholder={t('verdict')}
            aria-label={t('verdict')}
            value={verdict || null}
            onChange={(next: string | null | undefined) => setVerdict(next ?? '')}
            options={Object.entries(verdictLabels).map(([value, label]) => ({ value, label: say(label) }))}
            className="verdict-select"
          />
          {clauseId && (
            <button type="button" className="plain-button" title={clauseId} onClick={() => setClause('')}>
              {clauseWords} ×
            </button>
          )}
        </div>
        <Refused error={rows.error} onRetry={() => rows.refetch()} />
        {rows.isPending && <Loading rows={8} />}
        {rows.data && rows.items.length === 0 && <Empty title={t('none')} icon="search" />}
        {rows.items.length > 0 && (
          <>
            <ul className="card commitment-rows">
              {rows.items.map((one) => (
                <CommitmentRow key={one.id} one={one} />
              ))}
            </ul>
            <div className="list-foot">
              {rows.hasNextPage ? (
                <button type="button" className="plain-button" onClick={() => void rows.fetchNextPage()} disabled={rows.isFetchingNextPage}>
                  {t('more')}
                </button>
              ) : (
                <span className="quiet">{t('all', { count: rows.items.length })}</span>
              )}
            </div>
          </>
        )}
      </div>
    </>
  );
}

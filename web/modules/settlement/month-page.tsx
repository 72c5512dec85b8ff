// 月结: every customer of a month, the worst score first; what it may cost, what waits for whom, what is not paid.
import { Select } from 'antd';
import { useGo, useSearchState } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api, type Question } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader, StatCard } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { useSelection } from '../cases/queue-selection.ts';
import '../commitments/desk.css';
import { MonthStepper, thisMonth } from '../commitments/month-stepper.tsx';
import { addMonths, isMonth } from '../commitments/period.ts';
import '../cases/forms.css';
import { DrawMonth } from './draw-month.tsx';
import type { MonthView } from './labels.ts';
import { MonthRows } from './month-rows.tsx';
import './settlement.css';

const texts = {
  title: { zh: '月结', en: 'Month end' },
  open: { zh: '本月未结束：得分和风险每天在变，对账单是草稿。', en: 'The month is not over: scores move, statements are drafts.' },
  low: { zh: '评分不达标', en: 'Low scores' },
  lowNote: { zh: '共 {count} 个客户', en: 'of {count} customers' },
  risk: { zh: '风险金额', en: 'Money at risk' },
  riskNote: { zh: '内部估算＋客户提出未定', en: 'estimated and stated' },
  appeals: { zh: '申诉中', en: 'Open appeals' },
  unsent: { zh: '对账单未发送', en: 'Statements not sent' },
  unconfirmed: { zh: '客户未确认', en: 'Not confirmed' },
  disputed: { zh: '有异议', en: 'Disputed' },
  unpriced: { zh: '无单价的行', en: 'Lines without a price' },
  total: { zh: '本月应收', en: 'Billed this month' },
  unpaid: { zh: '未回款', en: 'Unpaid' },
  overdue: { zh: '其中逾期 {money}', en: 'overdue {money}' },
  'no-package': { zh: '资料包未发布', en: 'Packages not released' },
  all: { zh: '全部客户', en: 'All customers' },
  sort: { zh: '排序', en: 'Order' },
  byScore: { zh: '评分低的在前', en: 'Worst score first' },
  byRisk: { zh: '风险大的在前', en: 'Most at risk first' },
  byUnpaid: { zh: '欠款多的在前', en: 'Most unpaid first' },
  byName: { zh: '按名称', en: 'By name' },
  next: { zh: '下一个客户', en: 'Next' },
  last: { zh: '上一个客户', en: 'Previous' },
  openOne: { zh: '打开', en: 'Open' },
  more: { zh: '载入更多', en: 'Load more' },
  none: { zh: '没有这样的客户', en: 'No such customers' },
  noneDo: { zh: '这一项都处理好了。', en: 'All of it is done.' },
  empty: { zh: '这个月没有往来的客户', en: 'No customers this month' },
};

type Show = NonNullable<Question<typeof api.settlement.monthView>['show']>;
type Sort = NonNullable<Question<typeof api.settlement.monthView>['sort']>;

export default function MonthPage() {
  const t = useTexts(texts);
  const go = useGo();
  // People settle the month that has ended; what runs is one step away.
  const [asked, setMonth] = useSearchState('month');
  const month = isMonth(asked) ? asked : addMonths(thisMonth(), -1);
  const [show, setShow] = useSearchState('show', 'all');
  const [sort, setSort] = useSearchState('sort', 'score');
  const pages = useReadPages(api.settlement.monthView, { month, show: show as Show, sort: sort as Sort, limit: 50 });
  useLive(['settlement', 'statements'], { refresh: ['settlement'] });
  const first = pages.data?.pages[0] as MonthView | undefined;
  const selection = useSelection(
    pages.items.map(({ customer }) => customer.id),
    true,
  );
  const to = (customerId: string) => go(`/settlement/${customerId}/${month}`);
  const open = selection.id ? () => to(selection.id as string) : undefined;
  useShortcut('j', t('next'), () => selection.move(1));
  useShortcut('k', t('last'), () => selection.move(-1));
  useShortcut('o', t('openOne'), open);
  useShortcut('Enter', t('openOne'), open);
  return (
    <>
      <PageHeader
        title={t('title')}
        sub={first?.open && t('open')}
        actions={
          <>
            <DrawMonth month={month} />
            <MonthStepper period={month} onChange={setMonth} />
          </>
        }
      />
      <div className="stack">
        {first && <Counts counts={first.counts} show={show} onShow={(next) => setShow(next === show ? 'all' : next)} />}
        <div className="row month-bar">
          <ShowSelect show={show} onShow={setShow} />
          <SortSelect sort={sort} onSort={setSort} />
        </div>
        {pages.error && pages.items.length === 0 ? <Refused error={pages.error} onRetry={() => pages.refetch()} /> : null}
        {pages.isPending && <Loading rows={8} />}
        {!pages.isPending && !pages.error && pages.items.length === 0 && (
          <Empty title={t(show === 'all' ? 'empty' : 'none')} icon="check">
            {show !== 'all' && t('noneDo')}
          </Empty>
        )}
        {pages.items.length > 0 && <MonthRows rows={pages.items} month={month} selected={selection.id} onPick={to} />}
        {pages.hasNextPage && (
          <button type="button" className="queue-more" disabled={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t('more')}
          </button>
        )}
      </div>
    </>
  );
}

type CountsProps = {
  readonly counts: Answer<typeof api.settlement.monthView>['counts'];
  readonly show: string;
  readonly onShow: (show: Show) => void;
};

function Counts({ counts, onShow }: CountsProps) {
  const t = useTexts(texts);
  const card = (show: Show, value: number, tone: 'danger' | 'plain' = 'plain') => (
    <div className={value === 0 ? 'month-zero' : ''}>
      <StatCard label={t(show)} value={value} tone={value > 0 ? tone : 'plain'} onClick={() => onShow(show)} />
    </div>
  );
  return (
    <div className="month-counts">
      <StatCard
        label={t('low')}
        value={counts.low}
        tone={counts.low > 0 ? 'danger' : 'plain'}
        note={t('lowNote', { count: counts.customers })}
        onClick={() => onShow('low')}
      />
      <StatCard label={t('risk')} value={<MoneyText fen={counts.riskFen} />} note={t('riskNote')} tone={counts.riskFen > 0 ? 'danger' : 'plain'} />
      {card('appeals', counts.openAppeals)}
      {card('unsent', counts.unsent)}
      {card('unconfirmed', counts.unconfirmed)}
      {card('disputed', counts.disputed, 'danger')}
      {card('unpriced', counts.unpriced, 'danger')}
      <StatCard label={t('total')} value={<MoneyText fen={counts.totalFen} />} />
      <StatCard
        label={t('unpaid')}
        value={<MoneyText fen={counts.unpaidFen} />}
        note={
          counts.overdueFen > 0 && (
            <span className="score-bad">
              {t('overdue', { money: '' })}
              <MoneyText fen={counts.overdueFen} />
            </span>
          )
        }
        onClick={() => onShow('unpaid')}
      />
      {card('no-package', counts.packagesOpen)}
    </div>
  );
}

const SHOWS: readonly Show[] = ['all', 'low', 'appeals', 'unsent', 'unconfirmed', 'disputed', 'unpriced', 'unpaid', 'no-package'];

function ShowSelect({ show, onShow }: { readonly show: string; readonly onShow: (show: string) => void }) {
  const t = useTexts(texts);
  return (
    <Select
      value={show}
      aria-label={t('all')}
      onChange={onShow}
      popupMatchSelectWidth={false}
      options={SHOWS.map((value) => ({ value, label: t(value) }))}
    />
  );
}

function SortSelect({ sort, onSort }: { readonly sort: string; readonly onSort: (sort: string) => void }) {
  const t = useTexts(texts);
  const options = [
    { value: 'score', label: t('byScore') },
    { value: 'risk', label: t('byRisk') },
    { value: 'unpaid', label: t('byUnpaid') },
    { value: 'name', label: t('byName') },
  ];
  return <Select value={sort} aria-label={t('sort')} onChange={onSort} popupMatchSelectWidth={false} options={options} />;
}

// Claims: whose turn it is, food safety first; opened, and decided on their page, by keyboard.
import { Input, Select } from 'antd';
import { STATES, type State, WAYS, type Way } from '../../../server/modules/claims/words.ts';
import { useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { useOptions, useTexts } from '../../design/locale.ts';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import '../cases/desk.css';
import { useSelection } from '../cases/queue-selection.ts';
import { CustomerSelect } from '../customers/customer-select.tsx';
import '../orders/list.css';
import { ClaimRows } from './claim-rows.tsx';
import { ClaimViews, isView, type ListView } from './claim-views.tsx';
import './desk-claims.css';

const texts = {
  title: { zh: '退换赔付', en: 'Claims' },
  search: { zh: '退换单号、售后单号、送货单号', en: 'Number of claim, case or note' },
  anyWay: { zh: '全部方式', en: 'Any way' },
  anyState: { zh: '全部状态', en: 'Any state' },
  onlySafety: { zh: '只看食品安全', en: 'Food safety only' },
  next: { zh: '下一项', en: 'Next' },
  last: { zh: '上一项', en: 'Previous' },
  open: { zh: '打开', en: 'Open' },
  more: { zh: '载入更多', en: 'Load more' },
  none: { zh: '没有符合条件的退换赔付', en: 'No claim matches' },
  noneDo: { zh: '去掉一些筛选条件再看。', en: 'Take some filters away.' },
  'to-decide': { zh: '没有等您审批的申请', en: 'Nothing waits for your decision' },
  second: { zh: '没有等第二人审批的申请', en: 'Nothing waits for a second person' },
  'to-plan': { zh: '同意的换货补货都已安排', en: 'Every approved replacement is planned' },
  'to-pay': { zh: '没有待付款的赔付', en: 'Nothing is to be paid' },
  openOnes: { zh: '没有办理中的退换赔付', en: 'No claim is in progress' },
  allOnes: { zh: '还没有退换赔付', en: 'No claim yet' },
  wellDo: { zh: '在售后单里按 b 提出申请；食堂扫码也可以自己申请。', en: 'Request one on a case with b; kitchens ask by their QR code.' },
};

function useFilter() {
  const [view, setView] = useSearchState('view', useCan()('claims.approve') ? 'to-decide' : 'open');
  const [customer, setCustomer] = useSearchState('customer');
  const [way, setWay] = useSearchState('way');
  const [state, setState] = useSearchState('state');
  const [safety, setSafety] = useSearchState('safety');
  const [number, setNumber] = useSearchState('number');
  const written = useSettled(number.trim());
  const input = {
    // A number is found wherever it stands.
    ...(written ? {} : isView(view) ? { view } : view === 'open' ? { open: true } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(way ? { way: way as Way } : {}),
    ...(state && !isView(view) ? { state: state as State } : {}),
    ...(safety ? { foodSafety: true } : {}),
    ...(written ? { number: written } : {}),
    limit: 50,
  };
  const narrowed = Boolean(customer || way || state || safety || written);
  return { input, narrowed, view, setView, customer, setCustomer, way, setWay, state, setState, safety, setSafety, number, setNumber };
}
type Filter = ReturnType<typeof useFilter>;

/** Open ones of food safety are asked for by themselves: the band is whole however long the list is. */
function useRows({ input, view }: Filter) {
  const pages = useReadPages(api.claims.list, input);
  const band = useRead(api.claims.list, { ...input, ...(view === 'all' ? { open: true } : {}), foodSafety: true, limit: 100 });
  const safety = band.data?.items ?? [];
  const first = new Set(safety.map(({ id }) => id));
  return { pages, safety, rest: pages.items.filter(({ id }) => !first.has(id)) };
}

export default function ClaimsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const filter = useFilter();
  const { pages, safety, rest } = useRows(filter);
  const rows = [...safety, ...rest];
  const selection = useSelection(
    rows.map(({ id }) => id),
    true,
  );
  const open = selection.id ? () => go(`/claims/${selection.id}`) : undefined;
  useLive(['claims'], { refresh: ['claims'] });
  useShortcut('j', t('next'), () => selection.move(1));
  useShortcut('k', t('last'), () => selection.move(-1));
  useShortcut('o', t('open'), open);
  useShortcut('Enter', t('open'), open);
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="orders">
        <ClaimViews view={filter.view as ListView} onView={filter.setView} />
        <div className="orders-middle">
          <Filters filter={filter} />
          {pages.error && rows.length === 0 ? <Refused error={pages.error} onRetry={() => pages.refetch()} /> : null}
          {pages.isPending && <Loading rows={10} />}
          {!pages.isPending && !pages.error && rows.length === 0 && <Nothing filter={filter} />}
          {rows.length > 0 && <ClaimRows safety={safety} rest={rest} selected={selection.id} onPick={(id) => go(`/claims/${id}`)} />}
          {pages.hasNextPage && (
            <button type="button" className="queue-more" disabled={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
              {t('more')}
            </button>
          )}
        </div>
      </div>
    </>
  );
}

function Nothing({ filter: { narrowed, view } }: { readonly filter: Filter }) {
  const t = useTexts(texts);
  if (narrowed) {
    return (
      <Empty title={t('none')} icon="search">
        {t('noneDo')}
      </Empty>
    );
  }
  return (
    <Empty title={isView(view) ? t(view) : t(view === 'open' ? 'openOnes' : 'allOnes')} icon="check">
      {t('wellDo')}
    </Empty>
  );
}

function Filters({ filter }: { readonly filter: Filter }) {
  const t = useTexts(texts);
  const options = useOptions();
  return (
    <div className="filter-bar">
      <Input
        allowClear
        defaultValue={filter.number}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={({ target }) => filter.setNumber(target.value)}
        className="claims-search"
      />
      <div className="filter-field">
        <CustomerSelect {...(filter.customer ? { value: filter.customer } : {})} onChange={(id) => filter.setCustomer(id ?? '')} />
      </div>
      <Select
        value={filter.way}
        aria-label={t('anyWay')}
        options={options(t('anyWay'), WAYS)}
        onChange={filter.setWay}
        popupMatchSelectWidth={false}
      />
      {!isView(filter.view) && (
        <Select
          value={filter.state}
          aria-label={t('anyState')}
          options={options(t('anyState'), STATES)}
          onChange={filter.setState}
          popupMatchSelectWidth={false}
        />
      )}
      <label className="claims-safety">
        <input type="checkbox" checked={filter.safety !== ''} onChange={({ target }) => filter.setSafety(target.checked ? 'yes' : '')} />
        {t('onlySafety')}
      </label>
    </div>
  );
}

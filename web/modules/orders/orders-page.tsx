// Orders by day of delivery: what waits for whom, urgent ones in their own band; by keyboard, many at once.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useReadPages } from '../../client/query.ts';
import { KeyHint, PageHeader } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { ExportButton } from '../../design/desk/export-button.tsx';
import { Icon } from '../../design/icon.tsx';
import { useOptions, useTexts } from '../../design/locale.ts';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import '../cases/desk.css';
import { useSelection } from '../cases/queue-selection.ts';
import { CustomerSelect } from '../customers/customer-select.tsx';
import { BulkBar, useChosen } from './bulk-bar.tsx';
import { DayTabs, daysOf } from './day-tabs.tsx';
import { ImportOrders } from './import-orders.tsx';
import { type Channel, channelLabels, type State, stateLabels } from './labels.ts';
import { OrderRows } from './order-rows.tsx';
import { filterOf, OrderViews, type View } from './order-views.tsx';
import './orders.css';

const texts = {
  title: { zh: '订单', en: 'Orders' },
  new: { zh: '收单', en: 'Take an order' },
  import: { zh: '导入', en: 'Import' },
  templates: { zh: '常用单', en: 'Templates' },
  search: { zh: '单号、食堂、商品', en: 'Number, site, goods' },
  anyChannel: { zh: '全部来源', en: 'Any channel' },
  anyState: { zh: '全部状态', en: 'Any state' },
  next: { zh: '下一单', en: 'Next' },
  last: { zh: '上一单', en: 'Previous' },
  open: { zh: '打开订单', en: 'Open' },
  choose: { zh: '选中', en: 'Select' },
  more: { zh: '载入更多', en: 'Load more' },
  none: { zh: '这里没有订单', en: 'No orders here' },
  noneSearch: { zh: '没有符合条件的订单', en: 'No order matches' },
  noneTodo: { zh: '没有等待处理的订单', en: 'Nothing waits' },
  noneDo: {
    zh: '电话来单按 n 收单；微信来单直接 Ctrl+V 粘贴；表格点“导入”。',
    en: 'n takes a phone order, Ctrl+V a pasted chat, Import a table.',
  },
};

function useFilter() {
  const [view, setView] = useSearchState('view', 'all');
  const [day, setDay] = useSearchState('day', 'coming');
  const [customer, setCustomer] = useSearchState('customer');
  const [channel, setChannel] = useSearchState('channel');
  const [state, setState] = useSearchState('state');
  const [text, setText] = useSearchState('text');
  const written = useSettled(text.trim());
  const input = {
    ...filterOf(view as View),
    // Whoever looks for a number or a customer wants all days; so does whoever works off what waits.
    ...(day === 'coming' && (view !== 'all' || written || customer) ? {} : daysOf(day)),
    ...(customer ? { customerId: customer } : {}),
    ...(channel ? { channel: channel as Channel } : {}),
    ...(state && view === 'all' ? { state: state as State } : {}),
    ...(written ? { text: written } : {}),
    limit: 50,
  };
  return {
    input,
    view,
    setView,
    day,
    setDay,
    customer,
    setCustomer,
    channel,
    setChannel,
    state,
    setState,
    text,
    setText,
    narrowed: Boolean(written || customer || channel || state),
  };
}

/** Urgent ones are asked for by themselves: the band is whole however long the list is. */
function useRows(filter: ReturnType<typeof useFilter>) {
  const pages = useReadPages(api.orders.list, filter.input);
  const wanted = !filter.input.state || filter.input.state === 'received';
  const urgent = useRead(api.orders.list, { ...filter.input, state: 'received', urgent: true, limit: 50 }, { enabled: wanted });
  const first = (wanted ? (urgent.data?.items ?? []) : []).filter(({ agreed }) => agreed === null);
  const band = new Set(first.map(({ id }) => id));
  return { pages, urgent: first, rest: pages.items.filter(({ id }) => !band.has(id)) };
}

export default function OrdersPage() {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const [importing, setImporting] = useState(false);
  const filter = useFilter();
  const { pages, urgent, rest } = useRows(filter);
  const rows = [...urgent, ...rest];
  const selection = useSelection(
    rows.map(({ id }) => id),
    true,
  );
  const chosen = useChosen(rows);
  useLive(['orders'], { refresh: ['orders'] });
  const current = rows.find(({ id }) => id === selection.id);
  const open = current ? () => go(`/orders/${current.id}`) : undefined;
  const receive = can('orders.receive');
  useShortcut('j', t('next'), () => selection.move(1));
  useShortcut('k', t('last'), () => selection.move(-1));
  useShortcut('ArrowDown', t('next'), () => selection.move(1));
  useShortcut('ArrowUp', t('last'), () => selection.move(-1));
  useShortcut('o', t('open'), open);
  useShortcut('Enter', t('open'), open);
  useShortcut('x', t('choose'), current ? () => chosen.toggle(current.id) : undefined);
  useShortcut('n', t('new'), receive ? () => go('/orders/new') : undefined);
  return (
    <>
      <PageHeader title={t('title')} actions={<Actions filter={filter.input} onImport={receive ? () => setImporting(true) : undefined} />} />
      <div className="orders">
        <OrderViews view={filter.view as View} onView={filter.setView} />
        <div className="orders-middle">
          <DayTabs day={filter.day} onDay={filter.setDay} />
          <Filters filter={filter} />
          <BulkBar chosen={chosen} rows={rows} current={current} />
          {pages.error && rows.length === 0 ? <Refused error={pages.error} onRetry={() => pages.refetch()} /> : null}
          {pages.isPending && <Loading rows={10} />}
          {!pages.isPending && !pages.error && rows.length === 0 && <Nothing narrowed={filter.narrowed} todo={filter.view !== 'all'} />}
          {rows.length > 0 && <OrderRows urgent={urgent} rest={rest} selected={selection.id} chosen={chosen} onPick={(id) => go(`/orders/${id}`)} />}
          {pages.hasNextPage && (
            <button type="button" className="queue-more" disabled={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
              {t('more')}
            </button>
          )}
        </div>
      </div>
      {importing && <ImportOrders onClose={() => setImporting(false)} />}
    </>
  );
}

type Filter = ReturnType<typeof useFilter>['input'];
type ActionsProps = { readonly filter: Filter; readonly onImport: (() => void) | undefined };

function Actions({ filter: { limit, ...filter }, onImport }: ActionsProps) {
  const t = useTexts(texts);
  const go = useGo();
  const exporting = <ExportButton endpoint={api.orders.exportList} input={filter} what={t('title')} />;
  if (!onImport) return exporting;
  return (
    <>
      <Button icon={<Icon name="copy" size={16} />} onClick={() => go('/orders/templates')}>
        {t('templates')}
      </Button>
      {exporting}
      <Button icon={<Icon name="upload" size={16} />} onClick={onImport}>
        {t('import')}
      </Button>
      <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => go('/orders/new')}>
        {t('new')} <KeyHint keys="n" />
      </Button>
    </>
  );
}

function Nothing({ narrowed, todo }: { readonly narrowed: boolean; readonly todo: boolean }) {
  const t = useTexts(texts);
  return (
    <Empty title={t(narrowed ? 'noneSearch' : todo ? 'noneTodo' : 'none')} icon="plan">
      {t('noneDo')}
    </Empty>
  );
}

function Filters({ filter }: { readonly filter: ReturnType<typeof useFilter> }) {
  const t = useTexts(texts);
  const options = useOptions();
  return (
    <div className="filter-bar">
      <Input
        allowClear
        defaultValue={filter.text}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={({ target }) => filter.setText(target.value)}
        className="orders-search"
      />
      <div className="filter-field">
        <CustomerSelect {...(filter.customer ? { value: filter.customer } : {})} onChange={(id) => filter.setCustomer(id ?? '')} />
      </div>
      <Select value={filter.channel} aria-label={t('anyChannel')} options={options(t('anyChannel'), channelLabels)} onChange={filter.setChannel} />
      {filter.view === 'all' && (
        <Select value={filter.state} aria-label={t('anyState')} options={options(t('anyState'), stateLabels)} onChange={filter.setState} />
      )}
    </div>
  );
}

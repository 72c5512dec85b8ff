// The desk's home: who is next. Views with counts, rows by time left, a preview beside them; everything by keyboard.
import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api, type Question } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages, useSubmit } from '../../client/query.ts';
import { ExportButton } from '../../design/desk/export-button.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty, Loading, Refused, useFailureText } from '../../design/states.tsx';
import type { CaseRow } from './case-look.tsx';
import { CustomerPick } from './customer-pick.tsx';
import './desk.css';
import { CasePreview } from './queue-preview.tsx';
import { QueueRows } from './queue-rows.tsx';
import { useSelection } from './queue-selection.ts';
import { QueueViews, type View } from './queue-views.tsx';
import { useWide } from './use-wide.ts';

const texts = {
  all: { zh: '全部待办', en: 'All open' },
  next: { zh: '下一单', en: 'Next' },
  last: { zh: '上一单', en: 'Previous' },
  open: { zh: '打开售后单', en: 'Open the case' },
  take: { zh: '接单', en: 'Take' },
  taken: { zh: '已接单 {number}', en: '{number} is yours' },
  reply: { zh: '答复客户', en: 'Answer the customer' },
  escalate: { zh: '转派、上报', en: 'Hand over' },
  customer: { zh: '只看一个客户', en: 'One customer only' },
  new: { zh: '登记来电', en: 'Register a call' },
  fresh: { zh: '上方新到 {count} 单', en: '{count} new above' },
  more: { zh: '载入更多', en: 'Load more' },
  well: { zh: '没有待处理的售后单', en: 'Nothing is waiting' },
  wellMine: { zh: '您名下没有未完成的售后单', en: 'Nothing of yours is open' },
  wellUnassigned: { zh: '没有无人接手的售后单', en: 'Everything has somebody' },
  wellSafety: { zh: '没有未了结的食品安全事项', en: 'No open food-safety matter' },
  wellBreaking: { zh: '30 分钟内没有即将到期的承诺', en: 'No promise falls due within 30 minutes' },
  wellOverdue: { zh: '没有超时的售后单', en: 'Nothing is overdue' },
  wellWaiting: { zh: '没有等待客户确认的售后单', en: 'No case waits for its customer' },
  wellDo: {
    zh: '新的反馈会自动出现在这里。收到微信消息可直接按 Ctrl+V 粘贴开单。',
    en: 'New matters appear by themselves. Paste a chat anywhere with Ctrl+V.',
  },
};

const WELL = {
  all: 'well',
  mine: 'wellMine',
  unassigned: 'wellUnassigned',
  'food-safety': 'wellSafety',
  breaking: 'wellBreaking',
  overdue: 'wellOverdue',
  'waiting-for-customer': 'wellWaiting',
} as const satisfies Record<View, keyof typeof texts>;

function useQueueKeys(rows: readonly CaseRow[], selection: ReturnType<typeof useSelection>): void {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const { message } = App.useApp();
  const failure = useFailureText();
  const take = useSubmit(api.cases.take, { refresh: ['commitments'] });
  const row = rows.find(({ id }) => id === selection.id);
  const takeIt = ({ id, number }: CaseRow) =>
    take.mutate(
      { caseId: id },
      { onSuccess: () => void message.success(t('taken', { number })), onError: (error) => void message.error(failure(error), 6) },
    );
  useShortcut('j', t('next'), () => selection.move(1));
  useShortcut('k', t('last'), () => selection.move(-1));
  useShortcut('ArrowDown', t('next'), () => selection.move(1));
  useShortcut('ArrowUp', t('last'), () => selection.move(-1));
  useShortcut('o', t('open'), row ? () => go(`/cases/${row.id}`) : undefined);
  useShortcut('Enter', t('open'), row ? () => go(`/cases/${row.id}`) : undefined);
  useShortcut('a', t('take'), row && can('cases.handle') ? () => takeIt(row) : undefined);
  useShortcut('r', t('reply'), row && can('cases.handle') ? () => go(`/cases/${row.id}`, { do: 'answer' }) : undefined);
  useShortcut('e', t('escalate'), row ? () => go(`/cases/${row.id}`, { do: 'escalate' }) : undefined);
  useShortcut('n', t('new'), can('cases.open') ? () => go('/cases/new') : undefined);
}

type QueueInput = Omit<NonNullable<Question<typeof api.cases.queue>>, 'cursor'>;

export default function QueuePage() {
  const t = useTexts(texts);
  const go = useGo();
  const [view, setView] = useSearchState('view', 'all');
  const [customerId, setCustomer] = useSearchState('customer');
  const wide = useWide(1200);
  const filter = { view: view as View, ...(customerId ? { customerId } : {}) };
  const input: QueueInput = { ...filter, limit: 50 };
  const rows = useReadPages(api.cases.queue, input);
  const selection = useSelection(
    rows.items.map(({ id }) => id),
    wide,
  );
  const scroller = useRef<HTMLDivElement>(null);
  const fresh = useFreshRows(rows.items, `${view} ${customerId}`, rows.isPending);
  useLive(['queue'], { refresh: ['cases'] });
  useQueueKeys(rows.items, selection);
  const pick = useCallback((id: string) => (wide ? selection.set(id) : go(`/cases/${id}`)), [wide, selection.set, go]);
  return (
    <div className={`queue${wide ? ' with-preview' : ''}`}>
      <QueueViews view={view as View} onView={setView} />
      <section className="queue-middle" aria-label={t('all')}>
        <div className="queue-filter">
          <CustomerPick value={customerId || null} onPick={(one) => setCustomer(one?.id ?? '')} placeholder={t('customer')} size="small" />
          <span className="row">
            <button type="button" className="icon-button" onClick={() => go('/cases/new')}>
              <Icon name="plus" size={16} /> {t('new')}
            </button>
            <ExportButton endpoint={api.cases.exportQueue} input={filter} what={t('all')} size="small" />
          </span>
        </div>
        <FreshAbove scroller={scroller} ids={fresh} />
        {rows.error && rows.items.length === 0 ? <Refused error={rows.error} onRetry={() => rows.refetch()} /> : null}
        {rows.isPending ? <Loading rows={10} /> : null}
        {!rows.isPending && !rows.error && rows.items.length === 0 ? (
          <Empty title={t(WELL[view as View] ?? 'well')} icon="leaf">
            {t('wellDo')}
          </Empty>
        ) : null}
        {rows.items.length > 0 && (
          <QueueRows
            key={`${view} ${customerId}`}
            rows={rows.items}
            selected={wide ? selection.id : undefined}
            fresh={fresh}
            scroller={scroller}
            onPick={pick}
          >
            {rows.hasNextPage && (
              <button type="button" className="queue-more" disabled={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
                {t('more')}
              </button>
            )}
          </QueueRows>
        )}
      </section>
      {wide && <CasePreview caseId={selection.id} />}
    </div>
  );
}

/** Rows that were not there when the view was opened; they stay marked until the view changes. */
function useFreshRows(rows: readonly CaseRow[], view: string, pending: boolean): ReadonlySet<string> {
  const seen = useRef<{ view: string; ids: Set<string> } | undefined>(undefined);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (pending) return;
    if (seen.current?.view !== view) {
      seen.current = { view, ids: new Set(rows.map(({ id }) => id)) };
      setFresh(new Set());
      return;
    }
    const { ids } = seen.current;
    const opened = rows.filter(({ id, openedAt }) => !ids.has(id) && Date.now() - Date.parse(openedAt) < 600_000).map(({ id }) => id);
    for (const { id } of rows) ids.add(id);
    if (opened.length > 0) setFresh((before) => new Set([...before, ...opened]));
  }, [rows, view, pending]);
  return fresh;
}

function FreshAbove({ scroller, ids }: { readonly scroller: React.RefObject<HTMLDivElement | null>; readonly ids: ReadonlySet<string> }) {
  const t = useTexts(texts);
  const [count, setCount] = useState(0);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return setCount(0);
    const look = () => {
      const top = box.getBoundingClientRect().top;
      const rows = [...box.querySelectorAll<HTMLElement>('[data-row]')];
      setCount(rows.filter((row) => ids.has(row.dataset.row ?? '') && row.getBoundingClientRect().bottom < top).length);
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroller, ids]);
  if (count === 0) return null;
  return (
    <button type="button" className="queue-fresh" onClick={() => scroller.current?.scrollTo({ top: 0, behavior: 'smooth' })}>
      <Icon name="left" size={14} className="turn-up" /> {t('fresh', { count })}
    </button>
  );
}

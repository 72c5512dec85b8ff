import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { Icon, type IconName } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';

const texts = {
  views: { zh: '视图', en: 'Views' },
  all: { zh: '全部待办', en: 'All open' },
  mine: { zh: '我的', en: 'Mine' },
  unassigned: { zh: '待接单', en: 'Unassigned' },
  'food-safety': { zh: '食品安全', en: 'Food safety' },
  breaking: { zh: '30 分钟内到期', en: 'Due in 30 min' },
  overdue: { zh: '已超时', en: 'Overdue' },
  'waiting-for-customer': { zh: '等客户确认', en: 'Customer to confirm' },
  dock: { zh: '验收异常', en: 'Dock exceptions' },
};

const VIEWS = {
  all: 'queue',
  mine: 'user',
  unassigned: 'bell',
  'food-safety': 'shield',
  breaking: 'clock',
  overdue: 'alert',
  'waiting-for-customer': 'chat',
} as const satisfies Record<string, IconName>;
export type View = keyof typeof VIEWS;

const MOST = 999;
const toneOf = (view: View, count: number): string => {
  if (count === 0) return '';
  if (view === 'overdue' || view === 'food-safety') return ' danger';
  return view === 'breaking' ? ' amber' : '';
};

type QueueViewsProps = { readonly view: View; readonly onView: (view: View) => void };

export function QueueViews({ view, onView }: QueueViewsProps) {
  const t = useTexts(texts);
  const can = useCan();
  const counts = useRead(api.cases.counts, {}, { every: 60_000 });
  return (
    <nav className="queue-views" aria-label={t('views')}>
      {(Object.keys(VIEWS) as View[]).map((one) => {
        const count = counts.data?.[one];
        return (
          <button key={one} type="button" className="queue-view" aria-current={one === view ? 'true' : undefined} onClick={() => onView(one)}>
            <Icon name={VIEWS[one]} size={16} />
            <span>{t(one)}</span>
            {count !== undefined && <strong className={`queue-count${toneOf(one, count)}`}>{count >= MOST ? `${MOST}+` : count}</strong>}
          </button>
        );
      })}
      {can('cases.handle-dock') && <DockLink />}
    </nav>
  );
}

/** Not cases yet: they wait on a page of their own. */
function DockLink() {
  const t = useTexts(texts);
  const open = useRead(api.cases.countDockDrafts, {}, { every: 60_000 }).data?.open ?? 0;
  useLive(['dock'], { refresh: ['cases'] });
  if (open === 0) return null;
  return (
    <Go to="/dock" className="queue-view">
      <Icon name="alert" size={16} />
      <span>{t('dock')}</span>
      <strong className="queue-count">{open >= MOST ? `${MOST}+` : open}</strong>
    </Go>
  );
}

// What waits for whom, with counts.
import { api, type Question } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon, type IconName } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';

const texts = {
  views: { zh: '视图', en: 'Views' },
  all: { zh: '全部', en: 'All' },
  toAnswer: { zh: '急单待答复', en: 'Urgent to answer' },
  toConfirm: { zh: '待确认', en: 'To confirm' },
  toTell: { zh: '缺货待告知', en: 'Shortage to tell' },
  toAgree: { zh: '缺货待客户答复', en: 'Customer to answer' },
  toNote: { zh: '待开送货单', en: 'Note to issue' },
};

const VIEWS = {
  all: 'plan',
  toAnswer: 'clock',
  toConfirm: 'check',
  toTell: 'lot',
  toAgree: 'chat',
  toNote: 'truck',
} as const satisfies Record<string, IconName>;
export type View = keyof typeof VIEWS;

type Filter = Pick<Question<typeof api.orders.list>, 'state' | 'urgent' | 'short'>;
const FILTERS: Readonly<Record<View, Filter>> = {
  all: {},
  toAnswer: { state: 'received', urgent: true },
  toConfirm: { state: 'received' },
  toTell: { short: true },
  toAgree: { short: true },
  toNote: { state: 'confirmed' },
};
export const filterOf = (view: View): Filter => FILTERS[view] ?? {};

const MOST = 999;
const toneOf = (view: View, count: number): string => (count > 0 && (view === 'toAnswer' || view === 'toTell') ? ' amber' : '');

export function OrderViews({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }) {
  const t = useTexts(texts);
  const counts = useRead(api.orders.counts, {}, { every: 60_000 });
  return (
    <nav className="queue-views" aria-label={t('views')}>
      {(Object.keys(VIEWS) as View[]).map((one) => {
        const count = one === 'all' ? undefined : counts.data?.[one];
        return (
          <button key={one} type="button" className="queue-view" aria-current={one === view ? 'true' : undefined} onClick={() => onView(one)}>
            <Icon name={VIEWS[one]} size={16} />
            <span>{t(one)}</span>
            {count !== undefined && <strong className={`queue-count${toneOf(one, count)}`}>{count >= MOST ? `${MOST}+` : count}</strong>}
          </button>
        );
      })}
    </nav>
  );
}

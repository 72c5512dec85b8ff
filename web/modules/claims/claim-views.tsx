// Saved views of claims with their counts: whose turn it is.
import { VIEW_CODES, VIEWS, type View } from '../../../server/modules/claims/words.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon, type IconName } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';

const texts = {
  views: { zh: '视图', en: 'Views' },
  all: { zh: '全部', en: 'All' },
  open: { zh: '办理中', en: 'In progress' },
};

const MOST = 999;
const ICONS: Readonly<Record<View, IconName>> = { 'to-decide': 'check', second: 'people', 'to-plan': 'truck', 'to-pay': 'outbox' };

export type ListView = View | 'open' | 'all';
export const isView = (view: string): view is View => (VIEW_CODES as readonly string[]).includes(view);

export function ClaimViews({ view, onView }: { readonly view: ListView; readonly onView: (view: ListView) => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const counts = useRead(api.claims.counts, {}, { every: 60_000 });
  return (
    <nav className="queue-views" aria-label={t('views')}>
      {([...VIEW_CODES, 'open', 'all'] as const).map((one) => {
        const count = isView(one) ? counts.data?.[one] : undefined;
        return (
          <button key={one} type="button" className="queue-view" aria-current={one === view ? 'true' : undefined} onClick={() => onView(one)}>
            <Icon name={isView(one) ? ICONS[one] : one === 'open' ? 'play' : 'plan'} size={16} />
            <span>{isView(one) ? say(VIEWS[one]) : t(one)}</span>
            {count !== undefined && <strong className="queue-count">{count >= MOST ? `${MOST}+` : count}</strong>}
          </button>
        );
      })}
    </nav>
  );
}

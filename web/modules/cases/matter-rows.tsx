// The kitchen's own matters in rows: number and goods, state, ring.
import { Go } from '../../app/go.tsx';
import type { Answer, api } from '../../client/api.ts';
import { ClockRing } from '../../design/clock-ring.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay } from '../../design/locale.ts';
import { TimeText } from '../../design/time-text.tsx';
import { kindText } from './labels.ts';
import { matterStates } from './portal-texts.ts';

export type MatterRow = Answer<typeof api.cases.mine>['items'][number];

export const isOpenMatter = ({ state }: Pick<MatterRow, 'state'>): boolean => state !== 'closed' && state !== 'withdrawn' && state !== 'confirmed';

export function MatterRows({ items }: { readonly items: readonly MatterRow[] }) {
  const say = useSay();
  return (
    <ul className="ph-lines">
      {items.map((row) => (
        <li key={row.id}>
          <Go to={`/matters/${row.id}`} className={`ph-line${row.state === 'settled' ? ' ph-on' : ''}`}>
            {row.dueAt && isOpenMatter(row) ? (
              <ClockRing clock={{ startAt: row.openedAt, dueAt: row.dueAt, pausedSince: row.paused ? row.openedAt : null }} size={48} />
            ) : (
              <Icon name={isOpenMatter(row) ? 'case' : 'check'} size={26} className="quiet" />
            )}
            <span className="ph-grow">
              {row.title || say(kindText(row.category, row.subcategory))}
              <small>
                {say(matterStates[row.state])} · <TimeText at={row.openedAt} style="short" />
              </small>
            </span>
            <Icon name="right" size={20} className="quiet" />
          </Go>
        </li>
      ))}
    </ul>
  );
}

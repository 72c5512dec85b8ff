// Open replacements against the meals they must be there for, and for each who can bring it from where: one click plans it.
import { useMemo } from 'react';
import { shanghaiDate } from '../../../../server/kernel/time.ts';
import { STATES } from '../../../../server/modules/claims/words.ts';
import { Go, useSearchState } from '../../../app/go.tsx';
import { type Answer, api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useReadPages } from '../../../client/query.ts';
import { PageHeader } from '../../../design/controls.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { Empty, Loading, Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { placeOf } from '../../cases/case-look.tsx';
import { Choices } from '../../cases/choices.tsx';
import '../../cases/desk.css';
import { ClaimCard } from '../claim-card.tsx';
import type { Claim } from '../claim-types.ts';
import '../desk-claims.css';
import { HandedToMe } from '../steps/handed-to-me.tsx';
import './replacement.css';
import { Rests } from './rests.tsx';
import { WayThere } from './way-there.tsx';

const texts = {
  title: { zh: '补货看板', en: 'Replacements' },
  sub: {
    zh: '最先开餐的在前。每一项都列出哪辆车、从哪里、几点能送到。',
    en: 'The next meal first; for each, which van can be there from where and when.',
  },
  all: { zh: '全部', en: 'All' },
  state: { zh: '进度', en: 'State' },
  before: { zh: '前送到', en: 'by' },
  noTime: { zh: '未定时间', en: 'No time set' },
  count: { zh: '{count} 项', en: '{count}' },
  well: { zh: '没有待送的补货', en: 'No replacement is owed' },
  wellDo: { zh: '所有补换货都已送达验收。在售后单里按 b 申请补货。', en: 'Everything was brought and accepted. Request one on a case with b.' },
  more: { zh: '载入更多', en: 'Load more' },
  toConfirm: { zh: '仓库坐标还没有登记，时间按每段固定分钟估算。', en: 'The place of the store is not set: times are rough.' },
};

const OPEN = ['requested', 'approved', 'planned', 'delivered'] as const;
type Filter = 'all' | (typeof OPEN)[number];
export type Ways = Answer<typeof api.claims.waysThere>;

/** Rows of one needed-by time belong together: one van may bring them. */
function byTime(claims: readonly Claim[]): { readonly key: string; readonly at: string | null; readonly claims: Claim[] }[] {
  const groups = Map.groupBy(claims, ({ neededBy }) => neededBy?.slice(0, 16) ?? 'none');
  return [...groups].map(([key, all]) => ({ key, at: all[0]?.neededBy ?? null, claims: all }));
}

export default function BoardPage() {
  const t = useTexts(texts);
  const say = useSay();
  const [state, setState] = useSearchState('state', 'all');
  const rows = useReadPages(api.claims.board, { limit: 50, ...(state === 'all' ? {} : { state: state as (typeof OPEN)[number] }) });
  const ways = useRead(api.claims.waysThere, { limit: 50 }, { every: 60_000 });
  const groups = useMemo(() => byTime(rows.items), [rows.items]);
  useLive(['queue', 'claims', 'deliveries'], { refresh: ['claims'] });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <HandedToMe />
      <Rests />
      <Choices<Filter>
        quiet
        label={t('state')}
        value={state as Filter}
        options={[{ value: 'all', label: t('all') }, ...OPEN.map((value) => ({ value, label: say(STATES[value]) }))]}
        onChange={setState}
      />
      {ways.data?.toConfirm && groups.length > 0 && <p className="quiet bring-note">{t('toConfirm')}</p>}
      {rows.error && rows.items.length === 0 ? <Refused error={rows.error} onRetry={() => rows.refetch()} /> : null}
      {rows.isPending && <Loading rows={8} />}
      {!rows.isPending && !rows.error && groups.length === 0 && (
        <Empty title={t('well')} icon="truck">
          {t('wellDo')}
        </Empty>
      )}
      <div className="board">
        {groups.map((group) => (
          <Meal key={group.key} at={group.at} claims={group.claims} ways={ways.data} />
        ))}
      </div>
      {rows.hasNextPage && (
        <button type="button" className="queue-more" disabled={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
          {t('more')}
        </button>
      )}
    </>
  );
}

type MealProps = { readonly at: string | null; readonly claims: readonly Claim[]; readonly ways: Ways | undefined };

function Meal({ at, claims, ways }: MealProps) {
  const t = useTexts(texts);
  return (
    <section className="board-group">
      <h2>
        {at ? (
          <>
            <TimeText at={at} style={shanghaiDate(Date.parse(at)) === shanghaiDate(Date.now()) ? 'short' : 'full'} /> {t('before')}
          </>
        ) : (
          t('noTime')
        )}
        <span className="quiet">{t('count', { count: claims.length })}</span>
      </h2>
      <div className="bring-cards">
        {claims.map((claim) => {
          const way = ways?.items.find(({ claimId }) => claimId === claim.id);
          return (
            <div key={claim.id} className="bring-card">
              <ClaimCard claim={claim}>
                <div className="claim-place">
                  <Go to={`/cases/${claim.caseId}`}>{placeOf(claim)}</Go>
                  <span className="number quiet">{claim.caseNumber}</span>
                </div>
              </ClaimCard>
              {way && <WayThere claim={claim} way={way} mayPlan={ways?.can.plan ?? false} />}
            </div>
          );
        })}
      </div>
    </section>
  );
}

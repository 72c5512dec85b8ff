// Open replacements against the meals they must be there for: what is needed next stands first.
import { useMemo } from 'react';
import { shanghaiDate } from '../../../server/kernel/time.ts';
import { STATES, type State } from '../../../server/modules/claims/words.ts';
import { Go, useSearchState } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { placeOf } from '../cases/case-look.tsx';
import { Choices } from '../cases/choices.tsx';
import { type Claim, ClaimCard } from './claim-card.tsx';
import '../cases/desk.css';
import './desk-claims.css';

const texts = {
  title: { zh: '补货看板', en: 'Replacements' },
  sub: { zh: '按要求送达时间排列，最先要的在前。', en: 'By the time they are needed, the next first.' },
  all: { zh: '全部', en: 'All' },
  state: { zh: '进度', en: 'State' },
  before: { zh: '前送到', en: 'by' },
  noTime: { zh: '未定时间', en: 'No time set' },
  count: { zh: '{count} 项', en: '{count}' },
  well: { zh: '没有待送的补货', en: 'No replacement is owed' },
  wellDo: { zh: '所有补换货都已送达验收。在售后单里按 b 申请补货。', en: 'Everything was brought and accepted. Request one on a case with b.' },
  more: { zh: '载入更多', en: 'Load more' },
};

const OPEN = ['requested', 'approved', 'planned', 'delivered'] as const;
type Filter = 'all' | (typeof OPEN)[number];

/** Rows of one needed-by time belong together: one car may bring them. */
function byTime(claims: readonly Claim[]): { readonly key: string; readonly at: string | null; readonly claims: Claim[] }[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = claim.neededBy?.slice(0, 16) ?? 'none';
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups].map(([key, all]) => ({ key, at: all[0]?.neededBy ?? null, claims: all }));
}

export default function BoardPage() {
  const t = useTexts(texts);
  const say = useSay();
  const [state, setState] = useSearchState('state', 'all');
  const input = { limit: 50, ...(state === 'all' ? {} : { state: state as State }) };
  const rows = useReadPages(api.claims.board, input);
  const groups = useMemo(() => byTime(rows.items), [rows.items]);
  useLive(['queue', 'claims'], { refresh: ['claims'] });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <Choices<Filter>
        quiet
        label={t('state')}
        value={state as Filter}
        options={[{ value: 'all', label: t('all') }, ...OPEN.map((value) => ({ value, label: say(STATES[value]) }))]}
        onChange={setState}
      />
      {rows.error && rows.items.length === 0 ? <Refused error={rows.error} onRetry={() => rows.refetch()} /> : null}
      {rows.isPending && <Loading rows={8} />}
      {!rows.isPending && !rows.error && groups.length === 0 && (
        <Empty title={t('well')} icon="truck">
          {t('wellDo')}
        </Empty>
      )}
      <div className="board">
        {groups.map((group) => (
          <section key={group.key} className="board-group">
            <h2>
              {group.at ? (
                <>
                  <TimeText at={group.at} style={shanghaiDate(Date.parse(group.at)) === shanghaiDate(Date.now()) ? 'short' : 'full'} /> {t('before')}
                </>
              ) : (
                t('noTime')
              )}
              <span className="quiet">{t('count', { count: group.claims.length })}</span>
            </h2>
            <div className="board-cards">
              {group.claims.map((claim) => (
                <ClaimCard key={claim.id} claim={claim}>
                  <div className="claim-place">
                    <Go to={`/cases/${claim.caseId}`}>{placeOf(claim)}</Go>
                    <span className="number quiet">{claim.caseNumber}</span>
                  </div>
                </ClaimCard>
              ))}
            </div>
          </section>
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

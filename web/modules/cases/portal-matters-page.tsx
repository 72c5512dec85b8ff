import { Go } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { isOpenMatter, MatterRows } from './matter-rows.tsx';
import { texts } from './portal-texts.ts';

export default function PortalMattersPage() {
  const t = useTexts(texts);
  const matters = useReadPages(api.cases.mine, {});
  useLive(['queue'], { refresh: ['cases'] });
  const open = matters.items.filter(isOpenMatter);
  const ended = matters.items.filter((row) => !isOpenMatter(row));
  if (matters.isPending) return <Loading />;
  return (
    <div className="ph-stack">
      <Refused error={matters.error} onRetry={() => matters.refetch()} />
      {matters.data && matters.items.length === 0 && (
        <Empty
          title={t('empty')}
          action={
            <Go to="/report" className="ph-button ph-main">
              {t('what')}
            </Go>
          }
        >
          {t('emptyDo')}
        </Empty>
      )}
      {open.length > 0 && <h2 className="ph-head">{t('open')}</h2>}
      <MatterRows items={open} />
      {ended.length > 0 && <h2 className="ph-head">{t('done')}</h2>}
      <MatterRows items={ended} />
      {matters.hasNextPage && (
        <BigButton onClick={() => void matters.fetchNextPage()} disabled={matters.isFetchingNextPage}>
          {t('more')}
        </BigButton>
      )}
    </div>
  );
}

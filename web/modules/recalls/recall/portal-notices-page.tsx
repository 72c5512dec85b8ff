// All recall notices of this kitchen.
import { NOTICE_STATES } from '../../../../server/modules/recalls/words.ts';
import { Go } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useReadPages } from '../../../client/query.ts';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import '../../../design/phone/phone-cards.css';
import { Empty, Loading, Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { noticeTones } from './labels.ts';

const texts = {
  empty: { zh: '没有召回通知', en: 'No recall notices' },
  mock: { zh: '模拟', en: 'Exercise' },
  over: { zh: '已结束', en: 'Over' },
  more: { zh: '更早的', en: 'Earlier ones' },
};

export default function PortalNoticesPage() {
  const t = useTexts(texts);
  const say = useSay();
  const rows = useReadPages(api.recalls.myRecallNotices, { limit: 20 });
  if (rows.isPending) return <Loading rows={4} />;
  if (rows.error && rows.items.length === 0) return <Refused error={rows.error} onRetry={() => rows.refetch()} />;
  if (rows.items.length === 0) return <Empty title={t('empty')} icon="check" />;
  return (
    <div className="ph-stack">
      {rows.items.map((one) => (
        <Go key={one.id} to={`/recalls/${one.id}`} className="ph-card">
          <strong>{one.products.join('、')}</strong>
          <span className="row">
            {one.mock && <ToneTag tone="info">{t('mock')}</ToneTag>}
            <ToneTag tone={one.over ? 'plain' : noticeTones[one.state]}>{one.over ? t('over') : say(NOTICE_STATES[one.state])}</ToneTag>
            <span className="quiet">{one.site.name}</span>
          </span>
          {one.sentAt && (
            <small className="quiet">
              {one.number} · <TimeText at={one.sentAt} />
            </small>
          )}
        </Go>
      ))}
      {rows.hasNextPage && (
        <button type="button" className="ph-button" onClick={() => rows.fetchNextPage()}>
          {t('more')}
        </button>
      )}
    </div>
  );
}

// Reports released to our organisation, newest first, with what still waits for an answer.
import { Go } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import '../../design/phone/phone-parts.css';
import { Empty, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { showPeriod } from './period.ts';
import './portal.css';

const texts = {
  none: { zh: '还没有履约月报', en: 'No reports yet' },
  noneDo: {
    zh: '配送单位发布后会通知您，在这里逐行确认或提出异议。',
    en: 'You are told when one is released; then confirm or dispute it line by line here.',
  },
  waiting: { zh: '{count} 行等您答复', en: '{count} lines wait for you' },
  answered: { zh: '已全部答复', en: 'All answered' },
  disputed: { zh: '异议 {count} 行', en: '{count} disputed' },
};

export default function PortalReportsPage() {
  const t = useTexts(texts);
  const locale = useLocale();
  const read = useRead(api.commitments.mineReports, {});
  return (
    <WhenRead read={read} rows={4}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('none')} icon="report">
            {t('noneDo')}
          </Empty>
        ) : (
          <ul className="ph-lines">
            {items.map((one) => {
              const open = one.lines - one.confirmed - one.disputed;
              return (
                <li key={one.id}>
                  <Go to={`/fulfilment/${one.id}`} className="ph-line">
                    <span className="ph-grow">
                      <strong>{showPeriod(one.period, locale)}</strong>
                      <small>
                        {open > 0 ? t('waiting', { count: open }) : t('answered')}
                        {one.disputed > 0 && ` · ${t('disputed', { count: one.disputed })}`}
                      </small>
                      <small>
                        {one.releasedBy?.name} <TimeText at={one.releasedAt} style="date" />
                      </small>
                    </span>
                    <Icon name="right" size={20} />
                  </Go>
                </li>
              );
            })}
          </ul>
        )
      }
    </WhenRead>
  );
}

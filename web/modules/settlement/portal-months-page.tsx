// Months there is something to look at, newest first. Whoever scanned the code of one month sees that month.
import { Go } from '../../app/go.tsx';
import { useSession } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import '../../design/phone/phone-parts.css';
import { STATEMENT_STATES } from '../../../server/modules/settlement/words.ts';
import { useSay } from '../../design/locale.ts';
import { Empty, WhenRead } from '../../design/states.tsx';
import { showPeriod } from '../commitments/period.ts';
import { showFen } from './portal-money.ts';
import { MonthHome } from './portal-month-page.tsx';

const texts = {
  none: { zh: '还没有月结单', en: 'Nothing to settle yet' },
  noneDo: {
    zh: '月底配送单位发来考核评分表和对账单后，会通知您，在这里评分、逐行核对、盖章。',
    en: 'You are told when the score sheet and the statement of a month are sent; score, check and stamp them here.',
  },
  scoreWaits: { zh: '考核评分待填写', en: 'The score waits for you' },
};

export default function PortalMonthsPage() {
  const month = useSession()?.month;
  return month ? <MonthHome month={month} /> : <Months />;
}

function Months() {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const statements = useRead(api.settlement.myStatements, {});
  const scores = useRead(api.settlement.ownScores, {});
  return (
    <WhenRead read={statements} rows={4}>
      {({ items }) => {
        const waiting = new Set(scores.data?.waiting.map(({ period }) => period.slice(0, 7)) ?? []);
        const scored = scores.data?.items.map(({ period }) => period.slice(0, 7)) ?? [];
        const months = [...new Set([...items.map(({ month }) => month), ...waiting, ...scored])]
          .filter((month) => /^\d{4}-\d\d$/.test(month))
          .sort()
          .reverse();
        if (months.length === 0)
          return (
            <Empty title={t('none')} icon="chart">
              {t('noneDo')}
            </Empty>
          );
        return (
          <ul className="ph-lines">
            {months.map((month) => {
              const statement = items.find((one) => one.month === month);
              return (
                <li key={month}>
                  <Go to={`/months/${month}`} className={`ph-line${waiting.has(month) || statement?.state === 'sent' ? ' ph-on' : ''}`}>
                    <span className="ph-grow">
                      <strong>{showPeriod(month, locale)}</strong>
                      {statement && (
                        <small>
                          {showFen(statement.sums.totalFen)} · {say(STATEMENT_STATES[statement.state])}
                        </small>
                      )}
                      {waiting.has(month) && <small>{t('scoreWaits')}</small>}
                    </span>
                    <Icon name="right" size={20} />
                  </Go>
                </li>
              );
            })}
          </ul>
        );
      }}
    </WhenRead>
  );
}

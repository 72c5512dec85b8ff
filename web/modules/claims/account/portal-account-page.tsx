// The kitchen: what was taken off my bill this month, and why. By the QR code of a note, what concerns that note alone.
import { useState } from 'react';
import { BOOKING_KINDS, PAYS, REASONS } from '../../../../server/modules/claims/words.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { useSay, useTexts } from '../../../design/locale.ts';
import { MoneyText } from '../../../design/people.tsx';
import '../../../design/phone/phone-parts.css';
import { Empty, WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';

const texts = {
  month: { zh: '月份', en: 'Month' },
  less: { zh: '本月货款少付', en: 'Off this month’s bill' },
  more: { zh: '本月货款多付', en: 'Added to this month’s bill' },
  owed: { zh: '等我方转账', en: 'To be transferred to you' },
  none: { zh: '这个月没有冲减', en: 'Nothing was taken off this month' },
  noneDo: { zh: '退换、扣秤、赔付同意后会在这里看到金额和原因。', en: 'What is granted to you appears here with its reason.' },
  note: { zh: '送货单 {number}', en: 'note {number}' },
};

type Mine = Answer<typeof api.claims.myAccount>;

export default function PortalAccountPage() {
  const t = useTexts(texts);
  const [month, setMonth] = useState<string>();
  const read = useRead(api.claims.myAccount, { limit: 200, ...(month ? { month } : {}) });
  return (
    <WhenRead read={read} rows={4}>
      {(mine) => (
        <>
          {mine.months.length > 1 && <Months months={mine.months} month={mine.month} onPick={setMonth} />}
          <Sums of={mine} />
          {mine.items.length === 0 ? (
            <Empty title={t('none')} icon="report">
              {t('noneDo')}
            </Empty>
          ) : (
            <ul className="ph-lines">
              {mine.items.map((entry) => (
                <Entry key={entry.entryId} entry={entry} />
              ))}
            </ul>
          )}
        </>
      )}
    </WhenRead>
  );
}

type MonthsProps = { readonly months: readonly string[]; readonly month: string; readonly onPick: (month: string) => void };
function Months({ months, month, onPick }: MonthsProps) {
  const t = useTexts(texts);
  return (
    <select
      className="plain-field"
      style={{ minHeight: 44, width: '100%' }}
      aria-label={t('month')}
      value={month}
      onChange={({ target }) => onPick(target.value)}
    >
      {(months.includes(month) ? months : [month, ...months]).map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  );
}

function Sums({ of: { billFen, transferFen, month } }: { readonly of: Mine }) {
  const t = useTexts(texts);
  return (
    <section className="ph-lines" aria-label={month}>
      <div className="ph-line">
        <span className="ph-grow">
          <strong>{billFen > 0 ? t('more') : t('less')}</strong>
          <small className="number">{month}</small>
        </span>
        <MoneyText fen={Math.abs(billFen)} strong />
      </div>
      {transferFen < 0 && (
        <div className="ph-line">
          <span className="ph-grow">{t('owed')}</span>
          <MoneyText fen={-transferFen} strong />
        </div>
      )}
    </section>
  );
}

function Entry({ entry }: { readonly entry: Mine['items'][number] }) {
  const t = useTexts(texts);
  const say = useSay();
  const { kind, pay, amountFen, claimNumber, noteNumber, reason, body, bookedAt } = entry;
  const why = [noteNumber && t('note', { number: noteNumber }), reason && say(REASONS[reason])].filter(Boolean).join(' · ');
  return (
    <li className="ph-line">
      <span className="ph-grow">
        <strong>{say(BOOKING_KINDS[kind])}</strong>
        <small>
          <TimeText at={bookedAt} style="short" /> {claimNumber} {pay === 'transfer' && say(PAYS.transfer)}
        </small>
        {why && <small>{why}</small>}
        {body && <small>{body}</small>}
      </span>
      <MoneyText fen={amountFen} strong />
    </li>
  );
}

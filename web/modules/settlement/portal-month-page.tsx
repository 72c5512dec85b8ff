// One month for the customer: what waits for a word, in the order in which it is done. Score first, then the money, then what is kept.

import { APPEAL_STATES, STATEMENT_STATES } from '../../../server/modules/settlement/words.ts';
import { Go, useParam } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon, type IconName } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import '../../design/phone/phone-parts.css';
import { Refused } from '../../design/states.tsx';
import { showPeriod } from '../commitments/period.ts';
import { useDocument } from '../commitments/use-document.ts';
import { showPoints } from './labels.ts';
import { showFen } from './portal-money.ts';

const texts = {
  score: { zh: '考核评分', en: 'Score' },
  scoreWaits: { zh: '待您评分', en: 'Waits for your score' },
  offered: { zh: '配送单位自评 {points} 分，等您确认或改分', en: 'Our own reading is {points}; confirm or change it' },
  stated: { zh: '您评 {points} 分', en: 'You gave {points}' },
  after: { zh: '申诉后 {points} 分', en: '{points} after appeals' },
  noCard: { zh: '合同没有考核评分表', en: 'The contract has no scorecard' },
  statement: { zh: '对账单', en: 'Statement' },
  noStatement: { zh: '配送单位还没有发来本月对账单', en: 'The statement of this month has not been sent yet' },
  disputes: { zh: '{count} 行有异议，正在处理', en: '{count} lines disputed' },
  appeals: { zh: '申诉', en: 'Appeals' },
  appealWaits: { zh: '请答复', en: 'Please answer' },
  penalties: { zh: '罚则', en: 'Penalties' },
  pack: { zh: '月结资料包', en: 'Month-end package' },
  download: { zh: '下载 PDF', en: 'PDF' },
  file: { zh: '月结资料包.pdf', en: 'month-end.pdf' },
};

export default function PortalMonthPage() {
  return <MonthHome month={useParam('month')} />;
}

export function MonthHome({ month }: { readonly month: string }) {
  const locale = useLocale();
  return (
    <div className="ph-stack">
      <p className="ph-big">{showPeriod(month, locale)}</p>
      <Score month={month} />
      <Statement month={month} />
      <Appeals month={month} />
      <Packages month={month} />
    </div>
  );
}

type CardLinkProps = {
  readonly to: string;
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  readonly waits?: string | undefined;
};

function CardLink({ to, icon, title, note, waits }: CardLinkProps) {
  return (
    <Go to={to} className={`ph-line${waits ? ' ph-on' : ''}`}>
      <Icon name={icon} size={28} />
      <span className="ph-grow">
        <strong>{title}</strong>
        <small>{note}</small>
      </span>
      {waits && <ToneTag tone="amber">{waits}</ToneTag>}
      <Icon name="right" size={20} />
    </Go>
  );
}

function Score({ month }: { readonly month: string }) {
  const t = useTexts(texts);
  const read = useRead(api.settlement.ownScore, { period: month });
  if (!read.data) return read.error ? <p className="ph-small">{t('noCard')}</p> : null;
  const { state, stated, final, offered, can } = read.data;
  const note = final
    ? `${t('stated', { points: showPoints(stated?.total ?? final.total) })} · ${t('after', { points: showPoints(final.total) })}`
    : stated
      ? t('stated', { points: showPoints(stated.total) })
      : offered
        ? t('offered', { points: showPoints(offered.total) })
        : t('scoreWaits');
  const waits = can.state && (state === 'open' || state === 'offered') ? t('scoreWaits') : undefined;
  return <CardLink to={`/months/scores/${month}`} icon="star" title={t('score')} note={note} waits={waits} />;
}

function Statement({ month }: { readonly month: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const read = useRead(api.settlement.myStatements, { month });
  if (!read.data) return <Refused error={read.error} />;
  const [one] = read.data.items;
  if (!one) return <p className="ph-small">{t('noStatement')}</p>;
  const note = [showFen(one.sums.totalFen), ...(one.disputes > 0 ? [t('disputes', { count: one.disputes })] : [])].join(' · ');
  const state = say(STATEMENT_STATES[one.state]);
  return (
    <CardLink
      to={`/months/statements/${one.statementId}`}
      icon="file"
      title={`${t('statement')} ${one.number}`}
      note={`${note} · ${state}`}
      waits={one.state === 'sent' ? state : undefined}
    />
  );
}

function Appeals({ month }: { readonly month: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const read = useRead(api.settlement.myAppeals, { month });
  if (!read.data || read.data.items.length === 0) return null;
  return (
    <>
      <h2 className="ph-head">{t('appeals')}</h2>
      <ul className="ph-lines">
        {read.data.items.map((one) => (
          <li key={one.id}>
            <CardLink
              to={`/months/appeals/${one.id}`}
              icon="chat"
              title={one.matter.title}
              note={`${one.number} · ${say(APPEAL_STATES[one.state])}`}
              waits={one.can.answer ? t('appealWaits') : undefined}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Packages({ month }: { readonly month: string }) {
  const t = useTexts(texts);
  const read = useRead(api.settlement.myPackages, {});
  const pdf = useDocument(api.settlement.myPackagePdf, t('file'));
  const mine = read.data?.items.filter((one) => one.month === month) ?? [];
  const [latest] = mine;
  if (!latest) return null;
  return (
    <section className="ph-card">
      <h2>{t('pack')}</h2>
      <BigButton icon="file" onClick={() => pdf.mutate({ packageId: latest.packageId })} disabled={pdf.isPending}>
        {t('download')}
      </BigButton>
      <Refused error={pdf.error} />
    </section>
  );
}

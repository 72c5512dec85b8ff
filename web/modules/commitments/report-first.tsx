// The first page: one figure, one bar, one sentence; the three worst clauses with what is being done; how much is watched at all.
import { Go, useGo } from '../../app/go.tsx';
import { CardRow, Section, ShareBar, StatCard } from '../../design/controls.tsx';
import { verdictLabels } from '../../design/labels.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { showDuration } from '../../design/time.ts';
import { boundLabels } from './labels.ts';
import { percent, showPeriod } from './period.ts';
import type { Report } from './report-page.tsx';

const texts = {
  kept: { zh: '我方按时率', en: 'Kept by us' },
  keptNote: { zh: '按时 ÷（按时 + 超时）', en: 'met ÷ (met + missed)' },
  all: { zh: '{period}判定的 {decided} 项我方承诺全部按时，没有超时。', en: 'All {decided} promises of ours decided in {period} were kept.' },
  some: {
    zh: '{period}共判定 {decided} 项我方承诺：按时 {met} 项，超时 {missed} 项，按时率 {share}。',
    en: '{decided} promises of ours decided in {period}: {met} kept, {missed} missed, {share} on time.',
  },
  none: { zh: '{period}还没有判定任何我方承诺。', en: 'None of our promises was decided in {period} yet.' },
  beside: {
    zh: '另有免责 {excused} 项、未观测 {unobserved} 项（没有记录可查，既不算按时也不算超时），进行中 {running} 项。',
    en: 'Besides: {excused} excused, {unobserved} unobserved (no record: neither kept nor missed), {running} running.',
  },
  worst: { zh: '做得最差的三条，我们怎么办', en: 'The three worst, and what we do' },
  noWorst: { zh: '没有超时的条款。', en: 'No clause was missed.' },
  of: { zh: '超时 {missed} / {decided}', en: '{missed} of {decided} missed' },
  longest: { zh: '最长超出 {over}', en: 'longest {over} over' },
  acknowledged: { zh: '{count} 项已有人知悉', en: '{count} acknowledged' },
  unseen: { zh: '{count} 项还没有人知悉', en: '{count} not acknowledged yet' },
  undone: { zh: '{count} 项至今未完成', en: '{count} still not done' },
  excuse: { zh: '{count} 项已申请免责', en: 'excuse asked for {count}' },
  watched: { zh: '系统盯着多少', en: 'How much is watched' },
  watchedSentence: {
    zh: '{judged} 条可判定条款中，{watched} 条由系统自动监测；{rest} 条尚未监测，不在上面的数字里。',
    en: '{watched} of {judged} judged clauses are watched; {rest} are not, and are in none of the figures above.',
  },
  watchedPart: { zh: '监测中', en: 'Watched' },
  notYet: { zh: '尚未监测', en: 'Not yet watched' },
  byBound: { zh: '按承诺方', en: 'By who is bound' },
  decidedOf: { zh: '已判定 {decided}，共 {total}', en: '{decided} of {total} decided' },
  everybody: { zh: '连同采购单位、供应商的义务为 {share}。', en: ' With the duties of the customer and suppliers: {share}.' },
  boundSentence: { zh: '按时率：{parts}。', en: 'On time: {parts}.' },
};

const PARTS = [
  ['met', 'accent'],
  ['missed', 'danger'],
  ['excused', 'info'],
  ['unobserved', 'hatched'],
  ['running', 'plain'],
] as const;

export function ReportFirst({ report }: { readonly report: Report }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const go = useGo();
  const { counts } = report.ours;
  const [met, missed] = [counts.met ?? 0, counts.missed ?? 0];
  const share = percent(report.ours.onTimeShare);
  const words = { period: showPeriod(report.period, locale), decided: met + missed, met, missed, share };
  const beside = { excused: counts.excused ?? 0, unobserved: counts.unobserved ?? 0, running: counts.running ?? 0 };
  const open = (verdict: string) => go('/commitments/list', { customer: report.customerId, period: report.period, verdict, ours: 'yes' });
  return (
    <>
      <section className="card report-first">
        <div className="report-figure">
          <span className="quiet">{t('kept')}</span>
          <strong className={missed > 0 ? 'broken' : 'kept'}>{share}</strong>
          <small className="quiet">{t('keptNote')}</small>
        </div>
        <div className="report-words">
          <p className="report-sentence">
            {t(met + missed === 0 ? 'none' : missed === 0 ? 'all' : 'some', words)}
            {report.decided > report.ours.decided && t('everybody', { share: percent(report.onTimeShare) })}
          </p>
          <ShareBar
            legend={false}
            parts={PARTS.map(([verdict, tone]) => ({ key: verdict, label: say(verdictLabels[verdict]), value: counts[verdict] ?? 0, tone }))}
          />
          <ul className="share-legend figure-doors">
            {PARTS.map(([verdict, tone]) => (
              <li key={verdict}>
                <button type="button" className="figure-door" onClick={() => open(verdict)} disabled={!counts[verdict]}>
                  <i className={`share-${tone}`} />
                  {say(verdictLabels[verdict])} <strong>{counts[verdict] ?? 0}</strong>
                </button>
              </li>
            ))}
          </ul>
          <p className="sentence">{t('beside', beside)}</p>
        </div>
      </section>
      <Worst report={report} />
      <Watched report={report} />
    </>
  );
}

/** What is known to be done about the misses of a clause; said in counts, not in promises. */
function useDoing(report: Report): (clauseId: string) => string {
  const t = useTexts(texts);
  const locale = useLocale();
  return (clauseId) => {
    const misses = report.misses.filter((miss) => miss.clauseId === clauseId);
    const count = (test: (miss: Report['misses'][number]) => boolean) => misses.filter(test).length;
    const longest = Math.max(0, ...misses.map(({ overMs }) => overMs ?? 0));
    const parts = [
      longest > 0 && t('longest', { over: showDuration(longest, locale) }),
      ...(
        [
          ['undone', count(({ doneAt, dueAt }) => doneAt === null && dueAt !== null)],
          ['unseen', count(({ acknowledgedAt }) => acknowledgedAt === null)],
          ['acknowledged', count(({ acknowledgedAt }) => acknowledgedAt !== null)],
          ['excuse', count(({ excuse }) => excuse !== null)],
        ] as const
      ).map(([key, number]) => number > 0 && t(key, { count: number })),
    ];
    return parts.filter(Boolean).join(locale === 'en' ? '; ' : '；');
  };
}

function Worst({ report }: { readonly report: Report }) {
  const t = useTexts(texts);
  const doing = useDoing(report);
  const link = (clauseId: string) => ({ customer: report.customerId, period: report.period, clause: clauseId, verdict: 'missed' });
  return (
    <Section title={t('worst')} icon="alert">
      {report.worst.length === 0 && <p className="quiet">{t('noWorst')}</p>}
      <ol className="worst">
        {report.worst.map((line) => (
          <li key={line.clauseKey} className="worst-line">
            <Go to="/commitments/list" search={link(line.clauseId)} className="worst-figure">
              {percent(line.onTimeShare)}
              <small>{t('of', { missed: line.counts.missed ?? 0, decided: (line.counts.met ?? 0) + (line.counts.missed ?? 0) })}</small>
            </Go>
            <div>
              <p title={line.clauseId}>{line.wording}</p>
              <p className="quiet">{doing(line.clauseId)}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Watched({ report }: { readonly report: Report }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const { judged, watched, notYetWatched: rest } = report.clauses;
  const groups = report.byBound.filter(({ total }) => total > 0);
  const parts = groups.map(({ bound, onTimeShare }) => `${say(boundLabels[bound])} ${percent(onTimeShare)}`).join(locale === 'en' ? ', ' : '，');
  return (
    <div className="two-cards">
      <Section title={t('watched')} icon="chart">
        <ShareBar
          parts={[
            { key: 'watched', label: t('watchedPart'), value: watched, tone: 'accent' },
            { key: 'not-yet', label: t('notYet'), value: rest, tone: 'hatched' },
          ]}
        />
        <p className="sentence">{t('watchedSentence', { judged, watched, rest })}</p>
      </Section>
      {groups.length > 0 && (
        <Section title={t('byBound')} icon="people">
          <CardRow>
            {groups.map(({ bound, total, onTimeShare, counts }) => (
              <StatCard
                key={bound}
                label={say(boundLabels[bound])}
                value={percent(onTimeShare)}
                note={t('decidedOf', { decided: (counts.met ?? 0) + (counts.missed ?? 0), total })}
              />
            ))}
          </CardRow>
          <p className="sentence">{t('boundSentence', { parts })}</p>
        </Section>
      )}
    </div>
  );
}

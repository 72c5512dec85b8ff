// What needs somebody now, the worst first, each with its one click.
import { Button } from 'antd';
import { Go } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { Section } from '../../design/controls.tsx';
import { Hint } from '../../design/hint.tsx';
import { Icon, type IconName } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { showDuration, showTime } from '../../design/time.ts';
import { type BoardRow, expectedAt, PROBLEMS, type Problem, problemOf, tellingOf } from './desk-board.ts';
import { texts } from './desk-board-texts.ts';
import { estimateLabels, waitLabels } from './road-labels.ts';

const ICONS: Readonly<Record<Problem, IconName>> = {
  late: 'alert',
  exception: 'shield',
  waiting: 'lock',
  'not-left': 'truck',
  near: 'clock',
  unassigned: 'help',
  'late-told': 'check',
};

type ProblemsProps = { readonly rows: readonly BoardRow[]; readonly now: number; readonly onReport: (row: BoardRow) => void };

export function Problems({ rows, now, onReport }: ProblemsProps) {
  const t = useTexts(texts);
  const found = rows
    .flatMap((row) => {
      const problem = problemOf(row, now);
      return problem ? [{ row, problem }] : [];
    })
    .sort((a, b) => PROBLEMS.indexOf(a.problem) - PROBLEMS.indexOf(b.problem) || a.row.windowTo.localeCompare(b.row.windowTo));
  return (
    <Section title={t('needed')} icon="alert" extra={<span className="number quiet">{found.length}</span>}>
      {found.length === 0 ? (
        <p className="quiet">{t('allWell')}</p>
      ) : (
        <ul className="rb-problems">
          {found.map(({ row, problem }) => (
            <ProblemRow key={row.id} row={row} problem={problem} now={now} onReport={onReport} />
          ))}
        </ul>
      )}
    </Section>
  );
}

type ProblemProps = { readonly row: BoardRow; readonly problem: Problem; readonly now: number; readonly onReport: (row: BoardRow) => void };

function ProblemRow({ row, problem, now, onReport }: ProblemProps) {
  const t = useTexts(texts);
  const words = useProblemWords()(row, problem, now);
  return (
    <li className={problem}>
      <Icon name={ICONS[problem]} size={17} />
      <span className="rb-where">
        <Go to={`/deliveries/${row.id}`}>{row.site.name}</Go>
        <small className="quiet">
          {row.driver && <span>{row.driver.name} ·</span>}
          {row.vehicle && <span>{row.vehicle} ·</span>}
          <span className="nowrap">{row.number}</span>
        </small>
      </span>
      <span className="rb-what">{words}</span>
      <span className="rb-acts">
        {row.can.tell && problem !== 'unassigned' && <Tell row={row} now={now} told={problem === 'late-told'} />}
        {row.can.report && (
          <Button size="small" type="text" onClick={() => onReport(row)}>
            {t('report')}
          </Button>
        )}
      </span>
    </li>
  );
}

function useProblemWords(): (row: BoardRow, problem: Problem, now: number) => string {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  return (row, problem, now) => {
    const to = Date.parse(row.windowTo);
    const expected = expectedAt(row);
    const why = row.estimate ? `（${say(estimateLabels[row.estimate.reason])}）` : '';
    if (problem === 'waiting' && row.waiting) {
      return t('waiting', { reason: say(waitLabels[row.waiting.reason]), time: showDuration(now - Date.parse(row.waiting.since), locale) });
    }
    if (problem === 'late-told' && row.told) return t('late-told', { time: showTime(row.told.estimate, locale, 'time') });
    if (problem === 'near' && expected !== null) return t('near', { time: showTime(expected, locale, 'time') }) + why;
    if (problem === 'late' && expected !== null && expected > to) {
      return `${t('expected', { time: showTime(expected, locale, 'time') })}，${t('late', { time: showDuration(expected - to, locale) })}${why}`;
    }
    if (problem === 'late') return t('lateNow', { time: showDuration(now - to, locale) });
    return t(problem === 'exception' || problem === 'not-left' || problem === 'unassigned' ? problem : 'exception');
  };
}

/** One click: the prepared time and words go to the kitchen, and count as told. */
function Tell({ row, now, told }: { readonly row: BoardRow; readonly now: number; readonly told: boolean }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const tell = useSubmit(api.deliveries.delay);
  const telling = tellingOf(row, now);
  const time = showTime(telling.newEstimate, locale, 'time');
  if (told) return null;
  return (
    <>
      <Hint text={t('tellWhat', { number: row.number, time })}>
        <Button size="small" type="primary" loading={tell.isPending} onClick={() => tell.mutate({ noteId: row.id, ...telling, toldCustomer: true })}>
          {t('tell', { time })}
        </Button>
      </Hint>
      <Refused error={tell.error} />
    </>
  );
}

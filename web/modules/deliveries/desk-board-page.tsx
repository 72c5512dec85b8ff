// The day on the road: what needs somebody first, exceptions with their clocks, replacements against meals, every van on a time axis.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { DAY, shanghaiDate, shanghaiInstant } from '../../../server/kernel/time.ts';
import { Go, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { useNow } from '../../design/now.ts';
import { Empty, WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { goodsOf } from '../claims/goods-words.ts';
import { axisOf, type Board, type BoardRow, isDone, lanesOf } from './desk-board.ts';
import { Lanes } from './desk-board-axis.tsx';
import { Exceptions } from './desk-board-exceptions.tsx';
import { ReportForm } from './desk-board-forms.tsx';
import { Problems } from './desk-board-problems.tsx';
import { texts } from './desk-board-texts.ts';

export default function DeskBoardPage() {
  const today = shanghaiDate(useNow(60_000));
  const [day, setDay] = useSearchState('day', '');
  const read = useRead(api.deliveries.roadBoard, day === '' ? {} : { day }, { every: 60_000, keep: true });
  useLive(['deliveries', 'claims'], { refresh: ['deliveries', 'claims'] });
  return (
    <WhenRead read={read} rows={12}>
      {(board) => <BoardView board={board} today={today} onDay={(next) => setDay(next === today ? '' : next)} />}
    </WhenRead>
  );
}

type BoardProps = { readonly board: Board; readonly today: string; readonly onDay: (day: string) => void };

function BoardView({ board, today, onDay }: BoardProps) {
  const t = useTexts(texts);
  const now = useNow(30_000);
  const [reporting, setReporting] = useState<BoardRow>();
  const { rows, exceptions } = board;
  const lanes = useMemo(() => lanesOf(rows, now), [rows, now]);
  const axis = useMemo(() => axisOf(rows, now), [rows, now]);
  const all = { done: rows.filter(isDone).length, all: rows.length, vans: lanes.filter(({ van }) => van !== '').length };
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub', all)} actions={<DayPick day={board.day} today={today} onDay={onDay} />} />
      {axis ? (
        <div className="stack">
          <div className="rb-top">
            <Problems rows={rows} now={now} onReport={setReporting} />
            <div className="stack">
              <Exceptions exceptions={exceptions} />
              <Replacements />
            </div>
          </div>
          <Lanes lanes={lanes} axis={axis} now={now} />
        </div>
      ) : (
        <Empty title={t('none')} icon="truck">
          {t('noneDo')}
        </Empty>
      )}
      {reporting && <ReportForm row={reporting} onClose={() => setReporting(undefined)} />}
    </>
  );
}

function DayPick({ day, today, onDay }: { readonly day: string; readonly today: string; readonly onDay: (day: string) => void }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const move = (days: number) => onDay(shanghaiDate(shanghaiInstant(day) + days * DAY));
  return (
    <span className="row">
      <Button icon={<Icon name="left" size={15} />} aria-label={t('before')} onClick={() => move(-1)} />
      <span className="nowrap">{showTime(shanghaiInstant(day), locale, 'date')}</span>
      <Button icon={<Icon name="right" size={15} />} aria-label={t('after')} onClick={() => move(1)} />
      {day !== today && <Button onClick={() => onDay(today)}>{t('today')}</Button>}
    </span>
  );
}

/** What is owed for a meal, the next meal first. */
function Replacements() {
  const t = useTexts(texts);
  const locale = useLocale();
  const can = useCan();
  const read = useRead(api.claims.board, { limit: 20 }, { enabled: can('claims.read'), every: 60_000 });
  if (!can('claims.read') || !read.data) return null;
  const { items } = read.data;
  return (
    <Section title={t('replacements')} icon="refresh" extra={<span className="number quiet">{items.length}</span>}>
      {items.length === 0 ? (
        <p className="quiet">{t('replacementsNone')}</p>
      ) : (
        <ul className="rb-owed">
          {items.map((one) => (
            <li key={one.id} className={one.late ? 'late' : ''}>
              <strong className="number">{one.neededBy ? t('by', { time: showTime(one.neededBy, locale, 'short') }) : t('noTime')}</strong>
              <Go to={`/cases/${one.caseId}`}>
                {one.site.name} · {goodsOf(one, locale)}
              </Go>
              <span className="quiet">{one.arriveBy && t('arrives', { time: showTime(one.arriveBy, locale, 'short') })}</span>
              {one.late && (
                <ToneTag tone="danger" icon="alert">
                  {t('afterMeal')}
                </ToneTag>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

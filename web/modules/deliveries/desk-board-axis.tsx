// The day on a time axis: a row for each note under its van, the window as a box, what was done and what is expected as marks.
import { Go } from '../../app/go.tsx';
import { Hint } from '../../design/hint.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { showTime } from '../../design/time.ts';
import './desk-board.css';
import './desk-board-axis.css';
import { type Axis, type BoardRow, expectedAt, isDone, type Lane, NO_VAN, placeOn, problemOf } from './desk-board.ts';
import { texts } from './desk-board-texts.ts';
import { stateLabels } from './note-labels.ts';

type LanesProps = { readonly lanes: readonly Lane[]; readonly axis: Axis; readonly now: number };

export function Lanes({ lanes, axis, now }: LanesProps) {
  const t = useTexts(texts);
  return (
    <section className="rb-lanes" aria-label={t('round')}>
      <Legend />
      <Hours axis={axis} now={now} />
      {lanes.map((lane) => (
        <LaneRows key={lane.van} lane={lane} axis={axis} now={now} />
      ))}
    </section>
  );
}

/** Percent of the axis that the word of now covers on each side. */
const NOW_WORD = 7;

function Hours({ axis, now }: Omit<LanesProps, 'lanes'>) {
  const t = useTexts(texts);
  const locale = useLocale();
  const covered = (hour: number) => now > axis.from && now < axis.to && Math.abs(placeOn(axis, hour) - placeOn(axis, now)) < NOW_WORD;
  return (
    <div className="rb-row rb-hours" aria-hidden>
      <span />
      <span className="rb-axis">
        {axis.hours
          .filter((hour) => !covered(hour))
          .map((hour) => (
            <i key={hour} className={`rb-hour${hour === axis.to ? ' last' : ''}`} style={{ left: `${placeOn(axis, hour)}%` }}>
              {showTime(hour, locale, 'time')}
            </i>
          ))}
        {now > axis.from && now < axis.to && (
          <i className="rb-now-word" style={{ left: `${placeOn(axis, now)}%` }}>
            {t('now')} {showTime(now, locale, 'time')}
          </i>
        )}
      </span>
    </div>
  );
}

function LaneRows({ lane, axis, now }: { readonly lane: Lane } & Omit<LanesProps, 'lanes'>) {
  const t = useTexts(texts);
  const [first] = lane.rows;
  const name = lane.van === NO_VAN ? t('noVan') : [first?.driver?.name, first?.vehicle].filter(Boolean).join(' · ');
  return (
    <div className={`rb-lane${lane.problems > 0 ? ' bad' : ''}`}>
      <h3>
        <Icon name="truck" size={15} />
        {name}
        <span className="quiet number">{t('progress', { done: lane.done, all: lane.rows.length })}</span>
      </h3>
      {lane.rows.map((row) => (
        <NoteRow key={row.id} row={row} axis={axis} now={now} />
      ))}
    </div>
  );
}

function NoteRow({ row, axis, now }: { readonly row: BoardRow } & Omit<LanesProps, 'lanes'>) {
  const t = useTexts(texts);
  const locale = useLocale();
  const what = useRowWords()(row);
  const window = `${showTime(row.windowFrom, locale, 'time')}–${showTime(row.windowTo, locale, 'time')}`;
  return (
    <Go
      to={`/deliveries/${row.id}`}
      className={`rb-row rb-note ${problemOf(row, now) ?? (isDone(row) ? 'done' : '')}`}
      label={t('rowHeard', { site: row.site.name, number: row.number, window, what })}
    >
      <span className="rb-name">
        <b className="number">{row.stopNo ?? ''}</b>
        <span>{row.site.name}</span>
        <small>{what}</small>
      </span>
      <span className="rb-axis" aria-hidden>
        {axis.hours.map((hour) => (
          <i key={hour} className="rb-grid" style={{ left: `${placeOn(axis, hour)}%` }} />
        ))}
        <Hint className="rb-window" text={window}>
          <i style={spanOf(axis, row.windowFrom, row.windowTo)} />
        </Hint>
        {row.waiting && <i className="rb-wait" style={spanOf(axis, row.waiting.since, new Date(now).toISOString())} />}
        <Marks row={row} axis={axis} />
        <i className="rb-now" style={{ left: `${placeOn(axis, now)}%` }} />
      </span>
    </Go>
  );
}

const spanOf = (axis: Axis, from: string, to: string) => {
  const left = placeOn(axis, Date.parse(from));
  return { left: `${left}%`, width: `${Math.max(0.4, placeOn(axis, Date.parse(to)) - left)}%` };
};

function Marks({ row, axis }: { readonly row: BoardRow; readonly axis: Axis }) {
  const at = (moment: string | number) => ({ left: `${placeOn(axis, typeof moment === 'number' ? moment : Date.parse(moment))}%` });
  const expected = expectedAt(row);
  const late = Date.parse(row.windowTo);
  return (
    <>
      {row.mealAt && <i className="rb-meal" style={at(row.mealAt)} />}
      {row.told && !row.arrivedAt && <i className="rb-mark told" style={at(row.told.estimate)} />}
      {expected !== null && !row.arrivedAt && !isDone(row) && (
        <i className={`rb-mark expected ${expected > late ? 'past' : (row.foreseen?.step ?? '')}`} style={at(expected)} />
      )}
      {row.arrivedAt && <i className={`rb-mark arrived${Date.parse(row.arrivedAt) > late ? ' past' : ''}`} style={at(row.arrivedAt)} />}
      {row.acceptedAt && (
        <i className={`rb-mark ${row.state === 'refused' ? 'refused' : 'accepted'}`} style={at(row.acceptedAt)}>
          <Icon name={row.state === 'refused' ? 'close' : 'check'} size={11} />
        </i>
      )}
    </>
  );
}

/** Where a note is, in a few words: also all that a narrow screen and a screen reader have. */
export function useRowWords(): (row: BoardRow) => string {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  return (row) => {
    const time = (moment: string | number) => showTime(moment, locale, 'time');
    const expected = expectedAt(row);
    if (row.acceptedAt) return `${say(stateLabels[row.state])} ${time(row.acceptedAt)}`;
    if (row.arrivedAt) return `${say(stateLabels[row.state])} ${time(row.arrivedAt)}`;
    return expected === null ? say(stateLabels[row.state]) : t('expected', { time: time(expected) });
  };
}

function Legend() {
  const t = useTexts(texts);
  return (
    <ul className="rb-legend" aria-hidden>
      <li>
        <i className="rb-key-window" /> {t('legendWindow')}
      </li>
      <li>
        <i className="rb-mark accepted">
          <Icon name="check" size={11} />
        </i>
        {t('legendDone')}
      </li>
      <li>
        <i className="rb-mark arrived" /> {t('legendArrived')}
      </li>
      <li>
        <i className="rb-mark expected" /> {t('legendExpected')}
      </li>
      <li>
        <i className="rb-mark expected past" /> {t('legendLate')}
      </li>
      <li>
        <i className="rb-mark told" /> {t('legendTold')}
      </li>
      <li>
        <i className="rb-key-meal" /> {t('legendMeal')}
      </li>
    </ul>
  );
}

// The way of a note from issuing to leaving, each station with its time, and what kept it.
import { Icon, type IconName } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { showTime } from '../../design/time.ts';
import { TimeText } from '../../design/time-text.tsx';
import type { Note } from './desk-note-page.tsx';
import { stateLabels } from './note-labels.ts';

const texts = {
  course: { zh: '经过', en: 'Course' },
  issued: { zh: '已开单', en: 'Issued' },
  departed: { zh: '发车', en: 'Left' },
  waiting: { zh: '门口等候', en: 'At the gate' },
  arrived: { zh: '到达', en: 'Arrived' },
  unloading: { zh: '卸货', en: 'Unloading' },
  accepted: { zh: '验收', en: 'Accepted' },
  left: { zh: '离开', en: 'Drove on' },
  notYet: { zh: '还没有', en: 'not yet' },
  untold: { zh: '没有记录', en: 'not recorded' },
  late: { zh: '晚于时间窗', en: 'after the window' },
  estimate: { zh: '新预计 ', en: 'now expected ' },
};

type Station = {
  readonly key: 'departed' | 'waiting' | 'arrived' | 'unloading' | 'accepted' | 'left';
  readonly at: string | null;
  readonly icon: IconName;
};

/** Stations that not every stop has stand only where they were tapped. */
function stationsOf(note: Note): readonly Station[] {
  const all: readonly (Station & { readonly always?: boolean })[] = [
    { key: 'departed', at: note.departedAt, icon: 'truck', always: true },
    { key: 'waiting', at: note.waitingAt, icon: 'lock' },
    { key: 'arrived', at: note.arrivedAt, icon: 'home', always: true },
    { key: 'unloading', at: note.unloadingAt, icon: 'lot' },
    { key: 'accepted', at: note.acceptedAt, icon: note.state === 'refused' ? 'close' : 'check', always: true },
    { key: 'left', at: note.leftAt, icon: 'logout' },
  ];
  return all.filter(({ at, always }) => always || at !== null);
}

export function NoteCourse({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const stations = stationsOf(note);
  const over = note.acceptedAt !== null || note.state === 'cancelled';
  const late = note.arrivedAt !== null && Date.parse(note.arrivedAt) > Date.parse(note.windowTo);
  return (
    <ol className="course" aria-label={t('course')} style={{ gridTemplateColumns: `repeat(${stations.length + 1}, minmax(0, 1fr))` }}>
      <li className="done">
        <i>
          <Icon name="file" size={16} />
        </i>
        <strong>{t('issued')}</strong>
        <span className="quiet">
          <Words at={note.windowFrom} styles={['date']} />
        </span>
      </li>
      {stations.map(({ key, at, icon }) => (
        <li key={key} className={at ? 'done' : ''}>
          <i>
            <Icon name={icon} size={16} />
          </i>
          <strong>{key === 'accepted' && at ? say(stateLabels[note.state]) : t(key)}</strong>
          <span className="quiet">{at ? <Words at={at} styles={['date', 'time']} /> : t(over ? 'untold' : 'notYet')}</span>
          {key === 'arrived' && late && (
            <small className="late-word">
              <Icon name="alert" size={12} /> {t('late')}
            </small>
          )}
          {key === 'arrived' && !at && note.newEstimate && (
            <small className="late-word">
              {t('estimate')}
              <TimeText at={note.newEstimate} style="time" />
            </small>
          )}
        </li>
      ))}
    </ol>
  );
}

/** In words, so that a narrow screen can break between them. */
function Words({ at, styles }: { readonly at: string; readonly styles: readonly ('date' | 'time')[] }) {
  const locale = useLocale();
  return <time dateTime={at}>{styles.map((style) => showTime(at, locale, style)).join(' ')}</time>;
}

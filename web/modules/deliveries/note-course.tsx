// The way of a note from issuing to acceptance, each station with its time, and what kept it.
import { Icon, type IconName } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { TimeText } from '../../design/time-text.tsx';
import type { Note } from './desk-note-page.tsx';
import { stateLabels } from './note-labels.ts';

const texts = {
  course: { zh: '经过', en: 'Course' },
  issued: { zh: '已开单', en: 'Issued' },
  departed: { zh: '发车', en: 'Left' },
  arrived: { zh: '到达', en: 'Arrived' },
  accepted: { zh: '验收', en: 'Accepted' },
  waiting: { zh: '还没有', en: 'not yet' },
  untold: { zh: '没有记录', en: 'not recorded' },
  late: { zh: '晚于时间窗', en: 'after the window' },
  estimate: { zh: '新预计 ', en: 'now expected ' },
};

type Station = { readonly key: 'departed' | 'arrived' | 'accepted'; readonly at: string | null; readonly icon: IconName };

export function NoteCourse({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const stations: readonly Station[] = [
    { key: 'departed', at: note.departedAt, icon: 'truck' },
    { key: 'arrived', at: note.arrivedAt, icon: 'home' },
    { key: 'accepted', at: note.acceptedAt, icon: note.state === 'refused' ? 'close' : 'check' },
  ];
  const over = note.acceptedAt !== null || note.state === 'cancelled';
  const late = note.arrivedAt !== null && Date.parse(note.arrivedAt) > Date.parse(note.windowTo);
  return (
    <ol className="course" aria-label={t('course')}>
      <li className="done">
        <i>
          <Icon name="file" size={16} />
        </i>
        <strong>{t('issued')}</strong>
        <span className="quiet">
          <TimeText at={note.windowFrom} style="date" />
        </span>
      </li>
      {stations.map(({ key, at, icon }) => (
        <li key={key} className={at ? 'done' : ''}>
          <i>
            <Icon name={icon} size={16} />
          </i>
          <strong>{key === 'accepted' && at ? say(stateLabels[note.state]) : t(key)}</strong>
          <span className="quiet">{at ? <TimeText at={at} /> : t(over ? 'untold' : 'waiting')}</span>
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

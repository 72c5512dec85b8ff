// A note on a phone: where the delivery is, and its lines.
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { showTime } from '../../design/time.ts';
import { reasonLabels, stateLabels, texts } from './note-labels.ts';
import { cameOf, type MyNote, type NoteLine, type NoteState } from './portal-note.ts';

const TONES: Readonly<Record<NoteState, 'plain' | 'accent' | 'info' | 'danger'>> = {
  issued: 'plain',
  departed: 'info',
  arrived: 'info',
  accepted: 'accent',
  'partly-accepted': 'plain',
  refused: 'danger',
  cancelled: 'plain',
};

export function NoteTag({ state }: { readonly state: NoteState }) {
  const say = useSay();
  return (
    <ToneTag tone={TONES[state]} icon={state === 'accepted' ? 'check' : 'truck'}>
      {say(stateLabels[state])}
    </ToneTag>
  );
}

type Placed = Pick<MyNote, 'state' | 'windowFrom' | 'windowTo' | 'newEstimate' | 'arrivedAt' | 'acceptedAt'>;

/** One sentence about when: it was accepted, it arrived, it is expected, or what was agreed. */
export function useWhenWords(): (note: Placed) => string {
  const t = useTexts(texts);
  const locale = useLocale();
  return (note) => {
    const short = (at: string) => showTime(at, locale, 'short');
    if (note.acceptedAt) return t(note.state === 'refused' ? 'refusedAt' : 'acceptedAt', { time: short(note.acceptedAt) });
    if (note.arrivedAt) return t('arrivedAt', { time: short(note.arrivedAt) });
    const window = t('window', { from: short(note.windowFrom), to: showTime(note.windowTo, locale, 'time') });
    return note.newEstimate ? `${t('estimate', { time: short(note.newEstimate) })} · ${window}` : window;
  };
}

export function KeptNotice({ at }: { readonly at: number | undefined }) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (!at) return null;
  return (
    <p className="ph-note" role="status">
      {t('kept', { time: showTime(at, locale, 'short') })}
    </p>
  );
}

export function NoteLines({ lines }: { readonly lines: readonly NoteLine[] }) {
  const t = useTexts(texts);
  return (
    <section className="ph-card">
      <h2>{t('lines', { count: lines.length })}</h2>
      <ul className="ph-lines" style={{ gap: 0 }}>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { readonly line: NoteLine }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const show = (amount: number) => showQuantity({ amount, unit: line.unit }, locale);
  const differs = line.accepted !== null && line.accepted !== cameOf(line);
  return (
    <li className="ph-state" style={{ justifyContent: 'space-between', padding: '9px 0', borderTop: '1px solid var(--line)' }}>
      <span style={{ flex: 1, minWidth: 0 }}>
        {line.product}
        {line.spec && <small className="ph-small">{line.spec}</small>}
      </span>
      <span className="number" style={{ textAlign: 'end' }}>
        {show(cameOf(line))}
        {differs && (
          <small className="ph-small">
            {line.outcome === 'rejected' ? t('rejected') : t('acceptedHere', { amount: show(line.accepted ?? 0) })}
            {line.reason && ` · ${say(reasonLabels[line.reason])}`}
          </small>
        )}
      </span>
    </li>
  );
}

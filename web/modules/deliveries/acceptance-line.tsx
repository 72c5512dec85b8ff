// One line of the note at the dock: what came, and in words and colour what the receiver says of it.
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { Icon, type IconName } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { texts } from './acceptance-texts.ts';
import { type AcceptLine, differs, type LineWord, limitsOf, measuredOf, piecesOf, type Reading, readWord, settledOf } from './acceptance-words.ts';
import { reasonLabels } from './note-labels.ts';
import { cameOf } from './portal-note.ts';

export function useAmounts(line: Pick<AcceptLine, 'unit'>): (amount: number) => string {
  const locale = useLocale();
  return (amount) => showQuantity({ amount, unit: line.unit }, locale);
}

/** `2 箱 31.4 公斤`. */
export function useCame(): (line: AcceptLine) => string {
  const locale = useLocale();
  return (line) => {
    const pieces = piecesOf(line);
    const count = pieces === null || line.pieceUnit === null ? '' : `${showQuantity({ amount: pieces, unit: line.pieceUnit }, locale)} `;
    return `${count}${showQuantity({ amount: cameOf(line), unit: line.unit }, locale)}`;
  };
}

/** What the word means against what came and the tolerance, in one sentence. */
export function useReadingWords(): (line: AcceptLine, word: LineWord) => string {
  const t = useTexts(texts);
  const locale = useLocale();
  return (line, word) => {
    const show = (amount: number) => showQuantity({ amount, unit: line.unit }, locale);
    const gap = measuredOf(line, word) - cameOf(line);
    const { most } = limitsOf(line);
    const words: Record<Reading, () => string> = {
      'as-delivered': () => t('asCame'),
      within: () => t(gap > 0 ? 'moreWithin' : 'lessWithin', { amount: show(Math.abs(gap)) }),
      short: () => t('short', { amount: show(-gap) }),
      deducted: () => t('deductedTo', { share: word.deductBp / 100, amount: show(settledOf(line, word)) }),
      rejected: () => t('rejected'),
      'too-much': () => t('tooMuch', { amount: show(measuredOf(line, word) - most), most: show(most) }),
      'tare-above-gross': () => t('tareAboveGross'),
    };
    return words[readWord(line, word)]();
  };
}

const ICONS: Partial<Record<Reading, IconName>> = {
  rejected: 'close',
  short: 'minus',
  deducted: 'minus',
  'too-much': 'alert',
  'tare-above-gross': 'alert',
};

type LineProps = {
  readonly line: AcceptLine;
  readonly word: LineWord | undefined;
  readonly photos: number;
  /** Its lot was stopped. */
  readonly stopped?: boolean;
  readonly onOpen?: (lineId: string) => void;
};

export function AcceptanceLine({ line, word, photos, stopped = false, onOpen }: LineProps) {
  const t = useTexts(texts);
  const say = useSay();
  const came = useCame();
  const show = useAmounts(line);
  const words = useReadingWords();
  const reading = readWord(line, word);
  const bad = differs(reading) || (stopped && reading !== 'rejected');
  const why = [word?.reason && say(reasonLabels[word.reason]), photos > 0 && t('photos', { count: photos })].filter(Boolean).join(' · ');
  return (
    <li>
      <button type="button" className={`ph-line dock-line${bad ? ' ph-bad' : ''}`} onClick={() => onOpen?.(line.id)} disabled={!onOpen}>
        <Icon name={stopped ? 'alert' : (ICONS[reading] ?? 'check')} size={22} className={bad ? 'dock-red' : 'quiet'} />
        <span className="ph-grow">
          {line.product}
          <small>{[line.spec, t('came', { amount: came(line) })].filter(Boolean).join(' · ')}</small>
          {stopped && <small className="dock-red">{t('stoppedLot')}</small>}
          {word && reading !== 'as-delivered' && (
            <small className={bad ? 'dock-red' : 'dock-green'}>{[words(line, word), why].filter(Boolean).join(' · ')}</small>
          )}
        </span>
        {word && reading !== 'as-delivered' && reading !== 'rejected' && (
          <strong className={`number nowrap${bad ? ' dock-red' : ''}`}>{show(settledOf(line, word))}</strong>
        )}
        {onOpen && <Icon name="right" size={18} className="quiet" />}
      </button>
    </li>
  );
}

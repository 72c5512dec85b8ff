// One line at the dock: as delivered, another weight, or rejected with a reason and photos.
import { useEffect } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import type { Part } from '../../client/waiting.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { AmountStep } from '../../design/phone/amount-step.tsx';
import { BigButton, Chips } from '../../design/phone/choices.tsx';
import { ShotsField } from '../../design/phone/shots.tsx';
import { useShots } from '../../design/phone/use-shots.ts';
import { type AcceptLine, differs, type LineWord, type Reading, readWord } from './acceptance-words.ts';
import { type Reason, reasonLabels, texts } from './note-labels.ts';
import { cameOf } from './portal-note.ts';

const REASONS = [
  'short',
  'spoiled',
  'off-spec',
  'damaged',
  'wrong-item',
  'missing',
  'expired',
  'temperature',
  'foreign-body',
  'packaging-label',
  'no-certificate',
  'other',
] as const satisfies readonly Reason[];

export const reasonOptions = (say: ReturnType<typeof useSay>, reasons: readonly Reason[] = REASONS) =>
  reasons.map((reason) => ({ value: reason, label: say(reasonLabels[reason]) }));

type LineProps = {
  readonly line: AcceptLine;
  readonly word: LineWord | undefined;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onWord: (word: LineWord | undefined) => void;
  readonly onPhotos: (parts: readonly Part[]) => void;
  readonly shotsName: string;
};

export function AcceptanceLine({ line, word, open, onOpen, ...rest }: LineProps) {
  const locale = useLocale();
  const t = useTexts(texts);
  const reading = readWord(line, word);
  const came = showQuantity({ amount: cameOf(line), unit: line.unit }, locale);
  const tone = differs(reading) ? ' ph-bad' : '';
  return (
    <li className="ph-stack">
      <button type="button" className={`ph-line${tone}${open ? ' ph-on' : ''}`} aria-expanded={open} onClick={onOpen}>
        <Icon name={reading === 'rejected' ? 'close' : differs(reading) ? 'minus' : 'check'} size={22} className="quiet" />
        <span className="ph-grow">
          {line.product}
          <small>{[line.spec, t('came', { amount: came })].filter(Boolean).join(' · ')}</small>
        </span>
        <ReadingWords line={line} word={word} reading={reading} />
      </button>
      {open && <LineForm line={line} word={word} reading={reading} onClose={onOpen} {...rest} />}
    </li>
  );
}

type ReadingProps = { readonly line: AcceptLine; readonly word: LineWord | undefined; readonly reading: Reading };

function ReadingWords({ line, word, reading }: ReadingProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (reading === 'as-delivered' || !word || word.accepted === null) return null;
  const show = (amount: number) => showQuantity({ amount, unit: line.unit }, locale);
  const gap = word.accepted - cameOf(line);
  if (reading === 'rejected') return <strong style={{ color: 'var(--danger)' }}>{t('rejected')}</strong>;
  const words = gap < 0 ? t('lessBy', { amount: show(-gap) }) : t('moreBy', { amount: show(gap) });
  return (
    <span style={{ textAlign: 'end', color: differs(reading) ? 'var(--danger)' : 'var(--accent)' }}>
      <strong className="number nowrap">{show(word.accepted)}</strong>
      <small style={{ color: 'inherit' }}>{reading === 'within' ? `${words} · ${t('within')}` : words}</small>
    </span>
  );
}

type FormProps = Omit<LineProps, 'open' | 'onOpen'> & { readonly reading: Reading; readonly onClose: () => void };

function LineForm({ line, word, reading, onWord, onPhotos, shotsName, onClose }: FormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const shots = useShots(shotsName);
  const { parts } = shots;
  const told = parts.map((part) => (typeof part === 'string' ? part : part.name)).join();
  useEffect(() => onPhotos(parts), [told]);
  const came = cameOf(line);
  const accepted = word?.accepted ?? came;
  return (
    <div className="ph-card">
      <AmountStep
        value={accepted}
        unit={line.unit}
        label={`${line.product} ${t('accepted')}`}
        over={reading === 'too-much'}
        onChange={(amount) => onWord({ accepted: amount ?? 0, reason: word?.reason ?? null })}
      />
      {reading === 'too-much' && (
        <p className="ph-note ph-danger">{t('tooMuch', { amount: showQuantity({ amount: line.most, unit: line.unit }, locale) })}</p>
      )}
      <div className="ph-chips">
        <button type="button" className="ph-chip" aria-pressed={accepted === 0} onClick={() => onWord({ accepted: 0, reason: word?.reason ?? null })}>
          {t('rejectLine')}
        </button>
        <button type="button" className="ph-chip" onClick={() => onWord(undefined)}>
          {t('asDelivered')}
        </button>
      </div>
      {differs(reading) && reading !== 'too-much' && (
        <>
          <h2>{t('reason')}</h2>
          <Chips label={t('reason')} value={word?.reason} options={reasonOptions(say)} onChange={(reason) => onWord({ accepted, reason })} />
          <ShotsField uploads={shots} />
          <p className="ph-small" style={{ margin: 0 }}>
            {t('photoTip')}
          </p>
        </>
      )}
      <BigButton icon="check" onClick={onClose}>
        {t('lineDone')}
      </BigButton>
    </div>
  );
}

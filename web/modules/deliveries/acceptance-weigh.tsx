// The numbers of a line: net, or gross less tare; pieces where it was ordered by the piece.
import { UNITS } from '../../../server/kernel/quantity.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { PadField } from './acceptance-keypad.tsx';
import { useAmounts } from './acceptance-line.tsx';
import { CRATE_TARES } from './acceptance-tares.ts';
import { texts } from './acceptance-texts.ts';
import { type AcceptLine, isWeighed, knownTare, type LineWord, netOf, piecesOf, readWord, tareOf } from './acceptance-words.ts';
import type { Pad } from './use-acceptance-pad.ts';

type MeasureProps = {
  readonly line: AcceptLine;
  readonly word: LineWord;
  readonly pad: Pad;
  readonly weighing: boolean;
  readonly onWord: (part: Partial<LineWord>) => void;
  readonly onPick: () => void;
  readonly onWeighing: (gross: boolean) => void;
};

export function MeasureFields({ line, word, pad, weighing, onWord, onPick, onWeighing }: MeasureProps) {
  const t = useTexts(texts);
  const unit = useSay()(UNITS[line.unit].label);
  const bad = ['too-much', 'tare-above-gross'].includes(readWord(line, word));
  const field = (which: 'weight' | 'gross' | 'tare', label: string) => (
    <PadField
      label={label}
      value={pad.shownIn(which)}
      unit={unit}
      active={pad.active === which}
      bad={bad}
      onPick={() => {
        pad.pick(which);
        onPick();
      }}
    />
  );
  return (
    <>
      {isWeighed(line) && (
        <div className="dock-ways">
          <button type="button" aria-pressed={!weighing} onClick={() => onWeighing(false)}>
            {t('byNet')}
          </button>
          <button type="button" aria-pressed={weighing} onClick={() => onWeighing(true)}>
            {t('byGross')}
          </button>
        </div>
      )}
      <Pieces line={line} word={word} onWord={onWord} />
      {weighing ? (
        <>
          <div className="ph-pair">
            {field('gross', t('gross'))}
            {field('tare', t('tare'))}
          </div>
          <TareChips line={line} word={word} onWord={onWord} />
          {word.gross !== null && <NetWords line={line} word={word} />}
        </>
      ) : (
        field('weight', t(isWeighed(line) ? 'weight' : 'amount'))
      )}
    </>
  );
}

function NetWords({ line, word }: { readonly line: AcceptLine; readonly word: LineWord }) {
  const t = useTexts(texts);
  const show = useAmounts(line);
  return <p className="dock-net number">{t('net', { amount: show(Math.max(0, netOf(line, word) ?? 0)) })}</p>;
}

type ChangeProps = Pick<MeasureProps, 'line' | 'word' | 'onWord'>;

/** The packaging that the product itself is known to have comes first, then crates. */
function TareChips({ line, word, onWord }: ChangeProps) {
  const t = useTexts(texts);
  const say = useSay();
  const show = useAmounts(line);
  const known = knownTare(line, word);
  const pieces = word.pieces ?? piecesOf(line) ?? 0;
  const choices = [
    ...(known > 0 ? [{ grams: known, label: t('known', { pieces, each: show(line.pieceTare ?? 0) }) }] : []),
    ...CRATE_TARES.map(({ grams, label }) => ({ grams, label: say(label) })),
  ];
  return (
    <div className="dock-tares">
      {choices.map(({ grams, label }) => (
        <button
          key={`${label}${grams}`}
          type="button"
          className="ph-chip"
          aria-pressed={tareOf(line, word) === grams}
          onClick={() => onWord({ tare: grams })}
        >
          {show(grams)}
          <small>{label}</small>
        </button>
      ))}
    </div>
  );
}

function Pieces({ line, word, onWord }: ChangeProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const came = piecesOf(line);
  if (came === null || line.pieceUnit === null) return null;
  const label = UNITS[line.pieceUnit].label[locale === 'en' ? 'en' : 'zh'];
  const taken = word.pieces ?? came;
  const step = (by: number) => onWord({ pieces: Math.min(came, Math.max(0, taken + by)) });
  return (
    <div className="dock-pieces">
      <span>{t('pieces', { came: `${came} ${label}` })}</span>
      <button type="button" onClick={() => step(-1)} disabled={taken === 0} aria-label={`${label} −1`}>
        <Icon name="minus" size={24} />
      </button>
      <strong className="number">{taken}</strong>
      <button type="button" onClick={() => step(1)} disabled={taken === came} aria-label={`${label} +1`}>
        <Icon name="plus" size={24} />
      </button>
    </div>
  );
}

// One line that is not as delivered, on the whole screen: weigh or count it with big keys, deduct, reject, photograph.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ExceptionPane, type Trouble } from './acceptance-exception.tsx';
import type { Files } from './acceptance-files.ts';
import { Keypad } from './acceptance-keypad.tsx';
import { useAmounts, useCame, useReadingWords } from './acceptance-line.tsx';
import { Thumbs, useCamera } from './acceptance-photos.tsx';
import { SheetActs } from './acceptance-sheet-acts.tsx';
import { texts } from './acceptance-texts.ts';
import { MeasureFields } from './acceptance-weigh.tsx';
import { type AcceptLine, differs, isWeighed, type LineWord, limitsOf, NOTHING_SAID, readWord } from './acceptance-words.ts';
import { usePad } from './use-acceptance-pad.ts';

type SheetProps = {
  readonly line: AcceptLine;
  readonly word: LineWord | undefined;
  readonly files: Files;
  /** This kitchen weighs with the crates: remembered from the last line. */
  readonly byGross: boolean;
  readonly oursDecides: boolean;
  readonly onByGross: (byGross: boolean) => void;
  readonly onWord: (word: LineWord | undefined) => void;
  readonly onClose: () => void;
};

export function AcceptanceSheet({ line, word = NOTHING_SAID, files, byGross, oursDecides, onByGross, onWord, onClose }: SheetProps) {
  const t = useTexts(texts);
  const say = (part: Partial<LineWord>) => onWord({ ...word, ...part });
  const weighing = isWeighed(line) && (word.gross !== null || (byGross && word.accepted === null));
  const pad = usePad({ line, word, onWord: say }, weighing ? 'gross' : 'weight');
  const [pane, setPane] = useState<'keys' | Trouble>(word.rejected ? 'reject' : 'keys');
  const slot = `line.${line.id}`;
  const camera = useCamera((shots) => void files.add(slot, shots));
  const weighBy = (gross: boolean) => {
    onByGross(gross);
    say({ gross: null, tare: null, accepted: null });
    pad.pick(gross ? 'gross' : 'weight');
    setPane('keys');
  };
  const done = () => {
    const reading = readWord(line, word);
    const explained = word.reason !== null || (reading !== 'rejected' && reading !== 'deducted');
    if (explained) return onClose();
    // Nothing on the scale is a rejection, and needs its reason as a deduction does.
    if (reading === 'rejected') say({ rejected: true });
    setPane(reading === 'rejected' ? 'reject' : 'deduct');
  };
  return (
    <SheetFrame line={line} onClose={onClose}>
      {camera.input}
      <div className="dock-body">
        {oursDecides && isWeighed(line) && <p className="ph-small">{t('oursDecides')}</p>}
        {pane !== 'reject' && (
          <MeasureFields line={line} word={word} pad={pad} weighing={weighing} onWord={say} onPick={() => setPane('keys')} onWeighing={weighBy} />
        )}
        <Verdict line={line} word={word} onMost={() => say({ accepted: limitsOf(line).most, gross: null, tare: null })} />
        <Thumbs files={files} slot={slot} />
      </div>
      {pane === 'keys' ? (
        <div className="dock-foot">
          {/* First the amount: what is too much is neither deducted nor photographed. */}
          {readWord(line, word) !== 'too-much' && (
            <SheetActs
              line={line}
              word={word}
              pad={pad}
              onWord={say}
              onPane={setPane}
              onShoot={camera.open}
              onRestore={() => [onWord(undefined), onClose()]}
            />
          )}
          <Keypad onKey={pad.press} onDone={done} done={t('lineDone')} />
        </div>
      ) : (
        <ExceptionPane kind={pane} word={word} onWord={say} onShoot={camera.open} onKeys={() => setPane('keys')} onDone={onClose} />
      )}
    </SheetFrame>
  );
}

type FrameProps = { readonly line: AcceptLine; readonly onClose: () => void; readonly children: ReactNode };

function SheetFrame({ line, onClose, children }: FrameProps) {
  const t = useTexts(texts);
  const came = useCame();
  const show = useAmounts(line);
  const { least, most } = limitsOf(line);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="dock-sheet" role="dialog" aria-modal="true" aria-label={line.product}>
      <header>
        <div>
          <h2 ref={head} tabIndex={-1}>
            {line.product} {line.spec && <small>{line.spec}</small>}
          </h2>
          <span className="number">
            {t('came', { amount: came(line) })}
            {least < most && ` · ${t('mayTake', { least: show(least).split(' ')[0] ?? '', most: show(most) })}`}
          </span>
        </div>
        <button type="button" className="icon-button" onClick={onClose} aria-label={t('close')}>
          <Icon name="close" size={26} />
        </button>
      </header>
      {children}
    </div>
  );
}

type VerdictProps = { readonly line: AcceptLine; readonly word: LineWord; readonly onMost: () => void };

function Verdict({ line, word, onMost }: VerdictProps) {
  const t = useTexts(texts);
  const words = useReadingWords();
  const show = useAmounts(line);
  const reading = readWord(line, word);
  return (
    <div className={`dock-verdict${differs(reading) ? ' dock-bad' : ''}`} role="status">
      <Icon name={differs(reading) ? 'alert' : 'check'} size={20} />
      <span>{words(line, word)}</span>
      {reading === 'too-much' && (
        <button type="button" className="ph-chip" onClick={onMost}>
          {t('takeMost', { most: show(limitsOf(line).most) })}
        </button>
      )}
    </div>
  );
}

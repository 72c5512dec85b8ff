// What can be said of a line besides its weight: a deduction in per cent, a rejection, a picture, or that it is as delivered after all.
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import type { Trouble } from './acceptance-exception.tsx';
import { texts } from './acceptance-texts.ts';
import { type AcceptLine, isWeighed, type LineWord } from './acceptance-words.ts';
import type { Pad } from './use-acceptance-pad.ts';

/** Per cent that canteens deduct for water, mud and leaves, by habit. */
const SHARES = [1, 2, 3, 5, 10];

type ActsProps = {
  readonly line: AcceptLine;
  readonly word: LineWord;
  readonly pad: Pad;
  readonly onWord: (part: Partial<LineWord>) => void;
  readonly onPane: (pane: 'keys' | Trouble) => void;
  readonly onShoot: () => void;
  readonly onRestore: () => void;
};

export function SheetActs({ line, word, pad, onWord, onPane, onShoot, onRestore }: ActsProps) {
  const t = useTexts(texts);
  return (
    <>
      {isWeighed(line) && (
        <fieldset className="dock-shares">
          <legend>{t('deduct')}</legend>
          {SHARES.map((share) => (
            <button
              key={share}
              type="button"
              className="ph-chip"
              aria-pressed={word.deductBp === share * 100}
              onClick={() => {
                const again = word.deductBp === share * 100;
                onWord({ deductBp: again ? 0 : share * 100, rejected: false });
                onPane(again ? 'keys' : 'deduct');
              }}
            >
              {share}%
            </button>
          ))}
          <button type="button" className="ph-chip" aria-pressed={pad.active === 'share'} onClick={() => pad.pick('share')}>
            {pad.active === 'share' ? `${pad.shownIn('share')}%` : t('otherShare')}
          </button>
        </fieldset>
      )}
      <div className="dock-acts">
        <button
          type="button"
          className="ph-chip dock-red"
          onClick={() => {
            onWord({ rejected: true, deductBp: 0 });
            onPane('reject');
          }}
        >
          <Icon name="close" size={20} />
          {t('reject')}
        </button>
        <button type="button" className="ph-chip" onClick={onShoot}>
          <Icon name="camera" size={20} />
          {t('photo')}
        </button>
        <button type="button" className="ph-chip" onClick={onRestore}>
          {t('restore')}
        </button>
      </div>
    </>
  );
}

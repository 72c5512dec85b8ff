// One line of the receipt, closed: what, how much, whether it can go in.
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { RESULTS } from '../../../server/modules/receiving/words.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { type DraftLine, isFilled, type Looked, toInput } from './draft-line.ts';
import { texts } from './texts.ts';

type LineCardProps = { readonly line: DraftLine; readonly looked: Looked | undefined; readonly onOpen: () => void };

export function LineCard({ line, looked, onOpen }: LineCardProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const stop = looked?.passes === false ? looked.findings[0] : undefined;
  const tone = !isFilled(line) || stop ? 'danger' : line.result === 'accepted' ? 'accent' : 'info';
  return (
    <button type="button" className={`card goods-line goods-line-${tone}`} onClick={onOpen}>
      <span className="goods-line-head">
        <strong>{line.name || t('line')}</strong>
        {isFilled(line) && <span className="number">{showQuantity({ amount: toInput(line).amount, unit: line.unit }, locale)}</span>}
        <Icon name="right" size={16} />
      </span>
      <span className="row">
        {line.result !== 'accepted' && <ToneTag tone="info">{say(RESULTS[line.result])}</ToneTag>}
        {looked?.passes && (
          <ToneTag tone="accent" icon="check">
            {t('ready')}
          </ToneTag>
        )}
        {!isFilled(line) && <ToneTag tone="danger">{t('expand')}</ToneTag>}
        {looked?.passes && !looked.complete && line.result !== 'refused' && <ToneTag>{t('incomplete')}</ToneTag>}
        <small className="quiet">{line.supplierLot || (isFilled(line) ? t('dayLot') : '')}</small>
      </span>
      {stop && (
        <span className="goods-line-stop">
          <Icon name="alert" size={15} /> {stop.text}
        </span>
      )}
    </button>
  );
}

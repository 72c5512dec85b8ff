// One line of the kitchen's list: name and price, minus, amount, plus; a remark on demand.
import { useEffect, useState } from 'react';
import { quantity, UNITS } from '../../../server/kernel/quantity.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { type BasketLine, stepFrom } from './basket.ts';
import type { Checked, Finding } from './labels.ts';
import { useAmountWords, useUnitWord } from './order-look.tsx';
import { PhoneFindings } from './portal-look.tsx';
import { texts } from './portal-texts.ts';

type LineProps = {
  readonly line: BasketLine;
  readonly check: { readonly line: Checked['lines'][number] | undefined; readonly findings: readonly Finding[] } | undefined;
  readonly onChange: (change: Partial<BasketLine>) => void;
};

export function BasketRow({ line, check, onChange }: LineProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(line.remark !== '');
  const { product } = line;
  return (
    <li className={`basket-line${line.amount === 0 ? ' off' : ''}`}>
      <div className="basket-row">
        <span className="ph-grow">
          <strong>{product}</strong>
          <LinePrice line={line} checked={line.amount > 0 ? check?.line : undefined} />
        </span>
        <Steps line={line} onAmount={(amount) => onChange({ amount })} />
      </div>
      {line.amount > 0 && <PhoneFindings findings={check?.findings ?? []} />}
      {line.amount > 0 &&
        (open ? (
          <input
            className="ph-text"
            value={line.remark}
            maxLength={200}
            aria-label={t('remarkOf', { product })}
            placeholder={t('remarkHint')}
            onChange={({ target }) => onChange({ remark: target.value })}
          />
        ) : (
          <button type="button" className="basket-remark" onClick={() => setOpen(true)} aria-label={t('remarkOf', { product })}>
            <Icon name="chat" size={15} /> {t('remark')}
          </button>
        ))}
    </li>
  );
}

function LinePrice({ line, checked }: { readonly line: BasketLine; readonly checked: Checked['lines'][number] | undefined }) {
  const t = useTexts(texts);
  const unit = useUnitWord();
  const amount = useAmountWords();
  if (line.amount === 0) return <small>{t('notWanted')}</small>;
  if (!checked) return <small>&nbsp;</small>;
  if (checked.priceFen === null || !checked.pricePer) return <small>{t('noPrice')}</small>;
  return (
    <small>
      <MoneyText fen={checked.priceFen} />/{unit(checked.pricePer)}
      {checked.pieces !== null && ` · ${t('about')} ${amount(checked.amount, checked.unit)}`}
    </small>
  );
}

const written = (line: BasketLine): string => String(Number((line.amount / UNITS[line.unit].factor).toFixed(3)));

function Steps({ line, onAmount }: { readonly line: BasketLine; readonly onAmount: (amount: number) => void }) {
  const t = useTexts(texts);
  const unit = useUnitWord();
  const [text, setText] = useState(written(line));
  const read = (words: string) => (words.trim() === '' ? 0 : quantity(Number(words.replace(/[，,。]/g, '.')), line.unit)?.amount);
  useEffect(() => setText((now) => (read(now) === line.amount ? now : written(line))), [line.amount]);
  const { product } = line;
  return (
    <span className="basket-steps">
      <button
        type="button"
        onClick={() => onAmount(stepFrom(line.amount, line.unit, -1))}
        aria-label={t('less', { product })}
        disabled={line.amount === 0}
      >
        <Icon name="minus" size={22} />
      </button>
      <label>
        <input
          inputMode="decimal"
          enterKeyHint="done"
          value={text}
          aria-label={t('amount', { product })}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => {
            setText(target.value);
            const amount = read(target.value);
            if (amount !== undefined) onAmount(amount);
          }}
        />
        <span>{unit(line.unit)}</span>
      </label>
      <button type="button" onClick={() => onAmount(stepFrom(line.amount, line.unit, 1))} aria-label={t('more', { product })}>
        <Icon name="plus" size={22} />
      </button>
    </span>
  );
}

// How much came: by the scale (gross, tare, net) or by count; and how warm it was.
import { Button, InputNumber } from 'antd';
import { UNITS } from '../../../server/kernel/quantity.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { netOf } from './draft-line.ts';
import type { Part } from './line-drawer.tsx';
import { texts } from './texts.ts';

type FieldProps = {
  readonly label: string;
  readonly value: number | null;
  readonly suffix?: string;
  readonly onChange: (value: number | null) => void;
};

export function NumberField({ label, value, suffix, onChange }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: InputNumber is the control
    <label>
      <span>{label}</span>
      <InputNumber
        size="large"
        value={value}
        inputMode="decimal"
        style={{ width: '100%' }}
        {...(suffix ? { suffix } : {})}
        onChange={(next: number | null) => onChange(next)}
      />
    </label>
  );
}

export function LineAmount({ line, asked, onChange }: Part) {
  const t = useTexts(texts);
  const say = useSay();
  const weighed = UNITS[line.unit].base === 'g';
  const { pieceUnit } = asked.product;
  const weigh = (part: { gross?: number | null; tare?: number | null }) => {
    const next = { gross: line.gross, tare: line.tare, ...part };
    onChange({ ...next, ...(next.gross === null ? {} : { amount: netOf(next) }) });
  };
  return (
    <section>
      <h3>{t('amount')}</h3>
      <div className="goods-pair">
        {weighed && <NumberField label={t('gross')} value={line.gross} suffix={t('kg')} onChange={(gross) => weigh({ gross })} />}
        {weighed && <NumberField label={t('tare')} value={line.tare} suffix={t('kg')} onChange={(tare) => weigh({ tare })} />}
        <NumberField
          label={weighed ? t('net') : t('amount')}
          value={line.amount}
          suffix={say(UNITS[line.unit].label)}
          onChange={(amount) => onChange({ amount, ...(weighed ? { gross: null, tare: null } : {}) })}
        />
        {(asked.product.catchWeight || pieceUnit) && (
          <NumberField
            label={t('pieces')}
            value={line.pieces}
            suffix={pieceUnit ? say(UNITS[pieceUnit].label) : ''}
            onChange={(pieces) => onChange({ pieces })}
          />
        )}
      </div>
      {weighed && <Chips line={line} asked={asked} looked={undefined} onChange={onChange} />}
      <Temperature line={line} asked={asked} looked={undefined} onChange={onChange} />
    </section>
  );
}

/** One tap in place of sums: the tare of so many boxes, or their typical weight where nobody weighed. */
function Chips({ line, asked, onChange }: Part) {
  const t = useTexts(texts);
  const { pieceTare, typicalWeight } = asked.product;
  const { pieces, gross } = line;
  if (!pieces) return null;
  const tare = ((pieceTare ?? 0) * pieces) / 1000;
  const typical = ((typicalWeight ?? 0) * pieces) / 1000;
  return (
    <div className="row">
      {tare > 0 && (
        <Button size="small" onClick={() => onChange({ tare, ...(gross === null ? {} : { amount: netOf({ gross, tare }) }) })}>
          {t('tareOf', { pieces, kg: tare })}
        </Button>
      )}
      {typical > 0 && line.amount === null && (
        <Button size="small" onClick={() => onChange({ amount: typical })}>
          {t('estimate', { kg: typical })}
        </Button>
      )}
    </div>
  );
}

function Temperature({ line, asked: { temperature }, onChange }: Part) {
  const t = useTexts(texts);
  if (!temperature?.asked && line.celsius === null) return null;
  const { lowest, highest } = temperature ?? { lowest: null, highest: null };
  const [least, most] = [lowest, highest].map((tenths) => (tenths === null ? null : tenths / 10));
  const limit = least === null ? `≤ ${most} ℃` : most === null ? `≥ ${least} ℃` : `${least}～${most} ℃`;
  return (
    <div className="goods-pair">
      <NumberField
        label={`${t('temperature')} ${t('limit', { limit })}`}
        value={line.celsius}
        suffix="℃"
        onChange={(celsius) => onChange({ celsius })}
      />
    </div>
  );
}

// Which lot it is, where it is from, its days: asked for; what is missing is said, and the other day is computed.
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import type { Looked } from './draft-line.ts';
import type { Change, Part } from './line-drawer.tsx';
import { texts } from './texts.ts';

export function LineLot({ line, asked, looked, onChange }: Part) {
  const t = useTexts(texts);
  const before = asked.last?.origin;
  return (
    <section>
      <h3>
        {t('lot')}
        {line.supplierLot.trim() === '' && <ToneTag>{t('dayLot')}</ToneTag>}
      </h3>
      <Input
        size="large"
        value={line.supplierLot}
        maxLength={60}
        aria-label={t('lot')}
        placeholder={t('lotTip')}
        onChange={(event) => onChange({ supplierLot: event.target.value, continues: null })}
      />
      {looked?.known && <Known known={looked.known} continues={line.continues} onChange={onChange} />}
      <div className="goods-pair">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: Input is the control */}
        <label>
          <span>{t('origin')}</span>
          <Input size="large" value={line.origin} maxLength={80} onChange={(event) => onChange({ origin: event.target.value })} />
        </label>
        <DayField
          label={t('produced')}
          value={line.producedOn}
          derived={derivedDay(looked, 'produced')}
          onChange={(producedOn) => onChange({ producedOn })}
        />
        <DayField
          label={t('expires')}
          value={line.expiresOn}
          derived={derivedDay(looked, 'expires')}
          onChange={(expiresOn) => onChange({ expiresOn })}
        />
      </div>
      {before && line.origin === '' && (
        <div className="row">
          <Button size="small" onClick={() => onChange({ origin: before })}>
            {before}
          </Button>
        </div>
      )}
    </section>
  );
}

const derivedDay = (looked: Looked | undefined, which: 'produced' | 'expires'): string | null =>
  looked?.derived === which ? (which === 'produced' ? looked.producedOn : looked.expiresOn) : null;

type KnownProps = { readonly known: NonNullable<Looked['known']>; readonly continues: string | null; readonly onChange: Change };

/** The same number came before: one tap says that it is the same lot. */
function Known({ known, continues, onChange }: KnownProps) {
  const t = useTexts(texts);
  const { lotId, number, receivedOn, agrees } = known;
  if (!agrees) return <p className="finding finding-form">{t('knownNot', { number })}</p>;
  const chosen = continues === lotId;
  return (
    <div className="finding finding-form">
      <span style={{ flex: 1 }}>{t('known', { number, day: receivedOn })}</span>
      <Button type={chosen ? 'default' : 'primary'} onClick={() => onChange({ continues: chosen ? null : lotId })}>
        {t(chosen ? 'notMore' : 'more')}
      </Button>
    </div>
  );
}

type DayFieldProps = {
  readonly label: string;
  readonly value: string | null;
  readonly derived: string | null;
  readonly onChange: (day: string | null) => void;
};

function DayField({ label, value, derived, onChange }: DayFieldProps) {
  const t = useTexts(texts);
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: DatePicker is the control
    <label>
      <span>{label}</span>
      <DatePicker
        size="large"
        inputReadOnly
        value={value === null ? null : dayjs(value)}
        placeholder={derived ?? ''}
        onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
      />
      {value === null && derived && <small className="quiet">{`${derived} ${t('derived')}`}</small>}
    </label>
  );
}

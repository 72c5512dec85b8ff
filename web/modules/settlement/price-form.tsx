// A price for goods that no sheet prices, so that the statement can go out.
import { Select } from 'antd';
import { useState } from 'react';
import { UNIT_CODES, UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { QuantityText } from '../../design/people.tsx';
import { Words } from '../cases/act-form.tsx';
import { Field } from '../cases/choices.tsx';
import { ActDrawer } from '../claims/act-drawer.tsx';
import { MoneyField } from '../claims/money-field.tsx';
import type { Line } from './labels.ts';

const texts = {
  title: { zh: '给“{what}”定价', en: 'Price of {what}' },
  submit: { zh: '定价', en: 'Price it' },
  price: { zh: '单价', en: 'Price' },
  per: { zh: '每', en: 'Per' },
  why: { zh: '依据（如：采购确认的询价单）', en: 'By what (such as the quotation both agreed)' },
  after: { zh: '定价后请重算对账单。', en: 'Draw the statement again afterwards.' },
};

export function PriceForm({ line, onClose }: { readonly line: Line; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const [fen, setFen] = useState<number | null>(null);
  const [per, setPer] = useState<UnitCode>(line.unit ?? 'kg');
  const [body, setBody] = useState('');
  const price = useSubmit(api.settlement.priceLine, { done: onClose });
  const { base } = UNITS[line.unit ?? 'kg'];
  // A box is not a bag: counted goods are priced by their own unit.
  const units = base === 'piece' ? [line.unit ?? 'piece'] : UNIT_CODES.filter((code) => UNITS[code].base === base);
  return (
    <ActDrawer
      title={t('title', { what: say(line.title) })}
      submit={t('submit')}
      error={price.error}
      busy={price.isPending}
      ready={(fen ?? 0) > 0 && body.trim().length > 1}
      width={520}
      onSubmit={() => price.mutate({ noteLineId: line.noteLineId ?? '', fen: fen ?? 0, per, body })}
      onClose={onClose}
    >
      <p>
        {line.note?.number} {line.unit && <QuantityText amount={line.accepted} unit={line.unit} />} <span className="quiet">{t('after')}</span>
      </p>
      <div className="row">
        <Field label={t('price')}>
          <MoneyField value={fen} onChange={setFen} label={t('price')} />
        </Field>
        <Field label={t('per')}>
          <Select value={per} onChange={setPer} options={units.map((value) => ({ value, label: say(UNITS[value].label) }))} aria-label={t('per')} />
        </Field>
      </div>
      <Words label={t('why')} value={body} onChange={setBody} />
    </ActDrawer>
  );
}

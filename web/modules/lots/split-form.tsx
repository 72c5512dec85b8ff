// One lot into several: so much is taken, so much comes out, the rest is loss and is said before it is booked.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { newKey, useSubmit } from '../../client/query.ts';
import '../../design/desk/desk-parts.css';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { type Amount, AmountField, baseOf } from './amount-field.tsx';
import { type Lot, useAmount } from './labels.ts';
import { FromPlace, keptIn, ToPlace } from './place-fields.tsx';
import { Totals } from './work-totals.tsx';

const texts = {
  title: { zh: '分装 {number}', en: 'Split {number}' },
  do: { zh: '分装', en: 'Split' },
  from: { zh: '从', en: 'From' },
  taken: { zh: '取出数量（不填：等于各份之和）', en: 'Taken (empty: the sum of the parts)' },
  parts: { zh: '分成', en: 'Into' },
  part: { zh: '再加一份', en: 'One more part' },
  remove: { zh: '去掉这一份', en: 'Remove' },
  words: { zh: '说明', en: 'In words' },
  keeps: {
    zh: '每份是一个新批次，沿用到期日 {day}、产地和日批标记。',
    en: 'Every part is a new lot that keeps its day of expiry {day}, origin and marks.',
  },
};

type Part = { readonly key: string; readonly size: Amount; readonly placeId: string };

export function SplitForm({ lot, onClose }: { readonly lot: Lot; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const show = useAmount();
  const stores = keptIn(lot, ['store']);
  const [placeId, setPlace] = useState(stores[0]?.id ?? '');
  const [taken, setTaken] = useState<Amount>({ amount: null, unit: lot.unit });
  const fresh = (): Part => ({ key: newKey(), size: { amount: null, unit: lot.unit }, placeId });
  const [parts, setParts] = useState<readonly Part[]>(() => [fresh(), fresh()]);
  const [words, setWords] = useState('');
  const split = useSubmit(api.lots.split, { done: onClose });
  const out = parts.reduce((sum, { size }) => sum + baseOf(size), 0);
  const change = (key: string, patch: Partial<Part>) => setParts((all) => all.map((one) => (one.key === key ? { ...one, ...patch } : one)));
  const send = () =>
    split.mutate({
      lotId: lot.id,
      placeId,
      ...(taken.amount === null ? {} : { amount: taken.amount, unit: taken.unit }),
      parts: parts.map(({ size, placeId: to }) => ({ placeId: to, amount: size.amount ?? 0, unit: size.unit })),
      words,
    });
  return (
    <FormDrawer
      title={t('title', { number: lot.number })}
      submit={t('do')}
      error={split.error}
      busy={split.isPending}
      ready={parts.length > 0 && parts.every(({ size }) => (size.amount ?? 0) > 0)}
      onSubmit={send}
      onClose={onClose}
    >
      <div className="field-pair" style={{ marginBottom: 12 }}>
        <div className="stack">
          <span>{t('from')}</span>
          <FromPlace lot={lot} kinds={['store']} value={placeId} onChange={setPlace} />
        </div>
        <div className="stack">
          <span>{t('taken')}</span>
          <AmountField unit={lot.unit} value={taken} onChange={setTaken} />
        </div>
      </div>
      <div className="lot-parts">
        {parts.map((one) => (
          <div key={one.key} className="lot-part">
            <div className="lot-part-fields">
              <AmountField unit={lot.unit} value={one.size} onChange={(size) => change(one.key, { size })} />
              <ToPlace kinds={['store']} value={one.placeId} onChange={(to) => change(one.key, { placeId: to })} />
            </div>
            <button
              type="button"
              className="bare faint"
              aria-label={t('remove')}
              onClick={() => setParts((all) => all.filter(({ key }) => key !== one.key))}
            >
              <Icon name="close" size={16} />
            </button>
          </div>
        ))}
      </div>
      <Button
        type="dashed"
        block
        style={{ marginTop: 10 }}
        icon={<Icon name="plus" size={16} />}
        onClick={() => setParts((all) => [...all, fresh()])}
      >
        {t('part')}
      </Button>
      <Totals into={taken.amount === null ? out : baseOf(taken)} out={out} say={(amount) => show(amount, lot.unit)} />
      <p className="quiet">{t('keeps', { day: lot.expiresOn ?? '—' })}</p>
      <Input.TextArea
        rows={2}
        maxLength={1000}
        placeholder={t('words')}
        aria-label={t('words')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
    </FormDrawer>
  );
}

// One lot that goes into work: which, from which store, how much.
import { useEffect } from 'react';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { AmountField } from './amount-field.tsx';
import { LotSelect } from './lot-select.tsx';
import { FromPlace, keptIn } from './place-fields.tsx';
import type { Going } from './work.ts';

const texts = { remove: { zh: '去掉', en: 'Remove' } };

type WorkInputProps = { readonly going: Going; readonly not: readonly string[]; readonly onChange: (next: Going | undefined) => void };

export function WorkInput({ going, not, onChange }: WorkInputProps) {
  const t = useTexts(texts);
  const { lot } = going;
  const read = useRead(api.lots.show, { lotId: lot?.id ?? '' }, { enabled: lot !== undefined });
  const one = read.data;
  // The first store where some of it lies stands for a choice that was not made.
  const placeId = going.placeId || (one ? (keptIn(one, ['store'])[0]?.id ?? '') : '');
  useEffect(() => {
    if (placeId !== going.placeId) onChange({ ...going, placeId });
  }, [placeId, going, onChange]);
  return (
    <div className="lot-part">
      <div className="lot-part-fields">
        <LotSelect
          value={lot}
          not={not.filter((id) => id !== lot?.id)}
          onPick={(next) => onChange({ ...going, lot: next, placeId: '', size: { amount: null, unit: next?.unit ?? 'kg' } })}
        />
        {one && <FromPlace lot={one} kinds={['store']} value={placeId} onChange={(id) => onChange({ ...going, placeId: id })} />}
        {lot && <AmountField unit={lot.unit} value={going.size} onChange={(size) => onChange({ ...going, size })} />}
      </div>
      <button type="button" className="bare faint" aria-label={t('remove')} onClick={() => onChange(undefined)}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}

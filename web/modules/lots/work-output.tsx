// What comes out of work: a new lot of this or other goods, or more of a lot that is there.
import { UNIT_CODES, UNITS } from '../../../server/kernel/quantity.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ProductSelect } from '../products/product-select.tsx';
import { AmountField, unitsFor } from './amount-field.tsx';
import type { Lot } from './labels.ts';
import { LotSelect } from './lot-select.tsx';
import { ToPlace } from './place-fields.tsx';
import type { Coming, Kind } from './work.ts';

const texts = {
  remove: { zh: '去掉', en: 'Remove' },
  product: { zh: '商品（不选：同投入）', en: 'Product (empty: as what goes in)' },
  into: { zh: '并入已有批次（不选：新批次）', en: 'Into a lot that is there (empty: a new one)' },
};

type WorkOutputProps = { readonly coming: Coming; readonly kind: Kind; readonly lot: Lot; readonly onChange: (next: Coming | undefined) => void };

const PIECES = UNIT_CODES.filter((code) => UNITS[code].base === 'piece');

/** Transformed goods may be measured in anything, repacked ones in other pieces. */
function unitsOf(kind: Kind, lot: Lot) {
  if (kind === 'transformed') return UNIT_CODES;
  return kind === 'repacked' && UNITS[lot.unit].base === 'piece' ? PIECES : unitsFor(lot.unit);
}

export function WorkOutput({ coming, kind, lot, onChange }: WorkOutputProps) {
  const t = useTexts(texts);
  const { product, into, size } = coming;
  return (
    <div className="lot-part">
      <div className="lot-part-fields">
        <AmountField
          unit={lot.unit}
          units={into ? unitsFor(into.unit) : unitsOf(kind, lot)}
          value={size}
          onChange={(next) => onChange({ ...coming, size: next })}
        />
        <ToPlace kinds={['store']} value={coming.placeId} onChange={(placeId) => onChange({ ...coming, placeId })} />
        {!into && (
          <span className="two-lines">
            <small className="quiet">{t('product')}</small>
            <ProductSelect
              value={product}
              onPick={(next) =>
                onChange({ ...coming, product: next, size: { ...size, unit: next && kind === 'transformed' ? next.settleUnit : size.unit } })
              }
            />
          </span>
        )}
        {kind !== 'transformed' && !product && (
          <span className="two-lines">
            <small className="quiet">{t('into')}</small>
            <LotSelect value={into} productId={lot.product.id} not={[lot.id]} onPick={(next) => onChange({ ...coming, into: next })} />
          </span>
        )}
      </div>
      <button type="button" className="bare faint" aria-label={t('remove')} onClick={() => onChange(undefined)}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}

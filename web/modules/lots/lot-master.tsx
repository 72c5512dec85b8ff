// What a lot is: where it comes from, its days, and how sure they are.
import { KINDS } from '../../../server/modules/lots/words.ts';
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { Facts, Section } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import type { Lot } from './labels.ts';
import { DayLotTag, Expiry } from './lot-marks.tsx';

const texts = {
  title: { zh: '批次资料', en: 'The lot' },
  product: { zh: '商品', en: 'Product' },
  supplier: { zh: '供应商', en: 'Supplier' },
  supplierLot: { zh: '供应商批号', en: "Supplier's lot" },
  noSupplierLot: { zh: '未提供', en: 'Not given' },
  madeBy: { zh: '来自', en: 'By' },
  origin: { zh: '产地', en: 'Origin' },
  produced: { zh: '生产日期', en: 'Produced on' },
  expires: { zh: '到期日期', en: 'Expires on' },
  derived: { zh: '由保质期推算', en: 'From the shelf life' },
  received: { zh: '入库', en: 'Received' },
  unknown: { zh: '未登记', en: 'Not known' },
};

export function LotMaster({ lot }: { readonly lot: Lot }) {
  const t = useTexts(texts);
  const say = useSay();
  const may = useCan();
  const derived = <ToneTag>{t('derived')}</ToneTag>;
  const supplier = lot.supplier && (may('suppliers.read') ? <Go to={`/suppliers/${lot.supplier.id}`}>{lot.supplier.name}</Go> : lot.supplier.name);
  const source = lot.supplier
    ? [
        { label: t('supplier'), value: supplier },
        {
          label: t('supplierLot'),
          value: lot.supplierLot ?? (
            <span className="row">
              {t('noSupplierLot')} <DayLotTag />
            </span>
          ),
        },
      ]
    : [{ label: t('madeBy'), value: say(KINDS[lot.madeBy].label) }];
  return (
    <Section title={t('title')} icon="lot">
      <Facts
        items={[
          {
            label: t('product'),
            value: (
              <>
                <Go to={`/products/${lot.product.id}`}>{lot.product.name}</Go>{' '}
                <span className="quiet">{[lot.product.code, lot.product.spec].filter((part) => part !== '').join(' · ')}</span>
              </>
            ),
          },
          ...source,
          { label: t('origin'), value: lot.origin || t('unknown') },
          {
            label: t('produced'),
            value: (
              <span className="row">
                {lot.producedOn ?? t('unknown')} {lot.derived === 'produced' && derived}
              </span>
            ),
          },
          {
            label: t('expires'),
            value: (
              <span className="row">
                <Expiry day={lot.expiresOn} life={lot.shelfLifeDays} /> {lot.derived === 'expires' && derived}
              </span>
            ),
          },
          { label: t('received'), value: lot.receivedOn },
        ]}
      />
    </Section>
  );
}

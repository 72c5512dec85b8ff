// One product: how it is weighed and settled, kept and proved.
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { UNITS } from '../../../server/kernel/quantity.ts';
import { useGo, useParam } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { Facts, PageHeader, Section } from '../../design/controls.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { categoryLabels, certificateLabels, showGrams, showLimit, showShare, showTolerance } from './labels.ts';
import { ProductForm } from './product-form.tsx';
import { ProductTags } from './product-tags.tsx';
import '../../design/desk/desk-parts.css';
import './products.css';

const texts = {
  back: { zh: '返回商品列表', en: 'Back to products' },
  change: { zh: '更改', en: 'Change' },
  retire: { zh: '停用', en: 'Retire' },
  retireSure: { zh: '停用后不能再下单，历史单据不受影响。', en: 'It can no longer be ordered; past papers stay as they are.' },
  restore: { zh: '恢复', en: 'Restore' },
  weighing: { zh: '计量与结算', en: 'Weighing and settlement' },
  keeping: { zh: '储存与食品安全', en: 'Keeping and food safety' },
  stock: { zh: '库存单位', en: 'Stock unit' },
  settle: { zh: '结算单位', en: 'Settled by' },
  catchWeight: { zh: '抄码', en: 'Catch weight' },
  yes: { zh: '是：按{unit}下单，按重量结算', en: 'Yes: ordered by the {unit}, settled by weight' },
  no: { zh: '否', en: 'No' },
  piece: { zh: '每件约', en: 'One piece is about' },
  tare: { zh: '每件皮重', en: 'Packaging per piece' },
  tolerance: { zh: '验收容差', en: 'Tolerance' },
  cleanYield: { zh: '净菜率', en: 'Clean yield' },
  aliases: { zh: '别名', en: 'Also called' },
  temperature: { zh: '温度', en: 'Temperature' },
  transport: { zh: '运输', en: 'Transport' },
  canteen: { zh: '食堂', en: 'Canteen' },
  shelfLife: { zh: '保质期', en: 'Shelf life' },
  days: { zh: '{days} 天', en: '{days} days' },
  papers: { zh: '随货证照', en: 'Papers with the goods' },
  storage: { zh: '储存要点', en: 'How to keep it' },
  cooking: { zh: '烹饪要点', en: 'How to cook it' },
  unconfirmed: { zh: '待确认', en: 'To be confirmed' },
  none: { zh: '—', en: '—' },
};

type Card = Answer<typeof api.products.show>;

export default function ProductPage() {
  const productId = useParam('productId');
  const product = useRead(api.products.show, { productId });
  return <WhenRead read={product}>{(one) => <ProductCard product={one} />}</WhenRead>;
}

function ProductCard({ product }: { readonly product: Card }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const [open, setOpen] = useState(false);
  const retire = useSubmit(api.products.retire);
  useShortcut('e', t('change'), product.can.change ? () => setOpen(true) : undefined);
  const set = (retired: boolean) => retire.mutate({ productId: product.id, retired });
  return (
    <>
      <PageHeader
        title={product.name}
        onBack={() => go('/products')}
        back={t('back')}
        tags={
          <>
            <span className="quiet">
              {product.code}
              {product.spec && ` · ${product.spec}`}
            </span>
            <ToneTag>{say(categoryLabels[product.category])}</ToneTag>
            <ProductTags product={product} />
          </>
        }
        actions={
          product.can.change && (
            <>
              {product.active ? (
                <Popconfirm title={t('retireSure')} okText={t('retire')} onConfirm={() => set(true)}>
                  <Button loading={retire.isPending}>{t('retire')}</Button>
                </Popconfirm>
              ) : (
                <Button loading={retire.isPending} onClick={() => set(false)}>
                  {t('restore')}
                </Button>
              )}
              <Button type="primary" onClick={() => setOpen(true)}>
                {t('change')}
              </Button>
            </>
          )
        }
      />
      <Refused error={retire.error} />
      <div className="card-columns">
        <Weighing product={product} />
        <Keeping product={product} />
      </div>
      {open && <ProductForm product={product} onClose={() => setOpen(false)} />}
    </>
  );
}

function Weighing({ product }: { readonly product: Card }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const { tolerance, pieceUnit, typicalWeight, pieceTare } = product;
  const catchWeight = product.catchWeight && pieceUnit ? t('yes', { unit: say(UNITS[pieceUnit].label) }) : t('no');
  return (
    <Section title={t('weighing')} icon="case">
      <Facts
        items={[
          { label: t('stock'), value: say(UNITS[product.stockUnit].label) },
          { label: t('settle'), value: say(UNITS[product.settleUnit].label) },
          { label: t('catchWeight'), value: catchWeight },
          ...(typicalWeight === null ? [] : [{ label: t('piece'), value: showGrams(typicalWeight, locale) }]),
          ...(pieceTare === null ? [] : [{ label: t('tare'), value: showGrams(pieceTare, locale) }]),
          {
            label: t('tolerance'),
            value: tolerance ? (
              <span className="row">
                {say(tolerance.label)} {showTolerance(tolerance.overBp, tolerance.underBp)}
                {!tolerance.confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
              </span>
            ) : (
              t('none')
            ),
          },
          ...(product.cleanYieldBp === null ? [] : [{ label: t('cleanYield'), value: showShare(product.cleanYieldBp) }]),
          { label: t('aliases'), value: product.aliases.join('、') || t('none') },
        ]}
      />
    </Section>
  );
}

function Keeping({ product }: { readonly product: Card }) {
  const t = useTexts(texts);
  const say = useSay();
  const { temperature } = product;
  return (
    <Section title={t('keeping')} icon="thermometer">
      <Facts
        items={[
          {
            label: t('temperature'),
            value: (
              <div className="stack" style={{ gap: 4 }}>
                <span>{temperature ? say(temperature.label) : t('none')}</span>
                {temperature?.limits.map((limit) => (
                  <span key={limit.place} className="row" title={limit.source}>
                    <span className="quiet">{t(limit.place)}</span> {showLimit(limit)}
                    {!limit.confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
                  </span>
                ))}
              </div>
            ),
          },
          { label: t('shelfLife'), value: product.shelfLifeDays === null ? t('none') : t('days', { days: product.shelfLifeDays }) },
          {
            label: t('papers'),
            value: (
              <div className="wrap-tags">
                {product.certificateKinds.map((kind) => (
                  <ToneTag key={kind}>{say(certificateLabels[kind])}</ToneTag>
                ))}
                {product.certificateKinds.length === 0 && t('none')}
              </div>
            ),
          },
          { label: t('storage'), value: <p className="guidance">{product.storage || t('none')}</p> },
          { label: t('cooking'), value: <p className="guidance">{product.cooking || t('none')}</p> },
        ]}
      />
    </Section>
  );
}

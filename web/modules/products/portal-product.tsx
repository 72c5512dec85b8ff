// One of the kitchen's goods: the price in sight, the guidance one tap away.
import type { Answer, api } from '../../client/api.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { showLimit } from './labels.ts';
import { PriceText } from './price-text.tsx';

const texts = {
  keeps: { zh: '保质期 {days} 天', en: 'Keeps {days} days' },
  risk: { zh: '学校高风险食材', en: 'High risk for schools' },
  riskDo: {
    zh: '学校高风险食材：使用前请与食品安全员确认，按要点彻底加工。',
    en: 'High risk for schools: ask your food-safety officer first and process it as told below.',
  },
  storage: { zh: '储存要点', en: 'How to keep it' },
  cooking: { zh: '烹饪要点', en: 'How to cook it' },
  canteen: { zh: '食堂存放温度', en: 'Temperature in the canteen' },
  transport: { zh: '送达温度', en: 'Temperature on arrival' },
  code: { zh: '商品编码', en: 'Code' },
  unconfirmed: { zh: '（待确认）', en: ' (to be confirmed)' },
};

type Goods = Answer<typeof api.products.follow>['items'][number];

export function PortalProduct({ product }: { readonly product: Goods }) {
  const t = useTexts(texts);
  return (
    <details className="goods">
      <summary>
        <span className="ph-grow">
          {product.name}
          <small>
            {product.spec}
            {product.spec && product.shelfLifeDays !== null && ' · '}
            {product.shelfLifeDays !== null && <span className="nowrap">{t('keeps', { days: product.shelfLifeDays })}</span>}
          </small>
          {product.highRiskForSchools && (
            <small className="goods-risk">
              <Icon name="alert" size={15} />
              {t('risk')}
            </small>
          )}
        </span>
        <PriceText fen={product.fen} per={product.per} strong />
        <Icon name="down" size={18} className="goods-turn" />
      </summary>
      <Guidance product={product} />
    </details>
  );
}

function Guidance({ product }: { readonly product: Goods }) {
  const t = useTexts(texts);
  const say = useSay();
  const { temperature, storage, cooking } = product;
  const limits = (temperature?.limits ?? []).map((limit) => ({
    term: t(limit.place),
    value: `${showLimit(limit)}${limit.confirmed ? '' : t('unconfirmed')}`,
  }));
  const items = [
    ...(storage ? [{ term: t('storage'), value: storage }] : []),
    ...(cooking ? [{ term: t('cooking'), value: cooking }] : []),
    ...limits.reverse(),
    { term: t('code'), value: [product.code, temperature && say(temperature.label)].filter(Boolean).join(' · ') },
  ];
  return (
    <div className="goods-more">
      {product.highRiskForSchools && (
        <p className="goods-warning">
          <Icon name="alert" size={18} />
          {t('riskDo')}
        </p>
      )}
      <dl>
        {items.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

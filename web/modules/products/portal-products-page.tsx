// What is delivered to this kitchen: today's price, how long and how cold it keeps, how to cook it.
import { useState } from 'react';
import type { Category } from '../../../server/modules/products/product.ts';
import { api } from '../../client/api.ts';
import { useRead, useReadPages } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import '../../design/phone/phone-parts.css';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { CATEGORIES, categoryLabels } from './labels.ts';
import { PortalProduct } from './portal-product.tsx';
import './portal-products.css';

const texts = {
  search: { zh: '找商品：名称、别名', en: 'Find goods' },
  categories: { zh: '分类', en: 'Categories' },
  all: { zh: '全部', en: 'All' },
  more: { zh: '载入更多', en: 'Load more' },
  none: { zh: '还没有供应给您的商品', en: 'Nothing is sold to you yet' },
  noneDo: { zh: '价格表生效后，商品会出现在这里。有疑问请打电话给客服专员。', en: 'Goods appear here once a price list is in force.' },
  noneFound: { zh: '没有找到这样的商品', en: 'No such goods' },
  noneFoundDo: { zh: '换个叫法试试，比如“西红柿”“番茄”；或点“全部”。', en: 'Try another name, or tap All.' },
};

const FIRST = 100;

export default function PortalProductsPage() {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const [category, setCategory] = useState<Category>();
  const words = useSettled(text.trim());
  const goods = useReadPages(api.products.follow, { limit: 50, ...(words ? { text: words } : {}), ...(category ? { category } : {}) });
  const narrowed = words !== '' || category !== undefined;
  return (
    <div className="ph-stack">
      <label className="goods-search">
        <Icon name="search" size={20} className="quiet" />
        <input
          className="ph-text"
          value={text}
          placeholder={t('search')}
          aria-label={t('search')}
          enterKeyHint="search"
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <Categories chosen={category} onChoose={setCategory} />
      <Refused error={goods.error} onRetry={() => goods.refetch()} />
      {goods.isPending && <Loading rows={8} />}
      {goods.data && goods.items.length === 0 && (
        <Empty title={t(narrowed ? 'noneFound' : 'none')} icon="leaf">
          {t(narrowed ? 'noneFoundDo' : 'noneDo')}
        </Empty>
      )}
      <ul className="ph-lines">
        {goods.items.map((one) => (
          <li key={one.productId}>
            <PortalProduct product={one} />
          </li>
        ))}
      </ul>
      {goods.hasNextPage && <BigButton onClick={() => void goods.fetchNextPage()}>{t('more')}</BigButton>}
    </div>
  );
}

type CategoriesProps = { readonly chosen: Category | undefined; readonly onChoose: (category: Category | undefined) => void };

/** Only what is really sold here, as far as one read tells. */
function Categories({ chosen, onChoose }: CategoriesProps) {
  const t = useTexts(texts);
  const say = useSay();
  const { data } = useRead(api.products.follow, { limit: FIRST });
  const sold = new Set(data?.items.map(({ category }) => category));
  const shown = data?.next ? CATEGORIES : CATEGORIES.filter((code) => sold.has(code) || code === chosen);
  if (shown.length < 2) return null;
  return (
    <fieldset className="goods-chips" aria-label={t('categories')}>
      <button type="button" className="ph-chip" aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>
        {t('all')}
      </button>
      {shown.map((code) => (
        <button key={code} type="button" className="ph-chip" aria-pressed={code === chosen} onClick={() => onChoose(code)}>
          {say(categoryLabels[code])}
        </button>
      ))}
    </fieldset>
  );
}

// On the kitchen's start: the way to its goods.
import { Go } from '../../app/go.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';

const texts = {
  goods: { zh: '商品与储存要点', en: 'Goods and how to keep them' },
  goodsDo: { zh: '今日价格、保质期、储存和烹饪要点', en: 'Prices today, shelf life, keeping and cooking' },
};

export function GoodsLink() {
  const t = useTexts(texts);
  return (
    <Go to="/products" className="ph-line">
      <Icon name="leaf" size={22} className="quiet" />
      <span className="ph-grow">
        {t('goods')}
        <small>{t('goodsDo')}</small>
      </span>
      <Icon name="right" size={18} className="quiet" />
    </Go>
  );
}

// What a clerk must see at once about a product.
import type { Answer, api } from '../../client/api.ts';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';

const texts = {
  highRisk: { zh: '学校高风险', en: 'High risk for schools' },
  catchWeight: { zh: '抄码', en: 'Catch weight' },
  retired: { zh: '已停用', en: 'Retired' },
};

type Product = Pick<Answer<typeof api.products.list>['items'][number], 'highRiskForSchools' | 'catchWeight' | 'active'>;

export function ProductTags({ product }: { readonly product: Product }) {
  const t = useTexts(texts);
  return (
    <>
      {product.highRiskForSchools && (
        <ToneTag tone="danger" icon="alert">
          {t('highRisk')}
        </ToneTag>
      )}
      {product.catchWeight && <ToneTag tone="info">{t('catchWeight')}</ToneTag>}
      {!product.active && <ToneTag>{t('retired')}</ToneTag>}
    </>
  );
}

// What the ledger and the law still miss of a supplier: said once, above its goods.
import { LICENCES } from '../../../server/modules/suppliers/words.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useJoin, useSay, useTexts } from '../../design/locale.ts';
import { texts } from './texts.ts';

type Gap = Answer<typeof api.suppliers.show>['gaps'][number];

const words = {
  address: { zh: '地址', en: 'address' },
  contact: { zh: '联系方式', en: 'contact' },
  expired: { zh: '{licence}（{day} 已到期）', en: '{licence} (ended {day})' },
};

export function useGapWords(): (gap: Gap) => string {
  const t = useTexts(words);
  const say = useSay();
  return ({ what, licences, validTo }) => {
    if (what === 'address' || what === 'contact') return t(what);
    const licence = licences.map((one) => say(LICENCES[one])).join(' / ');
    return what === 'licence-expired' && validTo ? t('expired', { licence, day: validTo }) : licence;
  };
}

export function SupplierGaps({ supplierId }: { readonly supplierId: string }) {
  const t = useTexts(texts);
  const join = useJoin();
  const gapWords = useGapWords();
  const gaps = useRead(api.suppliers.show, { supplierId }).data?.gaps ?? [];
  if (gaps.length === 0) return null;
  return <p className="quiet goods-gaps">{t('gaps', { what: join(gaps.map(gapWords)) })}</p>;
}

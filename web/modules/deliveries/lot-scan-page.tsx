// A scanned label at the desk: the code names a lot, and its page opens.
import { useEffect } from 'react';
import { useGo, useSearchState } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { Empty, WhenRead } from '../../design/states.tsx';

const texts = {
  none: { zh: '没有批次 {number}', en: 'No lot {number}' },
  noneDo: { zh: '请核对标签，或在批次列表里按商品、供应商批号查找。', en: 'Check the label, or search the lots by product or supplier’s lot.' },
};

export default function LotScanPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [number] = useSearchState('lot');
  const found = useRead(api.lots.list, { text: number, limit: 2 });
  const lot = found.data?.items.find((one) => one.number === number);
  useEffect(() => {
    if (lot) go(`/lots/${lot.id}`, {}, { replace: true });
  }, [lot, go]);
  return (
    <WhenRead read={found}>
      {() =>
        lot ? null : (
          <Empty title={t('none', { number })} icon="search">
            {t('noneDo')}
          </Empty>
        )
      }
    </WhenRead>
  );
}

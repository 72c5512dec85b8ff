// A scanned label at the desk: the code of goods names a lot, whose page opens; that of a crate names a delivery note, whose lots are traced.
import { useEffect } from 'react';
import { useGo, useSearchState } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { Empty, WhenRead } from '../../design/states.tsx';

const texts = {
  none: { zh: '没有批次 {number}', en: 'No lot {number}' },
  noneDo: { zh: '请核对标签，或在批次列表里按商品、供应商批号查找。', en: 'Check the label, or search the lots by product or supplier’s lot.' },
  noCrate: { zh: '这个筐码查不到批次', en: 'No lots by this crate’s code' },
  noCrateDo: {
    zh: '二维码已作废，或这张送货单没有批次记录。请按筐标签上的送货单号在追溯页查找。',
    en: 'The code was called back, or its note carries no lots. Search the trace by the note’s number on the label.',
  },
};

export default function LotScanPage() {
  const [number] = useSearchState('lot');
  const [code] = useSearchState('code');
  return code === '' ? <ScannedLot number={number} /> : <ScannedCrate code={code} />;
}

function ScannedLot({ number }: { readonly number: string }) {
  const t = useTexts(texts);
  const go = useGo();
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

function ScannedCrate({ code }: { readonly code: string }) {
  const t = useTexts(texts);
  const go = useGo();
  const found = useRead(api.lots.findForTrace, { text: code });
  const noteId = found.data?.items[0]?.note?.noteId;
  useEffect(() => {
    if (noteId) go('/trace', { note: noteId }, { replace: true });
  }, [noteId, go]);
  return (
    <WhenRead read={found}>
      {() =>
        noteId ? null : (
          <Empty title={t('noCrate')} icon="search">
            {t('noCrateDo')}
          </Empty>
        )
      }
    </WhenRead>
  );
}

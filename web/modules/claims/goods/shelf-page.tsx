// 隔离区: what came back and waits, the longest first; one big button for the next step, made for a tablet beside the scale.
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { Go } from '../../../app/go.tsx';
import { type Answer, api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useReadPages } from '../../../client/query.ts';
import { PageHeader } from '../../../design/controls.tsx';
import { useTexts } from '../../../design/locale.ts';
import { Empty, Refused, WhenRead } from '../../../design/states.tsx';
import './goods.css';
import { ParcelCard } from './parcel-card.tsx';

const texts = {
  title: { zh: '退货隔离区', en: 'Quarantine shelf' },
  sub: { zh: '退回的货在这里等待：收货称重、隔离、检查、处置。', en: 'What came back and waits: weigh in, put apart, inspect, dispose of.' },
  all: { zh: '全部 {count}', en: 'All {count}' },
  receive: { zh: '待收货 {count}', en: 'To receive {count}' },
  quarantine: { zh: '待隔离 {count}', en: 'To quarantine {count}' },
  inspect: { zh: '待检查 {count}', en: 'To inspect {count}' },
  dispose: { zh: '待处置 {count}', en: 'To dispose of {count}' },
  scan: { zh: '扫退货标签，或输入号码后回车', en: 'Scan a label, or type its number and Enter' },
  found: { zh: '扫到的退货', en: 'The one you scanned' },
  none: { zh: '没有等待处理的退货', en: 'Nothing waits' },
  noneDo: { zh: '司机取回的退货到仓后会出现在这里。', en: 'Goods that drivers fetch appear here.' },
  more: { zh: '显示更多', en: 'Show more' },
  pickups: { zh: '退货取回', en: 'Pick-ups' },
};

type Stage = 'all' | 'receive' | 'quarantine' | 'inspect' | 'dispose';
type Shelf = Answer<typeof api.claims.shelf>;

export default function ShelfPage() {
  const t = useTexts(texts);
  const [stage, setStage] = useState<Stage>('all');
  const [scanned, setScanned] = useState('');
  const pages = useReadPages(api.claims.shelf, { stage });
  useLive(['goods-back'], { refresh: ['claims'] });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} actions={<Go to="/pickups">{t('pickups')}</Go>} />
      <Input.Search
        size="large"
        className="goods-scan"
        placeholder={t('scan')}
        aria-label={t('scan')}
        allowClear
        onSearch={(text) => setScanned(text.trim())}
      />
      {scanned !== '' && <Scanned number={scanned} />}
      <WhenRead read={pages}>
        {(all) => {
          const first = all.pages[0] as Shelf;
          const items = all.pages.flatMap((page) => page.items);
          return (
            <>
              <Stages counts={first.counts} stage={stage} onStage={setStage} />
              {items.length === 0 ? (
                <Empty title={t('none')} icon="check">
                  {t('noneDo')}
                </Empty>
              ) : (
                <div className="goods-shelf">
                  {items.map((parcel) => (
                    <ParcelCard key={parcel.id} parcel={parcel} places={first.places} />
                  ))}
                </div>
              )}
              {pages.hasNextPage && <Button onClick={() => void pages.fetchNextPage()}>{t('more')}</Button>}
            </>
          );
        }}
      </WhenRead>
    </>
  );
}

function Stages({ counts, stage, onStage }: { readonly counts: Shelf['counts']; readonly stage: Stage; readonly onStage: (stage: Stage) => void }) {
  const t = useTexts(texts);
  const all = counts.receive + counts.quarantine + counts.inspect + counts.dispose;
  const options = (['all', 'receive', 'quarantine', 'inspect', 'dispose'] as const).map((value) => ({
    value,
    label: t(value, { count: value === 'all' ? all : counts[value] }),
  }));
  return (
    <div className="goods-stages">
      <Segmented<Stage> size="large" value={stage} onChange={onStage} options={options} />
    </div>
  );
}

function Scanned({ number }: { readonly number: string }) {
  const t = useTexts(texts);
  const found = useRead(api.claims.parcelByNumber, { number });
  const places = useRead(api.claims.shelf, { limit: 1 });
  if (found.error) return <Refused error={found.error} />;
  if (!found.data || !places.data) return null;
  return (
    <section className="goods-found">
      <h2>{t('found')}</h2>
      <ParcelCard parcel={found.data} places={places.data.places} />
    </section>
  );
}

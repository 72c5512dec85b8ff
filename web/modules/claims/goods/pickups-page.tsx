// What is to be fetched from kitchens, by when it is due.
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Go } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useReadPages } from '../../../client/query.ts';
import { PageHeader } from '../../../design/controls.tsx';
import { useTexts } from '../../../design/locale.ts';
import { Empty, WhenRead } from '../../../design/states.tsx';
import './goods.css';
import { PickupCard } from './pickup-card.tsx';

const texts = {
  title: { zh: '退货取回', en: 'Pick-ups' },
  sub: {
    zh: '同意退货后自动建立；有车去就随车带回，没有就安排专车。',
    en: 'Opened by the approval; the next van takes them along, else a special run.',
  },
  open: { zh: '待取回', en: 'Open' },
  over: { zh: '已结束', en: 'Over' },
  none: { zh: '没有要取的退货', en: 'Nothing to fetch' },
  noneDo: { zh: '退货申请同意后会出现在这里。', en: 'Approved returns appear here.' },
  shelf: { zh: '退货隔离区', en: 'Quarantine shelf' },
  more: { zh: '显示更多', en: 'Show more' },
};

export default function PickupsPage() {
  const t = useTexts(texts);
  const [open, setOpen] = useState(true);
  const pages = useReadPages(api.claims.pickups, { open });
  useLive(['goods-back', 'claims'], { refresh: ['claims'] });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} actions={<Go to="/quarantine">{t('shelf')}</Go>} />
      <div className="goods-stages">
        <Segmented
          value={open}
          onChange={setOpen}
          options={[
            { value: true, label: t('open') },
            { value: false, label: t('over') },
          ]}
        />
      </div>
      <WhenRead read={pages}>
        {(all) => {
          const items = all.pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <Empty title={t('none')} icon="check">
              {t('noneDo')}
            </Empty>
          ) : (
            <div className="goods-shelf">
              {items.map((pickup) => (
                <PickupCard key={pickup.id} pickup={pickup} />
              ))}
            </div>
          );
        }}
      </WhenRead>
      {pages.hasNextPage && <Button onClick={() => void pages.fetchNextPage()}>{t('more')}</Button>}
    </>
  );
}

// What vans brought back: counted in by the warehouse, bad goods apart, the rest back on the shelf.
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { STANDINGS } from '../../../server/modules/lots/words.ts';
import { Go } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import './goods-back.css';
import { reasonLabels } from './note-labels.ts';

const texts = {
  title: { zh: '随车退货', en: 'Goods back' },
  sub: {
    zh: '食堂没有收下、还在车上的货。点数后收回：可疑的进隔离区，只是不要的回库位。',
    en: 'What kitchens did not take. Count it in: doubtful goods apart, merely unwanted goods to the store.',
  },
  none: { zh: '没有待收回的退货', en: 'Nothing to take back' },
  noneDo: { zh: '食堂拒收或少收的商品会出现在这里。', en: 'Goods that a kitchen refuses appear here.' },
  store: { zh: '回库位', en: 'Store' },
  quarantine: { zh: '隔离区', en: 'Apart' },
  take: { zh: '收回 {count} 行', en: 'Take back {count} lines' },
  lot: { zh: '批次', en: 'Lot' },
  more: { zh: '只显示最近 200 单。', en: 'Only the latest 200 are shown.' },
};

type Item = Answer<typeof api.deliveries.goodsBack>['items'][number];
type Line = Item['lines'][number];
const keyOf = ({ lineId, lotId }: Line): string => `${lineId} ${lotId}`;

export default function GoodsBackPage() {
  const t = useTexts(texts);
  const read = useRead(api.deliveries.goodsBack, {});
  useLive(['deliveries'], { refresh: ['deliveries'] });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <WhenRead read={read}>
        {({ items, more }) =>
          items.length === 0 ? (
            <Empty title={t('none')} icon="check">
              {t('noneDo')}
            </Empty>
          ) : (
            <div className="goods-back">
              {items.map((item) => (
                <OneNote key={item.id} item={item} />
              ))}
              {more && <p className="quiet">{t('more')}</p>}
            </div>
          )
        }
      </WhenRead>
    </>
  );
}

function OneNote({ item }: { readonly item: Item }) {
  const t = useTexts(texts);
  const [places, setPlaces] = useState<Readonly<Record<string, Line['to']>>>({});
  const take = useSubmit(api.deliveries.takeBack, { refresh: ['lots'] });
  const placeOf = (line: Line): Line['to'] => places[keyOf(line)] ?? line.to;
  const send = () =>
    take.mutate({
      noteId: item.id,
      lines: item.lines.map((line) => ({ lineId: line.lineId, lotId: line.lotId, amount: line.amount, to: placeOf(line) })),
    });
  return (
    <section className="card">
      <header>
        <div>
          <strong>{item.site.name}</strong> <span className="quiet">{item.customer.name}</span>
          <p className="quiet">
            <Go to={`/deliveries/${item.id}`}>{item.number}</Go> · {[item.vehicle, item.driver].filter(Boolean).join(' ')}
            {item.acceptedAt && (
              <>
                {' · '}
                <TimeText at={item.acceptedAt} style="short" />
              </>
            )}
          </p>
        </div>
        <Button type="primary" loading={take.isPending} onClick={send}>
          {t('take', { count: item.lines.length })}
        </Button>
      </header>
      <Refused error={take.error} />
      <ul>
        {item.lines.map((line) => (
          <li key={keyOf(line)}>
            <BackLine line={line} to={placeOf(line)} onTo={(to) => setPlaces({ ...places, [keyOf(line)]: to })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type LineProps = { readonly line: Line; readonly to: Line['to']; readonly onTo: (to: Line['to']) => void };

function BackLine({ line, to, onTo }: LineProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  return (
    <>
      <span className="goods-back-what">
        <strong>{line.product}</strong>
        <small className="quiet number">
          {t('lot')} <Go to={`/lots/${line.lotId}`}>{line.number}</Go>
        </small>
      </span>
      <span className="number nowrap">{showQuantity({ amount: line.amount, unit: line.unit }, locale)}</span>
      <span className="row">
        {line.reason && <ToneTag>{say(reasonLabels[line.reason])}</ToneTag>}
        {line.standing !== 'available' && (
          <ToneTag tone="danger" icon="alert">
            {say(STANDINGS[line.standing])}
          </ToneTag>
        )}
      </span>
      <Segmented
        value={to}
        onChange={onTo}
        options={[
          { value: 'store', label: t('store') },
          { value: 'quarantine', label: t('quarantine') },
        ]}
      />
    </>
  );
}

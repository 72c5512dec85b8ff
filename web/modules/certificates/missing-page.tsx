// What certificates the deliveries of a day still lack, before they leave: by goods, with the notes concerned; one click files the paper.
import { Button, Input, type TableProps } from 'antd';
import { useState } from 'react';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow } from '../../design/now.ts';
import { Empty, WhenRead } from '../../design/states.tsx';
import { FileCertificate, type Given } from './file-certificate.tsx';
import './certificates.css';

const texts = {
  title: { zh: '缺什么证照', en: 'Missing certificates' },
  back: { zh: '返回证照', en: 'Back to the certificates' },
  today: { zh: '今天', en: 'Today' },
  tomorrow: { zh: '明天', en: 'Tomorrow' },
  day: { zh: '送达日期', en: 'Day of delivery' },
  state: { zh: '{notes} 张送货单，{complete} 张齐全', en: '{notes} notes, {complete} complete' },
  goods: { zh: '商品', en: 'Goods' },
  lot: { zh: '批次', en: 'Lot' },
  noLot: { zh: '批次未定', en: 'no lot yet' },
  kind: { zh: '缺的证照', en: 'Missing' },
  notes: { zh: '影响的送货单', en: 'Notes concerned' },
  gone: { zh: '已发车', en: 'Left already' },
  others: { zh: '另 {count} 张', en: '{count} more' },
  file: { zh: '补登', en: 'File it' },
  well: { zh: '这一天的随货证照都齐了', en: 'Nothing is missing on this day' },
  wellDo: { zh: '分拣后批次变化时会自动重新核对。', en: 'Checked again whenever lots change.' },
  none: { zh: '这一天没有送货单', en: 'No deliveries on this day' },
  unknown: { zh: '没有建档的商品（不知道要什么证照）', en: 'Goods not in the product master' },
  unknownDo: { zh: '去商品档案登记后即可核对。', en: 'Register them to have them checked.' },
  count: { zh: '{count} 行', en: '{count} lines' },
};

type Item = Answer<typeof api.certificates.missing>['items'][number];
const SHOWN = 4;

export default function MissingPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [today, tomorrow] = [shanghaiDate(serverNow()), shanghaiDate(serverNow() + DAY)];
  const [day, setDay] = useSearchState('day', tomorrow);
  const [given, setGiven] = useState<Given>();
  const read = useRead(api.certificates.missing, { day }, { keep: true });
  useLive(['certificates', 'deliveries'], { refresh: ['certificates'] });
  return (
    <>
      <PageHeader title={t('title')} onBack={() => go('/certificates')} back={t('back')} />
      <div className="filter-bar">
        {[
          { value: today, label: t('today') },
          { value: tomorrow, label: t('tomorrow') },
        ].map(({ value, label }) => (
          <Button key={value} type={day === value ? 'primary' : 'default'} ghost={day === value} onClick={() => setDay(value)}>
            {label}
          </Button>
        ))}
        <Input type="date" value={day} onChange={({ target }) => target.value && setDay(target.value)} style={{ width: 160 }} aria-label={t('day')} />
        {read.data && <span className="quiet">{t('state', { notes: read.data.notes, complete: read.data.complete })}</span>}
      </div>
      <WhenRead read={read}>
        {({ items, unknown, notes }) => (
          <div className="stack">
            {items.length === 0 && (
              <Empty title={t(notes === 0 ? 'none' : 'well')} icon="shield">
                {notes > 0 && t('wellDo')}
              </Empty>
            )}
            {items.length > 0 && <MissingTable items={items} onFile={setGiven} />}
            {unknown.length > 0 && (
              <Section title={t('unknown')} icon="help">
                <p className="quiet">{t('unknownDo')}</p>
                <div className="row">
                  {unknown.map(({ product, notes: count }) => (
                    <ToneTag key={product}>
                      {product} · {t('count', { count })}
                    </ToneTag>
                  ))}
                </div>
              </Section>
            )}
          </div>
        )}
      </WhenRead>
      {given && <FileCertificate given={given} onClose={() => setGiven(undefined)} />}
    </>
  );
}

function MissingTable({ items, onFile }: { readonly items: readonly Item[]; readonly onFile: (given: Given) => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const may = useCan()('certificates.file');
  const rows = items.map((item) => ({ ...item, key: `${item.kind} ${item.product} ${item.lot}` }));
  const columns: NonNullable<TableProps<(typeof rows)[number]>['columns']> = [
    {
      title: t('goods'),
      key: 'goods',
      width: 200,
      render: (_, { product, lot, lotId }) => (
        <div className="two-lines">
          <strong>{product}</strong>
          <small className="quiet">{lotId ? <Go to={`/lots/${lotId}`}>{lot}</Go> : (lot ?? t('noLot'))}</small>
        </div>
      ),
    },
    {
      title: t('kind'),
      key: 'kind',
      width: 190,
      render: (_, { label }) => (
        <ToneTag tone="danger" icon="alert">
          {say(label)}
        </ToneTag>
      ),
    },
    { title: t('notes'), key: 'notes', render: (_, { notes }) => <Concerned notes={notes} /> },
    {
      key: 'act',
      align: 'right',
      width: 90,
      render: (_, { kind, product, productCode, lot, lotId }) =>
        may && (
          <Button size="small" type="primary" onClick={() => onFile({ kind, product, productCode, lot, lotId })}>
            {t('file')}
          </Button>
        ),
    },
  ];
  return <DataTable rows={rows} rowKey="key" columns={columns} label={t('title')} />;
}

function Concerned({ notes }: { readonly notes: Item['notes'] }) {
  const t = useTexts(texts);
  const rest = notes.length - SHOWN;
  return (
    <div className="two-lines">
      {notes.slice(0, SHOWN).map(({ noteId, number, site, vehicle, departed }) => (
        <span key={noteId}>
          <Go to={`/deliveries/${noteId}`}>{site}</Go> <small className="quiet">{[number, vehicle].filter(Boolean).join(' · ')}</small>{' '}
          {departed && <ToneTag tone="danger">{t('gone')}</ToneTag>}
        </span>
      ))}
      {rest > 0 && <small className="quiet">{t('others', { count: rest })}</small>}
    </div>
  );
}

// What happened to a lot, newest first.
import type { TableProps } from 'antd';
import { KINDS, REASONS } from '../../../server/modules/lots/words.ts';
import { Go } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { Section } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { useJoin, useSay, useTexts } from '../../design/locale.ts';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { type Lot, useAmount } from './labels.ts';

const texts = {
  title: { zh: '出入流水', en: 'Movements' },
  what: { zh: '事项', en: 'What' },
  way: { zh: '从 → 到', en: 'From → to' },
  amount: { zh: '数量', en: 'Amount' },
  by: { zh: '经手', en: 'By' },
  note: { zh: '送货单 {number}', en: 'Note {number}' },
  witnesses: { zh: '见证人：{names}', en: 'Witnessed by {names}' },
  at: { zh: '地点：{place}', en: 'At {place}' },
  reported: { zh: '已提前报告{to}', en: 'Reported beforehand to {to}' },
  weight: { zh: '过秤 {weight}', en: '{weight} on the scale' },
};

type Movement = Answer<typeof api.lots.movements>['items'][number];

export function LotMovements({ lot }: { readonly lot: Lot }) {
  const t = useTexts(texts);
  const say = useSay();
  const amount = useAmount();
  const pages = useReadPages(api.lots.movements, { lotId: lot.id, limit: 20 });
  const rows = { ...pages, items: pages.items.map((row) => ({ ...row, key: `${row.eventId}-${row.leg}` })) };
  const columns: NonNullable<TableProps<(typeof rows.items)[number]>['columns']> = [
    {
      title: t('what'),
      key: 'what',
      render: (_, row) => (
        <div className="two-lines">
          <strong>{say(KINDS[row.kind].label)}</strong>
          <small className="quiet">
            <TimeText at={row.at} style="short" />
          </small>
        </div>
      ),
    },
    { title: t('way'), key: 'way', render: (_, row) => <Way row={row} /> },
    {
      title: t('amount'),
      key: 'amount',
      align: 'right',
      render: (_, row) => <strong className="number nowrap">{amount(row.amount, lot.unit)}</strong>,
    },
    { title: t('by'), key: 'by', responsive: ['md'], render: (_, { by }) => by },
  ];
  return (
    <Section title={t('title')} icon="queue">
      <DataTable pages={rows} rowKey="key" columns={columns} label={t('title')} wrap />
    </Section>
  );
}

function Way({ row }: { readonly row: Movement }) {
  const t = useTexts(texts);
  const say = useSay();
  const reason = row.reason === null ? undefined : REASONS[row.reason];
  const why = [reason ? say(reason) : '', row.words].filter((part) => part !== '').join('：');
  return (
    <div className="two-lines">
      <span>
        {row.from.name} → {row.to.name}
      </span>
      {row.note && (
        <small>
          <Go to={`/deliveries/${row.note.id}`}>{t('note', { number: row.note.number })}</Go>
        </small>
      )}
      {why && <small className="quiet">{why}</small>}
      {row.destruction && <Shown of={row.destruction} />}
    </div>
  );
}

function Shown({ of }: { readonly of: NonNullable<Movement['destruction']> }) {
  const t = useTexts(texts);
  const join = useJoin();
  const amount = useAmount();
  const words = [
    of.weight === null ? '' : t('weight', { weight: amount(of.weight, 'kg') }),
    of.place && t('at', { place: of.place }),
    of.witnesses.length > 0 ? t('witnesses', { names: join(of.witnesses) }) : '',
    of.reportedAt === null ? '' : t('reported', { to: of.reportedTo }),
  ].filter((part) => part !== '');
  return (
    <>
      {words.length > 0 && <small className="quiet">{words.join(' · ')}</small>}
      {of.photos.length > 0 && <PhotoGrid photos={of.photos.map((id) => ({ id }))} size={56} />}
    </>
  );
}

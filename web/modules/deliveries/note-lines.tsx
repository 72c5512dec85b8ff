// The lines of a note: ordered, picked, accepted; differences are said in words.
import type { TableProps } from 'antd';
import { Section } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { QuantityText } from '../../design/people.tsx';
import { outcomeLabels } from './desk-labels.ts';
import type { Note } from './desk-note-page.tsx';
import { reasonLabels } from './note-labels.ts';

const texts = {
  title: { zh: '商品（{count}）', en: 'Lines ({count})' },
  lines: { zh: '商品明细', en: 'Lines' },
  product: { zh: '商品', en: 'Product' },
  ordered: { zh: '订购', en: 'Ordered' },
  picked: { zh: '实发', en: 'Picked' },
  accepted: { zh: '验收', en: 'Accepted' },
  outcome: { zh: '结果', en: 'Outcome' },
  lot: { zh: '批次与日期', en: 'Lot and dates' },
  produced: { zh: '产 {day}', en: 'made {day}' },
  expires: { zh: '至 {day}', en: 'until {day}' },
};

type Line = Note['lines'][number];
const TONES = { accepted: 'accent', partly: 'danger', rejected: 'danger' } as const;

export function NoteLines({ lines }: { readonly lines: readonly Line[] }) {
  const t = useTexts(texts);
  const columns: TableProps<Line>['columns'] = [
    { title: '', dataIndex: 'lineNo', width: 36, responsive: ['md'], className: 'quiet number' },
    {
      title: t('product'),
      key: 'product',
      render: (_, line) => (
        <div className="two-lines">
          <strong>{line.product}</strong>
          <small className="quiet">{[line.spec, line.productCode].filter(Boolean).join(' · ')}</small>
        </div>
      ),
    },
    { title: t('ordered'), key: 'ordered', align: 'right', render: (_, line) => <QuantityText amount={line.ordered} unit={line.unit} /> },
    {
      title: t('picked'),
      key: 'picked',
      align: 'right',
      responsive: ['md'],
      render: (_, line) => <Compared amount={line.picked} against={line.ordered} unit={line.unit} />,
    },
    {
      title: t('accepted'),
      key: 'accepted',
      align: 'right',
      render: (_, line) => <Compared amount={line.accepted} against={line.picked ?? line.ordered} unit={line.unit} strong />,
    },
    { title: t('outcome'), key: 'outcome', render: (_, line) => <OutcomeTag line={line} /> },
    { title: t('lot'), key: 'lot', responsive: ['md'], render: (_, line) => <LotText line={line} /> },
  ];
  return (
    <Section title={t('title', { count: lines.length })} icon="lot">
      <DataTable rows={lines} rowKey="id" columns={columns} label={t('lines')} />
    </Section>
  );
}

type ComparedProps = { readonly amount: number | null; readonly against: number; readonly unit: Line['unit']; readonly strong?: boolean };

/** Less than it should be is marked by an arrow, not only by colour. */
function Compared({ amount, against, unit, strong = false }: ComparedProps) {
  const less = amount !== null && amount < against;
  return (
    <span className={less ? 'less' : ''}>
      {less && '↓ '}
      <QuantityText amount={amount} unit={unit} strong={strong} />
    </span>
  );
}

function OutcomeTag({ line }: { readonly line: Line }) {
  const say = useSay();
  if (!line.outcome) return <span className="quiet">—</span>;
  return (
    <span className="row">
      <ToneTag tone={TONES[line.outcome]} icon={line.outcome === 'accepted' ? 'check' : 'alert'}>
        {say(outcomeLabels[line.outcome])}
      </ToneTag>
      {line.reason && <span>{say(reasonLabels[line.reason])}</span>}
    </span>
  );
}

function LotText({ line }: { readonly line: Line }) {
  const t = useTexts(texts);
  const days = [line.producedOn && t('produced', { day: line.producedOn }), line.expiresOn && t('expires', { day: line.expiresOn })];
  if (!line.lot && !days.some(Boolean)) return <span className="quiet">—</span>;
  return (
    <div className="two-lines">
      <span>{line.lot ?? '—'}</span>
      <small className="quiet number">{days.filter(Boolean).join(' · ')}</small>
    </div>
  );
}

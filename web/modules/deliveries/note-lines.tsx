// The lines of a note: ordered, picked, accepted with the scale at the dock; differences are said in words.
import { Button, type TableProps } from 'antd';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { STANDINGS } from '../../../server/modules/lots/words.ts';
import { Go } from '../../app/go.tsx';
import { Section } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { QuantityText } from '../../design/people.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { ClaimOfLine, useMayClaim } from '../claims/request-from-note.tsx';
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
  scale: { zh: '毛 {gross}，皮 {tare}，净 {net}', en: 'gross {gross}, tare {tare}, net {net}' },
  net: { zh: '净 {net}', en: 'net {net}' },
  deducted: { zh: '扣秤 {share} %', en: 'less {share} %' },
  said: { zh: '客户称得 {amount}，有异议', en: 'Customer weighed {amount}: disputed' },
  possible: { zh: '另有 {count} 个可能的批次', en: '{count} more possible' },
  within: { zh: '在允差内', en: 'within tolerance' },
  claim: { zh: '退换', en: 'Claim' },
  claimOf: { zh: '申请退换赔付：{product}', en: 'Claim: {product}' },
  substitute: { zh: '替代 {product}', en: 'instead of {product}' },
};

type Line = Note['lines'][number];
const TONES = { accepted: 'accent', partly: 'danger', rejected: 'danger' } as const;

export function NoteLines({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const { lines } = note;
  const mayClaim = useMayClaim() && CAME.includes(note.state);
  const columns: TableProps<Line>['columns'] = [
    { title: '', dataIndex: 'lineNo', width: 36, responsive: ['md'], className: 'quiet number' },
    { title: t('product'), key: 'product', render: (_, line) => <ProductText line={line} /> },
    {
      title: t('ordered'),
      key: 'ordered',
      align: 'right',
      render: (_, line) => (
        <WithPieces line={line} pieces={line.pieces}>
          <QuantityText amount={line.ordered} unit={line.unit} />
        </WithPieces>
      ),
    },
    {
      title: t('picked'),
      key: 'picked',
      align: 'right',
      responsive: ['md'],
      render: (_, line) => (
        <WithPieces line={line} pieces={line.pickedPieces}>
          <Compared amount={line.picked} least={line.ordered} unit={line.unit} />
        </WithPieces>
      ),
    },
    { title: t('accepted'), key: 'accepted', align: 'right', render: (_, line) => <AcceptedText line={line} /> },
    { title: t('outcome'), key: 'outcome', render: (_, line) => <OutcomeText line={line} /> },
    { title: t('lot'), key: 'lot', responsive: ['lg'], render: (_, line) => <LotText line={line} /> },
    ...(mayClaim
      ? [{ title: '', key: 'claim', align: 'right' as const, render: (_: unknown, line: Line) => <ClaimButton note={note} line={line} /> }]
      : []),
  ];
  return (
    <Section title={t('title', { count: lines.length })} icon="lot">
      <DataTable rows={lines} rowKey="id" columns={columns} label={t('lines')} />
    </Section>
  );
}

const CAME: readonly Note['state'][] = ['arrived', 'accepted', 'partly-accepted', 'refused'];

/** What came may be claimed, also what was refused at the dock. */
function ClaimButton({ note, line }: { readonly note: Note; readonly line: Line }) {
  const t = useTexts(texts);
  const open = useOpenForm();
  return (
    <Button
      size="small"
      type="text"
      className="note-claim"
      aria-label={t('claimOf', { product: line.product })}
      onClick={() => open((close) => <ClaimOfLine note={note} line={line} onClose={close} />)}
    >
      {t('claim')}
    </Button>
  );
}

function ProductText({ line }: { readonly line: Line }) {
  const t = useTexts(texts);
  const { product, spec, productCode, substituteFor } = line;
  return (
    <div className="two-lines">
      <strong>{product}</strong>
      <small className="quiet">{[spec, productCode, substituteFor && t('substitute', { product: substituteFor })].filter(Boolean).join(' · ')}</small>
    </div>
  );
}

type PiecesProps = { readonly line: Line; readonly pieces: number | null; readonly children: React.ReactNode };

/** Catch weight: the weight that is settled, and beneath how many pieces it is. */
function WithPieces({ line, pieces, children }: PiecesProps) {
  if (pieces === null || line.pieceUnit === null) return <>{children}</>;
  return (
    <div className="two-lines">
      <span>{children}</span>
      <small className="quiet">
        <QuantityText amount={pieces} unit={line.pieceUnit} />
      </small>
    </div>
  );
}

type ComparedProps = { readonly amount: number | null; readonly least: number; readonly unit: Line['unit']; readonly strong?: boolean };

/** Less than it should be is marked by an arrow, not only by colour. */
function Compared({ amount, least, unit, strong = false }: ComparedProps) {
  const less = amount !== null && amount < least;
  return (
    <span className={less ? 'less' : ''}>
      {less && '↓ '}
      <QuantityText amount={amount} unit={unit} strong={strong} />
    </span>
  );
}

function AcceptedText({ line }: { readonly line: Line }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { accepted, gross, tare, net, deductBp, said, unit, least } = line;
  const show = (amount: number) => showQuantity({ amount, unit }, locale);
  const weighed =
    net === null ? '' : gross === null ? t('net', { net: show(net) }) : t('scale', { gross: show(gross), tare: show(tare ?? 0), net: show(net) });
  const beneath = [weighed, deductBp ? t('deducted', { share: deductBp / 100 }) : ''].filter(Boolean).join(' · ');
  return (
    <WithPieces line={line} pieces={line.acceptedPieces}>
      <Compared amount={accepted} least={least} unit={unit} strong />
      {beneath && <small className="quiet accept-scale">{beneath}</small>}
      {said !== null && <small className="late-word accept-scale">{t('said', { amount: show(said) })}</small>}
    </WithPieces>
  );
}

function OutcomeText({ line }: { readonly line: Line }) {
  const say = useSay();
  const t = useTexts(texts);
  const { outcome, reason, photos, accepted, picked, ordered } = line;
  if (!outcome) return <span className="quiet">—</span>;
  const other = outcome === 'accepted' && accepted !== (picked ?? ordered);
  return (
    <div className="row">
      <ToneTag tone={TONES[outcome]} icon={outcome === 'accepted' ? 'check' : 'alert'}>
        {say(outcomeLabels[outcome])}
      </ToneTag>
      {reason && <span>{say(reasonLabels[reason])}</span>}
      {other && <small className="quiet">{t('within')}</small>}
      {photos.length > 0 && <PhotoGrid size={40} photos={photos.map((id) => ({ id, caption: line.product }))} />}
    </div>
  );
}

/** A lot of ours opens its page; what is stopped says so. */
function LotNumbers({ line }: { readonly line: Line }) {
  const t = useTexts(texts);
  const say = useSay();
  const own = line.lots.filter(({ certainty }) => certainty !== 'possible');
  const possible = line.lots.length - own.length;
  if (own.length === 0) return <span>{line.lot ?? '—'}</span>;
  return (
    <span>
      {own.map(({ lotId, number, standing }) => (
        <span key={lotId} className="row">
          <Go to={`/lots/${lotId}`}>{number}</Go>
          {standing !== 'available' && (
            <ToneTag tone="danger" icon="alert">
              {say(STANDINGS[standing])}
            </ToneTag>
          )}
        </span>
      ))}
      {possible > 0 && <small className="quiet">{t('possible', { count: possible })}</small>}
    </span>
  );
}

function LotText({ line }: { readonly line: Line }) {
  const t = useTexts(texts);
  const days = [line.producedOn && t('produced', { day: line.producedOn }), line.expiresOn && t('expires', { day: line.expiresOn })];
  if (!line.lot && !days.some(Boolean)) return <span className="quiet">—</span>;
  return (
    <div className="two-lines">
      <LotNumbers line={line} />
      <small className="quiet number">{days.filter(Boolean).join(' · ')}</small>
    </div>
  );
}

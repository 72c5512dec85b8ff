// Both ledgers as the law wants them: what came from whom, what went to whom, and what an entry still lacks.
import { Button, DatePicker, Input, Segmented, Switch, type TableProps } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { ENTRY_KINDS, FIELDS } from '../../../server/modules/ledgers/words.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { useExport } from '../../design/desk/export-button.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useJoin, useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow } from '../../design/now.ts';
import { Empty } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { useWide } from '../cases/use-wide.ts';
import { CorrectEntry } from './correct-entry.tsx';

const texts = {
  title: { zh: '进销货台账', en: 'Ledgers' },
  purchase: { zh: '进货台账', en: 'Purchases' },
  sales: { zh: '销货台账', en: 'Sales' },
  q: { zh: '商品、批号、对方、台账编号', en: 'Goods, lot, party, entry' },
  incomplete: { zh: '只看内容不全的', en: 'Incomplete only' },
  keeping: { zh: '保存与保全', en: 'Keeping' },
  xlsx: { zh: '导出表格', en: 'Spreadsheet' },
  pdf: { zh: '导出打印版', en: 'Printable' },
  day: { zh: '日期', en: 'Day' },
  goods: { zh: '名称、规格', en: 'Goods' },
  amount: { zh: '数量', en: 'Quantity' },
  lot: { zh: '生产批号与日期', en: 'Lot and dates' },
  party: { zh: '对方', en: 'Party' },
  state: { zh: '内容', en: 'Content' },
  complete: { zh: '齐全', en: 'Complete' },
  lacks: { zh: '缺{what}', en: 'Lacks {what}' },
  dayLot: { zh: '日批号', en: 'Day-lot' },
  produced: { zh: '{day} 生产', en: 'produced {day}' },
  expires: { zh: '保质期至 {day}', en: 'until {day}' },
  now: { zh: '更正后 {amount}', en: 'now {amount}' },
  corrects: { zh: '更正 {number}', en: 'corrects {number}' },
  correct: { zh: '更正', en: 'Correct' },
  keep: { zh: '保存至 {day}', en: 'keep until {day}' },
  held: { zh: '保全中', en: 'Legal hold' },
  none: { zh: '这段时间没有登记', en: 'No entries in this time' },
  noneDo: { zh: '收货和验收后，台账在几秒内自动登记，不用再录一遍。', en: 'Entries follow receipts and acceptances by themselves within seconds.' },
  well: { zh: '昨天的台账：{entries} 条，与货物进出一致。', en: 'Yesterday: {entries} entries, in step with what moved.' },
  lacking: { zh: '昨天的台账：{entries} 条，其中 {incomplete} 条内容不全。', en: 'Yesterday: {entries} entries, {incomplete} incomplete.' },
  gap: {
    zh: '有 {waiting} 笔进出尚未入账、{altered} 处与登记时不符，请联系管理员。',
    en: '{waiting} movements not entered, {altered} entries altered: call the administrator.',
  },
};

type Book = 'purchase' | 'sales';
type Row = Answer<typeof api.ledgers.list>['items'][number];
const isBook = (text: string): text is Book => text === 'purchase' || text === 'sales';

export default function LedgersPage() {
  const t = useTexts(texts);
  const go = useGo();
  const narrow = !useWide(768);
  const [asked, setBook] = useSearchState('book');
  const [words, setWords] = useSearchState('text');
  const [from, setFrom] = useSearchState('from');
  const [to, setTo] = useSearchState('to');
  const [only, setOnly] = useSearchState('only');
  const [correcting, setCorrecting] = useState<Row>();
  const book = isBook(asked) ? asked : 'purchase';
  const q = useSettled(words.trim());
  const filter = { book, ...(q ? { q } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(only ? { incomplete: true } : {}) };
  const rows = useReadPages(api.ledgers.list, filter);
  useLive(['ledgers'], { refresh: ['ledgers'] });
  const { begin, starting, dialog } = useExport(api.ledgers.exportList, t(book));
  const actions = (
    <>
      <Button onClick={() => go('/ledgers/keeping')}>{t('keeping')}</Button>
      <Button icon={<Icon name="print" size={16} />} loading={starting} onClick={() => begin({ ...filter, form: 'pdf' })}>
        {t('pdf')}
      </Button>
      <Button icon={<Icon name="file" size={16} />} loading={starting} onClick={() => begin({ ...filter, form: 'xlsx' })}>
        {t('xlsx')}
      </Button>
    </>
  );
  const options = (['purchase', 'sales'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <>
      <PageHeader title={t('title')} actions={actions} />
      <Yesterday />
      <div className="filter-bar">
        <Segmented value={book} onChange={setBook} options={options} />
        <Input.Search value={words} onChange={({ target }) => setWords(target.value)} placeholder={t('q')} allowClear style={{ width: 260 }} />
        <DatePicker.RangePicker
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          allowEmpty={[true, true]}
          onChange={(days) => {
            setFrom(days?.[0]?.format('YYYY-MM-DD') ?? '');
            setTo(days?.[1]?.format('YYYY-MM-DD') ?? '');
          }}
        />
        <span className="row">
          <Switch size="small" checked={only !== ''} onChange={(on) => setOnly(on ? 'yes' : '')} aria-label={t('incomplete')} />
          {t('incomplete')}
        </span>
      </div>
      <DataTable
        pages={rows}
        rowKey="id"
        columns={useColumns(setCorrecting, narrow)}
        wrap={narrow}
        label={t(book)}
        empty={
          <Empty title={t('none')} icon="report">
            {t('noneDo')}
          </Empty>
        }
      />
      {dialog}
      {correcting && <CorrectEntry entry={correcting} onClose={() => setCorrecting(undefined)} />}
    </>
  );
}

/** One sentence: are the books in step with the goods. */
function Yesterday() {
  const t = useTexts(texts);
  const day = shanghaiDate(serverNow() - DAY);
  const found = useRead(api.ledgers.summary, { day }).data;
  if (!found) return null;
  const { entries, incomplete, waiting, altered } = found;
  const broken = waiting + altered > 0;
  return (
    <p className="quiet" style={broken ? { color: 'var(--danger)' } : undefined} role={broken ? 'alert' : undefined}>
      {incomplete > 0 ? t('lacking', { entries, incomplete }) : t('well', { entries })} {broken && t('gap', { waiting, altered })}
    </p>
  );
}

function useColumns(correct: (row: Row) => void, narrow: boolean): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const join = useJoin();
  const say = useSay();
  const locale = useLocale();
  const show = (row: Row, amount: number) => showQuantity({ amount, unit: row.unit }, locale);
  const small = (...parts: readonly (string | false | null | undefined)[]) => <small className="quiet">{parts.filter(Boolean).join('　')}</small>;
  return [
    {
      title: t('day'),
      key: 'day',
      width: 150,
      responsive: ['md'],
      render: (_, { onDay, number, kind }) => (
        <div className="two-lines">
          <span className="number nowrap">
            {onDay} {kind !== 'entry' && <ToneTag tone={kind === 'correction' ? 'amber' : 'info'}>{say(ENTRY_KINDS[kind])}</ToneTag>}
          </span>
          {small(number)}
        </div>
      ),
    },
    {
      title: t('goods'),
      key: 'goods',
      render: (_, row) => (
        <div className="two-lines">
          <strong>{row.product}</strong>
          {small(row.spec, row.corrects && t('corrects', { number: row.corrects.number }), row.reason)}
          {narrow && small(row.onDay, row.number)}
          {narrow && small(row.lot?.supplierLot ?? row.lot?.number, row.party.name)}
        </div>
      ),
    },
    {
      title: t('amount'),
      key: 'amount',
      align: 'right',
      render: (_, row) => (
        <div className="two-lines">
          <span className="number nowrap">{show(row, row.amount)}</span>
          {row.amountNow !== row.amount && small(t('now', { amount: show(row, row.amountNow) }))}
        </div>
      ),
    },
    {
      title: t('lot'),
      key: 'lot',
      responsive: ['md'],
      render: (_, { lot, producedOn, expiresOn, origin }) => (
        <div className="two-lines">
          <span className="nowrap">
            {lot?.id ? <Go to={`/lots/${lot.id}`}>{lot.supplierLot ?? lot.number}</Go> : (lot?.number ?? '—')}{' '}
            {lot?.dayLot && <ToneTag>{t('dayLot')}</ToneTag>}
          </span>
          {small(producedOn && t('produced', { day: producedOn }), expiresOn && t('expires', { day: expiresOn }), origin)}
        </div>
      ),
    },
    {
      title: t('party'),
      key: 'party',
      responsive: ['md'],
      render: (_, { party, noteNumber }) => (
        <div className="two-lines">
          <span>{party.name || '—'}</span>
          {small(party.address, party.contact, noteNumber)}
        </div>
      ),
    },
    {
      title: t('state'),
      key: 'state',
      render: (_, { missing, keepUntil, legalHold }) => (
        <div className="two-lines">
          <span>
            {missing.length === 0 ? (
              <ToneTag tone="accent">{t('complete')}</ToneTag>
            ) : (
              <ToneTag tone="amber">{t('lacks', { what: join(missing.map((field) => say(FIELDS[field]))) })}</ToneTag>
            )}{' '}
            {legalHold && (
              <ToneTag tone="info" icon="lock">
                {t('held')}
              </ToneTag>
            )}
          </span>
          {small(t('keep', { day: keepUntil }))}
        </div>
      ),
    },
    {
      key: 'act',
      align: 'right',
      ...(narrow ? {} : { width: 80 }),
      render: (_, row) =>
        row.can.correct && (
          <Button size="small" onClick={() => correct(row)}>
            {t('correct')}
          </Button>
        ),
    },
  ];
}

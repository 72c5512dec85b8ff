// Certificates: all that are filed, what ends soon, and the way to what tomorrow still lacks.
import { Button, Input, Segmented, Select, type TableProps } from 'antd';
import { useState } from 'react';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ExportButton } from '../../design/desk/export-button.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useJoin, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow } from '../../design/now.ts';
import { Empty } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { SupplierFilter } from '../lots/supplier-filter.tsx';
import { Originals, type Row, Withdraw } from './certificate-acts.tsx';
import './certificates.css';
import { leftText, nearnessOf } from './expiry.ts';
import { FileCertificate } from './file-certificate.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { WITHDRAWALS } from './withdrawals.ts';

const texts = {
  title: { zh: '证照', en: 'Certificates' },
  file: { zh: '登记证照', en: 'File a certificate' },
  missing: { zh: '明天缺什么', en: 'Missing tomorrow' },
  q: { zh: '商品、批次、编号、供应商', en: 'Goods, lot, number, supplier' },
  kind: { zh: '种类', en: 'Kind' },
  all: { zh: '全部', en: 'All' },
  within: { zh: '{days} 天内到期', en: 'Ends in {days} days' },
  over: { zh: '已过期', en: 'Over' },
  drafts: { zh: '待补来证', en: 'Waiting for others' },
  ofLot: { zh: '只看批次', en: 'One lot' },
  clear: { zh: '看全部', en: 'Show all' },
  ours: { zh: '本公司重新开具', en: 'Issued by us' },
  gone: { zh: '已作废', en: 'Withdrawn' },
  what: { zh: '证照', en: 'Certificate' },
  goods: { zh: '商品与批次', en: 'Goods and lot' },
  supplier: { zh: '供应商', en: 'Supplier' },
  dates: { zh: '出具与有效期', en: 'Issued, valid until' },
  everything: { zh: '全部商品', en: 'All goods' },
  lot: { zh: '批次 {lot}', en: 'Lot {lot}' },
  number: { zh: '编号 {number}', en: 'No. {number}' },
  until: { zh: '至 {day}', en: 'until {day}' },
  pages: { zh: '原件', en: 'Original' },
  none: { zh: '没有符合条件的证照', en: 'No certificate matches' },
  noneDo: { zh: '收货时拍照登记，之后每张送货单会自动带上。', en: 'Filed once, they go along with every note.' },
};

export default function CertificatesPage() {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const may = useCan()('certificates.file');
  const [filing, setFiling] = useState(false);
  const [words, setWords] = useSearchState('text');
  const [kind, setKind] = useSearchState('kind');
  const [view, setView] = useSearchState('view');
  const [supplierId, setSupplier] = useSearchState('supplier');
  const [lotId, setLot] = useSearchState('lot');
  const q = useSettled(words.trim());
  const known = useRead(api.certificates.kinds, {}).data;
  const warnDays = known?.warnDays ?? [];
  const counts = useRead(api.certificates.counts, {}).data;
  const whose = { ...(supplierId ? { supplierId } : {}), ...(lotId ? { lotId } : {}) };
  const filter = { ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...whose, ...narrowing(view) };
  const rows = useReadPages(api.certificates.list, filter);
  useLive(['certificates'], { refresh: ['certificates'] });
  useShortcut('n', t('file'), may ? () => setFiling(true) : undefined);
  const views = [
    { value: '', label: t('all') },
    ...warnDays.map((days) => ({
      value: String(days),
      label: <Counted label={t('within', { days })} count={counts?.within.find((one) => one.days === days)?.count} />,
    })),
    { value: 'over', label: <Counted label={t('over')} count={counts?.over} /> },
    { value: 'draft', label: <Counted label={t('drafts')} count={counts?.drafts} /> },
    { value: 'gone', label: t('gone') },
  ];
  const actions = (
    <>
      <Button onClick={() => go('/certificates/missing')}>{t('missing')}</Button>
      <ExportButton endpoint={api.certificates.exportList} input={filter} what={t('title')} />
      {may && (
        <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setFiling(true)}>
          {t('file')}
        </Button>
      )}
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={actions} />
      <MissingNotice day={shanghaiDate(serverNow() + DAY)} />
      <div className="filter-bar">
        <Input.Search value={words} onChange={({ target }) => setWords(target.value)} placeholder={t('q')} allowClear style={{ width: 260 }} />
        <Select
          value={kind || undefined}
          onChange={(value?: string) => setKind(value ?? '')}
          allowClear
          placeholder={t('kind')}
          style={{ width: 200 }}
          options={known?.kinds.map(({ code, label }) => ({ value: code, label: say(label) })) ?? []}
        />
        <SupplierFilter value={supplierId} onChange={setSupplier} />
        {lotId && (
          <Button onClick={() => setLot('')} icon={<Icon name="close" size={14} />}>
            {t('ofLot')} · {t('clear')}
          </Button>
        )}
        <Segmented className="certificate-views" value={view} onChange={setView} options={views} />
      </div>
      <DataTable
        pages={rows}
        rowKey="id"
        columns={useColumns(warnDays)}
        label={t('title')}
        wrap
        onOpen={({ id }) => go(`/certificates/${id}`)}
        empty={
          <Empty title={t('none')} icon="shield">
            {t('noneDo')}
          </Empty>
        }
      />
      {filing && <FileCertificate onClose={() => setFiling(false)} />}
    </>
  );
}

function Counted({ label, count }: { readonly label: string; readonly count: number | undefined }) {
  return (
    <>
      {label} {count ? <b className="number">{count}</b> : null}
    </>
  );
}

function narrowing(view: string): { over?: boolean; withdrawn?: boolean; draft?: boolean; within?: number } {
  if (view === 'draft') return { draft: true };
  if (view === 'over') return { over: true };
  if (view === 'gone') return { withdrawn: true };
  return view === '' ? {} : { within: Number(view) };
}

function useColumns(warnDays: readonly number[]): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const join = useJoin();
  const say = useSay();
  const sees = useCan()('suppliers.read');
  return [
    { title: t('pages'), key: 'pages', width: 110, responsive: ['md'], render: (_, row) => <Originals row={row} /> },
    {
      title: t('what'),
      key: 'what',
      render: (_, { label, number, reissued }) => (
        <div className="two-lines">
          <strong>{say(label)}</strong>
          <small className="quiet">{number && t('number', { number })}</small>
          {reissued && <small className="quiet">{t('ours')}</small>}
        </div>
      ),
    },
    {
      title: t('goods'),
      key: 'goods',
      render: (_, { products, lot, lotId }) => (
        <div className="two-lines">
          <span>{join(products.map(({ name }) => name)) || t('everything')}</span>
          <small className="quiet">{lotId && lot ? <Go to={`/lots/${lotId}`}>{t('lot', { lot })}</Go> : lot && t('lot', { lot })}</small>
        </div>
      ),
    },
    {
      title: t('supplier'),
      key: 'supplier',
      responsive: ['lg'],
      render: (_, { supplier, supplierId }) => (supplierId && sees ? <Go to={`/suppliers/${supplierId}`}>{supplier}</Go> : supplier),
    },
    {
      title: t('dates'),
      key: 'dates',
      render: (_, { issuedOn, validTo, daysLeft, withdrawnFor, draft }) => (
        <div className="two-lines">
          <span className="number">
            <span className="nowrap">{issuedOn}</span> {validTo && <span className="nowrap">{t('until', { day: validTo })}</span>}
          </span>
          <span>
            {withdrawnFor ? (
              <ToneTag tone="danger">{say(WITHDRAWALS[withdrawnFor])}</ToneTag>
            ) : draft ? (
              <ToneTag tone="amber" icon="alert">
                {t('drafts')}
              </ToneTag>
            ) : (
              <ToneTag tone={nearnessOf(daysLeft, warnDays)}>{say(leftText(daysLeft))}</ToneTag>
            )}
          </span>
        </div>
      ),
    },
    { key: 'act', align: 'right', width: 90, responsive: ['md'], render: (_, row) => row.can.withdraw && <Withdraw certificateId={row.id} /> },
  ];
}

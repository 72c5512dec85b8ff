// Certificates: all that are filed, what ends soon, and the way to what tomorrow still lacks.
import { Button, Input, Popconfirm, Segmented, Select, type TableProps } from 'antd';
import { useState } from 'react';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useReadPages, useSubmit } from '../../client/query.ts';
import { fileUrl } from '../../client/upload.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ExportButton } from '../../design/desk/export-button.tsx';
import { WITHDRAWAL_CODES, WITHDRAWALS, type Withdrawal } from './withdrawals.ts';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow } from '../../design/now.ts';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Empty, Refused } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { leftText, nearnessOf } from './expiry.ts';
import { FileCertificate } from './file-certificate.tsx';
import { MissingNotice } from './missing-notice.tsx';

const texts = {
  title: { zh: '证照', en: 'Certificates' },
  file: { zh: '登记证照', en: 'File a certificate' },
  missing: { zh: '明天缺什么', en: 'Missing tomorrow' },
  q: { zh: '商品、批次、编号、供应商', en: 'Goods, lot, number, supplier' },
  kind: { zh: '种类', en: 'Kind' },
  all: { zh: '全部', en: 'All' },
  within: { zh: '{days} 天内到期', en: 'Ends in {days} days' },
  over: { zh: '已过期', en: 'Over' },
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
  pdf: { zh: '打开 PDF', en: 'Open the PDF' },
  withdraw: { zh: '作废', en: 'Withdraw' },
  withdrawSure: { zh: '作废后，用到它的送货单会重新标为缺证。', en: 'Notes that rest on it will lack it again.' },
  none: { zh: '没有符合条件的证照', en: 'No certificate matches' },
  noneDo: { zh: '收货时拍照登记，之后每张送货单会自动带上。', en: 'Filed once, they go along with every note.' },
};

type Row = Answer<typeof api.certificates.list>['items'][number];

export default function CertificatesPage() {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const may = useCan()('certificates.file');
  const [filing, setFiling] = useState(false);
  const [words, setWords] = useSearchState('text');
  const [kind, setKind] = useSearchState('kind');
  const [view, setView] = useSearchState('view');
  const q = useSettled(words.trim());
  const known = useRead(api.certificates.kinds, {}).data;
  const warnDays = known?.warnDays ?? [];
  const filter = { ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...narrowing(view) };
  const rows = useReadPages(api.certificates.list, filter);
  useLive(['certificates'], { refresh: ['certificates'] });
  useShortcut('n', t('file'), may ? () => setFiling(true) : undefined);
  const views = [
    { value: '', label: t('all') },
    ...warnDays.map((days) => ({ value: String(days), label: t('within', { days }) })),
    { value: 'over', label: t('over') },
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
        <Segmented value={view} onChange={setView} options={views} />
      </div>
      <DataTable
        pages={rows}
        rowKey="id"
        columns={useColumns(warnDays)}
        label={t('title')}
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

function narrowing(view: string): { over?: boolean; withdrawn?: boolean; within?: number } {
  if (view === 'over') return { over: true };
  if (view === 'gone') return { withdrawn: true };
  return view === '' ? {} : { within: Number(view) };
}

function useColumns(warnDays: readonly number[]): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    { title: t('pages'), key: 'pages', width: 110, render: (_, row) => <Originals row={row} /> },
    {
      title: t('what'),
      key: 'what',
      render: (_, { label, number }) => (
        <div className="two-lines">
          <strong>{say(label)}</strong>
          <small className="quiet">{number && t('number', { number })}</small>
        </div>
      ),
    },
    {
      title: t('goods'),
      key: 'goods',
      render: (_, { products, lot }) => (
        <div className="two-lines">
          <span>{products.map(({ name }) => name).join('、') || t('everything')}</span>
          <small className="quiet">{lot && t('lot', { lot })}</small>
        </div>
      ),
    },
    { title: t('supplier'), dataIndex: 'supplier', key: 'supplier', responsive: ['lg'] },
    {
      title: t('dates'),
      key: 'dates',
      width: 250,
      render: (_, { issuedOn, validTo, daysLeft, withdrawnFor }) => (
        <div className="two-lines">
          <span className="number nowrap">
            {issuedOn} {validTo && t('until', { day: validTo })}
          </span>
          <span>
            {withdrawnFor ? (
              <ToneTag tone="danger">{say(WITHDRAWALS[withdrawnFor])}</ToneTag>
            ) : (
              <ToneTag tone={nearnessOf(daysLeft, warnDays)}>{say(leftText(daysLeft))}</ToneTag>
            )}
          </span>
        </div>
      ),
    },
    { key: 'act', align: 'right', width: 90, render: (_, row) => row.can.withdraw && <Withdraw certificateId={row.id} /> },
  ];
}

function Originals({ row }: { readonly row: Row }) {
  const t = useTexts(texts);
  const say = useSay();
  const photos = row.files.filter(({ kind }) => kind === 'image').map(({ fileId }) => ({ id: fileId, caption: say(row.label) }));
  return (
    <div className="row">
      {photos.length > 0 && <PhotoGrid photos={photos} size={44} />}
      {row.files
        .filter(({ kind }) => kind === 'document')
        .map(({ fileId }) => (
          <a key={fileId} href={fileUrl(fileId)} target="_blank" rel="noreferrer">
            {t('pdf')}
          </a>
        ))}
    </div>
  );
}

function Withdraw({ certificateId }: { readonly certificateId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const [reason, setReason] = useState<Withdrawal>('mistake');
  const withdraw = useSubmit(api.certificates.withdraw, { refresh: ['certificates'] });
  const options = WITHDRAWAL_CODES.map((code) => ({ value: code, label: say(WITHDRAWALS[code]) }));
  return (
    <Popconfirm
      title={t('withdrawSure')}
      description={<Select<Withdrawal> value={reason} onChange={setReason} options={options} style={{ width: 200 }} />}
      okText={t('withdraw')}
      okButtonProps={{ danger: true }}
      onConfirm={() => withdraw.mutate({ certificateId, reason })}
    >
      <Button size="small" danger loading={withdraw.isPending}>
        {t('withdraw')}
      </Button>
      <Refused error={withdraw.error} />
    </Popconfirm>
  );
}

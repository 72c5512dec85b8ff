// Orders from a table, as a job: template, file, progress, and what became of every row.
import { Button, Select, type TableProps } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { CardRow, StatCard } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ImportDrawer } from '../../design/desk/import-drawer.tsx';
import { JobProgress } from '../../design/desk/job-progress.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty } from '../../design/states.tsx';

const texts = {
  title: { zh: '导入订单', en: 'Import orders' },
  rules: {
    zh: '每行一种商品，同一张订单的各行外部单号相同。有一行写错，整张订单不导入，其他订单照常导入；改好再导一次，已导入的不会重复。',
    en: 'One row per product; rows of an order share its number. An order with a wrong row is left out, the others go in; importing again repeats nothing.',
  },
  whose: { zh: '1. 表格是谁的', en: '1. Whose table it is' },
  file: { zh: '2. 选择文件', en: '2. Choose the file' },
  ours: { zh: '我们的模板', en: 'Our template' },
  template: { zh: '下载模板（XLSX）', en: 'Download the template (XLSX)' },
  received: { zh: '已收单', en: 'Received' },
  known: { zh: '已有，跳过', en: 'Known, skipped' },
  refused: { zh: '未导入', en: 'Refused' },
  rows: { zh: '读到的行', en: 'Rows read' },
  warnings: { zh: '有提醒', en: 'With warnings' },
  orders: { zh: '单', en: 'orders' },
  errors: { zh: '需要改正的地方（{count} 处）', en: 'To correct ({count})' },
  first: { zh: '只列出前 {count} 处，全部见下面的文件。', en: 'The first {count}; all are in the file below.' },
  row: { zh: '表格行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  number: { zh: '外部单号', en: 'Order' },
  text: { zh: '问题', en: 'What is wrong' },
  well: { zh: '全部导入，没有问题', en: 'Everything imported' },
};

type Wrong = { readonly row: number; readonly column: string | null; readonly number: string | null; readonly text: string };
type Summary = {
  readonly rows: number;
  readonly received: number;
  readonly known: number;
  readonly refused: number;
  readonly warnings: number;
  readonly errorCount: number;
  readonly errors: readonly Wrong[];
};

export function ImportOrders({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [jobId, setJob] = useState<string>();
  const [mappingId, setMapping] = useState('');
  const run = useSubmit(api.orders.importFile, { done: (started) => setJob(started.jobId) });
  const reset = () => {
    setJob(undefined);
    run.reset();
  };
  return (
    <ImportDrawer
      title={t('title')}
      rules={t('rules')}
      steps={[t('whose'), t('file')]}
      template={<Whose mappingId={mappingId} onChange={setMapping} />}
      busy={run.isPending}
      error={run.error}
      report={jobId && <JobProgress jobId={jobId}>{(job) => job.summary && <Report summary={job.summary as unknown as Summary} />}</JobProgress>}
      onRun={(fileId) => run.mutate({ fileId, mappingId: mappingId || null })}
      onReset={reset}
      onClose={onClose}
    />
  );
}

/** Our own template, or a procurement platform's export read by its mapping. */
function Whose({ mappingId, onChange }: { readonly mappingId: string; readonly onChange: (id: string) => void }) {
  const t = useTexts(texts);
  const mappings = useRead(api.deliveries.mappings, {}).data?.items ?? [];
  const platforms = mappings.filter(({ direction, active }) => direction === 'orders' && active);
  return (
    <div className="row">
      <Select
        aria-label={t('whose')}
        value={mappingId}
        onChange={onChange}
        style={{ minWidth: 240 }}
        options={[{ value: '', label: t('ours') }, ...platforms.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {mappingId === '' && (
        <Button href="/api/orders/import/template" download icon={<Icon name="file" size={16} />}>
          {t('template')}
        </Button>
      )}
    </div>
  );
}

function Report({ summary }: { readonly summary: Summary }) {
  const t = useTexts(texts);
  const errors = summary.errors.map((one, index) => ({ ...one, key: String(index) }));
  const columns: TableProps<(typeof errors)[number]>['columns'] = [
    { title: t('row'), dataIndex: 'row', width: 72, render: (row: number) => <strong className="number">{row}</strong> },
    { title: t('column'), key: 'column', width: 110, render: (_, { column }) => column ?? <span className="quiet">—</span> },
    { title: t('text'), dataIndex: 'text' },
    { title: t('number'), key: 'number', width: 150, render: (_, { number }) => number ?? <span className="quiet">—</span> },
  ];
  return (
    <>
      <CardRow>
        <StatCard label={t('received')} value={summary.received} unit={t('orders')} tone="accent" />
        <StatCard label={t('known')} value={summary.known} unit={t('orders')} />
        <StatCard label={t('refused')} value={summary.refused} unit={t('orders')} tone={summary.refused ? 'danger' : 'plain'} />
        <StatCard label={t('rows')} value={summary.rows} note={summary.warnings ? `${t('warnings')} ${summary.warnings}` : undefined} />
      </CardRow>
      {summary.errorCount === 0 ? (
        <Empty title={t('well')} icon="check" />
      ) : (
        <div className="stack">
          <strong>{t('errors', { count: summary.errorCount })}</strong>
          <div className="report-rows">
            <DataTable rows={errors} rowKey="key" columns={columns} label={t('title')} wrap />
          </div>
          {summary.errorCount > errors.length && <span className="quiet">{t('first', { count: errors.length })}</span>}
        </div>
      )}
    </>
  );
}

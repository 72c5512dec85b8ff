// Delivery notes from a table, one row a line of a note; every wrong cell is named by row and column.
import { Button, type TableProps } from 'antd';
import { type Answer, api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { CardRow, CopyButton, StatCard } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ImportDrawer } from '../../design/desk/import-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty } from '../../design/states.tsx';

const texts = {
  title: { zh: '导入送货单', en: 'Import delivery notes' },
  rules: {
    zh: '每行一种商品，同一张单的各行单号相同。有一行写错，整张单都不导入；已导入过的相同单会跳过。',
    en: 'One row per product; rows of a note share its number. A note with a wrong row is left out as a whole; known ones are skipped.',
  },
  template: { zh: '下载模板（XLSX）', en: 'Download the template (XLSX)' },
  issued: { zh: '已开单', en: 'Issued' },
  skipped: { zh: '已存在，跳过', en: 'Known, skipped' },
  refused: { zh: '未导入', en: 'Refused' },
  rows: { zh: '读到的行', en: 'Rows read' },
  notes: { zh: '张', en: 'notes' },
  errors: { zh: '需要改正的地方（{count} 处）', en: 'To correct ({count})' },
  first: { zh: '只列出前 {count} 处。', en: 'Only the first {count} are listed.' },
  fix: { zh: '在表里改好这些格子，再导入一次即可；已开的单不会重复。', en: 'Correct these cells and import again; nothing is issued twice.' },
  row: { zh: '表格行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  number: { zh: '送货单号', en: 'Note' },
  text: { zh: '问题', en: 'What is wrong' },
  copy: { zh: '复制清单', en: 'Copy the list' },
  well: { zh: '全部导入，没有问题', en: 'Everything imported' },
};

type Report = Answer<typeof api.deliveries.importFile>;
type Wrong = Report['errors'][number] & { readonly key: string };

export function ImportNotes({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const run = useSubmit(api.deliveries.importFile);
  return (
    <ImportDrawer
      title={t('title')}
      rules={t('rules')}
      template={
        <Button href="/api/deliveries/import/template" download icon={<Icon name="file" size={16} />}>
          {t('template')}
        </Button>
      }
      busy={run.isPending}
      error={run.error}
      report={run.data && <ImportReport report={run.data} />}
      onRun={(fileId) => run.mutate({ fileId })}
      onReset={run.reset}
      onClose={onClose}
    />
  );
}

function ImportReport({ report }: { readonly report: Report }) {
  const t = useTexts(texts);
  const errors: Wrong[] = report.errors.map((one, index) => ({ ...one, key: String(index) }));
  const columns: TableProps<Wrong>['columns'] = [
    { title: t('row'), dataIndex: 'row', width: 72, render: (row: number) => <strong className="number">{row}</strong> },
    { title: t('column'), key: 'column', width: 110, render: (_, { column }) => column ?? <span className="quiet">—</span> },
    { title: t('text'), dataIndex: 'text' },
    { title: t('number'), key: 'number', width: 150, render: (_, { number }) => number ?? <span className="quiet">—</span> },
  ];
  const asText = errors.map(({ row, column, text, number }) => [row, column ?? '', text, number ?? ''].join('\t')).join('\n');
  return (
    <>
      <CardRow>
        <StatCard label={t('issued')} value={report.issued} unit={t('notes')} tone="accent" />
        <StatCard label={t('skipped')} value={report.skipped} unit={t('notes')} />
        <StatCard label={t('refused')} value={report.refused} unit={t('notes')} tone={report.refused ? 'danger' : 'plain'} />
        <StatCard label={t('rows')} value={report.rows} />
      </CardRow>
      {report.errorCount === 0 ? (
        <Empty title={t('well')} icon="check" />
      ) : (
        <div className="stack">
          <div className="row">
            <strong>{t('errors', { count: report.errorCount })}</strong>
            <CopyButton text={asText}>{t('copy')}</CopyButton>
          </div>
          <span>{t('fix')}</span>
          <DataTable rows={errors} rowKey="key" columns={columns} label={t('title')} wrap />
          {report.errorCount > errors.length && <span className="quiet">{t('first', { count: errors.length })}</span>}
        </div>
      )}
    </>
  );
}

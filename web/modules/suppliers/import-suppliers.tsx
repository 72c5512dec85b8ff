// Suppliers from a table, one a row; what became of every row is said.
import { Button, type TableProps } from 'antd';
import { type Answer, api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { CardRow, StatCard } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ImportDrawer } from '../../design/desk/import-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';

const texts = {
  title: { zh: '导入供应商', en: 'Import suppliers' },
  rules: {
    zh: '每行一家，只有名称必填；已有的同名供应商不会被改动。',
    en: 'One a row, only the name is needed; those there already are never changed.',
  },
  template: { zh: '下载模板（CSV，可用 Excel 打开）', en: 'Download the template (CSV)' },
  registered: { zh: '新登记', en: 'Registered' },
  unchanged: { zh: '已存在', en: 'Unchanged' },
  refused: { zh: '未导入', en: 'Refused' },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  outcome: { zh: '结果', en: 'Outcome' },
  text: { zh: '说明', en: 'What to do' },
};

const COLUMNS = ['供应商名称', '类型', '地址', '联系人', '电话', '邮箱', '许可证类型', '许可证号', '许可证有效期至', '备注'];
const SAMPLE = ['示例粮油商行', '批发商', '示例路 1 号', '示例联系人', '', '', '食品经营许可证', 'JY000000', '2030-01-01', ''];
/** With a byte-order mark, so that Excel reads Chinese. */
const TEMPLATE = `data:text/csv;charset=utf-8,${encodeURIComponent(`\u{feff}${COLUMNS.join(',')}\r\n${SAMPLE.join(',')}\r\n`)}`;

type Report = Answer<typeof api.suppliers.importFile>;
const TONES = { registered: 'accent', unchanged: 'plain', refused: 'danger' } as const;

export function ImportSuppliers({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const run = useSubmit(api.suppliers.importFile);
  return (
    <ImportDrawer
      title={t('title')}
      rules={t('rules')}
      template={
        <Button href={TEMPLATE} download="suppliers.csv" icon={<Icon name="file" size={16} />}>
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
  const columns: TableProps<Report['report'][number]>['columns'] = [
    { title: t('row'), dataIndex: 'row', width: 56 },
    { title: t('outcome'), key: 'outcome', width: 110, render: (_, { outcome }) => <ToneTag tone={TONES[outcome]}>{t(outcome)}</ToneTag> },
    { title: t('column'), key: 'column', width: 110, render: (_, { column }) => column ?? <span className="quiet">—</span> },
    { title: t('text'), dataIndex: 'text' },
  ];
  return (
    <>
      <CardRow>
        <StatCard label={t('registered')} value={report.registered} tone="accent" />
        <StatCard label={t('unchanged')} value={report.unchanged} />
        <StatCard label={t('refused')} value={report.refused} tone={report.refused ? 'danger' : 'plain'} />
      </CardRow>
      <DataTable rows={report.report} rowKey="row" columns={columns} label={t('title')} wrap />
    </>
  );
}

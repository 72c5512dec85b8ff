// What became of an imported table: figures, and the rows that must be corrected.
import type { TableProps } from 'antd';
import { CardRow, StatCard } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { useTexts } from '../../design/locale.ts';

const texts = {
  unchanged: { zh: '已存在，无变化', en: 'Unchanged' },
  refused: { zh: '未导入', en: 'Refused' },
  row: { zh: '行', en: 'Row' },
  code: { zh: '编码', en: 'Code' },
  column: { zh: '列', en: 'Column' },
  text: { zh: '说明', en: 'What is wrong' },
  errors: { zh: '未导入的行', en: 'Refused rows' },
  fix: { zh: '改好下面的行，再导入一次即可；已导入的不会重复。', en: 'Correct these rows and import again; nothing is taken twice.' },
  first: { zh: '只列出前 {count} 行。', en: 'The first {count} are listed.' },
};

type Wrong = { readonly row: number; readonly column: string; readonly code: string; readonly text: string };
type Report = { readonly unchanged: number; readonly refused: number; readonly errors: readonly Wrong[]; readonly errorCount: number };
type ImportReportProps = { readonly report: Report; readonly figures: readonly { readonly label: string; readonly value: number }[] };

export function ImportReport({ report, figures }: ImportReportProps) {
  const t = useTexts(texts);
  const columns: TableProps<Wrong>['columns'] = [
    { title: t('row'), dataIndex: 'row', width: 44 },
    { title: t('code'), key: 'code', width: 84, render: (_, { code }) => code || <span className="quiet">—</span> },
    { title: t('column'), dataIndex: 'column', width: 92 },
    { title: t('text'), dataIndex: 'text' },
  ];
  return (
    <>
      <CardRow>
        {figures.map(({ label, value }) => (
          <StatCard key={label} label={label} value={value} tone="accent" />
        ))}
        <StatCard label={t('unchanged')} value={report.unchanged} />
        <StatCard label={t('refused')} value={report.refused} tone={report.refused ? 'danger' : 'plain'} />
      </CardRow>
      {report.errors.length > 0 && (
        <>
          <span>
            {t('fix')} {report.errorCount > report.errors.length && t('first', { count: report.errors.length })}
          </span>
          <DataTable rows={report.errors} rowKey="row" columns={columns} label={t('errors')} wrap />
        </>
      )}
    </>
  );
}

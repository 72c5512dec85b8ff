// Customers and sites from a table, one row a site; what became of every row is said.
import { Button, Segmented, type TableProps } from 'antd';
import { useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { CardRow, StatCard } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ImportDrawer } from '../../design/desk/import-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';

const texts = {
  title: { zh: '导入客户与食堂', en: 'Import customers and sites' },
  rules: {
    zh: '每行一个食堂；同一客户的多个食堂写多行，客户编码相同。已有的客户和食堂不会被改动。',
    en: 'One row per site; several sites of a customer share its code. What is there already is never changed.',
  },
  template: { zh: '下载模板（CSV，可用 Excel 打开）', en: 'Download the template (CSV)' },
  registered: { zh: '新登记客户', en: 'Registered' },
  sites: { zh: '新登记食堂', en: 'New sites' },
  unchanged: { zh: '已存在', en: 'Unchanged' },
  refused: { zh: '未导入', en: 'Refused' },
  wrong: { zh: '未导入 {count}', en: 'Refused {count}' },
  all: { zh: '全部 {count}', en: 'All {count}' },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  outcome: { zh: '结果', en: 'Outcome' },
  text: { zh: '说明', en: 'What to do' },
  'site-added': { zh: '新食堂', en: 'Site added' },
  fix: { zh: '改好表中标出的行，再导入一次即可；已导入的不会重复。', en: 'Correct these rows and import again; nothing is taken twice.' },
};

const COLUMNS = [
  ...['客户编码', '客户名称', '客户类型', '食堂编码', '食堂名称', '地址', '经度', '纬度', '收货时间', '早餐', '午餐', '晚餐'],
  ...['门禁要求', '联系人', '电话'],
];
const SAMPLE = [
  ...['C901', '示例中学', '学校', 'S901', '示例中学一食堂', '示例路 1 号', '121.4737', '31.2304', '05:30-07:30', '06:50', '11:30', '17:10'],
  ...['东门登记', '', ''],
];

/** With a byte-order mark, so that Excel reads Chinese. */
const TEMPLATE = `data:text/csv;charset=utf-8,${encodeURIComponent(`\u{feff}${COLUMNS.join(',')}\r\n${SAMPLE.join(',')}\r\n`)}`;

type Report = Answer<typeof api.customers.importFile>;
type Row = Report['report'][number];

export function ImportCustomers({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const run = useSubmit(api.customers.importFile);
  return (
    <ImportDrawer
      title={t('title')}
      rules={t('rules')}
      template={
        <Button href={TEMPLATE} download="customers.csv" icon={<Icon name="file" size={16} />}>
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

const TONES = { registered: 'accent', 'site-added': 'accent', unchanged: 'plain', refused: 'danger' } as const;

function ImportReport({ report }: { readonly report: Report }) {
  const t = useTexts(texts);
  const [all, setAll] = useState(report.refused === 0);
  const rows = all ? report.report : report.report.filter(({ outcome }) => outcome === 'refused');
  const columns: TableProps<Row>['columns'] = [
    { title: t('row'), dataIndex: 'row', width: 56 },
    { title: t('outcome'), key: 'outcome', width: 110, render: (_, { outcome }) => <ToneTag tone={TONES[outcome]}>{t(outcome)}</ToneTag> },
    { title: t('column'), key: 'column', width: 110, render: (_, { column }) => column ?? <span className="quiet">—</span> },
    { title: t('text'), dataIndex: 'text' },
  ];
  return (
    <>
      <CardRow>
        <StatCard label={t('registered')} value={report.registered} tone="accent" />
        <StatCard label={t('sites')} value={report.sites} tone="accent" />
        <StatCard label={t('unchanged')} value={report.unchanged} />
        <StatCard label={t('refused')} value={report.refused} tone={report.refused ? 'danger' : 'plain'} />
      </CardRow>
      {report.refused > 0 && (
        <>
          <span>{t('fix')}</span>
          <div>
            <Segmented
              value={all}
              onChange={setAll}
              options={[
                { value: false, label: t('wrong', { count: report.refused }) },
                { value: true, label: t('all', { count: report.rows }) },
              ]}
            />
          </div>
        </>
      )}
      <DataTable rows={rows} rowKey="row" columns={columns} label={t('title')} wrap />
    </>
  );
}

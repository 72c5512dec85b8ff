// A signed receipt comes in: mapping, file, progress, and what became of every row.
import { Select, type TableProps } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { CardRow, CopyButton, StatCard } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ImportDrawer } from '../../design/desk/import-drawer.tsx';
import { type Job, JobProgress } from '../../design/desk/job-progress.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty } from '../../design/states.tsx';
import type { Mapping } from './exchange-page.tsx';

const texts = {
  title: { zh: '导入平台验收回单', en: 'Import signed receipts' },
  rules: {
    zh: '选对照表（回单里哪一列是什么）。一张单有一行不对，整张不导入；导入过的同样回单会跳过。',
    en: 'Choose the mapping. A receipt with a wrong row is left out as a whole; known ones are skipped.',
  },
  first: { zh: '1. 选择对照表', en: '1. Choose the mapping' },
  second: { zh: '2. 选择平台导出的回单文件', en: '2. Choose the platform’s file' },
  choose: { zh: '对照表', en: 'Mapping' },
  accepted: { zh: '已验收', en: 'Accepted' },
  known: { zh: '已导入过', en: 'Known' },
  refused: { zh: '未导入', en: 'Refused' },
  rows: { zh: '读到的行', en: 'Rows' },
  notes: { zh: '张', en: 'notes' },
  errors: { zh: '需要处理（{count} 处）', en: 'To settle ({count})' },
  row: { zh: '表格行', en: 'Row' },
  text: { zh: '问题', en: 'What is wrong' },
  copy: { zh: '复制清单', en: 'Copy the list' },
  well: { zh: '全部导入，没有问题', en: 'Everything imported' },
};

export function ImportReceipts({ mappings, onClose }: { readonly mappings: readonly Mapping[]; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const choices = mappings.filter(({ direction, active }) => direction === 'receipts' && active);
  const [mappingId, setMappingId] = useState(choices[0]?.id);
  const start = useSubmit(api.deliveries.importReceipts);
  const jobId = start.data?.jobId;
  return (
    <ImportDrawer
      title={t('title')}
      rules={t('rules')}
      steps={[t('first'), t('second')]}
      template={
        <Select
          aria-label={t('choose')}
          value={mappingId}
          onChange={setMappingId}
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          style={{ minWidth: 280 }}
        />
      }
      busy={start.isPending}
      error={start.error}
      report={jobId && <JobProgress jobId={jobId}>{(job) => <Report job={job} />}</JobProgress>}
      onRun={(fileId) => mappingId && start.mutate({ fileId, mappingId })}
      onReset={start.reset}
      onClose={onClose}
    />
  );
}

type Told = { readonly row: number; readonly text: string };
type Summary = { rows: number; accepted: number; known: number; refused: number; errorCount: number; errors: Told[] };

function Report({ job }: { readonly job: Job }) {
  const t = useTexts(texts);
  const { rows, accepted, known, refused, errorCount, errors } = job.summary as unknown as Summary;
  const columns: TableProps<Told & { key: string }>['columns'] = [
    { title: t('row'), dataIndex: 'row', width: 80 },
    { title: t('text'), dataIndex: 'text' },
  ];
  return (
    <div className="stack">
      <CardRow>
        <StatCard label={t('accepted')} value={accepted} unit={t('notes')} tone="accent" />
        <StatCard label={t('known')} value={known} unit={t('notes')} />
        <StatCard label={t('refused')} value={refused} unit={t('notes')} tone={refused ? 'danger' : 'plain'} />
        <StatCard label={t('rows')} value={rows} />
      </CardRow>
      {errorCount === 0 ? (
        <Empty title={t('well')} icon="check" />
      ) : (
        <>
          <div className="row">
            <strong>{t('errors', { count: errorCount })}</strong>
            <CopyButton text={errors.map(({ row, text }) => `${row}\t${text}`).join('\n')}>{t('copy')}</CopyButton>
          </div>
          <DataTable rows={errors.map((one, at) => ({ ...one, key: String(at) }))} rowKey="key" columns={columns} label={t('title')} wrap />
        </>
      )}
    </div>
  );
}

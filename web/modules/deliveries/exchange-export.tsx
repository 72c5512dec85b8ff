// The notes one sees, as a table: in our columns or in those of a platform.
import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { JobProgress } from '../../design/desk/job-progress.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';

const texts = {
  export: { zh: '导出', en: 'Export' },
  ours: { zh: '全部列（XLSX）', en: 'All our columns (XLSX)' },
  title: { zh: '导出送货明细', en: 'Export of notes' },
  made: { zh: '{notes} 张送货单，{rows} 行', en: '{notes} notes, {rows} rows' },
};

type Filter = Parameters<typeof api.deliveries.exportNotes>[0]['filter'];

export function ExportNotes({ filter }: { readonly filter: Filter }) {
  const t = useTexts(texts);
  const [opened, setOpened] = useState(false);
  const [jobId, setJobId] = useState<string>();
  const mappings = useRead(api.deliveries.mappings, {}, { enabled: opened });
  const start = useSubmit(api.deliveries.exportNotes, { done: (answer) => setJobId(answer.jobId) });
  const out = mappings.data?.items.filter(({ direction, active }) => direction === 'notes' && active) ?? [];
  const items = [{ key: '', label: t('ours') }, ...out.map(({ id, name }) => ({ key: id, label: name }))];
  return (
    <>
      <Dropdown menu={{ items, onClick: ({ key }) => start.mutate({ mappingId: key || null, filter }) }} onOpenChange={setOpened} trigger={['click']}>
        <Button icon={<Icon name="file" size={16} />} loading={start.isPending}>
          {t('export')}
        </Button>
      </Dropdown>
      <Modal open={jobId !== undefined || start.isError} title={t('title')} footer={null} onCancel={() => [setJobId(undefined), start.reset()]}>
        <Refused error={start.error} />
        {jobId && (
          <JobProgress jobId={jobId}>{({ summary }) => t('made', { notes: Number(summary?.notes), rows: Number(summary?.rows) })}</JobProgress>
        )}
      </Modal>
    </>
  );
}

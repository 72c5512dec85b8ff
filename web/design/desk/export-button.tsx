// A list as a spreadsheet: starts the job, shows how far it is, hands over the file.
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Endpoint } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { Icon } from '../icon.tsx';
import { useTexts } from '../locale.ts';
import { Refused } from '../states.tsx';
import { type Job, JobProgress } from './job-progress.tsx';

const texts = {
  export: { zh: '导出', en: 'Export' },
  title: { zh: '导出：{what}', en: 'Export: {what}' },
  rows: { zh: '共 {rows} 行', en: '{rows} rows' },
};

type Started = { readonly jobId: string };
type Told = (summary: Job['summary']) => ReactNode;

/** For buttons of any shape: `begin` starts it, `dialog` stands anywhere on the page. */
export function useExport<I>(endpoint: Endpoint<I, Started>, what: string, told?: Told) {
  const t = useTexts(texts);
  const [jobId, setJobId] = useState<string>();
  const start = useSubmit(endpoint, { done: (answer) => setJobId(answer.jobId) });
  const close = () => {
    setJobId(undefined);
    start.reset();
  };
  const dialog = (
    <Modal open={jobId !== undefined || start.isError} title={t('title', { what })} footer={null} onCancel={close}>
      <Refused error={start.error} />
      {jobId && <JobProgress jobId={jobId}>{({ summary }) => told?.(summary) ?? t('rows', { rows: Number(summary?.rows) })}</JobProgress>}
    </Modal>
  );
  return { begin: (input: I) => start.mutate(input), starting: start.isPending, dialog };
}

type ExportButtonProps<I> = {
  readonly endpoint: Endpoint<I, Started>;
  /** The list's own filter: what is seen is what leaves. */
  readonly input: I;
  readonly what: string;
  readonly size?: 'small' | 'middle';
};

export function ExportButton<I>({ endpoint, input, what, size = 'middle' }: ExportButtonProps<I>) {
  const t = useTexts(texts);
  const { begin, starting, dialog } = useExport(endpoint, what);
  return (
    <>
      <Button size={size} icon={<Icon name="file" size={16} />} loading={starting} onClick={() => begin(input)}>
        {t('export')}
      </Button>
      {dialog}
    </>
  );
}

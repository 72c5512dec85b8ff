// The report as a file: made as a job. A small one is simply there; a large one shows how far it is.
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { fileUrl } from '../../../client/upload.ts';
import { JobProgress, useJob } from '../../../design/desk/job-progress.tsx';
import { useTexts } from '../../../design/locale.ts';
import { Refused } from '../../../design/states.tsx';

const texts = {
  title: { zh: '生成报告', en: 'Making the report' },
  made: { zh: '{lots} 个批次、{recipients} 个通知对象。', en: '{lots} lots, {recipients} recipients.' },
  folded: {
    zh: '{lots} 个批次、{recipients} 个通知对象，已按商品和食堂汇总；全部 {lines} 行明细在 PDF 的附件“明细.xlsx”里。',
    en: '{lots} lots, {recipients} recipients, summed up by product and kitchen; all {lines} lines are in the workbook inside the PDF.',
  },
};

/** Milliseconds after which somebody starts to wonder. */
const SOON = 900;

function fetchFile(fileId: string): void {
  const link = document.createElement('a');
  link.href = fileUrl(fileId);
  link.download = '';
  link.click();
}

export function useReport(recallId: string) {
  const t = useTexts(texts);
  const [jobId, setJobId] = useState<string>();
  const [slow, setSlow] = useState(false);
  const start = useSubmit(api.recalls.makeReport, { done: (answer) => setJobId(answer.jobId) });
  const job = useJob(jobId);
  const close = () => {
    setJobId(undefined);
    setSlow(false);
    start.reset();
  };
  useEffect(() => {
    if (jobId === undefined) return;
    const timer = setTimeout(() => setSlow(true), SOON);
    return () => clearTimeout(timer);
  }, [jobId]);
  useEffect(() => {
    if (job?.state !== 'done' || !job.fileId) return;
    fetchFile(job.fileId);
    if (!slow) close();
  }, [job?.state]);
  const troubled = job?.state === 'failed' || job?.state === 'refused';
  const dialog = (
    <Modal open={(jobId !== undefined && (slow || troubled)) || start.isError} title={t('title')} footer={null} onCancel={close}>
      <Refused error={start.error} />
      {jobId && (
        <JobProgress jobId={jobId}>
          {({ summary }) => (
            <p>
              {t(summary?.folded ? 'folded' : 'made', {
                lots: Number(summary?.lots),
                recipients: Number(summary?.recipients),
                lines: Number(summary?.lines),
              })}
            </p>
          )}
        </JobProgress>
      )}
    </Modal>
  );
  const busy = start.isPending || (jobId !== undefined && (job === undefined || job.state === 'waiting' || job.state === 'running'));
  return { make: (as: 'pdf' | 'xlsx') => start.mutate({ recallId, as }), busy, dialog };
}

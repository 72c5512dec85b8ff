// A long job as its owner sees it: how far it is, a button to stop it, and what came of it.
import { Alert, Button, Progress } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { fileUrl } from '../../client/upload.ts';
import { Icon } from '../icon.tsx';
import { useTexts } from '../locale.ts';
import { Refused } from '../states.tsx';

const texts = {
  waiting: { zh: '排队中', en: 'Waiting' },
  running: { zh: '处理中', en: 'Working' },
  of: { zh: '{done} / {total}', en: '{done} of {total}' },
  cancel: { zh: '取消', en: 'Cancel' },
  cancelled: { zh: '已取消。已写入的部分保留，可以再次执行，不会重复。', en: 'Cancelled. What is written stays; running again repeats nothing.' },
  file: { zh: '下载', en: 'Download' },
  kept: { zh: '文件保留 24 小时', en: 'Kept for 24 hours' },
};

export type Job = Answer<typeof api.jobs.show>;
const OPEN: readonly Job['state'][] = ['waiting', 'running'];

/** Reads again when the server says so, and every two seconds while it runs: a stream may be lost. */
export function useJob(jobId: string | undefined) {
  useLive(jobId ? [`job:${jobId}`] : [], { refresh: ['jobs'] });
  const job = useRead(api.jobs.show, { jobId: jobId ?? '' }, { enabled: jobId !== undefined, every: 2_000 });
  return job.data;
}

type JobProgressProps = {
  readonly jobId: string;
  /** What to show of the summary once it is done. */
  readonly children?: (job: Job) => ReactNode;
  readonly onEnd?: (job: Job) => void;
};

export function JobProgress({ jobId, children, onEnd }: JobProgressProps) {
  const t = useTexts(texts);
  const job = useJob(jobId);
  const cancel = useSubmit(api.jobs.cancel);
  const ended = job && !OPEN.includes(job.state);
  useEffect(() => {
    if (job && ended) onEnd?.(job);
  }, [ended]);
  if (!job) return null;
  if (job.state === 'refused' || job.state === 'failed') return <Alert type="error" showIcon title={job.message} />;
  if (job.state === 'cancelled') return <Alert type="info" showIcon title={t('cancelled')} />;
  return (
    <div className="stack" role="status">
      {!ended && (
        <div className="row">
          <Progress percent={job.total ? Math.floor((100 * job.done) / job.total) : 0} status="active" showInfo={job.total !== null} />
          <span className="quiet number">
            {job.total ? t('of', { done: job.done, total: job.total }) : t(job.state === 'waiting' ? 'waiting' : 'running')}
          </span>
          <Button size="small" disabled={!job.can.cancel} loading={cancel.isPending} onClick={() => cancel.mutate({ jobId })}>
            {t('cancel')}
          </Button>
        </div>
      )}
      <Refused error={cancel.error} />
      {job.state === 'done' && children?.(job)}
      {job.fileId && (
        <div className="row">
          <Button type="primary" href={fileUrl(job.fileId)} download icon={<Icon name="file" size={16} />}>
            {t('file')}
          </Button>
          <span className="quiet">{t('kept')}</span>
        </div>
      )}
    </div>
  );
}

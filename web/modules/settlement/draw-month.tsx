// All statements of a month in one go, as a job with its progress.
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { JobProgress } from '../../design/desk/job-progress.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';

const texts = {
  draw: { zh: '生成全部对账单', en: 'Draw all statements' },
  title: { zh: '生成 {month} 对账单', en: 'Statements of {month}' },
  done: { zh: '已生成 {drawn} 张', en: '{drawn} drawn' },
};

export function DrawMonth({ month }: { readonly month: string }) {
  const t = useTexts(texts);
  const can = useCan();
  const [jobId, setJobId] = useState<string>();
  const draw = useSubmit(api.settlement.drawMonth, { done: (answer) => setJobId(answer.jobId) });
  if (!can('settlement.draw-statements')) return null;
  const close = () => {
    setJobId(undefined);
    draw.reset();
  };
  return (
    <>
      <Button loading={draw.isPending} onClick={() => draw.mutate({ month })}>
        {t('draw')}
      </Button>
      <Modal open={jobId !== undefined || draw.isError} title={t('title', { month })} footer={null} onCancel={close}>
        <Refused error={draw.error} />
        {jobId && <JobProgress jobId={jobId}>{({ done, total }) => t('done', { drawn: total ?? done })}</JobProgress>}
      </Modal>
    </>
  );
}

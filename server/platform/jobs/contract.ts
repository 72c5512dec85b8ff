import { z } from 'zod';
import { endpoint } from '../http/endpoint.ts';
import { JOB_STATES } from './job.ts';

const id = z.uuid();
const at = z.iso.datetime();
const job = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  state: z.enum(JOB_STATES),
  done: z.int(),
  total: z.int().nullable(),
  summary: z.record(z.string(), z.unknown()).nullable(),
  /** The made file, to be fetched like any other; kept 24 hours at least. */
  fileId: id.nullable(),
  message: z.string().nullable(),
  createdAt: at,
  endedAt: at.nullable(),
  can: z.object({ cancel: z.boolean() }),
});

export const contract = {
  list: endpoint({
    method: 'GET',
    path: '/jobs',
    permission: 'jobs.follow',
    summary: { zh: '我的导入、导出与批量打印', en: 'My imports, exports and batch prints' },
    input: z.object({ kind: z.string().max(60).optional(), cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(20) }),
    output: z.object({ items: z.array(job), next: z.string().nullable() }),
  }),
  show: endpoint({
    method: 'GET',
    path: '/jobs/{jobId}',
    permission: 'jobs.follow',
    summary: { zh: '后台任务进度与结果', en: 'How far a job is, and what came of it' },
    input: z.object({ jobId: id }),
    output: job,
    refusals: ['jobs.not-found'],
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/jobs/{jobId}/cancellation',
    permission: 'jobs.follow',
    summary: { zh: '取消后台任务（已写入的部分保留）', en: 'Cancel a job; what is written stays' },
    input: z.object({ jobId: id }),
    output: z.object({ jobId: id }),
    refusals: ['jobs.not-found', 'jobs.ended'],
  }),
};

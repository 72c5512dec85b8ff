import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { queueFilter, searchFilter } from './contract-reads.ts';
import { id } from './shapes.ts';

export const exports = {
  exportQueue: endpoint({
    method: 'POST',
    path: '/cases/queue/export',
    permission: 'cases.read',
    summary: { zh: '导出待办队列（XLSX），后台进行', en: 'Export the queue (XLSX), as a job' },
    input: z.object(queueFilter),
    output: z.object({ jobId: id }),
  }),
  exportFound: endpoint({
    method: 'POST',
    path: '/cases/export',
    permission: 'cases.read',
    summary: { zh: '导出查找到的售后单（XLSX），后台进行', en: 'Export the cases found (XLSX), as a job' },
    input: z.object(searchFilter),
    output: z.object({ jobId: id }),
  }),
};

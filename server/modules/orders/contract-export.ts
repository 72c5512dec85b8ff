import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { filters } from './contract-office.ts';
import { id } from './shapes.ts';

export const exports = {
  exportList: endpoint({
    method: 'POST',
    path: '/orders/export',
    permission: 'orders.read',
    summary: { zh: '导出订单明细（XLSX，一行一个商品），后台进行', en: 'Export orders, a row a line (XLSX), as a job' },
    input: z.object(filters),
    output: z.object({ jobId: id }),
  }),
};

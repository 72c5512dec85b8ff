import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { id, productFilter } from './shapes.ts';

export const exports = {
  /** In the columns of the import: change it in a spreadsheet and bring it back. */
  exportList: endpoint({
    method: 'POST',
    path: '/products/export',
    permission: 'products.read',
    summary: { zh: '导出商品（XLSX，可改后再导入），后台进行', en: 'Export products in the columns of the import (XLSX), as a job' },
    input: z.object(productFilter),
    output: z.object({ jobId: id }),
  }),
  exportSheetLines: endpoint({
    method: 'POST',
    path: '/price-sheets/{sheetId}/export',
    permission: 'prices.read',
    summary: { zh: '导出价格表明细（XLSX），后台进行', en: 'Export the lines of a price sheet (XLSX), as a job' },
    input: z.object({ sheetId: id, text: z.string().trim().max(80).optional() }),
    output: z.object({ jobId: id }),
    refusals: ['products.sheet-not-found'],
  }),
};

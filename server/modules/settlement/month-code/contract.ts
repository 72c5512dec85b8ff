import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { month } from '../statements/shapes.ts';

const onMonth = { customerId: z.uuid(), month };
const code = z.object({ link: z.string(), expiresAt: z.iso.datetime(), svg: z.string(), png: z.string() });

export const contract = {
  monthCode: endpoint({
    method: 'POST',
    path: '/settlement/customers/{customerId}/months/{month}/code',
    permission: 'settlement.print-codes',
    summary: { zh: '月结二维码：客户扫码免登录评分、对账', en: 'Code that opens the month end of a customer without sign-in' },
    input: z.object(onMonth),
    output: code,
    refusals: ['settlement.no-such-customer', 'settlement.code-too-late'],
  }),
  renewMonthCode: endpoint({
    method: 'POST',
    path: '/settlement/customers/{customerId}/months/{month}/code/renewal',
    permission: 'settlement.print-codes',
    summary: { zh: '更换月结二维码（旧码作废）', en: 'A new code; those printed before stop working' },
    input: z.object(onMonth),
    output: code,
    refusals: ['settlement.no-such-customer', 'settlement.code-too-late'],
  }),
};

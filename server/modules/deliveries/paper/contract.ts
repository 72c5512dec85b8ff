import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { at, onNote } from '../shapes.ts';

export const contract = {
  qr: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/qr',
    permission: 'deliveries.print',
    summary: { zh: '送货单二维码（每次取得一个新的，旧的仍有效）', en: 'QR code of a note: a further one each time' },
    input: z.object(onNote),
    output: z.object({ link: z.string(), svg: z.string(), png: z.string(), expiresAt: at }),
    refusals: ['deliveries.not-found', 'deliveries.qr-expired'],
  }),
  renewQr: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/qr',
    permission: 'deliveries.print',
    summary: { zh: '换发二维码，旧的作废', en: 'New QR code; all earlier ones stop working' },
    input: z.object(onNote),
    output: z.object({ link: z.string(), svg: z.string(), png: z.string(), expiresAt: at }),
    refusals: ['deliveries.not-found', 'deliveries.qr-expired'],
  }),
  print: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/print',
    permission: 'deliveries.print',
    summary: { zh: '打印送货单（PDF）', en: 'Print a delivery note (PDF)' },
    input: z.object(onNote),
    output: z.file(),
    refusals: ['deliveries.not-found'],
  }),
};

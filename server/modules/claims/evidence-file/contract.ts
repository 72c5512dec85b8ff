import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { EDITION_CODES } from './editions.ts';

const id = z.uuid();

export const contract = {
  evidenceFile: endpoint({
    method: 'GET',
    path: '/claims/{claimId}/evidence',
    permission: 'claims.read',
    summary: { zh: '一项退换赔付的凭证档案（A4，PDF）', en: 'The evidence file of a claim (A4, PDF)' },
    input: z.object({ claimId: id, edition: z.enum(EDITION_CODES).default('internal') }),
    output: z.file(),
    refusals: ['claims.not-found'],
  }),
  myEvidenceFile: endpoint({
    method: 'GET',
    path: '/my/claims/{claimId}/evidence',
    permission: 'claims.follow',
    summary: { zh: '我的退换赔付凭证档案（食堂，PDF）', en: 'The evidence file of my claim (kitchen, PDF)' },
    input: z.object({ claimId: id }),
    output: z.file(),
    refusals: ['claims.not-found'],
  }),
  recoveryLetter: endpoint({
    method: 'GET',
    path: '/recoveries/{recoveryId}/letter',
    permission: 'claims.see-recovery',
    summary: { zh: '追偿函及凭证（A4，PDF）', en: 'Letter of recovery with its evidence (A4, PDF)' },
    input: z.object({ recoveryId: id }),
    output: z.file(),
    refusals: ['claims.recovery-not-found'],
  }),
};

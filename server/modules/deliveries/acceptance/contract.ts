import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { acceptance, actRefusals, changed, fileRefusals, onNote, refusal } from '../shapes.ts';

const acceptRefusals = [
  ...actRefusals,
  ...fileRefusals,
  'deliveries.received-already',
  'deliveries.line-unknown',
  'deliveries.line-twice',
  'deliveries.negative',
  'deliveries.more-than-came',
  'deliveries.reason-needed',
  'deliveries.tare-above-gross',
  'deliveries.weights-disagree',
  'deliveries.not-weighed',
  'deliveries.not-by-piece',
  'deliveries.more-pieces-than-came',
  'deliveries.weight-needed',
  'deliveries.deduct-absurd',
  'deliveries.photo-needed',
  'deliveries.signers-missing',
  'deliveries.not-departed',
  'deliveries.before-departure',
] as const;

/** The receiver’s word at the dock: from the QR code, signed in, or on the driver’s phone. */
export const contract = {
  deliver: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/acceptance',
    permission: 'deliveries.record-acceptance',
    summary: { zh: '登记验收（司机手机签字，或补录纸质单）', en: 'Record the acceptance' },
    input: z.object({ ...onNote, ...acceptance }),
    output: changed,
    refusals: acceptRefusals,
  }),
  recordRefusal: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/refusal',
    permission: 'deliveries.record-acceptance',
    summary: { zh: '登记整单拒收', en: 'Record that the whole note was refused' },
    input: z.object({ ...onNote, ...refusal }),
    output: changed,
    refusals: acceptRefusals,
  }),
  accept: endpoint({
    method: 'POST',
    path: '/my/notes/{noteId}/acceptance',
    permission: 'deliveries.accept',
    summary: { zh: '验收（食堂）', en: 'Accept (kitchen)' },
    input: z.object({ ...onNote, ...acceptance }),
    output: changed,
    refusals: acceptRefusals,
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/my/notes/{noteId}/refusal',
    permission: 'deliveries.accept',
    summary: { zh: '整单拒收（食堂）', en: 'Refuse the whole note (kitchen)' },
    input: z.object({ ...onNote, ...refusal }),
    output: changed,
    refusals: acceptRefusals,
  }),
};

import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { CAUSES, DELAY_CODES } from '../note.ts';
import { actRefusals, can, changed, day, fileRefusals, id, instantIn, late, onNote, place, row, siteCard } from '../shapes.ts';

/** On the way: the driver, own stops only. */
export const contract = {
  stops: endpoint({
    method: 'GET',
    path: '/driver/stops',
    permission: 'deliveries.drive',
    summary: { zh: '我的配送任务', en: 'My stops' },
    input: z.object({ day: day.optional() }),
    output: z.object({
      day,
      items: z.array(row.extend({ siteCard, cratesOut: z.int(), phones: z.array(z.object({ name: z.string(), phone: z.string() })), can })),
    }),
  }),
  depart: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/departure',
    permission: 'deliveries.drive',
    summary: { zh: '发车', en: 'Depart' },
    input: z.object({ ...onNote, ...late }),
    output: changed,
    refusals: actRefusals,
  }),
  arrive: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/arrival',
    permission: 'deliveries.drive',
    summary: { zh: '到达', en: 'Arrive' },
    input: z.object({ ...onNote, ...late, place: place.nullable().default(null) }),
    output: changed,
    refusals: actRefusals,
  }),
  delay: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/delay',
    permission: 'deliveries.drive',
    summary: { zh: '报告延误', en: 'Report a delay' },
    input: z.object({
      ...onNote,
      ...late,
      newEstimate: instantIn,
      reason: z.enum(DELAY_CODES),
      toldCustomer: z.boolean(),
      /** Default: on whose side the reason lies. */
      causedBy: z.enum(CAUSES).optional(),
      files: z.array(id).max(10).default([]),
    }),
    output: changed,
    refusals: [...actRefusals, ...fileRefusals, 'deliveries.estimate-in-past'],
  }),
};

// What lists and exports of notes are narrowed by.
import { z } from 'zod';
import { STATE_CODES } from './note.ts';
import { day, id } from './shapes.ts';

export const noteFilter = {
  from: day.optional(),
  to: day.optional(),
  customerId: id.optional(),
  siteId: id.optional(),
  driverId: id.optional(),
  vehicleId: id.optional(),
  waveId: id.optional(),
  state: z.enum(STATE_CODES).optional(),
  /** 加单、急单 only. */
  urgent: z.boolean().optional(),
  /** Only notes with a line that was not taken as it came. */
  exceptions: z.boolean().optional(),
  number: z.string().trim().max(40).optional(),
  /** Anywhere in number, customer, site, vehicle or product. */
  text: z.string().trim().max(60).optional(),
};

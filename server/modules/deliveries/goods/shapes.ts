// Lots as pages of notes show them.
import { z } from 'zod';
import { CERTAINTIES, STANDING_CODES } from '../../lots/public.ts';

const id = z.uuid();
const day = z.iso.date();

/** A lot that a line carries, or may. Amounts in its base unit; of a possible one the most it can be. */
export const lineLot = z.object({
  lotId: id,
  number: z.string(),
  amount: z.int(),
  certainty: z.enum(CERTAINTIES),
  standing: z.enum(STANDING_CODES),
  expiresOn: day.nullable(),
});

/** A line whose lot must not be handed over; `sure` false where the lot only lay beside. */
export const stoppedLine = z.object({
  lineId: id,
  lineNo: z.int(),
  product: z.string(),
  lotId: id,
  number: z.string(),
  standing: z.enum(STANDING_CODES),
  sure: z.boolean(),
});

// What a request may say besides its lines: when it was opened and found, what the files show, how far it reaches.
import { z } from 'zod';
import { EVIDENCE_KINDS } from '../../service-plans/words.ts';

const instantIn = z.iso.datetime({ offset: true });

export const grounds = {
  /** Left out: not said; the problem counts as found when it was reported. */
  openedAt: instantIn.optional(),
  foundAt: instantIn.optional(),
  /** What the files show; left out: whatever the clause asks for, a person looks. */
  shows: z.array(z.enum(EVIDENCE_KINDS)).max(10).optional(),
  /** The customer says that the goods are unopened and fit for sale. */
  resalable: z.boolean().optional(),
  /** R5.2: all of the lots of these lines that came to this customer that day, at all its sites; amounts are then what is left of each. */
  wholeLot: z.boolean().optional(),
  /** Adulterated or with a false report: every line of the note. */
  wholeDelivery: z.boolean().optional(),
};
/** Our people only: asked for although the agreement says no. Needs the right to decide claims, and words. */
export const byStaff = { goodwill: z.boolean().optional() };

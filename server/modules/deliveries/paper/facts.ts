import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { about, subjects } from '../fact-parts.ts';
import { FORM_CODES } from './forms.ts';

export const printed = defineFact({
  name: 'deliveries.printed',
  version: 1,
  label: { zh: '打印送货单', en: 'Delivery note printed' },
  /** `copy`: 1 the first time; later ones are marked 重打 on the paper. */
  data: z.object({ ...about, form: z.enum(FORM_CODES), copy: z.int(), prices: z.boolean() }),
  subjects,
});

export const facts = [printed];

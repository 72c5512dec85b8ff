import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { BOOK_CODES, HOLD_REASON_CODES } from './ledger.ts';

const id = z.string();
const day = z.iso.date();

/** What was entered together, with a hash over the entries: whoever changes one later is found out. */
export const posted = defineFact({
  name: 'ledgers.posted',
  version: 1,
  label: { zh: '登记台账', en: 'Entered into the books' },
  data: z.object({ companyId: id, entries: z.int(), incomplete: z.int(), entryIds: z.array(id), sha256: z.string() }),
  subjects: { company: 'companyId' },
});
export const corrected = defineFact({
  name: 'ledgers.corrected',
  version: 1,
  label: { zh: '更正台账', en: 'Ledger corrected' },
  data: z.object({ companyId: id, entryId: id, corrects: id, book: z.enum(BOOK_CODES), lotId: id.nullable(), amount: z.int(), sha256: z.string() }),
  subjects: { company: 'companyId', lot: 'lotId' },
});
/** The books of a day were compared with what moved. */
export const checked = defineFact({
  name: 'ledgers.checked',
  version: 1,
  label: { zh: '核对台账', en: 'Books checked' },
  data: z.object({ companyId: id, day, entries: z.int(), incomplete: z.int(), waiting: z.int() }),
  subjects: { company: 'companyId' },
});
export const gapFound = defineFact({
  name: 'ledgers.gap-found',
  version: 1,
  label: { zh: '台账缺漏', en: 'Gap in the books' },
  data: z.object({ companyId: id, day, waiting: z.int() }),
  subjects: { company: 'companyId' },
});
export const legalHoldSet = defineFact({
  name: 'ledgers.legal-hold-set',
  version: 1,
  label: { zh: '台账保全', en: 'Legal hold set' },
  data: z.object({ holdId: id, reason: z.enum(HOLD_REASON_CODES), recallId: id.nullable(), lotIds: z.array(id) }),
  subjects: { recall: 'recallId' },
});
export const legalHoldLifted = defineFact({
  name: 'ledgers.legal-hold-lifted',
  version: 1,
  label: { zh: '解除保全', en: 'Legal hold lifted' },
  data: z.object({ holdId: id }),
  subjects: {},
});

export const facts = [posted, corrected, checked, gapFound, legalHoldSet, legalHoldLifted];

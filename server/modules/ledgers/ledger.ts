// Words of the ledgers: books, entries, and the fields the law asks for.
import type { Text } from '../../kernel/text.ts';

export const BOOKS = { purchase: { zh: '进货台账', en: 'Purchase ledger' }, sales: { zh: '销货台账', en: 'Sales ledger' } } as const satisfies Record<
  string,
  Text
>;
export type Book = keyof typeof BOOKS;
export const BOOK_CODES = Object.keys(BOOKS) as [Book, ...Book[]];

export const ENTRY_KINDS = {
  entry: { zh: '登记', en: 'Entry' },
  return: { zh: '退回', en: 'Return' },
  correction: { zh: '更正', en: 'Correction' },
} as const satisfies Record<string, Text>;
export type EntryKind = keyof typeof ENTRY_KINDS;
export const ENTRY_KIND_CODES = Object.keys(ENTRY_KINDS) as [EntryKind, ...EntryKind[]];

export const FIELDS = {
  product: { zh: '名称', en: 'Name' },
  spec: { zh: '规格', en: 'Specification' },
  amount: { zh: '数量', en: 'Quantity' },
  day: { zh: '日期', en: 'Date' },
  lot: { zh: '生产批号', en: 'Lot number' },
  'produced-on': { zh: '生产日期', en: 'Production date' },
  'shelf-life': { zh: '保质期', en: 'Shelf life' },
  'party-name': { zh: '对方名称', en: 'Name of the party' },
  'party-address': { zh: '对方地址', en: 'Address of the party' },
  'party-contact': { zh: '对方联系方式', en: 'Contact of the party' },
} as const satisfies Record<string, Text>;
export type Field = keyof typeof FIELDS;
export const FIELD_CODES = Object.keys(FIELDS) as [Field, ...Field[]];

/** Subject id of our own company: facts about the whole of it name this. */
export const OWN = 'own';

export const HOLD_REASONS = {
  recall: { zh: '召回', en: 'Recall' },
  dispute: { zh: '争议或诉讼', en: 'Dispute or lawsuit' },
  authority: { zh: '监管部门要求', en: 'Told by the authority' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export const HOLD_REASON_CODES = Object.keys(HOLD_REASONS) as [keyof typeof HOLD_REASONS, ...(keyof typeof HOLD_REASONS)[]];

// Words of the ledgers.
import type { Field } from '../../../server/modules/ledgers/ledger.ts';
import type { Text } from '../../design/locale.ts';

export const FIELDS: Readonly<Record<Field, Text>> = {
  product: { zh: '名称', en: 'name' },
  spec: { zh: '规格', en: 'specification' },
  amount: { zh: '数量', en: 'quantity' },
  day: { zh: '日期', en: 'date' },
  lot: { zh: '生产批号', en: 'lot number' },
  'produced-on': { zh: '生产日期或批号', en: 'production date or lot' },
  'shelf-life': { zh: '保质期', en: 'shelf life' },
  'party-name': { zh: '对方名称', en: 'name of the party' },
  'party-address': { zh: '对方地址', en: 'address of the party' },
  'party-contact': { zh: '对方联系方式', en: 'contact of the party' },
};
export const KINDS = {
  entry: { zh: '登记', en: 'Entry' },
  return: { zh: '退回', en: 'Return' },
  correction: { zh: '更正', en: 'Correction' },
} as const satisfies Record<string, Text>;
export const HOLD_REASONS = {
  recall: { zh: '召回', en: 'Recall' },
  dispute: { zh: '争议或诉讼', en: 'Dispute or lawsuit' },
  authority: { zh: '监管部门要求', en: 'Told by the authority' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;

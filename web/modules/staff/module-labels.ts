// Names of the parts of the system as people know them, for grouping permissions.
import type { Text } from '../../design/locale.ts';

const MODULES: Readonly<Record<string, Text>> = {
  cases: { zh: '售后单', en: 'Cases' },
  claims: { zh: '退换赔付', en: 'Claims' },
  surveys: { zh: '回访与评价', en: 'Follow-ups and ratings' },
  commitments: { zh: '承诺与履约', en: 'Commitments' },
  'service-plans': { zh: '服务方案与合同', en: 'Plans and contracts' },
  customers: { zh: '客户', en: 'Customers' },
  deliveries: { zh: '送货单', en: 'Delivery notes' },
  files: { zh: '文件', en: 'Files' },
  identity: { zh: '登录', en: 'Sign-in' },
  outbox: { zh: '发件箱', en: 'Outbox' },
  staff: { zh: '人员', en: 'People' },
  journal: { zh: '留痕', en: 'Journal' },
  moment: { zh: '补录', en: 'Later entries' },
};

export const moduleLabel = (name: string): Text => MODULES[name] ?? { zh: name, en: name };

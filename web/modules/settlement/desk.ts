// The desk's pages of month end.
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/settlement',
    title: { zh: '月结', en: 'Month end' },
    permission: 'settlement.see-months',
    menu: { order: 68, icon: 'chart', group: 'money' },
    load: () => import('./month-page.tsx'),
  },
  {
    face: 'desk',
    path: '/settlement/statements',
    title: { zh: '对账单', en: 'Statements' },
    permission: 'settlement.see-statements',
    menu: { order: 69, icon: 'file', group: 'money' },
    load: () => import('./statements-page.tsx'),
  },
  {
    face: 'desk',
    path: '/settlement/aging',
    title: { zh: '应收账龄', en: 'Aging' },
    permission: 'settlement.see-statements',
    load: () => import('./aging-page.tsx'),
  },
  {
    face: 'desk',
    path: '/settlement/$customerId/$month',
    title: { zh: '客户月结', en: 'Month of a customer' },
    permission: 'settlement.read-scores',
    load: () => import('./customer-month-page.tsx'),
  },
];

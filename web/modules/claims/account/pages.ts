// The customer account on the desk.
import type { Page } from '../../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/claims/accounts',
    title: { zh: '客户往来账', en: 'Accounts' },
    permission: 'claims.account',
    menu: { order: 70, icon: 'report', group: 'money' },
    load: () => import('./accounts-page.tsx'),
  },
  {
    face: 'desk',
    path: '/claims/accounts/$customerId',
    title: { zh: '客户往来账', en: 'Account' },
    permission: 'claims.account',
    load: () => import('./account-page.tsx'),
  },
  {
    face: 'desk',
    path: '/claims/payments',
    title: { zh: '待付款', en: 'To pay' },
    permission: 'claims.settle',
    menu: { order: 71, icon: 'outbox', group: 'money' },
    load: () => import('./payments-page.tsx'),
  },
  {
    face: 'desk',
    path: '/claims/consumer-law',
    title: { zh: '消费者法定赔偿计算器', en: 'Consumer damages' },
    permission: 'claims.read',
    load: () => import('./consumer-law-page.tsx'),
  },
];

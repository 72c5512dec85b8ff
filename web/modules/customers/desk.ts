import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/customers',
    title: { zh: '客户', en: 'Customers' },
    permission: 'customers.read',
    menu: { order: 60, icon: 'home', group: 'relations' },
    load: () => import('./desk-list-page.tsx'),
  },
  {
    face: 'desk',
    path: '/customers/$customerId',
    title: { zh: '客户资料', en: 'Customer' },
    permission: 'customers.read',
    load: () => import('./desk-card-page.tsx'),
  },
];

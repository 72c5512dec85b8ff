// The desk's pages of contracts, plans and calendars.
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/contracts',
    title: { zh: '合同', en: 'Contracts' },
    permission: 'service-plans.read-contracts',
    menu: { order: 120, icon: 'file', group: 'promises' },
    load: () => import('./contracts-page.tsx'),
  },
  {
    face: 'desk',
    path: '/contracts/$contractId',
    title: { zh: '合同条款', en: 'Contract' },
    permission: 'service-plans.read-contracts',
    load: () => import('./contract-page.tsx'),
  },
  {
    face: 'desk',
    path: '/plans',
    title: { zh: '服务方案', en: 'Service plans' },
    permission: 'service-plans.read',
    menu: { order: 130, icon: 'plan', group: 'promises' },
    load: () => import('./plans-page.tsx'),
  },
  {
    face: 'desk',
    path: '/plans/$key/$version',
    title: { zh: '方案条款', en: 'Plan' },
    permission: 'service-plans.read',
    load: () => import('./plan-page.tsx'),
  },
  {
    face: 'desk',
    path: '/calendars',
    title: { zh: '日历', en: 'Calendars' },
    permission: 'service-plans.read',
    menu: { order: 140, icon: 'sun', group: 'promises' },
    load: () => import('./calendars-page.tsx'),
  },
];

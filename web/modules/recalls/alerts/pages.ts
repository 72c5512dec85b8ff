import type { Page } from '../../../app/page.ts';

/** Of this room, on the desk. */
export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/alerts',
    title: { zh: '批次预警', en: 'Alerts' },
    permission: 'recalls.read-alerts',
    menu: { order: 42, icon: 'alert', group: 'lots' },
    load: () => import('./alerts-page.tsx'),
  },
  {
    face: 'desk',
    path: '/alerts/$alertId',
    title: { zh: '批次预警', en: 'Alert' },
    permission: 'recalls.read-alerts',
    load: () => import('./alert-page.tsx'),
  },
  {
    face: 'desk',
    path: '/holds/$holdId',
    title: { zh: '冻结停发', en: 'Hold' },
    permission: 'recalls.read-alerts',
    load: () => import('./hold-page.tsx'),
  },
  {
    face: 'desk',
    path: '/holds/$holdId/calls',
    title: { zh: '电话通知单', en: 'Call sheet' },
    permission: 'recalls.read-alerts',
    load: () => import('./call-sheet-page.tsx'),
  },
];

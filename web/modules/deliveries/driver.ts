import type { Page } from '../../app/page.ts';

const permission = 'deliveries.drive';

export const pages: readonly Page[] = [
  {
    face: 'driver',
    path: '/',
    title: { zh: '配送任务', en: 'Stops' },
    permission,
    menu: { order: 10, icon: 'truck' },
    load: () => import('./driver-stops-page.tsx'),
  },
  {
    face: 'driver',
    path: '/loading',
    title: { zh: '装车', en: 'Loading' },
    permission: 'deliveries.load',
    menu: { order: 12, icon: 'lot' },
    load: () => import('./loading-driver-page.tsx'),
  },
  { face: 'driver', path: '/stops/$noteId', title: { zh: '送货', en: 'Stop' }, permission, load: () => import('./driver-stop-page.tsx') },
  {
    face: 'driver',
    path: '/stops/$noteId/wait',
    title: { zh: '门口等候', en: 'Not let in' },
    permission,
    load: () => import('./driver-stop-wait-page.tsx'),
  },
  {
    face: 'driver',
    path: '/stops/$noteId/exception',
    title: { zh: '上报异常', en: 'Trouble' },
    permission: 'deliveries.report-exceptions',
    load: () => import('./driver-exception-page.tsx'),
  },
  {
    face: 'driver',
    path: '/stops/$noteId/goods',
    title: { zh: '货物状态', en: 'State of the goods' },
    permission: 'deliveries.report-exceptions',
    load: () => import('./driver-stop-goods-page.tsx'),
  },
  { face: 'driver', path: '/stops/$noteId/delay', title: { zh: '报告延误', en: 'Delay' }, permission, load: () => import('./driver-delay-page.tsx') },
  {
    face: 'driver',
    path: '/stops/$noteId/accept',
    title: { zh: '客户验收', en: 'Acceptance' },
    permission: 'deliveries.record-acceptance',
    load: () => import('./driver-accept-page.tsx'),
  },
];

// Picking, dispatch and loading at the desk.
import type { Page } from '../../app/page.ts';

export const pickingPages: readonly Page[] = [
  {
    face: 'desk',
    path: '/picking',
    title: { zh: '分拣', en: 'Picking' },
    permission: 'deliveries.pick',
    menu: { order: 31, icon: 'lot', group: 'deliveries' },
    load: () => import('./picking-page.tsx'),
  },
  {
    face: 'desk',
    path: '/picking/$waveId',
    title: { zh: '分拣单', en: 'Picking list' },
    permission: 'deliveries.pick',
    load: () => import('./picking-wave-page.tsx'),
  },
  {
    face: 'desk',
    path: '/dispatch',
    title: { zh: '派车看板', en: 'Dispatch' },
    permission: 'deliveries.dispatch',
    menu: { order: 32, icon: 'queue', group: 'deliveries' },
    load: () => import('./dispatch-page.tsx'),
  },
  {
    face: 'desk',
    path: '/loading',
    title: { zh: '装车', en: 'Loading' },
    permission: 'deliveries.load',
    menu: { order: 33, icon: 'upload', group: 'deliveries' },
    load: () => import('./loading-desk-page.tsx'),
  },
  {
    face: 'desk',
    path: '/scan',
    title: { zh: '扫批次码', en: 'Scan a lot' },
    permission: 'lots.read',
    load: () => import('./lot-scan-page.tsx'),
  },
  {
    face: 'desk',
    path: '/goods-back',
    title: { zh: '随车退货', en: 'Goods back' },
    permission: 'deliveries.take-back',
    menu: { order: 34, icon: 'refresh', group: 'deliveries' },
    load: () => import('./goods-back-page.tsx'),
  },
];

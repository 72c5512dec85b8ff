import type { Page } from '../../app/page.ts';
import { paperPages } from './paper-pages.ts';
import { pickingPages } from './picking-pages.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/deliveries',
    title: { zh: '送货单', en: 'Delivery notes' },
    permission: 'deliveries.read',
    menu: { order: 30, icon: 'truck', group: 'deliveries' },
    load: () => import('./desk-list-page.tsx'),
  },
  {
    face: 'desk',
    path: '/deliveries/new',
    title: { zh: '开送货单', en: 'Issue a note' },
    permission: 'deliveries.issue',
    load: () => import('./desk-issue-page.tsx'),
  },
  {
    face: 'desk',
    path: '/deliveries/platforms',
    title: { zh: '平台对接', en: 'Platforms' },
    permission: 'deliveries.read-all',
    menu: { order: 36, icon: 'upload', group: 'deliveries' },
    load: () => import('./exchange-page.tsx'),
  },
  {
    face: 'desk',
    path: '/deliveries/road',
    title: { zh: '配送看板', en: 'The day on the road' },
    permission: 'deliveries.read-all',
    menu: { order: 31, icon: 'clock', group: 'deliveries' },
    load: () => import('./desk-board-page.tsx'),
  },
  {
    face: 'desk',
    path: '/deliveries/$noteId',
    title: { zh: '送货单', en: 'Delivery note' },
    permission: 'deliveries.read',
    load: () => import('./desk-note-page.tsx'),
  },
  ...paperPages,
  ...pickingPages,
];

// Goods that come back: pick-ups and the quarantine shelf.
import type { Page } from '../../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/quarantine',
    title: { zh: '退货隔离区', en: 'Quarantine shelf' },
    permission: 'claims.see-goods',
    menu: { order: 19, icon: 'shield', group: 'work' },
    load: () => import('./shelf-page.tsx'),
  },
  {
    face: 'desk',
    path: '/pickups',
    title: { zh: '退货取回', en: 'Pick-ups' },
    permission: 'claims.see-goods',
    menu: { order: 18, icon: 'truck', group: 'work' },
    load: () => import('./pickups-page.tsx'),
  },
];

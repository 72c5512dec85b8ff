// Goods that come back: pick-ups and the quarantine shelf.
import type { Page } from '../../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/quarantine',
    title: { zh: '退货隔离区', en: 'Quarantine shelf' },
    permission: 'claims.see-goods',
    menu: { order: 20, icon: 'shield', group: 'claims' },
    load: () => import('./shelf-page.tsx'),
  },
  {
    face: 'desk',
    path: '/pickups',
    title: { zh: '退货取回', en: 'Pick-ups' },
    permission: 'claims.see-goods',
    menu: { order: 19, icon: 'truck', group: 'claims' },
    load: () => import('./pickups-page.tsx'),
  },
];

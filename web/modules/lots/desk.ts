import type { Page } from '../../app/page.ts';
import { pages as trace } from './trace/pages.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/lots',
    title: { zh: '批次与库存', en: 'Lots and stock' },
    permission: 'lots.read',
    menu: { order: 40, icon: 'lot', group: 'lots' },
    load: () => import('./lots-page.tsx'),
  },
  {
    face: 'desk',
    path: '/lots/places',
    title: { zh: '库位', en: 'Places' },
    permission: 'lots.read',
    menu: { order: 48, icon: 'home', group: 'lots' },
    load: () => import('./places-page.tsx'),
  },
  {
    face: 'desk',
    path: '/lots/holds',
    title: { zh: '冻结记录', en: 'Holds' },
    permission: 'lots.read',
    menu: { order: 46, icon: 'lock', group: 'lots' },
    load: () => import('./holds-page.tsx'),
  },
  {
    face: 'desk',
    path: '/lots/$lotId',
    title: { zh: '批次', en: 'Lot' },
    permission: 'lots.read',
    load: () => import('./lot-page.tsx'),
  },
  ...trace,
];

import type { Page } from '../../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/trace',
    title: { zh: '追溯', en: 'Trace' },
    permission: 'lots.trace',
    menu: { order: 44, icon: 'search', group: 'lots' },
    load: () => import('./trace-page.tsx'),
  },
];

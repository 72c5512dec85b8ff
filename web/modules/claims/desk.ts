import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/replacements',
    title: { zh: '补货看板', en: 'Replacements' },
    permission: 'claims.read',
    menu: { order: 18, icon: 'truck', group: 'work' },
    load: () => import('./desk-board-page.tsx'),
  },
];

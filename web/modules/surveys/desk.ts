import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/follow-ups',
    title: { zh: '待回访', en: 'Follow-up calls' },
    permission: 'surveys.read',
    menu: { order: 20, icon: 'star', group: 'work' },
    load: () => import('./desk-follow-ups-page.tsx'),
  },
];

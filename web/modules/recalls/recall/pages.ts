import type { Page } from '../../../app/page.ts';

const permission = 'recalls.see-recalls';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/recalls',
    title: { zh: '召回', en: 'Recalls' },
    permission,
    menu: { order: 47, icon: 'refresh', group: 'lots' },
    load: () => import('./recalls-page.tsx'),
  },
  { face: 'desk', path: '/recalls/rules', title: { zh: '召回规则', en: 'Rules of recalls' }, permission, load: () => import('./rules-page.tsx') },
  { face: 'desk', path: '/recalls/$recallId', title: { zh: '召回', en: 'Recall' }, permission, load: () => import('./recall-page.tsx') },
];

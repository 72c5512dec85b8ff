import type { Page } from '../../app/page.ts';

const permission = 'ledgers.read';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/ledgers',
    title: { zh: '进销货台账', en: 'Ledgers' },
    permission,
    menu: { order: 36, icon: 'report', group: 'lots' },
    load: () => import('./ledgers-page.tsx'),
  },
  {
    face: 'desk',
    path: '/ledgers/keeping',
    title: { zh: '台账保存与保全', en: 'Keeping the ledgers' },
    permission,
    load: () => import('./keeping-page.tsx'),
  },
];

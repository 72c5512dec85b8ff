import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/outbox',
    title: { zh: '发件箱', en: 'Outbox' },
    permission: 'outbox.read',
    menu: { order: 80, icon: 'outbox', group: 'system' },
    load: () => import('./outbox-page.tsx'),
  },
];

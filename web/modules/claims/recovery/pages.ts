// What is asked back of suppliers and carriers.
import type { Page } from '../../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/recoveries',
    title: { zh: '追偿', en: 'Recoveries' },
    permission: 'claims.see-recovery',
    menu: { order: 56, icon: 'outbox', group: 'claims' },
    load: () => import('./recoveries-page.tsx'),
  },
];

import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'driver',
    path: '/stops/$noteId/problem',
    title: { zh: '登记问题', en: 'Record a problem' },
    permission: 'cases.open',
    load: () => import('./driver-problem-page.tsx'),
  },
];

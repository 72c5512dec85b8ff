import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'portal',
    path: '/account',
    title: { zh: '往来账', en: 'Account' },
    permission: 'claims.follow-account',
    menu: { order: 62, icon: 'report' },
    load: () => import('./account/portal-account-page.tsx'),
  },
];

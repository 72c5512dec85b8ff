import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'portal',
    path: '/warnings',
    title: { zh: '暂停使用通知', en: 'Please do not use' },
    permission: 'recalls.follow-warnings',
    load: () => import('./alerts/portal-warnings-page.tsx'),
  },
];

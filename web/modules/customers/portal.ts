import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'portal',
    path: '/me',
    title: { zh: '我的单位', en: 'My place' },
    permission: 'customers.see-own',
    menu: { order: 30, icon: 'user' },
    load: () => import('./portal-profile-page.tsx'),
  },
];

import type { Page } from '../../app/page.ts';

const permission = 'deliveries.follow';

export const pages: readonly Page[] = [
  {
    face: 'portal',
    path: '/',
    title: { zh: '首页', en: 'Home' },
    menu: { order: 10, icon: 'home' },
    load: () => import('./portal-home-page.tsx'),
  },
  { face: 'portal', path: '/n/$token', title: { zh: '本次送货', en: 'This delivery' }, load: () => import('./portal-home-page.tsx') },
  { face: 'portal', path: '/notes/$noteId', title: { zh: '送货单', en: 'Delivery note' }, permission, load: () => import('./portal-note-page.tsx') },
  {
    face: 'portal',
    path: '/notes/$noteId/accept',
    title: { zh: '验收', en: 'Acceptance' },
    permission: 'deliveries.accept',
    load: () => import('./portal-accept-page.tsx'),
  },
];

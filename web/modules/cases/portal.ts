import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'portal',
    path: '/report',
    title: { zh: '反映问题', en: 'Report a problem' },
    permission: 'cases.report',
    load: () => import('./portal-report-page.tsx'),
  },
  {
    face: 'portal',
    path: '/matters',
    title: { zh: '我的问题', en: 'My matters' },
    permission: 'cases.follow',
    menu: { order: 20, icon: 'chat' },
    load: () => import('./portal-matters-page.tsx'),
  },
  {
    face: 'portal',
    path: '/matters/$caseId',
    title: { zh: '处理进展', en: 'Progress' },
    permission: 'cases.follow',
    load: () => import('./portal-matter-page.tsx'),
  },
];

// The kitchen's side of the fulfilment report: read what was released, confirm or dispute line by line.
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'portal',
    path: '/fulfilment',
    title: { zh: '履约月报', en: 'Reports' },
    permission: 'commitments.answer-reports',
    menu: { order: 60, icon: 'report' },
    load: () => import('./portal-reports-page.tsx'),
  },
  {
    face: 'portal',
    path: '/fulfilment/$reportId',
    title: { zh: '履约月报', en: 'Fulfilment report' },
    permission: 'commitments.answer-reports',
    load: () => import('./portal-report-page.tsx'),
  },
];

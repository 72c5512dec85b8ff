// The desk's pages of commitments and fulfilment reports.
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/commitments',
    title: { zh: '承诺总览', en: 'Commitments' },
    permission: 'commitments.read',
    menu: { order: 100, icon: 'clock', group: 'promises' },
    load: () => import('./overview-page.tsx'),
  },
  {
    face: 'desk',
    path: '/commitments/list',
    title: { zh: '履约项', en: 'Commitments behind a figure' },
    permission: 'commitments.read',
    load: () => import('./list-page.tsx'),
  },
  {
    face: 'desk',
    path: '/commitments/$commitmentId',
    title: { zh: '承诺时间线', en: 'Commitment timeline' },
    permission: 'commitments.read',
    load: () => import('./timeline-page.tsx'),
  },
  {
    face: 'desk',
    path: '/reports/fulfilment',
    title: { zh: '履约月报', en: 'Fulfilment report' },
    permission: 'commitments.read-reports',
    menu: { order: 110, icon: 'report', group: 'promises' },
    load: () => import('./report-page.tsx'),
  },
  {
    face: 'desk',
    path: '/reports/fulfilment/$reportId',
    title: { zh: '客户版月报', en: 'Customer edition' },
    permission: 'commitments.read-released',
    load: () => import('./edition-page.tsx'),
  },
];

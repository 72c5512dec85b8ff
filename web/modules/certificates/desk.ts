import type { Page } from '../../app/page.ts';

const permission = 'certificates.read';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/certificates',
    title: { zh: '证照', en: 'Certificates' },
    permission,
    menu: { order: 35, icon: 'shield', group: 'goods' },
    load: () => import('./certificates-page.tsx'),
  },
  {
    face: 'desk',
    path: '/certificates/missing',
    title: { zh: '缺什么证照', en: 'Missing certificates' },
    permission,
    load: () => import('./missing-page.tsx'),
  },
  {
    face: 'desk',
    path: '/certificates/$certificateId',
    title: { zh: '证照', en: 'Certificate' },
    permission,
    load: () => import('./certificate-page.tsx'),
  },
];

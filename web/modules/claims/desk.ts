import type { Page } from '../../app/page.ts';
import { pages as account } from './account/pages.ts';
import { pages as goods } from './goods/pages.ts';
import { pages as recovery } from './recovery/pages.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/claims',
    title: { zh: '退换赔付', en: 'Claims' },
    permission: 'claims.read',
    menu: { order: 17, icon: 'refresh', group: 'claims' },
    load: () => import('./desk-claims-page.tsx'),
  },
  {
    face: 'desk',
    path: '/claims/$claimId',
    title: { zh: '退换赔付单', en: 'Claim' },
    permission: 'claims.read',
    load: () => import('./claim-page.tsx'),
  },
  {
    face: 'desk',
    path: '/replacements',
    title: { zh: '补货看板', en: 'Replacements' },
    permission: 'claims.read',
    menu: { order: 18, icon: 'truck', group: 'claims' },
    load: () => import('./replacement/board-page.tsx'),
  },
  ...account,
  ...goods,
  ...recovery,
];

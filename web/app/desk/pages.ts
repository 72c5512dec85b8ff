import type { Page } from '../page.ts';

export const pages: readonly Page[] = [
  { face: 'desk', path: '/account', title: { zh: '账号与安全', en: 'Account and security' }, load: () => import('./account-page.tsx') },
];

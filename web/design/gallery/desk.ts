import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  { face: 'desk', path: '/design', title: { zh: '设计样张', en: 'Design pieces' }, open: true, load: () => import('./gallery.tsx') },
];

import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'portal',
    path: '/products',
    title: { zh: '商品与储存要点', en: 'Goods and how to keep them' },
    permission: 'products.follow',
    load: () => import('./portal-products-page.tsx'),
  },
];

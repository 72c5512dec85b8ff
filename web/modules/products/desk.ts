import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/products',
    title: { zh: '商品', en: 'Products' },
    permission: 'products.read',
    menu: { order: 54, icon: 'leaf', group: 'goods' },
    load: () => import('./products-page.tsx'),
  },
  {
    face: 'desk',
    path: '/products/$productId',
    title: { zh: '商品资料', en: 'Product' },
    permission: 'products.read',
    load: () => import('./product-page.tsx'),
  },
  {
    face: 'desk',
    path: '/prices',
    title: { zh: '价格表', en: 'Prices' },
    permission: 'prices.read',
    menu: { order: 55, icon: 'report', group: 'goods' },
    load: () => import('./prices-page.tsx'),
  },
  {
    face: 'desk',
    path: '/prices/lookup',
    title: { zh: '查价', en: 'Look up prices' },
    permission: 'prices.read',
    load: () => import('./lookup-page.tsx'),
  },
  {
    face: 'desk',
    path: '/prices/$sheetId',
    title: { zh: '价格表', en: 'Price sheet' },
    permission: 'prices.read',
    load: () => import('./sheet-page.tsx'),
  },
];

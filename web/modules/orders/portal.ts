import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'portal',
    path: '/order',
    title: { zh: '订货', en: 'Order' },
    permission: 'orders.place',
    menu: { order: 14, icon: 'plan' },
    load: () => import('./portal-order-page.tsx'),
  },
  {
    face: 'portal',
    path: '/orders',
    title: { zh: '我的订单', en: 'My orders' },
    permission: 'orders.follow',
    menu: { order: 16, icon: 'copy' },
    load: () => import('./portal-orders-page.tsx'),
  },
  {
    face: 'portal',
    path: '/orders/$orderId',
    title: { zh: '订单', en: 'Order' },
    permission: 'orders.follow',
    load: () => import('./portal-one-page.tsx'),
  },
  {
    face: 'portal',
    path: '/orders/$orderId/change',
    title: { zh: '更改订单', en: 'Change the order' },
    permission: 'orders.place',
    load: () => import('./portal-change-page.tsx'),
  },
];

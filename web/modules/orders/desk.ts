import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/orders',
    title: { zh: '订单', en: 'Orders' },
    permission: 'orders.read',
    menu: { order: 25, icon: 'plan', group: 'deliveries' },
    load: () => import('./orders-page.tsx'),
  },
  {
    face: 'desk',
    path: '/orders/new',
    title: { zh: '收单', en: 'Take an order' },
    permission: 'orders.receive',
    load: () => import('./new-order-page.tsx'),
  },
  {
    face: 'desk',
    path: '/orders/templates',
    title: { zh: '常用单', en: 'Templates' },
    permission: 'orders.receive',
    load: () => import('./templates-page.tsx'),
  },
  { face: 'desk', path: '/orders/$orderId', title: { zh: '订单', en: 'Order' }, permission: 'orders.read', load: () => import('./order-page.tsx') },
  {
    face: 'desk',
    path: '/orders/$orderId/change',
    title: { zh: '更改订单', en: 'Change an order' },
    permission: 'orders.change',
    load: () => import('./change-order-page.tsx'),
  },
];

import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/receiving/new',
    title: { zh: '收货', en: 'Receive' },
    permission: 'receiving.receive',
    menu: { order: 36, icon: 'check', group: 'lots' },
    load: () => import('./receive-page.tsx'),
  },
  {
    face: 'desk',
    path: '/receiving',
    title: { zh: '收货记录', en: 'Receipts' },
    permission: 'receiving.read',
    menu: { order: 38, icon: 'file', group: 'lots' },
    load: () => import('./receipts-page.tsx'),
  },
  {
    face: 'desk',
    path: '/receiving/rules',
    title: { zh: '收货查验规定', en: 'What is checked at the door' },
    permission: 'receiving.read',
    load: () => import('./rules-page.tsx'),
  },
  {
    face: 'desk',
    path: '/receiving/$receiptId',
    title: { zh: '收货单', en: 'Receipt' },
    permission: 'receiving.read',
    load: () => import('./receipt-page.tsx'),
  },
];

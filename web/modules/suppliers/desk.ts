import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/suppliers',
    title: { zh: '供应商', en: 'Suppliers' },
    permission: 'suppliers.read',
    menu: { order: 62, icon: 'leaf', group: 'relations' },
    load: () => import('./suppliers-page.tsx'),
  },
  {
    face: 'desk',
    path: '/suppliers/$supplierId',
    title: { zh: '供应商', en: 'Supplier' },
    permission: 'suppliers.read',
    load: () => import('./supplier-page.tsx'),
  },
];

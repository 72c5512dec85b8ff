// Printing at the desk.
import type { Page } from '../../app/page.ts';

export const paperPages: readonly Page[] = [
  {
    face: 'desk',
    path: '/print',
    title: { zh: '打印中心', en: 'Print centre' },
    permission: 'deliveries.print',
    menu: { order: 34, icon: 'print', group: 'deliveries' },
    load: () => import('./print-center-page.tsx'),
  },
  {
    face: 'desk',
    path: '/deliveries/paper',
    title: { zh: '打印设置', en: 'How we print' },
    permission: 'deliveries.see-paper',
    menu: { order: 70, icon: 'print', group: 'system' },
    load: () => import('./paper-setting-page.tsx'),
  },
];

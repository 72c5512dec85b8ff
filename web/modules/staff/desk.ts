import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/staff',
    title: { zh: '人员与岗位', en: 'People and roles' },
    permission: 'staff.read',
    menu: { order: 70, icon: 'people', group: 'relations' },
    load: () => import('./staff-page.tsx'),
  },
];

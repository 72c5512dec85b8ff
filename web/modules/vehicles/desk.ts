import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/vehicles',
    title: { zh: '车辆', en: 'Vehicles' },
    permission: 'vehicles.read',
    menu: { order: 38, icon: 'truck', group: 'deliveries' },
    load: () => import('./vehicles-page.tsx'),
  },
];

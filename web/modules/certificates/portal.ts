import type { Page } from '../../app/page.ts';

const title = { zh: '随货证照', en: 'Certificates' };

export const pages: readonly Page[] = [
  { face: 'portal', path: '/n/$token/certificates', title, load: () => import('./portal-pack-page.tsx') },
  {
    face: 'portal',
    path: '/notes/$noteId/certificates',
    title,
    permission: 'certificates.follow',
    load: () => import('./portal-note-pack-page.tsx'),
  },
];

// 食堂端: the portal.
import { RouterProvider } from '@tanstack/react-router';
import { startWaiting } from '../../client/waiting.ts';
import { type PageFile, pagesOf } from '../page.ts';
import { PhoneLook } from '../phone/look.tsx';
import { makeRouter } from '../routes.tsx';
import { keepOffline, start } from '../start.tsx';
import { adoptNote } from './note-token.ts';
import { PortalShell } from './shell.tsx';

const files = import.meta.glob<PageFile>('../../modules/*/portal.{ts,tsx}', { eager: true });
const router = makeRouter({ pages: pagesOf(files), basepath: '/portal', shell: PortalShell });

adoptNote();
keepOffline('portal');
void startWaiting();
start(
  <PhoneLook>
    <RouterProvider router={router} />
  </PhoneLook>,
);

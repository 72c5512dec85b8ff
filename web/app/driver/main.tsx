// 司机端: the driver.
import { RouterProvider } from '@tanstack/react-router';
import { startWaiting } from '../../client/waiting.ts';
import { type PageFile, pagesOf } from '../page.ts';
import { PhoneLook } from '../phone/look.tsx';
import { makeRouter } from '../routes.tsx';
import { keepOffline, start } from '../start.tsx';
import { DriverShell } from './shell.tsx';

const files = import.meta.glob<PageFile>('../../modules/*/driver.{ts,tsx}', { eager: true });
const router = makeRouter({ pages: pagesOf(files), basepath: '/driver', shell: DriverShell });

keepOffline('driver');
void startWaiting();
start(
  <PhoneLook>
    <RouterProvider router={router} />
  </PhoneLook>,
);

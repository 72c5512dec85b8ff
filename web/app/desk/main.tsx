// 工作台: the desk.
import { RouterProvider } from '@tanstack/react-router';
import { type PageFile, pagesOf } from '../page.ts';
import { makeRouter } from '../routes.tsx';
import { startShortcuts } from '../shortcuts.ts';
import { start } from '../start.tsx';
import { DeskLook } from './look.tsx';
import { DeskShell } from './shell.tsx';

const files = import.meta.glob<PageFile>(['../../modules/*/desk.{ts,tsx}', '../../design/gallery/desk.ts', './pages.ts'], { eager: true });
const router = makeRouter({ pages: pagesOf(files), basepath: '/', shell: DeskShell });

startShortcuts();
start(
  <DeskLook>
    <RouterProvider router={router} />
  </DeskLook>,
);

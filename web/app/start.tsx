// What all faces do before their first render.
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../client/query.ts';
import { startLocale } from '../design/locale.ts';
import { startTheme } from '../design/theme.ts';
import '../design/tokens.css';

export function start(children: ReactNode): void {
  startTheme();
  startLocale();
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>{children}</QueryClientProvider>
    </StrictMode>,
  );
}

/** Keeps a phone face usable without signal. Needs https or localhost; without it the page works online only. */
export function keepOffline(face: 'portal' | 'driver'): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => void navigator.serviceWorker.register(`/${face}/sw.js`, { scope: `/${face}/` }).catch(() => undefined));
}

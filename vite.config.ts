// Three faces of one web app: desk at /, portal at /portal/, driver at /driver/. Built into dist/web.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import type { VitePWAOptions } from 'vite-plugin-pwa';
import { VitePWA } from 'vite-plugin-pwa';
import { firstPages, smallFiles } from './tools/web-files.ts';

type Phone = 'portal' | 'driver';
const WEB = join(import.meta.dirname, 'web');
const API = process.env.API_URL ?? 'http://127.0.0.1:8080';

const faceOf = (url: string): string => /^\/(portal|driver)(\/|$|\?)/.exec(url)?.[1] ?? '';

/** Every address of a face is its one page; the server does the same in production. */
function faceFallback(): Plugin {
  const rewrite = (request: { url?: string | undefined; headers: { accept?: string } }, _answer: unknown, next: () => void) => {
    const url = request.url ?? '/';
    const isPage = request.headers.accept?.includes('text/html') && !/\.\w+($|\?)/.test(url) && !url.startsWith('/api');
    if (isPage) request.url = faceOf(url) ? `/${faceOf(url)}/index.html` : '/index.html';
    next();
  };
  return {
    name: 'xiannuo-faces',
    configureServer: (server) => void server.middlewares.use(rewrite),
    configurePreviewServer: (server) => void server.middlewares.use(rewrite),
  };
}

const filesOf: Record<Phone, Set<string>> = { portal: new Set(), driver: new Set() };

/** Collects what one phone face can load, so that its service worker keeps that and nothing of the other faces. */
function collectFaceFiles(): Plugin {
  return {
    name: 'xiannuo-face-files',
    generateBundle(_options, bundle) {
      const visit = (face: Phone, name: string): void => {
        const piece = bundle[name];
        if (filesOf[face].has(name) || !piece) return;
        filesOf[face].add(name);
        if (piece.type !== 'chunk') return;
        for (const css of piece.viteMetadata?.importedCss ?? []) filesOf[face].add(css);
        for (const next of [...piece.imports, ...piece.dynamicImports]) visit(face, next);
      };
      for (const [name, piece] of Object.entries(bundle)) {
        const face = piece.type === 'chunk' && piece.isEntry ? faceOf(`/${piece.name}`) : '';
        if (face) visit(face as Phone, name);
      }
    },
  };
}

/** A service worker per phone face. Deep links open offline through the page already kept. */
function offline(face: Phone): Plugin[] {
  const page = `${face}/index.html`;
  const workbox: VitePWAOptions['workbox'] = {
    navigateFallback: null,
    globPatterns: ['assets/**/*.{js,css}', page, `icons/${face}*.{svg,png}`],
    // Addresses from the root: the worker lives in the folder of its face, where relative ones would lead astray.
    manifestTransforms: [
      (entries) => ({
        manifest: entries
          .filter(({ url }) => !url.startsWith('assets/') || filesOf[face].has(url))
          .map((entry) => ({ ...entry, url: `/${entry.url}` })),
        warnings: [],
      }),
    ],
    runtimeCaching: [
      {
        urlPattern: ({ request }) => request.mode === 'navigate',
        handler: 'NetworkFirst',
        options: { cacheName: `${face}-pages`, networkTimeoutSeconds: 4, precacheFallback: { fallbackURL: `/${page}` } },
      },
    ],
    cacheId: face,
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
    maximumFileSizeToCacheInBytes: 4_000_000,
  };
  return VitePWA({ filename: `${face}/sw.js`, scope: `/${face}/`, injectRegister: null, manifest: false, workbox });
}

const OUT = process.env.WEB_OUT ?? join(import.meta.dirname, 'dist/web');

/** What every face starts with in few files: over HTTP/1.1 each further file is a round trip of 150 ms on slow 4G. */
const groups = [
  {
    name: 'vendor',
    test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|@orpc|i18next|react-i18next|idb-keyval|use-sync-external-store)[\\/]/,
    priority: 3,
  },
  {
    name: 'base',
    test: /web[\\/](client|app)[\\/](?!demo-sign-ins|sign-in|wrong-face)[\w-]+\.(ts|tsx|json)|web[\\/]design[\\/][\w-]+\.(ts|tsx|css)|server[\\/]kernel[\\/]/,
    priority: 2,
  },
  {
    name: 'dock',
    test: /modules[\\/]deliveries[\\/](acceptance|receiving|keypad|portal-|note-parts|note-labels|use-acceptance)|web[\\/]design[\\/]phone[\\/]/,
    priority: 1,
  },
];

export default defineConfig({
  root: WEB,
  appType: 'mpa',
  plugins: [
    react(),
    faceFallback(),
    collectFaceFiles(),
    firstPages({
      'portal/index.html': ['deliveries/portal-home-page.tsx', 'deliveries/portal-accept-page.tsx'],
      'driver/index.html': ['deliveries/driver-stops-page.tsx', 'deliveries/driver-stop-page.tsx'],
    }),
    smallFiles(OUT),
    offline('portal'),
    offline('driver'),
  ],
  server: { proxy: { '/api': { target: API, changeOrigin: false } } },
  preview: { proxy: { '/api': { target: API, changeOrigin: false } } },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    // The floor of design §6: WeChat in-app browser, Android 9, iOS 15.
    target: ['chrome87', 'safari15'],
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { desk: join(WEB, 'index.html'), portal: join(WEB, 'portal/index.html'), driver: join(WEB, 'driver/index.html') },
      output: { codeSplitting: { groups } },
    },
  },
});

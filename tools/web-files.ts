// What the build of the web does to its files, so that a kitchen on slow 4G waits for little: first pages named beforehand, few files, made small once.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Per page of a face: the files of its first screens, which its scripts would ask for one round trip later. */
export function firstPages(pages: Readonly<Record<string, readonly string[]>>): Plugin {
  return {
    name: 'xiannuo-first-pages',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, filename }) {
        const wanted = Object.entries(pages).find(([page]) => filename.endsWith(page))?.[1] ?? [];
        const found = new Set<string>();
        const visit = (name: string): void => {
          const piece = bundle[name];
          if (piece?.type !== 'chunk' || found.has(name)) return;
          found.add(name);
          for (const css of piece.viteMetadata?.importedCss ?? []) found.add(css);
          for (const next of piece.imports) visit(next);
        };
        for (const [name, piece] of Object.entries(bundle)) {
          const modules = piece.type === 'chunk' ? piece.moduleIds : [];
          if (wanted.some((page) => modules.some((id) => id.endsWith(page)))) visit(name);
        }
        return [...found]
          .filter((name) => !html.includes(name))
          .map((name) =>
            name.endsWith('.css')
              ? { tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, href: `/${name}` }, injectTo: 'head' as const }
              : { tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` }, injectTo: 'head' as const },
          );
      },
    },
  };
}

const small = { br: promisify(brotliCompress), gz: promisify(gzip) };
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };

async function makeSmall(path: string): Promise<void> {
  const file = await readFile(path);
  if (file.length < 1024) return;
  await Promise.all([writeFile(`${path}.br`, await small.br(file, QUALITY)), writeFile(`${path}.gz`, await small.gz(file, { level: 9 }))]);
}

/** Beside each script and style its `.br` and `.gz`, which the server hands out instead. */
export function smallFiles(folder: string): Plugin {
  return {
    name: 'xiannuo-small-files',
    apply: 'build',
    async writeBundle() {
      const names = await readdir(join(folder, 'assets'));
      await Promise.all(names.filter((name) => /\.(js|css)$/.test(name)).map((name) => makeSmall(join(folder, 'assets', name))));
    },
  };
}

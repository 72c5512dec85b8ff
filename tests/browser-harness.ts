// A Chromium that comes as an npm package, with Chinese glyphs, cut off from the network: the same pixels on every machine, nothing to install.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { TestApp } from '../server/testing/open-test-app.ts';

const ROOT = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

// The package unpacks to $TMPDIR and reuses whatever lies there: it runs in a process of its own with a private one.
const UNPACK = `
  import chromium, { inflate } from '@sparticuz/chromium';
  await chromium.executablePath();
  await inflate(process.argv[1]);`;

/** Folder with `chromium`, its libraries and fonts; unpacked once per version (2 s). */
async function unpacked(): Promise<string> {
  const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(ROOT, 'node_modules/.cache/xiannuo', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const words = ['--input-type=module', '-e', UNPACK, join(packageFolder, 'bin/al2023.tar.br')];
  await promisify(execFile)(process.execPath, words, { cwd: ROOT, env: { ...process.env, TMPDIR: unfinished } });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was first.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Only the fonts of the npm package, so that no machine's own fonts change what is seen; without them there is no Chinese at all. */
function writeFonts(folder: string): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold'].map((weight) => `  <dir>${join(fonts, weight)}</dir>`);
  const file = join(folder, 'fonts.conf');
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${weights.join('\n')}
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>Noto Sans SC</string></edit>
  </match>
</fontconfig>
`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    // Another worker may be reading it in this moment.
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  }
  return file;
}

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--font-render-hinting=none',
  // Drawn by the processor: an imitated graphics card (SwiftShader) takes ten times the time of it, and two desks beside a busy build stood still for 20 s.
  '--disable-gpu',
  // No name but this machine's own can be looked up: a page that calls out fails here, not only behind a firewall.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
];

/** Close it when done. On machines without a packaged Chromium (not Linux x64) an installed Chrome is used. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome', args: FLAGS });
  const folder = await unpacked();
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: FLAGS,
    chromiumSandbox: process.getuid?.() !== 0 && process.env.CHROMIUM_SANDBOX === 'on',
    env: { ...process.env, FONTCONFIG_FILE: writeFonts(folder), LD_LIBRARY_PATH: libraries },
  });
}

export type Screen = {
  /** Default 1280; up to 600 it is a phone: touch, mobile layout, double pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly locale?: 'zh-CN' | 'en';
  /** Prefix of relative addresses. */
  readonly baseUrl?: string;
  /** Sent with every request, as a signed-in person's browser does: `name=value; name=value`. */
  readonly cookie?: string;
};

/** A page of its own context. `problems` collects what a person would never see: uncaught errors, console errors, answers of 500 and up. */
export async function openPage(browser: Browser, screen: Screen = {}): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext(contextOf(screen));
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('response', (answer) => answer.status() >= 500 && problems.push(`${answer.status()}: ${answer.url()}`));
  return { page, problems };
}

function contextOf({ width = 1280, height, dark = false, locale = 'zh-CN', baseUrl, cookie }: Screen): BrowserContextOptions {
  const phone = width <= 600;
  return {
    viewport: { width, height: height ?? (phone ? 844 : 900) },
    isMobile: phone,
    hasTouch: phone,
    deviceScaleFactor: phone ? 2 : 1,
    colorScheme: dark ? 'dark' : 'light',
    locale,
    timezoneId: 'Asia/Shanghai',
    ...(baseUrl ? { baseURL: baseUrl } : {}),
    ...(cookie ? { extraHTTPHeaders: { cookie } } : {}),
  };
}

/** The built web; `WEB_OUT` where another build is to be looked at. */
const WEB = process.env.WEB_OUT ?? join(ROOT, 'dist/web');

/** A test's installation behind a real address, with the pages. */
export async function serveWeb(app: Pick<TestApp, 'buildServer'>): Promise<{ readonly baseUrl: string; readonly stop: () => Promise<unknown> }> {
  const server = await app.buildServer({ webRoot: WEB });
  await server.listen({ port: 0, host: '127.0.0.1' });
  return { baseUrl: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`, stop: () => server.close() };
}

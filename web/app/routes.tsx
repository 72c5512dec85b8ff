// Makes a router out of pages: each is loaded when first needed, checked for permission, and fenced so that one broken page breaks alone.
import { type AnyRoute, createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate, Outlet } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { useEffect } from 'react';
import { Icon } from '../design/icon.tsx';
import { useSay, useTexts } from '../design/locale.ts';
import { Empty, Loading } from '../design/states.tsx';
import { Go } from './go.tsx';
import { useOnline } from './online.ts';
import { menuOf, type Page } from './page.ts';
import { useCan, useSession } from './session.ts';

const texts = {
  brand: { zh: '鲜诺', en: 'Xiannuo' },
  missing: { zh: '没有这个页面', en: 'There is no such page' },
  missingDo: { zh: '地址可能有误，或页面已经移动。', en: 'The address may be wrong, or the page has moved.' },
  home: { zh: '回到首页', en: 'Go to the start' },
  locked: { zh: '您的岗位没有打开此页的权限', en: 'Your role may not open this page' },
  lockedDo: { zh: '如工作需要，请联系管理员开通。', en: 'If your work needs it, ask your administrator.' },
  held: { zh: '扫码进来只能办理这一次送货', en: 'The code opens this one delivery only' },
  heldDo: { zh: '订货、查看其他送货单，请用手机号登录食堂端。', en: 'To order, or to see other deliveries, sign in by phone.' },
  broken: { zh: '页面出错了', en: 'This page broke' },
  brokenDo: {
    zh: '其他页面不受影响。请重新载入；若仍然出错，请告诉管理员。',
    en: 'Other pages are fine. Reload; if it stays broken, tell your administrator.',
  },
  offline: { zh: '没有网络，这一页还没有载入过', en: 'No network, and this page was never loaded' },
  offlineDo: {
    zh: '网络恢复后点“重新载入”；已经打开过的页面仍可查看。',
    en: 'Reload once the network is back; pages you have opened stay readable.',
  },
  lost: { zh: '没有连上服务器', en: 'The server could not be reached' },
  lostDo: {
    zh: '这一页还没有载入。请稍等片刻再点“重新载入”；若一直连不上，请告诉管理员。',
    en: 'This page was not loaded yet. Wait a moment and reload; if it stays away, tell your administrator.',
  },
  reload: { zh: '重新载入', en: 'Reload' },
};

/** How Chromium and Firefox, Safari, and Vite for styles say that a piece of the app did not come: nothing in it is broken. */
const NOT_LOADED = /dynamically imported module|importing a module script failed|unable to preload css/i;

export function Missing() {
  const t = useTexts(texts);
  return (
    <Empty title={t('missing')} icon="search" action={<Go to="/">{t('home')}</Go>}>
      {t('missingDo')}
    </Empty>
  );
}

function Broken({ error }: { readonly error: unknown }) {
  const t = useTexts(texts);
  const online = useOnline();
  const lost = error instanceof Error && NOT_LOADED.test(error.message);
  const what = online ? (lost ? 'lost' : 'broken') : 'offline';
  useEffect(() => console.error(error), [error]);
  return (
    <Empty
      title={t(what)}
      icon="alert"
      action={
        <button type="button" className="refused-retry" onClick={() => location.reload()}>
          <Icon name="refresh" size={15} /> {t('reload')}
        </button>
      }
    >
      {t(`${what}Do`)}
    </Empty>
  );
}

/** Title of the window and the permission, before the page itself. */
function Frame({ page, pages, children }: { readonly page: Page; readonly pages: readonly Page[]; readonly children: ReactNode }) {
  const t = useTexts(texts);
  const say = useSay();
  const can = useCan();
  const holder = useSession()?.kind === 'note-holder';
  const title = say(page.title);
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`;
  }, [title, t]);
  if (page.permission && !can(page.permission)) {
    if (page.path === '/') return <FirstPage pages={pages} />;
    return (
      <Empty title={t(holder ? 'held' : 'locked')} icon="lock" action={<Go to="/">{t('home')}</Go>}>
        {t(holder ? 'heldDo' : 'lockedDo')}
      </Empty>
    );
  }
  return <>{children}</>;
}

/** Without a page of its own, or without the right to it, the start of a face is the first entry of its menu. */
function FirstPage({ pages }: { readonly pages: readonly Page[] }) {
  const can = useCan();
  const first = menuOf(pages, can)[0];
  if (!useSession()) return <Loading />;
  return first && first.path !== '/' ? <Navigate to={first.path} replace /> : <Missing />;
}

type Face = {
  readonly pages: readonly Page[];
  readonly basepath: string;
  readonly shell: ComponentType<{ readonly children: ReactNode; readonly pages: readonly Page[] }>;
};

type Loaded = ComponentType & { readonly preload?: () => Promise<void> };
type Framed = () => React.ReactElement;

function framed(page: Page, pages: readonly Page[]): Framed {
  const Body = lazyRouteComponent(page.load) as unknown as Loaded;
  const Framed = () => (
    <Frame page={page} pages={pages}>
      <Body />
    </Frame>
  );
  return Object.assign(Framed, { preload: Body.preload });
}

/** One shell around all pages that need a sign-in: it stays while pages change. */
export function makeRouter({ pages, basepath, shell: Shell }: Face) {
  const root = createRootRoute({
    component: Outlet,
    notFoundComponent: () => (
      <Shell pages={pages}>
        <Missing />
      </Shell>
    ),
  });
  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    component: () => (
      <Shell pages={pages}>
        <Outlet />
      </Shell>
    ),
  });
  const routeOf = (parent: () => AnyRoute) => (page: Page) =>
    createRoute({ getParentRoute: parent, path: page.path, component: framed(page, pages) });
  const start = createRoute({ getParentRoute: () => shell, path: '/', component: () => <FirstPage pages={pages} /> });
  const inside = pages.filter((page) => !page.open).map(routeOf(() => shell as unknown as AnyRoute));
  const hasStart = pages.some((page) => page.path === '/');
  const outside = pages.filter((page) => page.open).map(routeOf(() => root as unknown as AnyRoute));
  const tree = root.addChildren([shell.addChildren((hasStart ? inside : [...inside, start]) as never), ...outside] as never);
  return createRouter({
    routeTree: tree as unknown as AnyRoute,
    basepath,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: ({ error }) => <Broken error={error} />,
    defaultPendingComponent: () => <Loading />,
  });
}

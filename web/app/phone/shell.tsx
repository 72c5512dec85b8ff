// The frame of a phone face: title, page, big entries at the bottom, and honesty about the network.
import type { ReactNode } from 'react';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { WaitingStrip } from '../../design/waiting-strip.tsx';
import { Go, useGo, usePath } from '../go.tsx';
import { useOnline } from '../online.ts';
import { type Face, menuOf, type Page } from '../page.ts';
import { useCan, useSession, useSignOut } from '../session.ts';
import { LocaleSwitch, ThemeSwitch } from '../switches.tsx';

const texts = {
  menu: { zh: '主菜单', en: 'Main menu' },
  back: { zh: '返回', en: 'Back' },
  out: { zh: '退出登录', en: 'Sign out' },
  offline: { zh: '没有网络。填写的内容保存在手机上，恢复后再发送。', en: 'No network. What you enter stays on this phone and is sent later.' },
};

type PhoneShellProps = { readonly face: Face; readonly pages: readonly Page[]; readonly children: ReactNode };

const matches = (pattern: string, path: string): boolean => new RegExp(`^${pattern.replace(/\$\w+/g, '[^/]+')}$`).test(path);

export function PhoneShell({ face, pages, children }: PhoneShellProps) {
  const t = useTexts(texts);
  const say = useSay();
  const can = useCan();
  const go = useGo();
  const online = useOnline();
  const path = usePath();
  const session = useSession();
  const signOut = useSignOut();
  const menu = menuOf(pages, can);
  const page = pages.find((one) => matches(one.path, path));
  const atStart = menu.some((one) => one.path === path) || path === '/' || path.startsWith('/n/');
  return (
    <div className={`phone phone-${face}`}>
      <header className="phone-top">
        {atStart ? (
          <img src={`/icons/${face}.svg`} alt="" width={28} height={28} />
        ) : (
          <button type="button" className="icon-button" onClick={() => (history.length > 1 ? history.back() : go('/'))} aria-label={t('back')}>
            <Icon name="left" size={22} />
          </button>
        )}
        <h1>{page && path !== '/' ? say(page.title) : (session?.company?.name ?? '鲜诺')}</h1>
        <LocaleSwitch />
        <ThemeSwitch />
        {session?.kind !== 'note-holder' && (
          <button type="button" className="icon-button" onClick={() => void signOut()} aria-label={t('out')} title={t('out')}>
            <Icon name="logout" size={20} />
          </button>
        )}
      </header>
      {!online && (
        <p className="offline-strip" role="status">
          {t('offline')}
        </p>
      )}
      <main className="phone-content">{children}</main>
      <div className="phone-bottom">
        <WaitingStrip />
        {menu.length > 1 && (
          <nav className="phone-bar" aria-label={t('menu')}>
            {menu.slice(0, 5).map((one) => (
              <Go key={one.path} to={one.path} className="bar-entry" current={one.path === path}>
                <Icon name={one.menu.icon} size={24} />
                {say(one.title)}
              </Go>
            ))}
          </nav>
        )}
      </div>
    </div>
  );
}

import { Dropdown } from 'antd';
import { type ComponentType, lazy, Suspense, useRef } from 'react';
import { KeyHint } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { labelOf, roleLabels } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { Avatar } from '../../design/people.tsx';
import { useGo, usePath, useSearchState } from '../go.tsx';
import { crateCodeIn, lotNumberIn } from '../lot-number.ts';
import { useOnline } from '../online.ts';
import type { Page } from '../page.ts';
import { useSession, useSignOut } from '../session.ts';
import { useShortcut } from '../shortcuts.ts';
import { LocaleSwitch, ThemeSwitch } from '../switches.tsx';

const texts = {
  search: { zh: '搜索单号、客户、商品', en: 'Search number, customer, product' },
  searchDo: { zh: '搜索', en: 'Search' },
  help: { zh: '快捷键', en: 'Keys' },
  account: { zh: '账号', en: 'Account' },
  out: { zh: '退出登录', en: 'Sign out' },
  profile: { zh: '账号与两步验证', en: 'Account and two-step sign-in' },
  offline: {
    zh: '网络已断开。页面显示的是最后一次读到的内容，恢复后会自动更新。',
    en: 'No network. You see what was read last; it refreshes by itself.',
  },
};

/** A module puts a live thing into the top bar (such as the bell) by a file `web/modules/<name>/top-bar.tsx` with a default export. */
const files = import.meta.glob<{ readonly default: ComponentType }>('../../modules/*/top-bar.tsx');
const guests = Object.entries(files).map(([path, load]) => ({ path, Guest: lazy(load) }));

function SearchBox({ pages }: { readonly pages: readonly Page[] }) {
  const t = useTexts(texts);
  const go = useGo();
  const path = usePath();
  const field = useRef<HTMLInputElement>(null);
  const [words] = useSearchState('q');
  const target = pages.some((page) => page.path === '/search') ? '/search' : '/';
  useShortcut('/', t('searchDo'), () => field.current?.focus());
  return (
    <search className="desk-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const typed = field.current?.value.trim() ?? '';
          const [lot, code] = [lotNumberIn(typed), crateCodeIn(typed)];
          if (lot) return go('/scan', { lot });
          if (code) return go('/scan', { code });
          go(target, { q: typed || undefined });
        }}
      >
        <Icon name="search" size={17} />
        <input
          ref={field}
          key={`${path}?${words}`}
          type="search"
          defaultValue={words}
          placeholder={t('search')}
          aria-label={t('search')}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <KeyHint keys="/" />
      </form>
    </search>
  );
}

function AccountMenu({ pages }: { readonly pages: readonly Page[] }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const session = useSession();
  const signOut = useSignOut();
  const profile = pages.find((page) => page.path === '/account');
  const items = [
    ...(profile ? [{ key: 'profile', label: t('profile'), onClick: () => go(profile.path) }] : []),
    { key: 'out', label: t('out'), icon: <Icon name="logout" size={16} />, onClick: () => void signOut() },
  ];
  const roles = session?.roles.map((role) => say(labelOf(roleLabels, role))).join(' · ');
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className="icon-button account" aria-label={`${t('account')} ${session?.name ?? ''}`}>
        <Avatar name={session?.name ?? ''} size={28} />
        <span className="account-words">
          {session?.name}
          <small>{roles}</small>
        </span>
      </button>
    </Dropdown>
  );
}

type TopBarProps = { readonly pages: readonly Page[]; readonly onHelp: () => void };

export function TopBar({ pages, onHelp }: TopBarProps) {
  const t = useTexts(texts);
  const online = useOnline();
  return (
    <header className="desk-top">
      {!online && (
        <p className="offline-strip" role="status">
          {t('offline')}
        </p>
      )}
      <div className="desk-top-row">
        <SearchBox pages={pages} />
        <div className="desk-tools">
          <Suspense fallback={null}>
            {guests.map(({ path, Guest }) => (
              <Guest key={path} />
            ))}
          </Suspense>
          <button type="button" className="icon-button wide-only" onClick={onHelp} aria-label={t('help')} title={t('help')}>
            <Icon name="help" />
          </button>
          <LocaleSwitch />
          <ThemeSwitch />
          <AccountMenu pages={pages} />
        </div>
      </div>
    </header>
  );
}

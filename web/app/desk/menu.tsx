// Left menu on wide screens, bottom bar on a phone: the same pages, those the user may open.
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { Go, usePath } from '../go.tsx';
import { MENU_GROUPS, type MenuGroup, type menuOf } from '../page.ts';
import { useSession } from '../session.ts';

// Only phones need it.
const Drawer = lazy(async () => ({ default: (await import('antd/es/drawer/index.js')).default as unknown as typeof import('antd').Drawer }));

type Menu = ReturnType<typeof menuOf>;

const texts = {
  brand: { zh: '鲜诺', en: 'Xiannuo' },
  menu: { zh: '主菜单', en: 'Main menu' },
  fold: { zh: '收起菜单', en: 'Fold the menu' },
  unfold: { zh: '展开菜单', en: 'Unfold the menu' },
  more: { zh: '更多', en: 'More' },
};

const IN_BAR = 4;

const leadsTo = (path: string, current: string): boolean => path === current || (path !== '/' && current.startsWith(`${path}/`));

/** The entry that leads nearest: `/deliveries/road` is the board, not the list of notes. */
const nearest = (menu: Menu, current: string): string | undefined =>
  menu
    .filter(({ path }) => leadsTo(path, current))
    .map(({ path }) => path)
    .sort((a, b) => b.length - a.length)[0];

function Groups({ menu, folded = false, onPick }: { readonly menu: Menu; readonly folded?: boolean; readonly onPick?: () => void }) {
  const say = useSay();
  const current = usePath();
  const groups = Object.entries(MENU_GROUPS).map(([name, label]) => ({
    name,
    label,
    pages: menu.filter((page) => (page.menu.group ?? 'work') === (name as MenuGroup)),
  }));
  return groups
    .filter(({ pages }) => pages.length > 0)
    .map(({ name, label, pages }) => (
      <section key={name} className="menu-group">
        <h2 className={folded ? 'only-heard' : ''}>{say(label)}</h2>
        <ul>
          {pages.map((page) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is the control, this closes the drawer around it
            <li key={page.path} onClick={onPick} title={folded ? say(page.title) : undefined}>
              <Go to={page.path} className="menu-entry" current={page.path === nearest(menu, current)}>
                <Icon name={page.menu.icon} size={19} />
                <span className={folded ? 'only-heard' : ''}>{say(page.title)}</span>
              </Go>
            </li>
          ))}
        </ul>
      </section>
    ));
}

type SideMenuProps = { readonly menu: Menu; readonly folded: boolean; readonly onFold: () => void };

export function SideMenu({ menu, folded, onFold }: SideMenuProps) {
  const t = useTexts(texts);
  const company = useSession()?.company?.name;
  const scroll = useRef<HTMLDivElement>(null);
  const current = usePath();
  // The entry of this page may lie below the fold of a long menu.
  useEffect(() => {
    scroll.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className="desk-menu" aria-label={t('menu')}>
      <Go to="/" className="brand" label={t('brand')}>
        <img src="/icons/desk.svg" alt="" />
        {!folded && <span className="brand-name">{company ?? t('brand')}</span>}
      </Go>
      <div className="menu-scroll" ref={scroll}>
        <Groups menu={menu} folded={folded} />
      </div>
      <button
        type="button"
        className="icon-button menu-fold"
        onClick={onFold}
        aria-label={t(folded ? 'unfold' : 'fold')}
        title={t(folded ? 'unfold' : 'fold')}
      >
        <Icon name={folded ? 'right' : 'left'} size={16} />
      </button>
    </nav>
  );
}

export function BottomBar({ menu }: { readonly menu: Menu }) {
  const t = useTexts(texts);
  const say = useSay();
  const current = usePath();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <nav className="bottom-bar" aria-label={t('menu')}>
      {menu.slice(0, IN_BAR).map((page) => (
        <Go key={page.path} to={page.path} className="bar-entry" current={page.path === nearest(menu, current)}>
          <Icon name={page.menu.icon} size={22} />
          {say(page.title)}
        </Go>
      ))}
      {menu.length > IN_BAR && (
        <button type="button" className="bar-entry" onClick={() => setOpen(true)} aria-expanded={open}>
          <Icon name="menu" size={22} />
          {t('more')}
        </button>
      )}
      <Suspense fallback={null}>
        {open && (
          <Drawer open onClose={close} placement="bottom" size="70vh" title={t('menu')} styles={{ body: { padding: 8 } }}>
            <Groups menu={menu} onPick={close} />
          </Drawer>
        )}
      </Suspense>
    </nav>
  );
}

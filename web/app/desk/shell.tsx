// The frame around every page of the desk: menu, search, people, keys, and pasting from anywhere.
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { FormHost } from '../../design/desk/open-form.tsx';
import { useTexts } from '../../design/locale.ts';
import { Loading, Refused } from '../../design/states.tsx';
import { useGo, usePath } from '../go.tsx';
import { menuOf, type Page } from '../page.ts';
import { useCan, useSessionRead } from '../session.ts';
import { useShortcut } from '../shortcuts.ts';
import { WrongFace } from '../wrong-face.tsx';
import { BottomBar, SideMenu } from './menu.tsx';
import { usePasteAnywhere } from './pasted.ts';
import './shell.css';
import { TopBar } from './top-bar.tsx';

// Seldom needed and heavy: loaded when first shown.
const DeskSignIn = lazy(async () => ({ default: (await import('./sign-in.tsx')).DeskSignIn }));
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }));

const PASTE_BOX = '/paste';

const texts = {
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  help: { zh: '快捷键一览', en: 'All keys' },
  paste: { zh: '粘贴开单（在任意页面粘贴内容）', en: 'Paste box (paste anywhere)' },
};

type ShellProps = { readonly children: ReactNode; readonly pages: readonly Page[] };

export function DeskShell({ children, pages }: ShellProps) {
  const session = useSessionRead();
  if (session.isPending) return <Loading />;
  if (session.error && !session.data) {
    return (
      <main className="enter">
        <Refused error={session.error} onRetry={() => session.refetch()} />
      </main>
    );
  }
  if (session.data?.kind === 'contact') return <WrongFace right="portal" />;
  if (session.data?.kind !== 'staff') {
    return (
      <Suspense fallback={<Loading />}>
        <DeskSignIn />
      </Suspense>
    );
  }
  return <SignedIn pages={pages}>{children}</SignedIn>;
}

const FOLDED = 'xiannuo.menu-folded';

function SignedIn({ children, pages }: ShellProps) {
  const t = useTexts(texts);
  const can = useCan();
  const go = useGo();
  const path = usePath();
  const [help, setHelp] = useState(false);
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED) === 'yes');
  const menu = menuOf(pages, can);
  const pasteBox = pages.find((page) => page.path === PASTE_BOX);
  const mayPaste = pasteBox !== undefined && (!pasteBox.permission || can(pasteBox.permission));
  usePasteAnywhere(
    useCallback(() => go(PASTE_BOX), [go]),
    mayPaste,
  );
  useShortcut('?', t('help'), () => setHelp(true));
  useShortcut('g p', t('paste'), mayPaste ? () => go(PASTE_BOX) : undefined);
  const fold = () => {
    localStorage.setItem(FOLDED, folded ? 'no' : 'yes');
    setFolded(!folded);
  };
  return (
    <div className={`desk${folded ? ' folded' : ''}`}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <SideMenu menu={menu} folded={folded} onFold={fold} />
      <TopBar pages={pages} onHelp={() => setHelp(true)} />
      <main id="content" className="desk-content" tabIndex={-1}>
        <FormHost path={path}>{children}</FormHost>
      </main>
      <BottomBar menu={menu} />
      <Suspense fallback={null}>{help && <KeyHelp onClose={() => setHelp(false)} />}</Suspense>
    </div>
  );
}

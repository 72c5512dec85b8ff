// A canteen's account on the desk, or our own on the portal: says where it belongs instead of asking for a password again.
import { Icon } from '../design/icon.tsx';
import { useTexts } from '../design/locale.ts';
import { Empty } from '../design/states.tsx';
import { useSession, useSignOut } from './session.ts';

const texts = {
  title: { zh: '您已用“{name}”登录，这个账号不在此处使用', en: 'You are signed in as “{name}”; this account is not used here' },
  desk: { zh: '打开工作台', en: 'Open the desk' },
  portal: { zh: '打开食堂端', en: 'Open the canteen pages' },
  other: { zh: '换一个账号登录', en: 'Sign in as somebody else' },
};

export function WrongFace({ right }: { readonly right: 'desk' | 'portal' }) {
  const t = useTexts(texts);
  const session = useSession();
  const signOut = useSignOut();
  return (
    <main className="enter">
      <Empty
        title={t('title', { name: session?.name ?? '' })}
        icon="user"
        action={
          <div className="row">
            <a href={right === 'desk' ? '/' : '/portal/'} className="refused-retry" style={{ textDecoration: 'none' }}>
              {t(right)}
            </a>
            <button type="button" className="refused-retry" onClick={() => void signOut()}>
              <Icon name="logout" size={15} /> {t('other')}
            </button>
          </div>
        }
      />
    </main>
  );
}

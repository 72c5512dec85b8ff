// 食堂端: by the QR code of a note without sign-in, or by phone.
import { Button } from 'antd-mobile';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { failureOf } from '../../client/failure.ts';
import { heldNote } from '../../client/link.ts';
import { useTexts } from '../../design/locale.ts';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import type { Page } from '../page.ts';
import { PhoneShell } from '../phone/shell.tsx';
import { useSessionRead } from '../session.ts';
import { WrongFace } from '../wrong-face.tsx';
import { forgetNote } from './note-token.ts';

const texts = {
  expired: { zh: '这个二维码已失效', en: 'This code no longer works' },
  expiredDo: { zh: '请扫最近一张送货单上的二维码，或用手机号登录。', en: 'Scan the code on a recent delivery note, or sign in by phone.' },
  byPhone: { zh: '用手机号登录', en: 'Sign in by phone' },
};

/** Who holds a note never sees it. */
const PhoneSignIn = lazy(async () => ({ default: (await import('../phone/sign-in.tsx')).PhoneSignIn }));

/** A module puts what every page of the kitchen must say above it by a file `web/modules/<name>/portal-band.tsx` with a default export. */
const files = import.meta.glob<{ readonly default: ComponentType }>('../../modules/*/portal-band.tsx');
const bands = Object.entries(files).map(([path, load]) => ({ path, Band: lazy(load) }));

type ShellProps = { readonly children: ReactNode; readonly pages: readonly Page[] };

export function PortalShell({ children, pages }: ShellProps) {
  const t = useTexts(texts);
  const session = useSessionRead();
  const toPhone = () => {
    forgetNote();
    location.assign('/portal/');
  };
  if (session.isPending) return <Loading />;
  if (session.error && !session.data) {
    const expired = heldNote() !== undefined && failureOf(session.error).kind !== 'network' && failureOf(session.error).kind !== 'fault';
    return (
      <main className="enter">
        {expired ? (
          <Empty
            title={t('expired')}
            icon="qr"
            action={
              <Button color="primary" onClick={toPhone}>
                {t('byPhone')}
              </Button>
            }
          >
            {t('expiredDo')}
          </Empty>
        ) : (
          <Refused error={session.error} onRetry={() => session.refetch()} />
        )}
      </main>
    );
  }
  if (session.data?.kind === 'staff') return <WrongFace right="desk" />;
  const known = session.data !== undefined && ['contact', 'note-holder', 'month-holder'].includes(session.data.kind);
  if (!known)
    return (
      <Suspense fallback={<Loading />}>
        <PhoneSignIn face="portal" />
      </Suspense>
    );
  return (
    <PhoneShell face="portal" pages={pages}>
      {bands.map(({ path, Band }) => (
        <Suspense key={path} fallback={null}>
          <Band />
        </Suspense>
      ))}
      {children}
    </PhoneShell>
  );
}

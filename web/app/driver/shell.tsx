// 司机端: the driver's own people only.
import { lazy, type ReactNode, Suspense } from 'react';
import { Loading, Refused } from '../../design/states.tsx';
import type { Page } from '../page.ts';
import { PhoneShell } from '../phone/shell.tsx';
import { useSessionRead } from '../session.ts';
import { WrongFace } from '../wrong-face.tsx';

const PhoneSignIn = lazy(async () => ({ default: (await import('../phone/sign-in.tsx')).PhoneSignIn }));

type ShellProps = { readonly children: ReactNode; readonly pages: readonly Page[] };

export function DriverShell({ children, pages }: ShellProps) {
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
  if (session.data?.kind !== 'staff')
    return (
      <Suspense fallback={<Loading />}>
        <PhoneSignIn face="driver" />
      </Suspense>
    );
  return (
    <PhoneShell face="driver" pages={pages}>
      {children}
    </PhoneShell>
  );
}

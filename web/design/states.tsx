// What a page shows when it is not showing its data: loading, nothing there, refused, no connection, a fault.
import type { ReactNode } from 'react';
import { type Failure, failureOf } from '../client/failure.ts';
import { CopyButton } from './controls.tsx';
import { Icon, type IconName } from './icon.tsx';
import { useTexts } from './locale.ts';
import './states.css';

const texts = {
  loading: { zh: '正在载入', en: 'Loading' },
  refusal: { zh: '无法提交', en: 'Cannot submit' },
  network: { zh: '连接中断', en: 'No connection' },
  networkDo: {
    zh: '没有连上服务器。已填写的内容还在，网络恢复后请重试，不会重复提交。',
    en: 'The server could not be reached. What you entered is kept; try again, nothing is sent twice.',
  },
  'sign-in': { zh: '需要登录', en: 'Sign-in needed' },
  signInDo: { zh: '登录已过期，请重新登录后继续。', en: 'Your session has ended. Please sign in again.' },
  'not-found': { zh: '没有找到', en: 'Not found' },
  fault: { zh: '系统出错', en: 'Something broke' },
  faultDo: {
    zh: '这不是您的操作问题。请重试；若仍然出错，请把下面的编号告诉管理员。',
    en: 'This is not your fault. Try again; if it stays, give the number below to your administrator.',
  },
  retry: { zh: '重试', en: 'Try again' },
  back: { zh: '返回上一页', en: 'Go back' },
  number: { zh: '编号', en: 'Number' },
};

const DO = { network: 'networkDo', 'sign-in': 'signInDo', fault: 'faultDo' } as const;
const ICONS: Readonly<Record<Failure['kind'], IconName>> = {
  refusal: 'alert',
  network: 'refresh',
  'sign-in': 'lock',
  'not-found': 'search',
  fault: 'alert',
};

/** A failure in the user's words: the server's sentence for refusals, ours for the rest. */
export function useFailureText(): (error: unknown) => string {
  const t = useTexts(texts);
  return (error) => {
    const failure = failureOf(error);
    return failure.kind === 'network' || failure.kind === 'fault' ? t(DO[failure.kind]) : (failure.text ?? t('signInDo'));
  };
}

type RefusedProps = {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly onBack?: (() => void) | undefined;
  readonly title?: string;
};

/** What is wrong and what to do; nothing where there is no error. Refusals are amber-free: red only when something broke. */
export function Refused({ error, onRetry, onBack, title }: RefusedProps) {
  const t = useTexts(texts);
  const say = useFailureText();
  if (!error) return null;
  const { kind, requestId, fields } = failureOf(error);
  const sentence = say(error);
  // The sentence often is what is wrong with the one field.
  const places = Object.entries(fields).filter(([, text]) => text !== sentence);
  return (
    <div className={`refused refused-${kind}`} role="alert">
      <Icon name={ICONS[kind]} size={20} />
      <div>
        <strong>{title ?? t(kind)}</strong>
        <p>{sentence}</p>
        {places.length > 0 && (
          <ul>
            {places.map(([path, text]) => (
              <li key={path}>{text}</li>
            ))}
          </ul>
        )}
        {kind === 'fault' && requestId && (
          <p className="quiet">
            {t('number')} <code>{requestId}</code> <CopyButton text={requestId} />
          </p>
        )}
        {onRetry && kind !== 'refusal' && kind !== 'sign-in' && (
          <button type="button" className="refused-retry" onClick={onRetry}>
            <Icon name="refresh" size={15} /> {t('retry')}
          </button>
        )}
        {onBack && (
          <button type="button" className="refused-retry" onClick={onBack}>
            <Icon name="left" size={15} /> {t('back')}
          </button>
        )}
      </div>
    </div>
  );
}

type EmptyProps = { readonly title: string; readonly children?: ReactNode; readonly icon?: IconName; readonly action?: ReactNode };

/** Says what is well (`全部按时，没有待处理的售后单`), not just that nothing is there. */
export function Empty({ title, children, icon = 'leaf', action }: EmptyProps) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={icon} size={30} />
      </span>
      <strong>{title}</strong>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

type LoadingProps = { readonly rows?: number };

/** Grey lines in the shape of a page; shown only after a moment so that fast answers do not flicker. */
export function Loading({ rows = 5 }: LoadingProps) {
  const t = useTexts(texts);
  return (
    <div className="loading" role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} style={{ width: `${[96, 82, 90, 64, 76][row % 5]}%` }} />
      ))}
    </div>
  );
}

type Read<T> = { readonly data: T | undefined; readonly error: unknown; readonly isPending: boolean; readonly refetch: () => unknown };
type WhenReadProps<T> = { readonly read: Read<T>; readonly children: (data: T) => ReactNode; readonly rows?: number };

/** `<WhenRead read={matter}>{(matter) => …}</WhenRead>`: loading and failure are taken care of; old data stays while it refreshes. */
export function WhenRead<T>({ read, children, rows = 5 }: WhenReadProps<T>) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.error) return <Unread error={read.error} onRetry={() => read.refetch()} />;
  return <Loading rows={rows} />;
}

/** Reading again does not find what is not there: the way is back. */
function Unread({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  if (failureOf(error).kind !== 'not-found') return <Refused error={error} onRetry={onRetry} />;
  return <Refused error={error} onBack={history.length > 1 ? () => history.back() : undefined} />;
}

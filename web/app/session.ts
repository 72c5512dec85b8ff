// Who is using this page, and signing in and out.
import { ORPCError } from '@orpc/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AuthRoutes } from '../../server/platform/identity/contract.ts';
import { type Answer, api } from '../client/api.ts';
import { failureOf } from '../client/failure.ts';
import { API, headers, heldNote } from '../client/link.ts';
import { setServerTime } from '../design/now.ts';

export type Session = Answer<typeof api.identity.session>;
export type DemoSignIn = Session['demo'][number];

const KEY = ['identity', 'session'];

const LAST = 'xiannuo.session';

/** Without a network the last session stands, so that a phone in a basement opens its pages; the server still decides on every call. */
function lastSession(error: unknown): Session {
  const { note, session } = JSON.parse(localStorage.getItem(LAST) ?? '{}') as { note?: string; session?: Session };
  if (session && note === heldNote() && failureOf(error).kind === 'network') return session;
  throw error;
}

async function readSession(): Promise<Session> {
  try {
    const session = (await api.identity.session({})) as Session;
    setServerTime(Date.parse(session.now));
    localStorage.setItem(LAST, JSON.stringify({ note: heldNote(), session }));
    return session;
  } catch (error) {
    return lastSession(error);
  }
}

export const useSessionRead = () => useQuery({ queryKey: KEY, queryFn: readSession, staleTime: 60_000, networkMode: 'always', retry: 1 });

/** Only inside the shells, which wait for the session before they show a page. */
export function useSession(): Session | undefined {
  return useSessionRead().data;
}

/** `const can = useCan(); can('cases.answer')`. Buttons for one matter should use the `can` of that matter's answer instead. */
export function useCan(): (permission: string) => boolean {
  const granted = useSession()?.can;
  return useCallback((permission) => granted?.includes(permission) ?? false, [granted]);
}

/** Plain routes that set cookies. Throws like every call: an ORPCError with the server's words, TypeError without a network. */
export async function authPost<R extends keyof AuthRoutes>(route: R, input: AuthRoutes[R]['input']): Promise<AuthRoutes[R]['output']> {
  const answer = await fetch(`${API}/auth/${route}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  if (answer.ok) return body as AuthRoutes[R]['output'];
  throw new ORPCError(typeof body.code === 'string' ? body.code : 'auth.failed', {
    status: answer.status === 401 ? 403 : answer.status,
    message: typeof body.message === 'string' ? body.message : '',
    data: body.data ?? {},
  });
}

/** After a sign-in or sign-out nothing read before may stay on the screen. */
export function useSessionChange(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'session' || queryKey[0] !== 'identity' });
    await queries.refetchQueries({ queryKey: KEY });
  }, [queries]);
}

export function useSignOut(): () => Promise<void> {
  const changed = useSessionChange();
  return useCallback(async () => {
    await authPost('sign-out', {});
    await changed();
  }, [changed]);
}

// Reading and submitting. Reads are cached by endpoint and input; a submit keeps one idempotency key until the server has answered.
import { QueryClient, type QueryKey, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Endpoint } from './api.ts';
import { failureOf, mayRetry } from './failure.ts';

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: 5_000, retry: (count, error) => count < 3 && mayRetry(error), refetchOnWindowFocus: true },
      mutations: { retry: (count, error) => count < 2 && mayRetry(error), networkMode: 'always' },
    },
  });

export const keyOf = (endpoint: Pick<Endpoint, 'key'>, input?: unknown): QueryKey => (input === undefined ? endpoint.key : [...endpoint.key, input]);

type ReadOptions = { readonly enabled?: boolean; readonly every?: number; readonly keep?: boolean };

/** `const matter = useRead(api.cases.get, { caseId })`. `keep` shows the last answer while a new input loads. */
export function useRead<I, O>(endpoint: Endpoint<I, O>, input: I, { enabled = true, every, keep }: ReadOptions = {}) {
  return useQuery({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => endpoint(input, { signal }),
    enabled,
    ...(every ? { refetchInterval: every } : {}),
    ...(keep ? { placeholderData: (last: O | undefined) => last as never } : {}),
  });
}

type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** A keyset list: `const rows = useReadPages(api.cases.list, { status })`; `rows.items`, `rows.fetchNextPage()`. */
export function useReadPages<I extends { cursor?: string | undefined }, T>(endpoint: Endpoint<I, Page<T>>, input: Omit<I, 'cursor'>) {
  const query = useInfiniteQuery({
    queryKey: keyOf(endpoint, input),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => endpoint({ ...input, ...(pageParam ? { cursor: pageParam } : {}) } as I, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

type SubmitOptions<O> = {
  readonly done?: (answer: O) => unknown;
  /** Modules whose reads are stale afterwards; the endpoint's own module always is. */
  readonly refresh?: readonly string[];
};

/**
 * `const open = useSubmit(api.cases.open, { done })`, then `open.mutate(input)`.
 * The same key goes out until the server answers, so pressing again after a lost connection never makes a second one.
 */
export function useSubmit<I, O>(endpoint: Endpoint<I, O>, { done, refresh = [] }: SubmitOptions<O> = {}) {
  const queries = useQueryClient();
  const key = useRef<string | undefined>(undefined);
  return useMutation({
    mutationFn: (input: I) => {
      key.current ??= newKey();
      return endpoint(input, { idempotencyKey: key.current });
    },
    onSuccess: async (answer) => {
      key.current = undefined;
      await Promise.all([endpoint.key[0], ...refresh].map((module) => queries.invalidateQueries({ queryKey: [module] })));
      return done?.(answer);
    },
    onError: (error) => {
      if (failureOf(error).kind !== 'network') key.current = undefined;
    },
  });
}

/** randomUUID is missing on plain http in a LAN and in old WebViews. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

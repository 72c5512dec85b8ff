// Moving between pages, with the address as a plain string: `<Go to={`/cases/${id}`}>`, `go('/cases', { view: 'mine' })`.
import { Link, useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type CSSProperties, type ReactNode, useCallback } from 'react';

export type Search = Readonly<Record<string, string | undefined>>;

type GoProps = {
  readonly to: string;
  readonly search?: Search;
  readonly children: ReactNode;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly label?: string;
  readonly current?: boolean;
};

const EXACTLY = { exact: true, includeSearch: false } as const;

export function Go({ to, search, children, className, style, label, current }: GoProps) {
  return (
    <Link
      to={to}
      search={(search ?? {}) as never}
      className={className}
      style={style}
      aria-label={label}
      // By itself a link would call every page below its own the current one.
      activeOptions={EXACTLY}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      {children}
    </Link>
  );
}

type GoFunction = (to: string, search?: Search, options?: { readonly replace?: boolean }) => void;

export function useGo(): GoFunction {
  const navigate = useNavigate();
  return useCallback((to, search = {}, { replace = false } = {}) => void navigate({ to, search: search as never, replace }), [navigate]);
}

/** A `$name` place of the page's path. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}

/** Keeps a choice (view, filter, words) in the address, so that it can be shared and survives a reload. */
export function useSearchState(name: string, initial = ''): [string, (value: string) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const set = useCallback(
    (value: string) =>
      void navigate({
        to: '.',
        replace: true,
        search: ((now: Record<string, unknown>) => ({ ...now, [name]: value === initial ? undefined : value })) as never,
      }),
    [navigate, name, initial],
  );
  const value = search[name];
  return [value === undefined || value === null ? initial : String(value), set];
}

/** The path inside the face, without a slash at the end. */
export const usePath = (): string => useLocation().pathname.replace(/(.)\/$/, '$1');

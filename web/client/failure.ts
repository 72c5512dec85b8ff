// What went wrong, in the words of the person who has to go on: a refusal says why, a lost network says wait, a fault gives a number.
import { ORPCError } from '@orpc/client';

export type Failure = {
  readonly kind: 'refusal' | 'sign-in' | 'not-found' | 'network' | 'fault';
  readonly code: string;
  /** In the user's language where the server said it. */
  readonly text: string | undefined;
  readonly requestId: string | undefined;
  /** Form path → what is wrong there. */
  readonly fields: Readonly<Record<string, string>>;
};

type Said = {
  readonly requestId?: string;
  readonly fields?: readonly { readonly path?: string; readonly text?: string; readonly message?: string }[];
};

const fieldsOf = (said: Said | undefined): Record<string, string> =>
  Array.isArray(said?.fields) ? Object.fromEntries(said.fields.map((field) => [field.path ?? '', field.text ?? field.message ?? ''])) : {};

function kindOf(error: ORPCError<string, unknown>, said: Said | undefined): Failure['kind'] {
  if (error.status === 401) return 'sign-in';
  if (error.status === 404) return 'not-found';
  if (error.status >= 500) return said?.requestId ? 'fault' : 'network';
  return 'refusal';
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof ORPCError)) {
    const network = error instanceof TypeError || (error instanceof DOMException && error.name !== 'DataError');
    return { kind: network ? 'network' : 'fault', code: network ? 'network' : 'fault', text: undefined, requestId: undefined, fields: {} };
  }
  const said = (typeof error.data === 'object' && error.data !== null ? error.data : undefined) as Said | undefined;
  const kind = kindOf(error, said);
  return { kind, code: error.code, text: kind === 'network' ? undefined : error.message, requestId: said?.requestId, fields: fieldsOf(said) };
}

/** Only a lost connection may be tried again by itself: a refusal would be refused again. */
export const mayRetry = (error: unknown): boolean => failureOf(error).kind === 'network';

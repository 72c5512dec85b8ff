// The one way to the server: oRPC over the minified contract, with locale, idempotency key and note token on every call.
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import contract from './contract.gen.json' with { type: 'json' };
import { answerBefore } from './first-calls.ts';

export type CallContext = { readonly idempotencyKey?: string | undefined };

let locale = 'zh-CN';
let note: string | undefined;

/** Language of the server's answers; set by the locale switch. */
export const speak = (to: string): void => {
  locale = to;
};

/** The token of the delivery note whose QR code opened the portal. */
export const holdNote = (token: string | undefined): void => {
  note = token;
};
export const heldNote = (): string | undefined => note;

export function headers(context: CallContext = {}): Record<string, string> {
  return {
    'accept-language': locale,
    ...(context.idempotencyKey ? { 'idempotency-key': context.idempotencyKey } : {}),
    ...(note ? { 'x-note-token': note } : {}),
  };
}

export const API = new URL('/api', globalThis.location?.origin ?? 'http://localhost').href;

export const link = new OpenAPILink<CallContext>(contract as never, {
  url: API,
  headers: ({ context }) => headers(context),
  fetch: async (request, init) => (await answerBefore(request)) ?? globalThis.fetch(request, { ...init, credentials: 'same-origin' }),
});

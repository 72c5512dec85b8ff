// The desk as a program sees it: signs in, pastes, opens cases; waits where the door says "too many".
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../server/kernel/id.ts';

export type Draft = {
  readonly kind: 'case' | 'order' | 'other';
  readonly category: string | null;
  readonly subcategory: string | null;
  readonly severity: number | null;
  readonly customer: { readonly id: string | null; readonly siteId: string | null };
  readonly lines: readonly { lineId: string | null; product: string | null; amount: number | null; unit: string | null; problem: string | null }[];
  readonly neededBy: { readonly at: string | null } | null;
  readonly occurredAt: string | null;
  readonly body: string;
  readonly noteId: string | null;
};

export type Customer = { readonly id: string; readonly name: string };
export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** What the server refused, in its own words. */
export class Refused extends Error {}

const PATIENCE = 90_000;

export async function openDesk({ url, user, password }: { url: string; user: string; password: string }) {
  const cookie = await signIn(url, { username: user, password });

  async function ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const headers = { cookie, ...(body ? { 'content-type': 'application/json', 'idempotency-key': newId() } : {}) };
    const request = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    for (let waited = 0; ; waited += 1_000) {
      const answer = await fetch(`${url}/api${path}`, request);
      if (answer.status !== 429 || waited >= PATIENCE) return told<T>(answer);
      await pause(1_000);
    }
  }

  return {
    async customer(text: string | undefined): Promise<Customer> {
      const query = text === undefined ? '' : `?text=${encodeURIComponent(text)}`;
      const { items } = await ask<{ items: Customer[] }>('GET', `/customers${query}`);
      if (!items[0]) throw new Refused(`没有找到客户 · no such customer: ${text ?? ''}`);
      return items[0];
    },
    read: async (text: string): Promise<readonly Draft[]> => (await ask<{ drafts: Draft[] }>('POST', '/cases/drafts', { text })).drafts,
    open: (draft: Draft, customer: Customer) => ask<{ caseId: string; number: string }>('POST', '/cases', caseOf(draft, customer)),
  };
}

/** What the clerk would send after a look at the draft. */
function caseOf(draft: Draft, customer: Customer): object {
  const own = draft.customer.id !== null;
  return {
    customerId: draft.customer.id ?? customer.id,
    siteId: own ? draft.customer.siteId : null,
    noteId: own ? draft.noteId : null,
    channel: 'paste',
    category: draft.category ?? 'enquiry-suggestion',
    subcategory: draft.subcategory,
    severity: draft.severity ?? 3,
    lines: draft.lines.map(({ lineId, product, amount, unit, problem }) => ({ lineId: own ? lineId : null, product, amount, unit, problem })),
    neededBy: afterwards(draft.neededBy?.at ?? null, draft.occurredAt),
    body: draft.body,
    ...(draft.occurredAt === null ? {} : { occurredAt: draft.occurredAt }),
  };
}

/** A time before the message itself is a misreading: the clerk would strike it out. */
const afterwards = (neededBy: string | null, occurredAt: string | null): string | null =>
  neededBy !== null && Date.parse(neededBy) > (occurredAt === null ? Date.now() : Date.parse(occurredAt)) ? neededBy : null;

async function signIn(url: string, body: { username: string; password: string }): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await told(answer);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function told<T>(answer: Response): Promise<T> {
  const body = (await answer.json()) as T & { code?: string; message?: string };
  if (answer.ok) return body;
  throw new Refused(`${body.message ?? answer.statusText} (${body.code ?? answer.status})`);
}

// One request as use cases see it.
import type { IncomingHttpHeaders } from 'node:http';
import { type Actor, actorRef } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import type { Locale } from '../../kernel/text.ts';
import type { App, Call, Unit } from '../app.ts';
import type { Units } from '../unit.ts';
import { AlreadyAnswered, fingerprint, keep, kept } from './idempotency.ts';

export const localeOf = (headers: IncomingHttpHeaders): Locale => (/^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh-CN');

export type Caller = { readonly actor: Actor; readonly headers: IncomingHttpHeaders; readonly requestId: string };

/** `path` and `input` belong to the idempotency key: the same key for another request is refused. */
export function openCall(machines: { app: App; units: Units }, caller: Caller, request: { path: string; input: unknown }): Call {
  const { app, units } = machines;
  const locale = localeOf(caller.headers);
  const now = app.clock.now();
  const circumstances = { app, actor: caller.actor, now, locale };
  const header = caller.headers['idempotency-key'];
  const key =
    typeof header === 'string' && header !== ''
      ? { actor: actorRef(caller.actor), key: header, request: fingerprint(request.path, request.input) }
      : undefined;

  const once = async <T>(work: (unit: Unit) => Promise<T>): Promise<T> => {
    if (!key) return units(circumstances, work);
    try {
      return await units(circumstances, async (unit) => {
        const answer = await work(unit);
        await keep(unit.tx, key, { answer, now });
        return answer;
      });
    } catch (error) {
      const before = await kept(app.db, key);
      if (before) return before.answer as T;
      throw error instanceof AlreadyAnswered ? new Error('the faster request with this key vanished', { cause: error }) : error;
    }
  };

  return { app, db: app.db, actor: caller.actor, now, locale, requestId: caller.requestId, write: once };
}

/** `X-Request-Id` of the caller where it is sane, else a new one. */
export const requestIdOf = (headers: IncomingHttpHeaders): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : newId();
};

// From the headers of a request to the actor behind it, with a short memory so that busy people cost no query.
import type { IncomingHttpHeaders } from 'node:http';
import type { Kysely } from 'kysely';
import { type Actor, NOBODY, type OutsideRole, type StaffRole } from '../../kernel/actor.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import type { DB } from '../database/schema.gen.ts';
import { findAccount } from './accounts.store.ts';
import type { OpenGrants } from './grants.ts';
import type { Account, NoteAccess } from './public.ts';
import { no } from './refusals.ts';
import { remembered } from './remembered.ts';
import { sha256 } from './secrets.ts';
import type { SignIn } from './sign-in.ts';
import { acceptApiKey, findMonthToken, findNoteToken, isMonthToken, isNoteToken } from './tokens.store.ts';

type Known = { readonly id: string; readonly actor: Actor; readonly expiresAt: Instant; readonly note?: NoteAccess };

const UNKNOWN: Known = { id: NOBODY.id, actor: NOBODY, expiresAt: Number.POSITIVE_INFINITY };
const MEMORY = { seconds: 5, most: 20_000 };

type Surroundings = {
  readonly db: Kysely<DB>;
  readonly clock: Clock;
  readonly grants: OpenGrants;
  readonly signIn: SignIn;
  readonly cookieName: string;
};

export function openActors({ db, clock, grants, signIn, cookieName }: Surroundings) {
  const known = remembered<Known>(MEMORY);

  function actorOfAccount({ id, kind, displayName, roles, customerId }: Account): Actor {
    const common = { id, name: displayName, can: grants.of(roles) };
    if (kind === 'staff') return { ...common, kind, roles: roles as readonly StaffRole[] };
    return { ...common, kind, roles: roles as readonly OutsideRole[], customerId: customerId ?? '' };
  }

  async function bySession(cookie: string): Promise<Known> {
    const found = await signIn.api.getSession({ headers: new Headers({ cookie: `${cookieName}=${cookie}` }), query: { disableRefresh: true } });
    const account = found && (await findAccount(db, found.user.id));
    if (!account?.active) return UNKNOWN;
    return { id: account.id, actor: actorOfAccount(account), expiresAt: Number.POSITIVE_INFINITY };
  }

  async function byKey(key: string): Promise<Known> {
    const found = /^xn_[\w-]{43}$/.test(key) ? await acceptApiKey(db, key, clock.now()) : undefined;
    if (!found) return UNKNOWN;
    const { id, name, scopes, expiresAt } = found;
    return { id, actor: { kind: 'api-key', id, name, can: grants.among(scopes) }, expiresAt };
  }

  async function byMonth(token: string): Promise<Known> {
    const found = await findMonthToken(db, token);
    if (!found) return UNKNOWN;
    const { id, customerId, month, expiresAt } = found;
    return { id, actor: { kind: 'month-holder', id, name: '', customerId, month, can: grants.of(['month-holder']) }, expiresAt };
  }

  async function byNote(token: string): Promise<Known> {
    if (isMonthToken(token)) return byMonth(token);
    const note = isNoteToken(token) ? await findNoteToken(db, token) : undefined;
    if (!note) return UNKNOWN;
    const { id, customerId, siteId, noteId, expiresAt } = note;
    const actor: Actor = { kind: 'note-holder', id, name: '', customerId, siteId, noteId, can: grants.of(['note-holder']) };
    return { id, actor, expiresAt, note };
  }

  /** Only hashes are kept in memory, so that a heap dump opens nothing. */
  async function recall(kind: 'session' | 'key' | 'note', secret: string): Promise<Known | undefined> {
    const find = { session: bySession, key: byKey, note: byNote }[kind];
    const found = await known.get(`${kind} ${sha256(secret).toString('base64')}`, () => find(secret));
    return found === UNKNOWN || found.expiresAt <= clock.now() ? undefined : found;
  }

  return {
    async actorOf(headers: IncomingHttpHeaders): Promise<Actor> {
      const note = noteTokenIn(headers);
      if (note !== undefined) {
        const holder = await recall('note', note);
        if (!holder) throw no('note-token-unknown');
        return holder.actor;
      }
      const key = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
      if (key !== undefined) {
        const holder = await recall('key', key);
        if (!holder) throw no('bad-api-key');
        return holder.actor;
      }
      const cookie = cookieIn(headers.cookie, cookieName);
      return (cookie && (await recall('session', cookie))?.actor) || NOBODY;
    },
    noteToken: async (token: string): Promise<NoteAccess | undefined> => (await recall('note', token))?.note,
    forget: known.forget,
    forgetAll: known.forgetAll,
  };
}

function noteTokenIn(headers: IncomingHttpHeaders): string | undefined {
  const own = headers['x-note-token'];
  if (typeof own === 'string' && own !== '') return own;
  return /^Note +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

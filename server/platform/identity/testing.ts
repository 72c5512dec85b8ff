// For tests: identity behind a real server on a database of its own.
import pg from 'pg';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import type { App } from '../app.ts';
import { openKysely, openPool } from '../database/connect.ts';
import { openLive } from '../http/live.ts';
import { buildServer } from '../http/server.ts';
import type { Module } from '../module.ts';
import { catalogueOf, openUnits } from '../unit.ts';
import { createIdentity, type OpenIdentity } from './identity.ts';
import { identityModule } from './module.ts';
import type { Writer } from './public.ts';
import { mountAuth } from './routes.ts';

type Options = {
  readonly pg: { readonly ownerUrl: string; readonly templateName: string };
  readonly modules?: readonly Module[];
  readonly sms?: boolean;
  readonly publicUrl?: string;
};

async function freshDatabase({ ownerUrl, templateName }: Options['pg']): Promise<string> {
  const name = `identity_${newId().slice(-12)}`;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create database ${name} template ${templateName}`).finally(() => client.end());
  return Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).href;
}

/** Only the machines that identity and staff touch. */
type SmallApp = Pick<App, 'db' | 'clock' | 'identity' | 'live' | 'publicUrl' | 'companyName' | 'demoSignIns' | 'inUnit'>;

export async function openIdentityServer({ pg: place, modules: more = [], sms = false, publicUrl = 'http://localhost:8080' }: Options) {
  const databaseUrl = await freshDatabase(place);
  const machine = { now: Date.parse('2026-03-02T08:00:00+08:00') };
  const clock = { now: () => machine.now };
  const db = openKysely(openPool(databaseUrl));
  const sent: { phone: string; code: string }[] = [];
  const sendCode = sms ? async (phone: string, code: string) => void sent.push({ phone, code }) : undefined;
  const options = { db, databaseUrl, clock, secret: 'a secret for tests only, long enough', publicUrl, sendCode };
  const identity: OpenIdentity = await createIdentity(options);
  const live = await openLive(databaseUrl);
  const modules = [identityModule as unknown as Module, ...more];
  identity.defineGrants(Object.assign({}, ...modules.map((module) => module.permissions)));
  const units = openUnits({ catalogue: catalogueOf(modules), keeper: async () => [] });
  const app = {
    db,
    clock,
    identity,
    live,
    publicUrl,
    companyName: '测试食材配送',
    demoSignIns: () => [],
    inUnit: (actor, work) => units({ app, actor, now: clock.now(), locale: 'zh-CN' }, work),
  } as SmallApp as App;
  const server = await buildServer({ app, units, modules, mounts: [mountAuth(identity)] });

  return {
    app,
    identity,
    sent,
    options,
    write: <T>(work: (unit: Writer) => Promise<T>): Promise<T> => db.transaction().execute((tx) => work({ tx, now: clock.now(), actor: SYSTEM })),
    forward: (milliseconds: number) => {
      machine.now += milliseconds;
    },
    visitor: () => visitor(server),
    async close() {
      await server.close();
      await identity.close();
      await live.close();
      await db.destroy();
    },
  };
}

export type IdentityServer = Awaited<ReturnType<typeof openIdentityServer>>;
type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly cookies: readonly string[] };

/** A browser: keeps its cookies. */
function visitor(server: Awaited<ReturnType<typeof buildServer>>) {
  const jar = new Map<string, string>();
  async function ask(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    { body, headers = {} }: { body?: object; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await server.inject({
      method,
      url: `/api${path}`,
      headers: { ...(cookie && { cookie }), ...headers },
      ...(body && { payload: body }),
    });
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    for (const line of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: answer.statusCode, body: answer.body ? answer.json() : {}, cookies };
  }
  return {
    jar,
    get: (path: string, headers?: Record<string, string>) => ask('GET', path, headers && { headers }),
    post: (path: string, body: object = {}, headers?: Record<string, string>) => ask('POST', path, { body, ...(headers && { headers }) }),
    put: (path: string, body: object) => ask('PUT', path, { body }),
  };
}

export type Visitor = ReturnType<typeof visitor>;

export const PASSWORD = 'correct horse';

let next = 0;
/** Somebody of the service, with a user name of their own and `PASSWORD`. */
export async function newStaff(house: IdentityServer): Promise<{ accountId: string; userName: string }> {
  const userName = `staff-${++next}`;
  const staff = { userName, displayName: '某人', roles: ['service-agent' as const], password: PASSWORD };
  const { accountId } = await house.write((unit) => house.identity.createStaff(unit, staff));
  return { accountId, userName };
}

export const signIn = (visitor: Visitor, username: string, password = PASSWORD) => visitor.post('/auth/sign-in/username', { username, password });

export async function signedIn(house: IdentityServer, username: string): Promise<Visitor> {
  const visitor = house.visitor();
  const { status } = await signIn(visitor, username);
  if (status !== 200) throw new Error(`${username} could not sign in: ${status}`);
  return visitor;
}

export const kindOf = async (visitor: Visitor, headers?: Record<string, string>) => (await visitor.get('/session', headers)).body.kind;

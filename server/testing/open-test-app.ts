// A whole installation for one test file: real database from the template, real HTTP (injected), a time machine, signed-in clients.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { inject } from 'vitest';
import contract from '../../web/client/contract.gen.json' with { type: 'json' };
import type { Contracts } from '../../web/client/contract-types.gen.ts';
import { type Installation, type InstallationOptions, openInstallation } from '../installation.ts';
import { type LinkRole, type OutsideRole, type StaffRole, SYSTEM } from '../kernel/actor.ts';
import { newId } from '../kernel/id.ts';
import { type Clock, type Instant, instant } from '../kernel/time.ts';
import { modules, openKeeper } from '../modules.ts';

export type TestClient = JsonifiedClient<ContractRouterClient<Contracts>>;
export type SignedIn = { readonly api: TestClient; readonly accountId: string; readonly headers: Record<string, string> };

/** A clock that stands still until it is moved. Sweeps and tasks run at every stop of `advance`. */
export type TimeMachine = Clock & { set(at: Instant | string): void; move(ms: number): void };

const PASSWORD = 'a-long-test-password';
const PER_MINUTE = 1_000_000;

function timeMachine(start: string): TimeMachine {
  let now = instant(start);
  return {
    now: () => now,
    set: (at) => {
      now = typeof at === 'string' ? instant(at) : at;
    },
    move: (ms) => {
      now += ms;
    },
  };
}

async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { ownerUrl, templateName } = inject('pg');
  const name = `t_${newId().replaceAll('-', '')}`;
  const owner = async (sql: string) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await owner(`create database ${name} template ${templateName} strategy file_copy`);
  const url = Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).href;
  return { url, drop: () => owner(`drop database if exists ${name} with (force)`) };
}

export type TestApp = Awaited<ReturnType<typeof openTestApp>>;

/** `at`: where the clock stands, a Monday morning by default. `load`: shipped data (plans, calendars). `demo`: the demo company too. Call `close` in afterAll. */
export async function openTestApp({
  at = '2026-03-02T08:00:00+08:00',
  load = true,
  demo = false,
  parts = { modules, openKeeper },
}: {
  at?: string;
  load?: boolean;
  demo?: boolean;
  /** Other modules than the product's: a keeper with clauses of its own. */
  parts?: Pick<InstallationOptions, 'modules' | 'openKeeper'>;
} = {}) {
  const database = await freshDatabase();
  const clock = timeMachine(at);
  const filesFolder = await mkdtemp(join(tmpdir(), 'xiannuo-files-'));
  const errors: object[] = [];
  const installation = await openInstallation({
    databaseUrl: database.url,
    ...parts,
    clock,
    filesFolder,
    publicUrl: 'http://localhost:8080',
    companyName: '测试食材配送',
    secret: 'a secret for tests only, long enough to sign with',
    connections: 8,
    log: (line) => errors.push(line),
  });
  if (load || demo) await installation.load({ demo });
  const server = (await installation.buildServer({ perMinute: PER_MINUTE })) as unknown as FastifyInstance;
  await server.ready();
  const people = new Map<string, Promise<SignedIn>>();

  return {
    ...installation,
    server,
    clock,
    errors,
    databaseUrl: database.url,
    /** A client that sends these headers. Without any it is nobody. */
    client: (headers: Record<string, string> = {}) => clientOf(server, headers),
    /** A colleague with one role, made once per role and name; signs in for real. */
    as(role: StaffRole, name = ''): Promise<SignedIn> {
      const known = people.get(role + name) ?? signInStaff(installation, server, role);
      people.set(role + name, known);
      return known;
    },
    /** Somebody of a customer. */
    asContact(customerId: string, role: Exclude<OutsideRole, LinkRole> = 'customer-receiver'): Promise<SignedIn> {
      const key = `${customerId}:${role}`;
      const known = people.get(key) ?? signInContact(installation, server, { customerId, role });
      people.set(key, known);
      return known;
    },
    /** Moves the clock in steps, sweeping and running tasks at each stop. */
    async advance(ms: number, step = ms): Promise<void> {
      for (let left = ms; left > 0; left -= step) {
        clock.move(Math.min(step, left));
        await installation.settle();
      }
    },
    async close(): Promise<void> {
      await server.close();
      await installation.close();
      await database.drop();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}

export function clientOf(server: FastifyInstance, headers: Record<string, string>): TestClient {
  const link = new OpenAPILink(contract as never, {
    url: 'http://localhost/api',
    headers: () => headers,
    fetch: (request) => injected(server, request),
  });
  return createORPCClient(link) as TestClient;
}

async function injected(server: FastifyInstance, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const body = request.body === null ? {} : { payload: Buffer.from(await request.arrayBuffer()) };
  const answer = await server.inject({
    method: request.method as 'GET',
    url: url.pathname + url.search,
    headers: Object.fromEntries(request.headers),
    ...body,
  });
  const headers = Object.entries(answer.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));
  return new Response([204, 304].includes(answer.statusCode) ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers });
}

async function signInStaff({ app }: Installation, server: FastifyInstance, role: StaffRole): Promise<SignedIn> {
  const userName = `${role}-${newId().slice(-6)}`;
  const { accountId } = await app.inUnit(SYSTEM, (unit) =>
    app.identity.createStaff(unit, { userName, displayName: role, roles: [role], password: PASSWORD }),
  );
  return signIn(server, { path: 'sign-in/username', body: { username: userName, password: PASSWORD }, accountId });
}

async function signInContact(
  { app }: Installation,
  server: FastifyInstance,
  { customerId, role }: { customerId: string; role: Exclude<OutsideRole, LinkRole> },
): Promise<SignedIn> {
  const phone = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  const { accountId } = await app.inUnit(SYSTEM, (unit) =>
    app.identity.createContact(unit, { phone, displayName: role, roles: [role], customerId, password: PASSWORD }),
  );
  return signIn(server, { path: 'sign-in/phone-number', body: { phoneNumber: phone, password: PASSWORD }, accountId });
}

async function signIn(server: FastifyInstance, { path, body, accountId }: { path: string; body: object; accountId: string }): Promise<SignedIn> {
  const answer = await server.inject({ method: 'POST', url: `/api/auth/${path}`, payload: body });
  if (answer.statusCode !== 200) throw new Error(`sign-in answered ${answer.statusCode}: ${answer.body}`);
  const headers = { cookie: answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ') };
  return { api: clientOf(server, headers), accountId, headers };
}

/** The stable code of what a call was refused with; fails when it was not refused. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ code: string; status: number; message: string; fields: { path: string; message: string }[] }> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return { code: error.code, status: error.status, message: error.message, fields: (error.data as { fields?: [] } | undefined)?.fields ?? [] };
  }
  throw new Error('expected a refusal, got an answer');
}

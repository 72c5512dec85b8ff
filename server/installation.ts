// One installation: machines and modules put together. main.ts and the tests open it; modules.ts says which modules there are.
import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Actor } from './kernel/actor.ts';
import type { Text } from './kernel/text.ts';
import { type Clock, DAY, MINUTE } from './kernel/time.ts';
import type { App, Unit } from './platform/app.ts';
import { openKysely, openPool } from './platform/database/connect.ts';
import { openDocuments } from './platform/documents/public.ts';
import { mountFiles } from './platform/files/mount.ts';
import { openFiles } from './platform/files/open-files.ts';
import type { S3Settings } from './platform/files/public.ts';
import { forget } from './platform/http/idempotency.ts';
import { openLive } from './platform/http/live.ts';
import { buildServer, type ServerOptions } from './platform/http/server.ts';
import { createIdentity, type OpenIdentity } from './platform/identity/identity.ts';
import { mountAuth } from './platform/identity/routes.ts';
import { type SmsGateway, sendByGateway } from './platform/identity/sms-gateway.ts';
import { openJobs, RUN } from './platform/jobs/open-jobs.ts';
import { runJob } from './platform/jobs/run-job.ts';
import { seal } from './platform/journal/seal.ts';
import { openMessaging } from './platform/messaging/open-messaging.ts';
import type { DemoSignIn, Module } from './platform/module.ts';
import { type Sweep, sweepAll, sweepOften } from './platform/sweeps.ts';
import { openTasks } from './platform/tasks/open-tasks.ts';
import type { TaskRun } from './platform/tasks/public.ts';
import { type Catalogue, catalogueOf, type Keeper, openUnits, type Units } from './platform/unit.ts';

type Mount = NonNullable<ServerOptions['mounts']>[number];

export type InstallationOptions = {
  /** A login that may become `xiannuo_app`. The schema is up to date (`prepareDatabase`). */
  readonly databaseUrl: string;
  readonly modules: readonly Module[];
  readonly openKeeper: (modules: readonly Module[], catalogue: Catalogue) => Keeper;
  readonly clock: Clock;
  /** Absolute folder for uploads. */
  readonly filesFolder: string;
  readonly publicUrl: string;
  readonly companyName?: string;
  readonly secret: string;
  readonly smtpUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
  readonly sms?: SmsGateway | undefined;
  readonly s3?: S3Settings | undefined;
  readonly connections?: number;
  readonly log?: (line: object) => void;
};

export type Installation = {
  readonly app: App;
  readonly units: Units;
  readonly catalogue: Catalogue;
  readonly modules: readonly Module[];
  readonly sweeps: readonly Sweep[];
  buildServer(options?: { webRoot?: string; tls?: { cert: Buffer; key: Buffer }; perMinute?: number }): Promise<FastifyInstance<Server>>;
  /** Shipped data; then, where asked for and nothing is there yet, the demo company. */
  load(options: { demo: boolean }): Promise<void>;
  /** Sweeps and tasks begin to run in this process. */
  start(): Promise<void>;
  /** Every sweep once and all due tasks: what the time machine does after each step. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** What is open once the machines are: the app for the modules, and what only the composition needs. */
type Machines = {
  readonly app: App;
  readonly identity: OpenIdentity;
  readonly units: Units;
  readonly catalogue: Catalogue;
  /** Who of the demo may be tried; filled when the demo is there. */
  readonly demo: { signIns: readonly DemoSignIn[] };
};

async function openMachines(options: InstallationOptions, onError: (error: unknown) => void): Promise<Machines> {
  const { databaseUrl, modules, clock, publicUrl, secret, smtpUrl, mailFrom, s3 } = options;
  const pool = openPool(databaseUrl, { max: options.connections ?? 16 });
  const db = openKysely(pool);
  const identity = await createIdentity({ db, databaseUrl, clock, secret, publicUrl, sendCode: options.sms && sendByGateway(options.sms) });
  identity.defineGrants(Object.assign({}, ...modules.map((module) => module.permissions)) as Record<string, { label: Text; roles: [] }>);
  const templates = Object.assign({}, ...modules.map((module) => module.templates ?? {}));
  const catalogue = catalogueOf(modules);
  const units = openUnits({ catalogue, keeper: options.openKeeper(modules, catalogue) });
  const jobs = new Map(modules.flatMap((module) => Object.entries(module.jobs ?? {})));
  const demo: Machines['demo'] = { signIns: [] };
  const app: App = {
    db,
    clock,
    identity,
    messaging: openMessaging({ templates, smtpUrl, mailFrom }),
    tasks: await openTasks({ pool, clock, onError }),
    jobs: openJobs(new Set(jobs.keys())),
    files: await openFiles({ db, folder: options.filesFolder, ...(s3 ? { s3 } : {}) }),
    documents: openDocuments(),
    live: await openLive(databaseUrl),
    facts: catalogue.facts,
    publicUrl,
    companyName: options.companyName ?? '鲜诺',
    demoSignIns: () => demo.signIns,
    inUnit: <T>(actor: Actor, work: (unit: Unit) => Promise<T>) => units({ app, actor, now: clock.now(), locale: 'zh-CN' }, work),
  };
  const workers: [string, (app: App, data: never, run: TaskRun) => Promise<void>][] = modules.flatMap((module) => Object.entries(module.tasks ?? {}));
  workers.push([RUN, runJob(jobs)]);
  app.tasks.handle(Object.fromEntries(workers.map(([name, run]) => [name, (data, taskRun) => run(app, data as never, taskRun)])));
  return { app, identity, units, catalogue, demo };
}

export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { modules, clock, log = () => undefined } = options;
  const onError = (error: unknown) => log({ level: 'error', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  const { app, identity, units, catalogue, demo } = await openMachines(options, onError);
  const sweeps = [...PLATFORM_SWEEPS, ...modules.flatMap((module) => module.sweeps ?? [])];
  const files: Mount = (server, actorOf) => mountFiles(server, { files: app.files, actorOf, now: () => clock.now() });
  let stopSweeps = async (): Promise<void> => undefined;

  return {
    app,
    units,
    catalogue,
    modules,
    sweeps,
    buildServer: (more = {}) => buildServer({ app, units, modules, log, ...more, mounts: [mountAuth(identity), files] }),
    async load({ demo: wanted }) {
      for (const module of modules) await module.start?.(app);
      if (wanted && (await isEmpty(app))) for (const module of modules) await module.demo?.(app);
      if (wanted && (await hasDemo(app))) demo.signIns = modules.flatMap((module) => module.demoSignIns ?? []);
    },
    async start() {
      await app.tasks.start();
      stopSweeps = sweepOften(app, sweeps, onError);
    },
    async settle() {
      await sweepAll(app, sweeps);
      const { failed } = await app.tasks.drain();
      if (failed.length > 0) throw new Error(`task ${failed[0]?.name}: ${failed[0]?.error}`);
    },
    async close() {
      await stopSweeps();
      await app.tasks.stop();
      await Promise.all([app.messaging.close(), identity.close(), app.live.close()]);
      await app.db.destroy();
    },
  };
}

/** Nobody has an account yet: nobody has used this installation. */
async function isEmpty({ db }: App): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select not exists (select from identity.account) as empty`.execute(db);
  return rows[0]?.empty ?? false;
}

async function hasDemo({ db }: App): Promise<boolean> {
  const { rows } = await sql<{ demo: boolean }>`select exists (select from identity.account where user_name = 'agent') as demo`.execute(db);
  return rows[0]?.demo ?? false;
}

const PLATFORM_SWEEPS: readonly Sweep[] = [
  { name: 'journal.seal', every: MINUTE, run: (app) => seal(app.db, app.clock.now()) },
  {
    name: 'journal.make-partitions',
    every: DAY,
    run: ({ db, clock }) => sql`select journal.make_partitions(to_timestamp(${clock.now() / 1000}))`.execute(db),
  },
  { name: 'http.forget-keys', every: DAY, run: ({ db, clock }) => forget(db, clock.now()) },
  { name: 'files.remove-orphans', every: 60 * MINUTE, run: ({ files, clock }) => files.sweep(clock.now()) },
];

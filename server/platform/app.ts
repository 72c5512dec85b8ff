// What every use case is handed: the machines of the platform and one unit of work. No business here.
import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import type { Fact, FactDefinition, Told } from '../kernel/fact.ts';
import type { Locale } from '../kernel/text.ts';
import type { Clock, Instant } from '../kernel/time.ts';
import type { DB } from './database/schema.gen.ts';
import type { Documents } from './documents/public.ts';
import type { Files } from './files/public.ts';
import type { Live } from './http/live.ts';
import type { Identity } from './identity/public.ts';
import type { Jobs } from './jobs/public.ts';
import type { Messaging } from './messaging/public.ts';
import type { DemoSignIn } from './module.ts';
import type { Tasks } from './tasks/public.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

/** The machines. One per process, made in main.ts; tests make one per database. */
export type App = {
  readonly db: Db;
  readonly clock: Clock;
  readonly tasks: Tasks;
  readonly jobs: Jobs;
  readonly files: Files;
  readonly messaging: Messaging;
  readonly documents: Documents;
  readonly identity: Identity;
  readonly live: Live;
  /** Every fact that some module tells, by name: what plans are checked against. */
  readonly facts: ReadonlyMap<string, FactDefinition>;
  /** The company whose installation this is, as sign-in pages and prints show it. */
  readonly companyName: string;
  /** Empty unless the demo company was loaded here. */
  demoSignIns(): readonly DemoSignIn[];
  /** Address under which people reach this installation, without a trailing slash. */
  readonly publicUrl: string;
  /** One transaction outside any request: sweeps, reactions, start-up. */
  inUnit<T>(actor: Actor, work: (unit: Unit) => Promise<T>): Promise<T>;
};

/** One transaction with one actor and one moment. Public functions of modules that write take this. */
export type Unit = {
  readonly app: App;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Instant;
  readonly locale: Locale;
  /**
   * Records facts: journal, the tables of their module (`apply`), the keeper of commitments, reactions; all in this transaction.
   * `fresh` says that every subject of these facts is new (spares the keeper a read). `along`: inserts of the caller that need no answer
   * and ride in the same round trip; they see nothing that these facts write.
   */
  record(told: readonly Told[], options?: { readonly fresh?: boolean; readonly along?: readonly RawBuilder<unknown>[] }): Promise<readonly Fact[]>;
  /** An insert that nobody reads before the unit ends: rides along with what the unit records next, or goes at its end. */
  along(insert: RawBuilder<unknown>): void;
  /** Tells open screens, after commit, to read again: `queue`, `case:<id>`, `inbox:<accountId>`. */
  announce(topic: string): void;
  /** Runs after the commit, in this process only: wake-ups, never effects that must not be lost. */
  afterCommit(work: () => void): void;
};

/** One request. `write` opens the unit; with an idempotency key the same key gives the same answer. */
export type Call = {
  readonly app: App;
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Instant;
  readonly locale: Locale;
  readonly requestId: string;
  write<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
};

// What a module hands to main.ts. Adding a thing to a module never means editing a list outside it.
import type { AnyContractProcedure, ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput, Meta } from '@orpc/contract';
import type { RawBuilder } from 'kysely';
import type { Role } from '../kernel/actor.ts';
import type { Fact, FactDefinition } from '../kernel/fact.ts';
import type { Text } from '../kernel/text.ts';
import type { Instant } from '../kernel/time.ts';
import type { App, Call, Db, Tx, Unit } from './app.ts';
import type { JobWorker } from './jobs/public.ts';
import type { Templates } from './messaging/public.ts';
import type { TaskRun } from './tasks/public.ts';

export type Contract = Readonly<Record<string, AnyContractProcedure>>;

/** A handler for each contract entry: a missing one is a type error. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends ContractProcedure<infer I, infer O, ErrorMap, Meta>
    ? (call: Call, input: InferSchemaOutput<I>) => Promise<InferSchemaInput<O>>
    : never;
};

/** Permission name → label and the roles that hold it from the start. `api: true` lets API keys be granted it. */
export type Permissions = Readonly<Record<string, { readonly label: Text; readonly roles: readonly Role[] }>>;

export type ApplyMany = {
  readonly apply: (tx: Tx, facts: readonly Fact[]) => Promise<void>;
  /**
   * The same as statements that are sent together with the append of the facts (their positions are not known yet); null: not possible this
   * time. None sees what another writes, and no two may write one row.
   */
  readonly beside?: (facts: readonly Fact[]) => readonly RawBuilder<unknown>[] | null;
};

export type Module<C extends Contract = Contract> = {
  readonly name: string;
  readonly contract: C;
  readonly handlers: Handlers<C>;
  readonly permissions: Permissions;
  readonly facts: readonly FactDefinition[];
  /** Codes and texts of the module's refusals (`defineRefusals(...)`). */
  readonly refusals: readonly { readonly codes: readonly string[]; readonly written: object }[];
  /** Fact name → the only writer of this module's life-cycle tables. Replaying the journal through these rebuilds `rebuilds`. */
  readonly apply?: Readonly<Record<string, (tx: Tx, fact: Fact) => Promise<void>>>;
  /** In place of `apply` for facts that come in numbers: all of one recording together, in order. Replay hands them over one by one. */
  readonly applyMany?: ApplyMany & { readonly names: readonly string[] };
  /** Tables that `apply` alone writes, `schema.table`, in an order that respects foreign keys. */
  readonly rebuilds?: readonly string[];
  /** Reactions to facts of any module, in the writer's transaction. Slow or outward work is enqueued as a task from here. */
  readonly hears?: Readonly<Record<string, (unit: Unit, fact: Fact) => Promise<void>>>;
  /** Subject type → keeps the tightest running clock beside the subject, for lists sorted by time left. Told by the keeper, one call per unit. */
  readonly shows?: Readonly<Record<string, (unit: Unit, clocks: readonly ShownClock[]) => Promise<void>>>;
  /** Subject type → the accounts that answer for each subject now: who is warned before a promise about it breaks. */
  readonly concerns?: Readonly<Record<string, (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>>>;
  /** Subject type → what people call each subject: number and place (`SH261122-000001 实验小学`), for notices and papers. */
  readonly names?: Readonly<Record<string, (db: Db | Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>>>;
  /** Task name → worker. Enqueue by `app.tasks.enqueue(tx, name, data, { key })`. */
  readonly tasks?: Readonly<Record<string, (app: App, data: never, run: TaskRun) => Promise<void>>>;
  /** Kind of long work → who does it. Start by `app.jobs.start(unit, { kind, input, title })`. */
  readonly jobs?: Readonly<Record<string, JobWorker>>;
  /** Wording of the notices this module sends (`defineTemplates`). */
  readonly templates?: Templates;
  /** Runs every so often while the server is up, and whenever the time machine of a test moves. */
  readonly sweeps?: readonly { readonly name: string; readonly every: number; readonly run: (app: App) => Promise<unknown> }[];
  /** Once at start-up, after migrations: load data that ships with the product. Must be safe to repeat. */
  readonly start?: (app: App) => Promise<void>;
  /** Who of the demo may be tried with one tap on the sign-in page. */
  readonly demoSignIns?: readonly DemoSignIn[];
  /** Demo company content; runs only on an empty installation and unless DEMO=off. */
  readonly demo?: (app: App) => Promise<void>;
};

export type DemoSignIn = {
  readonly face: 'desk' | 'portal' | 'driver';
  readonly userName?: string;
  readonly phone?: string;
  readonly password: string;
  readonly label: Text;
};

/** The tightest of a subject's running commitments; `dueAt` null when nothing runs or the clock is paused. */
export type ShownClock = {
  readonly subjectId: string;
  readonly dueAt: Instant | null;
  /** When that clock began. */
  readonly startedAt: Instant | null;
  readonly commitmentId: string | null;
  readonly paused: boolean;
  readonly running: number;
  readonly missed: number;
};

export const defineModule = <C extends Contract>(module: Module<C>): Module<C> => module;

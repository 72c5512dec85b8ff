// Work done later, outside the request: enqueued in the writer's transaction, tried again with growing pauses, visible when it failed for good.

import type { Instant } from '../../kernel/time.ts';
import type { Tx } from '../app.ts';

export type EnqueueOptions = {
  /** The same name and key is one task for ever: enqueued again while it waits, runs or has run, nothing happens. */
  readonly key?: string;
  readonly delaySeconds?: number;
};

/** What a worker knows about the run it is in. A run may be repeated after a crash: effects must be idempotent. */
export type TaskRun = {
  readonly id: string;
  /** 1 for the first run. */
  readonly attempt: number;
  /** True when a failure now ends the retries. */
  readonly last: boolean;
  /** Aborted when somebody cancels the task, or the server stops before it ends. */
  readonly signal: AbortSignal;
  report(progress: { readonly done: number; readonly total?: number; readonly note?: string }): Promise<void>;
  cancelled(): Promise<boolean>;
};

export type Worker = (data: object, run: TaskRun) => Promise<void>;

export const TASK_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export type Task = {
  readonly id: string;
  readonly name: string;
  readonly key: string | null;
  readonly state: TaskState;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
  readonly endedAt: Instant | null;
  readonly error: string | null;
  readonly progress: { readonly done: number; readonly total: number | null; readonly note: string | null } | null;
  readonly cancelAsked: boolean;
};

export type Drained = { readonly ran: number; readonly failed: readonly { readonly id: string; readonly name: string; readonly error: string }[] };

export type Tasks = {
  /** In the caller's transaction: the task exists exactly when the transaction commits. Answers the task's id. */
  enqueue(tx: Tx, name: string, data: object, options?: EnqueueOptions): Promise<string>;
  /** Names the workers without beginning to run: enough for `drain`. */
  handle(workers: Readonly<Record<string, Worker>>): void;
  /** Begins to run what is due, in this process. */
  start(workers?: Readonly<Record<string, Worker>>): Promise<void>;
  /** Takes nothing new, waits for what runs (20 s at most), lets go. */
  stop(): Promise<void>;
  /** Runs everything due at this moment of the clock, one after another, until nothing is. For tests and stories. */
  drain(): Promise<Drained>;
  /** Newest first; not for `done` tasks of a busy installation (no index serves that). */
  list(query: { readonly states: readonly TaskState[]; readonly before?: string; readonly limit: number }): Promise<readonly Task[]>;
  find(id: string): Promise<Task | undefined>;
  /** A failed or cancelled task waits again. False: it is in no such state. */
  rerun(tx: Tx, id: string): Promise<boolean>;
  /** A waiting task will not run; a running one is asked to stop. False: it has ended already. */
  cancel(tx: Tx, id: string): Promise<boolean>;
  /** Drops rows of tasks that ended long ago, remembering their keys. */
  tidy(): Promise<number>;
};

// Long work somebody waits for: an import, an export, a batch of prints. Runs as a task in the name of who asked, shows how far it is, can be cancelled.

import type { Actor } from '../../kernel/actor.ts';
import type { Locale, Text } from '../../kernel/text.ts';
import type { App, Unit } from '../app.ts';

export { JOB_STATES, type JobState } from './job.ts';

/** What a worker knows of its run. A run may be repeated after a crash: what it writes must be safe to write again. */
export type JobRun = {
  readonly id: string;
  readonly actor: Actor;
  readonly locale: Locale;
  /** Says how far it is; throws where the owner has cancelled, so call it between the parts of the work. */
  progress(done: number, total?: number): Promise<void>;
  /** One transaction in the owner's name. */
  inUnit<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  /** Keeps a made file for the owner, 24 hours at least. Answers its id. */
  keep(bytes: Buffer, as: { readonly name: string; readonly mediaType: string }): Promise<string>;
};

export type JobResult = { readonly fileId?: string; readonly summary?: Readonly<Record<string, unknown>> };
export type JobWorker = (app: App, input: never, run: JobRun) => Promise<JobResult>;

export type NewJob = { readonly kind: string; readonly input: object; readonly title: Text };

export type Jobs = {
  /** In the caller's transaction: the job exists exactly when the transaction commits. Answers its id; live topic `job:<id>`. */
  start(unit: Unit, job: NewJob): Promise<string>;
};

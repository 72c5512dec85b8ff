// The task behind every job: does the work in the owner's name, keeps how it ended.
import { Readable } from 'node:stream';
import type { Actor } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type Locale, say } from '../../kernel/text.ts';
import { iso } from '../../kernel/time.ts';
import type { App } from '../app.ts';
import type { TaskRun } from '../tasks/public.ts';
import type { JobState } from './job.ts';
import type { JobResult, JobRun, JobWorker } from './public.ts';

class Cancelled extends Error {}

const BROKE = {
  zh: '处理时出错，已记录。请稍后重试，或联系管理员。',
  en: 'Something broke and was logged. Try again later or ask your administrator.',
};

type Ending = { readonly state: JobState; readonly result?: JobResult; readonly message?: string };
export type KeptActor = Omit<Actor, 'can'> & { readonly can: readonly string[] };

export const runJob =
  (workers: ReadonlyMap<string, JobWorker>) =>
  async (app: App, { jobId }: { readonly jobId: string }, task: TaskRun): Promise<void> => {
    const row = await app.db.selectFrom('jobs.job').selectAll().where('id', '=', jobId).executeTakeFirst();
    if (!row || !['waiting', 'running'].includes(row.state)) return;
    const worker = workers.get(row.kind);
    if (!worker) throw new Error(`no job is of the kind ${row.kind}`);
    const kept = row.actor as unknown as KeptActor;
    const run = runOf(app, { jobId, actor: { ...kept, can: new Set(kept.can) } as Actor, locale: row.locale as Locale });
    try {
      await run.progress(row.done);
      await end(app, jobId, { state: 'done', result: await worker(app, row.input as never, run) });
    } catch (error) {
      if (error instanceof Cancelled) return end(app, jobId, { state: 'cancelled' });
      if (error instanceof Refusal) return end(app, jobId, { state: 'refused', message: say(error.text, run.locale, error.params) });
      if (task.last) await end(app, jobId, { state: 'failed', message: say(BROKE, run.locale) });
      throw error;
    }
  };

async function end(app: App, jobId: string, { state, result = {}, message }: Ending): Promise<void> {
  const values = { state, message: message ?? null, file_id: result.fileId ?? null, summary: JSON.stringify(result.summary ?? null) };
  await app.db
    .updateTable('jobs.job')
    .set({ ...values, ended_at: iso(app.clock.now()) })
    .where('id', '=', jobId)
    .execute();
  app.live.publish([`job:${jobId}`]);
}

function runOf(app: App, { jobId, actor, locale }: { jobId: string; actor: Actor; locale: Locale }): JobRun {
  return {
    id: jobId,
    actor,
    locale,
    inUnit: (work) => app.inUnit(actor, work),
    async progress(done, total) {
      const row = await app.db
        .updateTable('jobs.job')
        .set({ state: 'running', done, ...(total === undefined ? {} : { total }) })
        .where('id', '=', jobId)
        .returning('cancel_asked')
        .executeTakeFirst();
      app.live.publish([`job:${jobId}`]);
      if (!row || row.cancel_asked) throw new Cancelled();
    },
    async keep(bytes, { name, mediaType }) {
      return (await app.files.receive({ body: Readable.from([bytes]), uploader: actor, now: app.clock.now(), mediaType, name })).id;
    },
  };
}

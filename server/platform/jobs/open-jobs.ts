import { actorRef } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { iso } from '../../kernel/time.ts';
import type { Jobs } from './public.ts';

export const RUN = 'jobs.run';

export function openJobs(kinds: ReadonlySet<string>): Jobs {
  return {
    async start(unit, { kind, input, title }) {
      if (!kinds.has(kind)) throw new Error(`no job is of the kind ${kind}`);
      const jobId = newId(unit.now);
      await unit.tx
        .insertInto('jobs.job')
        .values({
          id: jobId,
          kind,
          title: JSON.stringify(title),
          input: JSON.stringify(input),
          owner: actorRef(unit.actor),
          actor: JSON.stringify({ ...unit.actor, can: [...unit.actor.can] }),
          locale: unit.locale,
          state: 'waiting',
          created_at: iso(unit.now),
        })
        .execute();
      await unit.app.tasks.enqueue(unit.tx, RUN, { jobId }, { key: jobId });
      return jobId;
    },
  };
}

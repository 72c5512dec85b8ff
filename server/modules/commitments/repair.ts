// Repair: judge again from the journal, show what would change, then tell it. Every correction is a fact.
import { type RawBuilder, sql } from 'kysely';
import type { Subject } from '../../kernel/fact.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import type { Call, Db, Tx } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { commitmentOf, lockSubjects, type Row } from './commitment.store.ts';
import { type Commitment, clauseOf, type State } from './commitment.ts';
import type { contract } from './contract.ts';
import { type Judgement, judgeAll, type Task, type Work } from './judge-work.ts';
import { type Keeping, spread } from './keeper.ts';
import { isLongLived } from './listen.ts';
import { clauseByKey, clausesInForce, type Plans } from './plans-port.ts';
import { no } from './refusals.ts';

type Input = InputOf<typeof contract.repair>;
type Output = OutputOf<typeof contract.repair>;
const MOST = 5000;

export const repair =
  (keepingOf: () => Keeping) =>
  async (call: Call, { subject, customerId, apply }: Input): Promise<Output> => {
    if (!subject && !customerId) throw no('repair-what');
    const which = subject ? sql`c.subject_type = ${subject.type} and c.subject_id = ${subject.id}` : sql`c.customer_id = ${customerId}`;
    const keeping = keepingOf();
    if (!apply) return answer(await judgeAgain({ plans: keeping.plans, db: call.db, asOf: call.now }, which), { applied: false });
    return call.write(async (unit) => {
      await lockSubjects(unit.tx, await subjectsOf(unit.tx, which));
      const again = await judgeAgain({ plans: keeping.plans, db: unit.tx, asOf: unit.now }, which);
      await unit.record(again.judgement.told);
      await spread(unit, keeping, again.judgement);
      return answer(again, { applied: true });
    });
  };

type Reader = { readonly plans: Plans; readonly db: Db | Tx; readonly asOf: Instant };
type Again = { readonly judgement: Judgement; readonly before: readonly Commitment[]; readonly subjects: number };

async function subjectsOf(db: Db | Tx, which: RawBuilder<unknown>): Promise<Subject[]> {
  const { rows } =
    await sql<Subject>`select distinct subject_type as type, subject_id as id from commitments.commitment c where ${which} limit ${MOST}`.execute(db);
  return rows;
}

async function judgeAgain(reader: Reader, which: RawBuilder<unknown>): Promise<Again> {
  const { rows } = await sql<Row>`select c.* from commitments.commitment c where ${which} order by c.started_at limit ${MOST * 20}`.execute(
    reader.db,
  );
  const before = rows.map(commitmentOf);
  const groups = [...Map.groupBy(before, ({ subjectType, subjectId }) => `${subjectType}:${subjectId}`).values()];
  const works: Work[] = [];
  for (const stored of groups) works.push(await workOf(reader, stored));
  return { judgement: await judgeAll(reader, works), before, subjects: groups.length };
}

/** Every clause that has something on the subject, and those of its version that have not. */
async function workOf({ plans, db, asOf }: Reader, stored: readonly Commitment[]): Promise<Work> {
  const first = stored[0] as Commitment;
  const subject = { type: first.subjectType, id: first.subjectId };
  const tasks = new Map<string, Task>();
  for (const [key, rows] of Map.groupBy(stored, ({ clauseKey }) => clauseKey)) {
    const since = Math.min(...rows.map(({ state }) => instant(state.startedAt)));
    tasks.set(key, { clause: await clauseByKey(plans, db, key), mayOpen: false, since: isLongLived(subject.type) ? since : null });
  }
  const { contractKey, version } = clauseOf(first.clauseKey);
  const set = isLongLived(subject.type)
    ? await clausesInForce(plans, db, { customerId: first.customerId, at: asOf })
    : await plans.clausesAt(db, contractKey, version);
  for (const clause of set.clauses.filter(({ judge }) => judge.subject === subject.type)) {
    const known = tasks.get(clause.key);
    tasks.set(clause.key, { clause, mayOpen: true, since: known ? known.since : isLongLived(subject.type) ? asOf : null });
  }
  return { subject, customerId: first.customerId, siteId: first.siteId, tasks: [...tasks.values()], stored };
}

function answer({ judgement, before, subjects }: Again, { applied }: { applied: boolean }): Output {
  const was = new Map(before.map((one) => [one.commitmentId, one.state.verdict]));
  return {
    subjects,
    applied,
    differences: judgement.told.map(({ name, data }) => {
      const { commitmentId, clauseKey, subjectType, subjectId, instance, state } = data as Record<string, string> & { state: State };
      return {
        clauseId: clauseOf(clauseKey ?? '').clauseId,
        subject: { type: subjectType ?? '', id: subjectId ?? '' },
        instance: instance ?? '',
        fact: name,
        was: was.get(commitmentId ?? '') ?? null,
        becomes: state.verdict,
        dueAt: state.dueAt,
      };
    }),
  };
}

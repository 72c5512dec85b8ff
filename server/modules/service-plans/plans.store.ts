// The only SQL that writes the tables of service plans.
import { sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { CalendarFile } from './calendar.ts';
import type { contractBegan, contractEnded, contractSigned, planAdopted } from './facts.ts';
import type { Clause, PlanDocument } from './plan.ts';
import { factNames } from './watched.ts';

export type Version = { readonly key: string; readonly version: number };
export type Published = Version & { readonly sha256: string };
type Written = { readonly content: string; readonly sha256: string; readonly at: Instant; readonly by: string };

/** One publisher at a time, also over several processes. */
export const lockPublishing = (tx: Tx): Promise<unknown> => sql`select pg_advisory_xact_lock(7415060)`.execute(tx);

export const publishedPlans = (db: Db | Tx): Promise<Published[]> =>
  db.selectFrom('service_plans.plan_version').select(['key', 'version', 'sha256']).orderBy('key').orderBy('version').execute();

/** The newest published version of a plan or of terms. Throws where there is none. */
export const latestOf = (db: Db | Tx, key: string): Promise<Version> =>
  db.selectFrom('service_plans.plan_version').select(['key', 'version']).where('key', '=', key).orderBy('version', 'desc').executeTakeFirstOrThrow();

export const loadedCalendars = (db: Db | Tx): Promise<Published[]> =>
  db.selectFrom('service_plans.calendar_version').select(['key', 'version', 'sha256']).orderBy('key').orderBy('version').execute();

export async function documentOf(db: Db | Tx, { key, version }: Version): Promise<PlanDocument | undefined> {
  const row = await db
    .selectFrom('service_plans.plan_version')
    .select('parsed')
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && (row.parsed as unknown as PlanDocument);
}

/** Keeps a text for good, with a row for each of its clauses. */
export async function writePlan(tx: Tx, plan: PlanDocument, { content, sha256, at, by }: Written): Promise<void> {
  const head = { key: plan.plan, version: plan.version, kind: plan.kind, title: plan.title };
  await tx
    .insertInto('service_plans.plan_version')
    .values({ ...head, content, sha256, parsed: JSON.stringify(plan), published_at: iso(at), published_by: by })
    .execute();
  const rows = [...plan.overrides, ...plan.clauses].map((clause, position) => clauseRow(plan, clause, position));
  if (rows.length > 0) await tx.insertInto('service_plans.clause').values(rows).execute();
}

function clauseRow(plan: PlanDocument, clause: Clause, position: number) {
  const judge = clause.family === 'judged' ? clause.judge : undefined;
  const { id, family, bound, section, wording, mark, serves } = clause;
  return {
    ...{ plan_key: plan.plan, plan_version: plan.version, clause_id: id, position, family, bound, section, wording, mark, serves },
    kind: judge?.kind ?? null,
    subject: judge?.subject ?? null,
    facts: judge ? factNames(judge) : [],
  };
}

export async function writeCalendar(tx: Tx, file: CalendarFile, { content, sha256, at, by }: Written): Promise<void> {
  const head = { key: file.calendar, version: file.version, kind: file.kind, title: file.title };
  await tx
    .insertInto('service_plans.calendar_version')
    .values({ ...head, content, sha256, parsed: JSON.stringify(file), loaded_at: iso(at), loaded_by: by })
    .execute();
}

type Data<F extends { tell: (...args: never[]) => { data: unknown } }> = ReturnType<F['tell']>['data'];

export async function applyAdopted(tx: Tx, fact: Fact): Promise<void> {
  const { planKey, planVersion } = fact.data as Data<typeof planAdopted>;
  await tx
    .insertInto('service_plans.adoption')
    .values({ plan_key: planKey, plan_version: planVersion, from_at: iso(fact.occurredAt) })
    .execute();
}

export async function applySigned(tx: Tx, fact: Fact): Promise<void> {
  const data = fact.data as Data<typeof contractSigned>;
  await tx
    .insertInto('service_plans.contract')
    .values({
      contract_id: data.contractId,
      version: data.contractVersion,
      customer_id: data.customerId,
      number: data.number,
      plan_key: data.planKey,
      plan_version: data.planVersion,
      terms_key: data.termsKey,
      terms_version: data.termsVersion,
      in_force_from: data.from,
      in_force_to: data.to,
      signed_at: iso(fact.occurredAt),
    })
    .execute();
}

export async function applyBegan(tx: Tx, fact: Fact): Promise<void> {
  const { contractId, contractVersion } = fact.data as Data<typeof contractBegan>;
  await contractRow(tx, contractId, contractVersion)
    .set({ began_at: iso(fact.occurredAt) })
    .execute();
}

export async function applyEnded(tx: Tx, fact: Fact): Promise<void> {
  const { contractId, contractVersion } = fact.data as Data<typeof contractEnded>;
  await contractRow(tx, contractId, contractVersion)
    .set({ ended_at: iso(fact.occurredAt) })
    .execute();
}

const contractRow = (tx: Tx, contractId: string, version: number) =>
  tx.updateTable('service_plans.contract').where('contract_id', '=', contractId).where('version', '=', version);

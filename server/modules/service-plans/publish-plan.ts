// Publishing: a linted text becomes a version that never changes. The same text again changes nothing.
import { createHash } from 'node:crypto';
import { actorRef } from '../../kernel/actor.ts';
import type { FieldRefusal } from '../../kernel/refusal.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { CalendarFile } from './calendar.ts';
import { forget, settled, sharedOf } from './contracts-in-force.ts';
import { calendarLoaded, planAdopted, planPublished } from './facts.ts';
import { errorsOf, readLaws } from './lint-all.ts';
import { lintPlan } from './lint-plan.ts';
import type { PlanDocument } from './plan.ts';
import {
  documentOf,
  loadedCalendars,
  lockPublishing,
  type Published,
  publishedPlans,
  type Version,
  writeCalendar,
  writePlan,
} from './plans.store.ts';
import { type Problem, readCalendarFile, readPlan } from './read-plan.ts';
import { no } from './refusals.ts';
import type { Catalogue } from './watched.ts';

/** The plans that ship with the product; `laws.yaml` is part of the product, not of a plan. */
export const PLANS_FOLDER = new URL('../../../plans/', import.meta.url);
export const COMPANY = 'company';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const catalogueOf = (app: { facts?: ReadonlyMap<string, Catalogue[number]> }): Catalogue => [...(app.facts?.values() ?? [])];

/** Errors as fields of a refusal: `clauses line 12 [R4.4-…]` → what to do. */
const fieldsOf = (problems: readonly Problem[]): FieldRefusal[] =>
  problems.map(({ line, clause, text }) => ({ path: clause ? `${line} ${clause}` : String(line), text }));

export function refuseErrors(problems: readonly Problem[]): void {
  const errors = errorsOf(problems);
  if (errors.length > 0) throw no('has-errors', { count: errors.length }, fieldsOf(errors));
}

/** Lints a text against the published plans, the calendars and the facts this installation knows. */
export async function lintHere(call: Pick<Call, 'app' | 'db'>, text: string): Promise<{ plan?: PlanDocument; problems: readonly Problem[] }> {
  const basedOn = readPlan(text).value?.basedOn;
  const base = basedOn && (await documentOf(call.db, { key: basedOn.plan, version: basedOn.version }));
  const { calendars } = await sharedOf(call.db);
  return lintPlan(text, {
    catalogue: catalogueOf(call.app),
    laws: await readLaws(PLANS_FOLDER),
    calendars: [...calendars.values()].flatMap((file) => (file.kind === 'weekly' ? [file.calendar] : [])),
    base: () => base,
  });
}

/** True when this very text is published already; refuses another text of the same version, and a version older than the newest. */
function isPublished(published: readonly Published[], { key, version }: Version, hash: string): boolean {
  const versions = published.filter((each) => each.key === key);
  const newest = Math.max(0, ...versions.map((each) => each.version));
  const same = versions.find((each) => each.version === version);
  if (same ? same.sha256 !== hash : version <= newest) throw no('version-taken', { key, version, next: newest + 1 });
  return same !== undefined;
}

/** Keeps a plan that has been linted. */
export async function publish(unit: Unit, plan: PlanDocument, content: string): Promise<void> {
  await lockPublishing(unit.tx);
  const hash = sha256(content);
  const version = { key: plan.plan, version: plan.version };
  if (isPublished(await publishedPlans(unit.tx), version, hash)) return;
  await writePlan(unit.tx, plan, { content, sha256: hash, at: unit.now, by: actorRef(unit.actor) });
  const data = { planKey: plan.plan, planVersion: plan.version, kind: plan.kind, sha256: hash };
  await unit.record([planPublished.tell(data, { occurredAt: unit.now, grade: 'B' })]);
}

export async function publishPlan(call: Call, { text }: { text: string }): Promise<Version> {
  const { plan, problems } = await lintHere(call, text);
  refuseErrors(problems);
  if (!plan) throw no('has-errors', { count: problems.length }, fieldsOf(problems));
  await call.write((unit) => publish(unit, plan, text));
  return { key: plan.plan, version: plan.version };
}

/** From now on this plan binds us towards customers without a contract; running commitments keep the plan they were opened under. */
export async function adopt(unit: Unit, { key, version }: Version): Promise<void> {
  const data = { planKey: key, planVersion: version, companyId: COMPANY };
  await unit.record([planAdopted.tell(data, { occurredAt: unit.now, grade: 'B' })]);
  changed(unit);
}

export async function adoptPlan(call: Call, { key, version }: Version): Promise<Record<string, never>> {
  return call.write(async (unit) => {
    const plan = await documentOf(unit.tx, { key, version });
    if (!plan) throw no('not-found');
    if (plan.kind !== 'plan') throw no('not-a-plan');
    await adopt(unit, { key, version });
    return {};
  });
}

export async function load(unit: Unit, file: CalendarFile, content: string): Promise<void> {
  await lockPublishing(unit.tx);
  const hash = sha256(content);
  if (isPublished(await loadedCalendars(unit.tx), { key: file.calendar, version: file.version }, hash)) return;
  await writeCalendar(unit.tx, file, { content, sha256: hash, at: unit.now, by: actorRef(unit.actor) });
  const data = { calendarKey: file.calendar, calendarVersion: file.version, sha256: hash };
  await unit.record([calendarLoaded.tell(data, { occurredAt: unit.now, grade: 'B' })]);
  changed(unit);
}

/** A new or changed calendar file, while the server runs: new deadlines are counted with it at once. */
export async function loadCalendar(call: Call, { text }: { text: string }): Promise<Version> {
  const { value: file, problems } = readCalendarFile(text);
  if (!file) throw no('has-errors', { count: problems.length }, fieldsOf(problems));
  await call.write((unit) => load(unit, file, text));
  return { key: file.calendar, version: file.version };
}

/** What this process remembers of contracts and calendars is stale; after the commit it may remember again. */
export function changed(unit: Unit): void {
  forget(unit.tx);
  unit.afterCommit(() => settled(unit.app.db));
}

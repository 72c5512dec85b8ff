// One transaction: facts go to the journal, to the tables of their module, to the keeper of commitments and to whoever hears them.
import type { RawBuilder } from 'kysely';
import { type Actor, actorRef } from '../kernel/actor.ts';
import type { Fact, FactDefinition, Told } from '../kernel/fact.ts';
import type { Locale } from '../kernel/text.ts';
import type { Instant } from '../kernel/time.ts';
import type { App, Tx, Unit } from './app.ts';
import { append } from './journal/append.ts';
import type { ApplyMany, Module } from './module.ts';

/** Watches promises: judges the subjects that the facts name and tells the difference as further facts. */
export type Keeper = (unit: Unit, facts: readonly Fact[], options: { readonly fresh: boolean }) => Promise<readonly Told[]>;

export type Catalogue = {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly apply: ReadonlyMap<string, (tx: Tx, fact: Fact) => Promise<void>>;
  /** Fact name → writer of all facts of one recording together; such facts stand in `apply` too, for replay. */
  readonly applyMany: ReadonlyMap<string, ApplyMany>;
  readonly hears: ReadonlyMap<string, readonly ((unit: Unit, fact: Fact) => Promise<void>)[]>;
};

export function catalogueOf(modules: readonly Module[]): Catalogue {
  const facts = new Map(modules.flatMap((module) => module.facts.map((fact) => [fact.name, fact] as const)));
  const apply = new Map(modules.flatMap((module) => Object.entries(module.apply ?? {})));
  const applyMany = new Map<string, ApplyMany>();
  for (const { applyMany: many } of modules) {
    for (const name of many?.names ?? []) {
      if (!many) continue;
      applyMany.set(name, many);
      apply.set(name, (tx, fact) => many.apply(tx, [fact]));
    }
  }
  const hears = new Map<string, ((unit: Unit, fact: Fact) => Promise<void>)[]>();
  for (const module of modules) {
    for (const [name, hear] of Object.entries(module.hears ?? {})) hears.set(name, [...(hears.get(name) ?? []), hear]);
  }
  for (const name of [...apply.keys(), ...hears.keys()]) {
    if (!facts.has(name)) throw new Error(`a module applies or hears ${name}, which no module tells`);
  }
  return { facts, apply, applyMany, hears };
}

export type Circumstances = { readonly app: App; readonly actor: Actor; readonly now: Instant; readonly locale: Locale };

type Machines = { readonly catalogue: Catalogue; readonly keeper: Keeper };

/** Runs work in one transaction with one actor and one moment. */
export type Units = <T>(circumstances: Circumstances, work: (unit: Unit) => Promise<T>) => Promise<T>;

export const openUnits =
  (machines: Machines): Units =>
  (circumstances, work) =>
    again(() => inTransaction(circumstances, machines, work));

const TRANSIENT = new Set(['40001', '40P01']);
const TRIES = 4;

/**
 * Deadlocks and serialisation failures are the database's way to say "once more": claims lock lines before lots, what goes back without a
 * claim locks lots before lines. So the work of a unit may run again from its beginning, and keeps nothing outside of it.
 */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= TRIES || !TRANSIENT.has(String((error as { code?: unknown }).code))) throw error;
    }
  }
}

/** Announces and wakes after the commit. */
async function inTransaction<T>(circumstances: Circumstances, machines: Machines, work: (unit: Unit) => Promise<T>): Promise<T> {
  const topics = new Set<string>();
  const later: (() => void)[] = [];
  const result = await circumstances.app.db.transaction().execute(async (tx) => {
    const waiting: RawBuilder<unknown>[] = [];
    const unit: Unit = {
      ...circumstances,
      tx,
      record: (told, { fresh = false, along = [] } = {}) =>
        told.length === 0 ? Promise.resolve([]) : record(unit, machines, { told, fresh, along: [...waiting.splice(0), ...along] }),
      along: (insert) => waiting.push(insert),
      announce: (topic) => topics.add(topic),
      afterCommit: (after) => later.push(after),
    };
    const answer = await work(unit);
    for (const insert of waiting) await insert.execute(tx);
    return answer;
  });
  circumstances.app.live.publish(topics);
  for (const after of later) after();
  return result;
}

async function record(
  unit: Unit,
  machines: Machines,
  { told, fresh, along }: { readonly told: readonly Told[]; readonly fresh: boolean; readonly along: readonly RawBuilder<unknown>[] },
): Promise<readonly Fact[]> {
  const facts = await write(unit, machines.catalogue, { told, along });
  const kept = await write(unit, machines.catalogue, { told: await machines.keeper(unit, facts, { fresh }) });
  for (const fact of [...facts, ...kept]) {
    for (const hear of machines.catalogue.hears.get(fact.name) ?? []) await hear(unit, fact);
  }
  return facts;
}

type Writing = { readonly told: readonly Told[]; readonly along?: readonly RawBuilder<unknown>[] };

async function write(unit: Unit, catalogue: Catalogue, { told, along }: Writing): Promise<Fact[]> {
  if (told.length === 0) return [];
  for (const one of told) catalogue.facts.get(one.name)?.data.parse(one.data) ?? unknown(one.name);
  const together = togetherOf(catalogue, told);
  const { facts, besides } = await append(unit.tx, told, { actor: actorRef(unit.actor), now: unit.now, beside: together?.beside, along });
  if (!besides) await applyAll(unit.tx, catalogue, facts);
  return facts;
}

/** The one writer of all these facts, where they have one in common. */
function togetherOf({ applyMany }: Catalogue, told: readonly Told[]): ApplyMany | undefined {
  const first = applyMany.get(told[0]?.name ?? '');
  return first && told.every(({ name }) => applyMany.get(name) === first) ? first : undefined;
}

/** In the order told: what one fact makes, the next may refer to. Neighbours with one writer go to it together. */
async function applyAll(tx: Tx, { apply, applyMany }: Catalogue, facts: readonly Fact[]): Promise<void> {
  let together: { readonly many: ApplyMany; readonly batch: Fact[] } | undefined;
  for (const fact of facts) {
    const many = applyMany.get(fact.name);
    if (together && together.many !== many) {
      await together.many.apply(tx, together.batch);
      together = undefined;
    }
    if (!many) await apply.get(fact.name)?.(tx, fact);
    else if (together) together.batch.push(fact);
    else together = { many, batch: [fact] };
  }
  if (together) await together.many.apply(tx, together.batch);
}

function unknown(name: string): never {
  throw new Error(`no module declares the fact ${name}`);
}

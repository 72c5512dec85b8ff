// Which contract binds us towards a customer at a moment, remembered in this process: the hot path asks the database seldom (design §8).
import { type Instant, SECOND, shanghaiDate } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { CalendarFile, StatutoryYear } from './calendar.ts';
import type { PlanDocument } from './plan.ts';
import { documentOf, type Version } from './plans.store.ts';
import type { Catalogue } from './watched.ts';

export type ContractRow = {
  readonly contractId: string;
  readonly version: number;
  readonly customerId: string;
  readonly number: string;
  readonly plan: Version;
  readonly terms: Version | null;
  readonly from: string;
  readonly to: string | null;
};
type Adoption = Version & { readonly fromAt: Instant };
type Shared = {
  readonly adoptions: readonly Adoption[];
  readonly calendars: ReadonlyMap<string, CalendarFile>;
  readonly years: readonly StatutoryYear[];
};

/** Another process may sign a contract or load a calendar: what can change is believed this long. */
const BELIEVED = 5 * SECOND;

type Kept<T> = { readonly value: Promise<T>; readonly until: number };
type Memory = {
  readonly documents: Map<string, Promise<PlanDocument | undefined>>;
  readonly contracts: Map<string, Kept<readonly ContractRow[]>>;
  readonly shared: Map<'shared', Kept<Shared>>;
  /** The facts that modules of this installation tell; null before start-up: then every clause counts as watched. */
  catalogue: Catalogue | null;
  /** Answers built from immutable texts, by holder. */
  readonly built: Map<string, unknown>;
  /** Not remembered before this moment: a transaction that changes it may be open. */
  unsettledUntil: number;
};

const memories = new WeakMap<object, Memory>();

/** One memory for each database: a transaction shares the adapter of its Kysely. */
export function memoryOf(db: Db | Tx): Memory {
  const { adapter } = db.getExecutor();
  const memory = memories.get(adapter) ?? {
    documents: new Map(),
    contracts: new Map(),
    shared: new Map(),
    catalogue: null,
    built: new Map(),
    unsettledUntil: 0,
  };
  memories.set(adapter, memory);
  return memory;
}

/** Told once at start-up: clauses that rest on facts nobody tells are set apart (R0.2). */
export function knowFacts(db: Db, catalogue: Catalogue): void {
  const memory = memoryOf(db);
  memory.catalogue = catalogue;
  memory.built.clear();
}

/** After a change of contracts, adoptions or calendars; until its transaction has surely ended every read asks the database. */
export function forget(db: Db | Tx): void {
  const memory = memoryOf(db);
  memory.contracts.clear();
  memory.shared.clear();
  memory.unsettledUntil = performance.now() + BELIEVED;
}

/** The change is committed: remembering is safe again. */
export function settled(db: Db): void {
  forget(db);
  memoryOf(db).unsettledUntil = 0;
}

function remembered<K, T>(memory: Memory, { map, key }: { map: Map<K, Kept<T>>; key: K }, read: () => Promise<T>): Promise<T> {
  const now = performance.now();
  const kept = map.get(key);
  if (kept && kept.until > now) return kept.value;
  const value = read();
  if (now < memory.unsettledUntil) return value;
  map.set(key, { value, until: now + BELIEVED });
  value.catch(() => map.delete(key));
  return value;
}

/** Published texts never change: read once. */
export async function document(db: Db | Tx, version: Version): Promise<PlanDocument> {
  const { documents } = memoryOf(db);
  const key = `${version.key}@${version.version}`;
  const found = await (documents.get(key) ?? documentOf(db, version));
  if (!found) throw new Error(`no published text ${key}`);
  documents.set(key, Promise.resolve(found));
  return found;
}

export const contractRows = (db: Db | Tx) =>
  db
    .selectFrom('service_plans.contract')
    .select([
      'contract_id',
      'version',
      'customer_id',
      'number',
      'plan_key',
      'plan_version',
      'terms_key',
      'terms_version',
      'in_force_from',
      'in_force_to',
    ]);

export const contractOf = (row: Awaited<ReturnType<ReturnType<typeof contractRows>['execute']>>[number]): ContractRow => ({
  contractId: row.contract_id,
  version: row.version,
  customerId: row.customer_id,
  number: row.number,
  plan: { key: row.plan_key, version: row.plan_version },
  terms: row.terms_key === null || row.terms_version === null ? null : { key: row.terms_key, version: row.terms_version },
  from: row.in_force_from,
  to: row.in_force_to,
});

const contractsOf = (db: Db | Tx, customerId: string): Promise<readonly ContractRow[]> => {
  const memory = memoryOf(db);
  return remembered(memory, { map: memory.contracts, key: customerId }, async () =>
    (await contractRows(db).where('customer_id', '=', customerId).orderBy('in_force_from', 'desc').orderBy('version', 'desc').execute()).map(
      contractOf,
    ),
  );
};

/** The newest version that has begun decides; its last day decides whether the contract is still in force. */
export function inForceAt(rows: readonly ContractRow[], at: Instant): ContractRow | undefined {
  const day = shanghaiDate(at);
  const [newest] = rows.filter(({ from }) => from <= day).sort((a, b) => (a.from === b.from ? b.version - a.version : a.from < b.from ? 1 : -1));
  return newest && (newest.to === null || day <= newest.to) ? newest : undefined;
}

export const contractInForce = async (db: Db | Tx, customerId: string, at: Instant): Promise<ContractRow | undefined> =>
  inForceAt(await contractsOf(db, customerId), at);

async function readShared(db: Db | Tx): Promise<Shared> {
  const adoptions = await db
    .selectFrom('service_plans.adoption')
    .select(['plan_key as key', 'plan_version as version', 'from_at as fromAt'])
    .orderBy('from_at')
    .execute();
  const rows = await db
    .selectFrom('service_plans.calendar_version')
    .distinctOn('key')
    .select(['parsed'])
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute();
  const files = rows.map(({ parsed }) => parsed as unknown as CalendarFile);
  return {
    adoptions,
    calendars: new Map(files.map((file) => [file.calendar, file])),
    years: files.filter((file) => file.kind === 'statutory').sort((a, b) => a.year - b.year),
  };
}

/** The newest version of each calendar file, and the plans adopted over time. */
export const sharedOf = (db: Db | Tx): Promise<Shared> => {
  const memory = memoryOf(db);
  return remembered(memory, { map: memory.shared, key: 'shared' }, () => readShared(db));
};

/** The plan for customers without a contract: the latest adopted by then, else the first ever. */
export async function adoptedPlan(db: Db | Tx, at: Instant): Promise<Version | undefined> {
  const { adoptions } = await sharedOf(db);
  return adoptions.findLast(({ fromAt }) => fromAt <= at) ?? adoptions[0];
}

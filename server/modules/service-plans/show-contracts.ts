// Contracts of one or all customers, and the clauses in force under one of them.
import { sql } from 'kysely';
import { boundCustomer } from '../../kernel/actor.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { type ContractRow, contractOf, contractRows, document } from './contracts-in-force.ts';
import { effectiveClauses } from './effective-clauses.ts';
import { catalogueOf } from './publish-plan.ts';
import { no } from './refusals.ts';
import { coverageForScreen, shownClause } from './show-plan.ts';

const PAGE = 50;
const may = (call: Call): boolean => call.actor.can.has('service-plans.sign-contract');

/** Outside people see the contracts of their own customer alone. */
function visible(call: Call) {
  const bound = boundCustomer(call.actor);
  const rows = contractRows(call.db);
  return bound === undefined ? rows : rows.where('customer_id', '=', bound);
}

/** As `inForceAt` picks it: of the versions that have begun the one that began last; where none has begun, the newest. */
function currentOf(versions: readonly ContractRow[], today: string): ContractRow | undefined {
  const later = (a: ContractRow, b: ContractRow) => (a.from === b.from ? b.version - a.version : a.from < b.from ? 1 : -1);
  const [begun] = versions.filter(({ from }) => from <= today).sort(later);
  return begun ?? [...versions].sort((a, b) => b.version - a.version)[0];
}

/** A version that begins later leaves the one before in force until its day. */
function stateOf(row: ContractRow, versions: readonly ContractRow[], today: string) {
  const overtaken = versions.some(({ version, from }) => version > row.version && from <= row.from);
  if (row.from > today) return overtaken ? ('replaced' as const) : ('to-begin' as const);
  if (currentOf(versions, today)?.version !== row.version) return 'replaced' as const;
  return row.to !== null && row.to < today ? ('ended' as const) : ('in-force' as const);
}

async function shown(call: Call, row: ContractRow, versions: readonly ContractRow[]) {
  const plan = await document(call.db, row.terms ?? row.plan);
  return { ...row, title: plan.title, state: stateOf(row, versions, shanghaiDate(call.now)) };
}

/** Each contract once, in the version that is in force, by id. */
export async function listContracts(call: Call, { customerId, cursor }: { customerId?: string | undefined; cursor?: string | undefined }) {
  const ids = await visible(call)
    .clearSelect()
    .select('contract_id')
    .distinct()
    .$if(customerId !== undefined, (query) => query.where('customer_id', '=', customerId as string))
    .$if(cursor !== undefined, (query) => query.where('contract_id', '>', cursor as string))
    .orderBy('contract_id')
    .limit(PAGE + 1)
    .execute();
  const page = ids.slice(0, PAGE).map(({ contract_id }) => contract_id);
  const rows = page.length === 0 ? [] : (await visible(call).where('contract_id', 'in', page).orderBy('contract_id').execute()).map(contractOf);
  const today = shanghaiDate(call.now);
  const contracts = [...Map.groupBy(rows, ({ contractId }) => contractId).values()];
  return {
    items: await Promise.all(contracts.map((versions) => shown(call, currentOf(versions, today) as ContractRow, versions))),
    next: ids.length > PAGE ? (page.at(-1) ?? null) : null,
    can: { sign: may(call) },
  };
}

export async function showContract(call: Call, { contractId, version }: { contractId: string; version?: number | undefined }) {
  const rows = (await visible(call).where('contract_id', '=', contractId).orderBy(sql`version desc`).execute()).map(contractOf);
  const row = version === undefined ? currentOf(rows, shanghaiDate(call.now)) : rows.find((each) => each.version === version);
  if (!row) throw no('not-found');
  const plan = await document(call.db, row.plan);
  const all = effectiveClauses(plan, row.terms ? await document(call.db, row.terms) : undefined);
  // Clocks of our teams and suppliers are our own affair.
  const effective = boundCustomer(call.actor) === undefined ? all : all.filter(({ clause }) => clause.bound === 'us' || clause.bound === 'customer');
  const catalogue = catalogueOf(call.app);
  return {
    ...(await shown(call, row, rows)),
    versions: rows.map((each) => each.version),
    coverage: coverageForScreen(
      effective.map(({ clause }) => clause),
      catalogue,
    ),
    clauses: effective.map((each) => shownClause(each, catalogue)),
    can: { amend: may(call) },
  };
}

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

function stateOf({ from, to, version }: ContractRow, { newest, today }: { newest: number; today: string }) {
  if (version < newest) return 'replaced' as const;
  if (from > today) return 'to-begin' as const;
  return to !== null && to < today ? ('ended' as const) : ('in-force' as const);
}

async function shown(call: Call, row: ContractRow, newest: number) {
  const plan = await document(call.db, row.terms ?? row.plan);
  return { ...row, title: plan.title, state: stateOf(row, { newest, today: shanghaiDate(call.now) }) };
}

/** The newest version of each contract, by id. */
export async function listContracts(call: Call, { customerId, cursor }: { customerId?: string | undefined; cursor?: string | undefined }) {
  const rows = await visible(call)
    .distinctOn('contract_id')
    .$if(customerId !== undefined, (query) => query.where('customer_id', '=', customerId as string))
    .$if(cursor !== undefined, (query) => query.where('contract_id', '>', cursor as string))
    .orderBy('contract_id')
    .orderBy('version', 'desc')
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE).map(contractOf);
  return {
    items: await Promise.all(page.map((row) => shown(call, row, row.version))),
    next: rows.length > PAGE ? (page.at(-1)?.contractId ?? null) : null,
    can: { sign: may(call) },
  };
}

export async function showContract(call: Call, { contractId, version }: { contractId: string; version?: number | undefined }) {
  const rows = (await visible(call).where('contract_id', '=', contractId).orderBy(sql`version desc`).execute()).map(contractOf);
  const row = version === undefined ? rows[0] : rows.find((each) => each.version === version);
  if (!row || !rows[0]) throw no('not-found');
  const plan = await document(call.db, row.plan);
  const all = effectiveClauses(plan, row.terms ? await document(call.db, row.terms) : undefined);
  // Clocks of our teams and suppliers are our own affair.
  const effective = boundCustomer(call.actor) === undefined ? all : all.filter(({ clause }) => clause.bound === 'us' || clause.bound === 'customer');
  const catalogue = catalogueOf(call.app);
  return {
    ...(await shown(call, row, rows[0].version)),
    versions: rows.map((each) => each.version),
    coverage: coverageForScreen(
      effective.map(({ clause }) => clause),
      catalogue,
    ),
    clauses: effective.map((each) => shownClause(each, catalogue)),
    can: { amend: may(call) },
  };
}

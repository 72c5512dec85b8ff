// Contracts: chosen plan version + overrides + the buyer's own clauses, for one customer and a span of days (R0.1).
import { sql } from 'kysely';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { DAY, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App, Call, Tx, Unit } from '../../platform/app.ts';
import { type ContractRow, contractOf, contractRows } from './contracts-in-force.ts';
import { contractBegan, contractEnded, contractSigned } from './facts.ts';
import { documentOf, type Version } from './plans.store.ts';
import { changed, lintHere, publish, refuseErrors } from './publish-plan.ts';
import { no } from './refusals.ts';

export type NewContract = {
  readonly customerId: string;
  readonly number: string;
  readonly plan: Version;
  /** A published text of kind contract: overrides and own clauses. */
  readonly terms?: Version | null | undefined;
  /** Days of Asia/Shanghai, both inclusive; no `to`: until further notice. */
  readonly from: string;
  readonly to?: string | null | undefined;
};
export type SignedContract = { readonly contractId: string; readonly version: number };

async function checkTexts(tx: Tx, { plan, terms, from, to }: NewContract): Promise<void> {
  if (to && to < from) throw no('ends-before-it-begins');
  if ((await documentOf(tx, plan))?.kind !== 'plan') throw no('not-found');
  if (!terms) return;
  const text = await documentOf(tx, terms);
  if (text?.kind !== 'contract' || !text.basedOn) throw no('not-found');
  const { plan: key, version } = text.basedOn;
  if (key !== plan.key || version !== plan.version) throw no('other-plan', { key, version });
}

/** The customer's contracts, the newest version of each; nobody else signs for the customer meanwhile. */
async function lockContracts(tx: Tx, customerId: string): Promise<ContractRow[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${customerId}, 7415061))`.execute(tx);
  const rows = (await contractRows(tx).where('customer_id', '=', customerId).orderBy('version').execute()).map(contractOf);
  return [...new Map(rows.map((row) => [row.contractId, row])).values()];
}

const overlaps = (row: ContractRow, { from, to }: NewContract): boolean => (!to || row.from <= to) && (!row.to || row.to >= from);

async function tellSigned(unit: Unit, contract: NewContract, { contractId, version }: SignedContract): Promise<void> {
  const { customerId, number, plan, terms, from, to } = contract;
  const data = {
    ...{ contractId, customerId, contractVersion: version, number, planKey: plan.key, planVersion: plan.version },
    ...{ termsKey: terms?.key ?? null, termsVersion: terms?.version ?? null, from, to: to ?? null },
  };
  await unit.record([contractSigned.tell(data, { occurredAt: unit.now, grade: 'C' })]);
  changed(unit);
  if (from > shanghaiDate(unit.now)) return;
  const began = { contractId, customerId, contractVersion: version, from };
  await unit.record([contractBegan.tell(began, { occurredAt: shanghaiInstant(from), grade: 'C' })]);
}

/** A first contract, or a further one for another time. The customer is known to exist. */
export async function signContract(unit: Unit, contract: NewContract): Promise<SignedContract> {
  await checkTexts(unit.tx, contract);
  const others = await lockContracts(unit.tx, contract.customerId);
  const clash = others.find((row) => overlaps(row, contract));
  if (clash) throw no('overlapping-contract', { number: clash.number });
  const taken = await unit.tx.selectFrom('service_plans.contract').select('contract_id').where('number', '=', contract.number).executeTakeFirst();
  if (taken) throw no('number-taken', { number: contract.number });
  const signed = { contractId: newId(unit.now), version: 1 };
  await tellSigned(unit, contract, signed);
  return signed;
}

/** A new version of a contract, from a day on: other dates, another plan version or other terms. */
export async function amendContract(unit: Unit, contractId: string, change: Omit<NewContract, 'customerId' | 'number'>): Promise<SignedContract> {
  const row = await contractRows(unit.tx).where('contract_id', '=', contractId).orderBy('version', 'desc').executeTakeFirst();
  if (!row) throw no('not-found');
  const before = contractOf(row);
  const contract = { ...change, customerId: before.customerId, number: before.number };
  await checkTexts(unit.tx, contract);
  const current = await lockContracts(unit.tx, before.customerId);
  const clash = current.find((other) => other.contractId !== contractId && overlaps(other, contract));
  if (clash) throw no('overlapping-contract', { number: clash.number });
  const newest = current.find((other) => other.contractId === contractId) ?? before;
  const signed = { contractId, version: newest.version + 1 };
  await tellSigned(unit, contract, signed);
  return signed;
}

type Terms = { readonly termsText?: string | undefined };

/** Own clauses written with the contract are published first, as a text of kind contract. */
async function publishTerms(call: Call, unit: Unit, { termsText }: Terms): Promise<Version | undefined> {
  if (!termsText) return undefined;
  const { plan, problems } = await lintHere(call, termsText);
  refuseErrors(problems);
  if (!plan) throw no('has-errors', { count: problems.length });
  await publish(unit, plan, termsText);
  return { key: plan.plan, version: plan.version };
}

export async function sign(call: Call, input: NewContract & Terms): Promise<SignedContract> {
  return call.write(async (unit) => {
    const customer = await unit.tx.selectFrom('customers.customer').select('id').where('id', '=', input.customerId).executeTakeFirst();
    if (!customer) throw no('no-such-customer');
    const terms = (await publishTerms(call, unit, input)) ?? input.terms;
    return signContract(unit, { ...input, terms });
  });
}

export async function amend(
  call: Call,
  input: Omit<NewContract, 'customerId' | 'number'> & Terms & { readonly contractId: string },
): Promise<SignedContract> {
  return call.write(async (unit) => {
    const terms = (await publishTerms(call, unit, input)) ?? input.terms;
    return amendContract(unit, input.contractId, { ...input, terms });
  });
}

/** Tells the beginning and the end of contracts on their day, dated at midnight however late this runs. */
export async function tellTurns(app: App): Promise<number> {
  const today = shanghaiDate(app.clock.now());
  const columns = ['contract_id', 'version', 'customer_id', 'in_force_from', 'in_force_to'] as const;
  const turns = app.db.selectFrom('service_plans.contract as c').select(columns);
  const begun = await turns.where('began_at', 'is', null).where('in_force_from', '<=', today).execute();
  // An older version's last day says nothing: the newest version decides when the contract ends.
  const over = await turns
    .where('ended_at', 'is', null)
    .where('in_force_to', '<', today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('service_plans.contract as n')
            .select('n.version')
            .whereRef('n.contract_id', '=', 'c.contract_id')
            .whereRef('n.version', '>', 'c.version'),
        ),
      ),
    )
    .execute();
  const told = [
    ...begun.map((row) =>
      contractBegan.tell({ ...turnOf(row), from: row.in_force_from }, { occurredAt: shanghaiInstant(row.in_force_from), grade: 'A' }),
    ),
    ...over.flatMap((row) =>
      row.in_force_to
        ? [contractEnded.tell({ ...turnOf(row), to: row.in_force_to }, { occurredAt: shanghaiInstant(row.in_force_to) + DAY, grade: 'A' })]
        : [],
    ),
  ];
  for (const one of told) await app.inUnit(SYSTEM, (unit) => unit.record([one]));
  return told.length;
}

const turnOf = (row: { contract_id: string; customer_id: string; version: number }) => ({
  contractId: row.contract_id,
  customerId: row.customer_id,
  contractVersion: row.version,
});

// Drawing a statement: reckoned from everything that counts by now, kept as the current draft. The same content again writes nothing.
import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { App, Call, Db, Tx, Unit } from '../../../platform/app.ts';
import { drawNumber } from '../../../platform/database/number-series.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { JobResult, JobRun } from '../../../platform/jobs/public.ts';
import { noCustomer } from '../refusals.ts';
import type { contract } from './contract.ts';
import { type Head, hashOf, keepEdition } from './edition.store.ts';
import * as tell from './facts.ts';
import { gather } from './gather.ts';
import { firstDay, inMonth } from './goods.ts';
import { linesOf } from './month.rules.ts';
import { type Line, sumsOf } from './reckon.rules.ts';
import { no } from './refusals.ts';
import { type Month, STATEMENT_STATES, type StatementState } from './statement.ts';
import type { StatementRow } from './statements.store.ts';
import type { TermsInForce } from './terms.ts';
import { rulesInWords } from './terms-words.ts';

/** Statements of a customer are drawn, sent and answered one after the other: what one says the next must know. */
export const lockCustomer = (tx: Tx, customerId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`settlement.statements:${customerId}`}, 0))`.execute(tx);

export const inWords = ({ number, state }: Pick<StatementRow, 'number' | 'state'>) => {
  const { zh, en } = STATEMENT_STATES[state as StatementState];
  return { number, state: zh, stateEn: en.toLowerCase() };
};

export type Drawn = { readonly lines: readonly Line[]; readonly terms: TermsInForce; readonly sha256: string; readonly notes: number };
type Which = { readonly customerId: string; readonly month: Month; readonly statementId: string };

/** What it would say now. Writes nothing. */
export async function reckon(db: Db | Tx, which: Which, now: number): Promise<Drawn> {
  const { basis, terms } = await gather(db, { ...which, now });
  const lines = linesOf(basis);
  return { lines, terms, sha256: hashOf({ ...which, ...terms }, lines), notes: basis.notes };
}

type Result = OutputOf<typeof contract.drawStatement>;

export async function drawInUnit(unit: Unit, { customerId, month }: { readonly customerId: string; readonly month: Month }): Promise<Result> {
  if (month > shanghaiDate(unit.now).slice(0, 7)) throw no('month-to-come', { month });
  await lockCustomer(unit.tx, customerId);
  const row = await unit.tx
    .selectFrom('settlement.statement')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('month', '=', firstDay(month))
    .executeTakeFirst();
  if (row && row.state !== 'draft') throw no('statement-not-draft', inWords(row));
  const statementId = row?.id ?? newId(unit.now);
  const drawn = await reckon(unit.tx, { customerId, month, statementId }, unit.now);
  if (!row && drawn.lines.length === 0) throw no('nothing-to-state', { month });
  return keepDrawn(unit, { customerId, month, statementId, row, edition: row?.edition ?? 1 }, drawn);
}

type Target = Which & { readonly row: StatementRow | undefined; readonly edition: number };

/** `edition` above the row's: a new one, kept even where it says the same. */
export async function keepDrawn(unit: Unit, { customerId, month, statementId, row, edition }: Target, drawn: Drawn): Promise<Result> {
  const { lines, terms, sha256, notes } = drawn;
  const sums = sumsOf(lines, month);
  const unpriced = lines.filter(({ amountFen }) => amountFen === null).length;
  const result = { statementId, edition, sha256, totalFen: sums.totalFen, lines: lines.length, unpriced };
  if (row?.sha256 === sha256 && row.edition === edition) return { ...result, changed: false };
  const number = row?.number ?? (await drawNumber(unit.tx, { letters: 'DZ', sequence: 'settlement.statement_number', now: unit.now }));
  const head = { ...(await namesOf(unit.tx, customerId, lines)), ...wordsOf(terms), sums, lines: lines.length, notes };
  await keepEdition(unit.tx, { statementId, edition, sha256, head, lines, now: unit.now });
  const { contractKey, version: contractVersion } = terms;
  const data = {
    statementId,
    customerId,
    month,
    number,
    edition,
    contractKey,
    contractVersion,
    sha256,
    lines: lines.length,
    notes,
    unpriced,
    ...sums,
  };
  await unit.record([tell.statementDrawn.tell(data, { occurredAt: unit.now, grade: 'B' })]);
  unit.announce('statements');
  unit.announce(`statement:${statementId}`);
  return { ...result, changed: true };
}

const wordsOf = (terms: TermsInForce): Pick<Head, 'terms'> => ({
  terms: { title: terms.title, wording: terms.wording, source: terms.source, rules: rulesInWords(terms) },
});

async function namesOf(tx: Tx, customerId: string, lines: readonly Line[]): Promise<Pick<Head, 'customer' | 'sites'>> {
  const sums = new Map<string, { fen: number; notes: Set<string> }>();
  for (const { siteId, noteId, kind, amountFen } of lines) {
    if (siteId === null) continue;
    const sum = sums.get(siteId) ?? { fen: 0, notes: new Set<string>() };
    sum.fen += amountFen ?? 0;
    if (kind === 'goods' && noteId !== null) sum.notes.add(noteId);
    sums.set(siteId, sum);
  }
  const { rows } = await sql<{ customer: string; id: string | null; name: string | null }>`
    select c.name as customer, s.id, s.name from customers.customer c left join customers.site s on s.customer_id = c.id and s.id = any(${[...sums.keys()]}::uuid[])
    where c.id = ${customerId} order by s.name, s.id`.execute(tx);
  const [one] = rows;
  if (!one) throw noCustomer('no-such-customer');
  const sites = rows.flatMap(({ id, name }) => (id === null || name === null ? [] : [{ id, name }]));
  return {
    customer: one.customer,
    sites: sites.map((site) => ({ ...site, amountFen: sums.get(site.id)?.fen ?? 0, notes: sums.get(site.id)?.notes.size ?? 0 })),
  };
}

export const drawStatement = (call: Call, input: InputOf<typeof contract.drawStatement>): Promise<Result> =>
  call.write(async (unit) => {
    const customer = await unit.tx.selectFrom('customers.customer').select('id').where('id', '=', input.customerId).executeTakeFirst();
    if (!customer) throw noCustomer('no-such-customer');
    return drawInUnit(unit, input);
  });

export const DRAW_JOB = 'settlement.draw-month';

export const drawMonth = (call: Call, { month }: InputOf<typeof contract.drawMonth>): Promise<OutputOf<typeof contract.drawMonth>> =>
  call.write(async (unit) => {
    if (month > shanghaiDate(unit.now).slice(0, 7)) throw no('month-to-come', { month });
    const title = { zh: `生成 ${month} 对账单`, en: `Statements of ${month}` };
    return { jobId: await unit.app.jobs.start(unit, { kind: DRAW_JOB, input: { month }, title }) };
  });

/** Customers with anything to state: deliveries, entries, penalties, items, or a draft that may have become nothing. */
async function customersOf(db: Db, month: Month): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select customer_id as id from deliveries.note where ${inMonth(sql`delivery_on`, month)} and accepted_at is not null
      union select customer_id from claims.account_total where month = ${firstDay(month)}::date
      union select customer_id from settlement.penalty where period = ${month} and state = 'agreed'
      union select customer_id from settlement.item where month = ${firstDay(month)}::date
      union select customer_id from settlement.statement where month = ${firstDay(month)}::date) as theirs
    where not exists (select from settlement.statement s where s.customer_id = theirs.id and s.month = ${firstDay(month)}::date and s.state <> 'draft')
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** One customer after the other, each in a unit of its own: what is done is done, and doing it again changes nothing. */
export async function drawAll(app: App, { month }: { readonly month: Month }, run: Pick<JobRun, 'inUnit' | 'progress'>): Promise<JobResult> {
  const customers = await customersOf(app.db, month);
  const sum = { drawn: 0, unpriced: 0, totalFen: 0 };
  for (const [i, customerId] of customers.entries()) {
    await run.progress(i, customers.length);
    const drawn = await run.inUnit((unit) => drawInUnit(unit, { customerId, month })).catch(nothing);
    if (!drawn) continue;
    sum.drawn += 1;
    sum.unpriced += drawn.unpriced > 0 ? 1 : 0;
    sum.totalFen += drawn.totalFen;
  }
  await run.progress(customers.length, customers.length);
  return { summary: sum };
}

/** Nothing to state, or sent by somebody in the meantime. */
function nothing(error: unknown): undefined {
  const code = (error as { code?: unknown }).code;
  if (code === 'settlement.nothing-to-state' || code === 'settlement.statement-not-draft') return undefined;
  throw error;
}

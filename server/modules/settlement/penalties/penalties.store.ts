// The only SQL that writes settlement.penalty, and how it is read.
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import type { Fen } from '../../../kernel/money.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { appealAnswered } from '../appeals/facts.ts';
import * as told from './facts.ts';
import type { Penalty } from './penalty-row.ts';

async function state(tx: Tx, data: Data<typeof told.penaltyStated>, fact: Fact): Promise<void> {
  await tx
    .insertInto('settlement.penalty')
    .values({
      id: data.penaltyId,
      number: data.number,
      customer_id: data.customerId,
      period: data.period,
      contract_key: data.contractKey,
      contract_version: data.contractVersion,
      clause_id: data.clauseId,
      measure: data.measure,
      stated_fen: data.amountFen,
      amount_fen: data.amountFen,
      estimate_fen: data.estimateFen,
      commitments: JSON.stringify(data.commitments),
      state: 'stated',
      stated_by: data.by,
      appeal_by: data.appealBy,
      stated_at: iso(fact.occurredAt),
    })
    .execute();
}

type Change = { readonly penaltyId: string; readonly values: { readonly [column: string]: unknown } };
const change = (tx: Tx, { penaltyId, values }: Change) =>
  tx
    .updateTable('settlement.penalty')
    .set(values as never)
    .where('id', '=', penaltyId)
    .execute();

const at = (fact: Fact) => iso(fact.occurredAt);

/** What an appeal gave back is off what stands; where nothing is left, or a measure was lifted, the penalty is over. */
export async function applyAnswer(tx: Tx, { penaltyId, outcome, amountFen }: Data<typeof appealAnswered>, fact: Fact): Promise<void> {
  if (penaltyId === null || outcome === 'upheld') return;
  if (outcome === 'restored') await change(tx, { penaltyId, values: { amount_fen: 0, state: 'withdrawn', ended_at: at(fact) } });
  else await sql`update settlement.penalty set amount_fen = amount_fen - ${amountFen ?? 0}::bigint where id = ${penaltyId}`.execute(tx);
}

export const apply = Object.fromEntries([
  on(told.penaltyStated, state),
  on(told.penaltyAgreed, (tx, { penaltyId, amountFen, paid }, fact) =>
    change(tx, { penaltyId, values: { state: 'agreed', amount_fen: amountFen, paid, answered_at: at(fact), ended_at: at(fact) } }),
  ),
  on(told.penaltyDeclined, (tx, { penaltyId }, fact) => change(tx, { penaltyId, values: { state: 'declined', answered_at: at(fact) } })),
  on(told.penaltyWithdrawn, (tx, { penaltyId }, fact) =>
    change(tx, { penaltyId, values: { state: 'withdrawn', amount_fen: 0, ended_at: at(fact) } }),
  ),
]);
/** Named by the appeals that point at it: they come after it. */
export const rebuilds: readonly string[] = [];

const columns = sql`p.id, p.number, p.customer_id as "customerId", p.period, p.contract_key as "contractKey", p.contract_version as "contractVersion",
  p.clause_id as "clauseId", p.measure, p.stated_fen as "statedFen", p.amount_fen as "amountFen", p.estimate_fen as "estimateFen", p.commitments, p.state,
  p.stated_by as "statedBy", p.paid, p.appeal_by as "appealBy", p.stated_at as "statedAt", p.answered_at as "answeredAt",
  a.id as "appealId", a.state as "appealState"`;

/** `rest`: conditions and order on `p`. */
export async function penaltiesWhere(
  db: Kysely<DB>,
  where: RawBuilder<SqlBool>,
  rest: RawBuilder<unknown> = sql`order by p.stated_at, p.id`,
): Promise<Penalty[]> {
  const { rows } = await sql<Penalty>`
    select ${columns} from settlement.penalty p left join settlement.appeal a on a.penalty_id = p.id and a.state <> 'withdrawn'
    where ${where} ${rest}`.execute(db);
  return rows;
}

export const penaltyOf = async (db: Kysely<DB>, penaltyId: string): Promise<Penalty | undefined> =>
  (await penaltiesWhere(db, sql<SqlBool>`p.id = ${penaltyId}`))[0];

/** Locks it for what follows in the unit. */
export async function penaltyToChange(tx: Tx, penaltyId: string): Promise<Penalty | undefined> {
  await sql`select from settlement.penalty where id = ${penaltyId} for update`.execute(tx);
  return penaltyOf(tx, penaltyId);
}

export type AgreedPenalty = {
  readonly penaltyId: string;
  readonly number: string;
  readonly customerId: string;
  readonly month: string;
  readonly clauseId: string | null;
  readonly contractKey: string;
  readonly contractVersion: number;
  readonly amountFen: Fen;
  readonly agreedAt: Instant;
};

/** Agreed amounts that come off the statement, of this month and before; one withdrawn later is not among them any more. */
export async function agreedPenaltiesOf(
  db: Kysely<DB>,
  { customerIds, upTo }: { readonly customerIds: readonly string[]; readonly upTo: string },
): Promise<AgreedPenalty[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<AgreedPenalty>`
    select id as "penaltyId", number, customer_id as "customerId", period as month, clause_id as "clauseId", contract_key as "contractKey",
      contract_version as "contractVersion", amount_fen as "amountFen", answered_at as "agreedAt"
    from settlement.penalty where customer_id = any(${[...customerIds]}::uuid[]) and period <= ${upTo} and state = 'agreed' and paid = 'off-statement'
      and amount_fen > 0
    order by period, number`.execute(db);
  return rows;
}

// Stating, agreeing to, refusing and withdrawing penalties; one function per act.
import { type SqlBool, sql } from 'kysely';
import { boundCustomer } from '../../../kernel/actor.ts';
import type { Told } from '../../../kernel/fact.ts';
import { circumstances } from '../../../kernel/grade.ts';
import { newId } from '../../../kernel/id.ts';
import { instant, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Tx, Unit } from '../../../platform/app.ts';
import { drawNumber } from '../../../platform/database/number-series.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { after, termsAt, termsFor } from '../statements/public.ts';
import type { contract } from './contract.ts';
import * as rules from './decide.rules.ts';
import { estimateMonth } from './estimate-month.ts';
import { endOfMonth } from './month.ts';
import { penaltiesWhere, penaltyToChange } from './penalties.store.ts';
import type { Penalty } from './penalty-row.ts';
import { no } from './refusals.ts';
import { keepWords } from './words.store.ts';

type In<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Out<K extends keyof typeof contract> = OutputOf<(typeof contract)[K]>;
type Late = { readonly occurredAt?: string | undefined; readonly proof: readonly string[] };

const sideOf = ({ actor }: Unit): 'customer' | 'staff' => (boundCustomer(actor) === undefined ? 'staff' : 'customer');
const whenOf = ({ actor, now }: Unit, { occurredAt, proof }: Late): rules.When =>
  circumstances(actor, now, { occurredAt: occurredAt === undefined ? undefined : instant(occurredAt), proof: proof.length > 0 });

type Stating = rules.Asked & Late & { readonly customerId: string };

async function state(unit: Unit, { customerId, ...asked }: Stating): Promise<Out<'enterPenalty'>> {
  await lockCustomer(unit.tx, customerId);
  const { month, clauseId, body, proof } = asked;
  const at = Math.min(unit.now, endOfMonth(month));
  const estimated = (await estimateMonth(unit.tx, { customerIds: [customerId], month, now: unit.now })).get(customerId);
  const clauses = estimated?.clauses ?? [];
  const open = await penaltiesWhere(unit.tx, sql<SqlBool>`p.customer_id = ${customerId} and p.period = ${month} and p.state <> 'withdrawn'`);
  rules.checkStated(asked, { thisMonth: shanghaiDate(unit.now).slice(0, 7), clauseIds: clauses.map(({ clause }) => clause.id), open });
  const when = whenOf(unit, asked);
  const terms = await termsFor(unit.tx, customerId, at);
  const appealBy = await after(unit.tx, when.occurredAt, terms.appealWithin);
  const penaltyId = newId(unit.now);
  const number = await drawNumber(unit.tx, { letters: 'KK', sequence: 'settlement.penalty_number', now: unit.now });
  const written = await keepWords(
    unit,
    { type: 'penalty', id: penaltyId, customerId },
    { kind: 'stated', body, files: proof, occurredAt: when.occurredAt },
  );
  const own = clauses.find(({ clause }) => clause.id === clauseId);
  const stated: rules.Stated = {
    ...written,
    penaltyId,
    number,
    customerId,
    contractKey: terms.contractKey,
    contractVersion: terms.version,
    estimateFen: own && own.estimate.lacking.length === 0 ? own.estimate.amountFen : null,
    commitments: [...new Set(own?.located.flatMap(({ commitmentId }) => commitmentId ?? []))],
    by: sideOf(unit),
    appealBy,
  };
  await record(unit, customerId, rules.decideStated(asked, stated, when));
  return { penaltyId, number, state: 'stated', appealBy: iso(appealBy) };
}

/** One at a time for a customer: the same clause is stated once a month. Refuses an unknown customer. */
async function lockCustomer(tx: Tx, customerId: string): Promise<void> {
  const { rows } = await sql`select from customers.customer where id = ${customerId} for no key update`.execute(tx);
  if (rows.length === 0) throw no('penalty-customer-unknown');
}

async function record(unit: Unit, customerId: string, told: Told[]): Promise<void> {
  await unit.record(told);
  unit.announce('settlement');
  unit.announce(`settlement:${customerId}`);
}

export const enterPenalty = (call: Call, input: In<'enterPenalty'>): Promise<Out<'enterPenalty'>> => call.write((unit) => state(unit, input));

export const statePenalty = (call: Call, { files, ...asked }: In<'statePenalty'>): Promise<Out<'statePenalty'>> =>
  call.write(async (unit) => {
    const customerId = boundCustomer(unit.actor);
    if (customerId === undefined) throw no('penalty-customer-unknown');
    const { appealBy: _ours, ...stated } = await state(unit, { ...asked, customerId, proof: files });
    return stated;
  });

type Acting = Late & { readonly penaltyId: string; readonly body: string; readonly kind: 'answer' | 'withdrawal' };
type Standing = { readonly unit: Unit; readonly penalty: Penalty; readonly written: rules.Written; readonly when: rules.When };

async function act(call: Call, { penaltyId, body, kind, ...late }: Acting, decide: (standing: Standing) => Promise<Told[]> | Told[]) {
  return call.write(async (unit): Promise<Out<'agreePenalty'>> => {
    const penalty = await penaltyToChange(unit.tx, penaltyId);
    const own = boundCustomer(unit.actor);
    if (!penalty || (own !== undefined && own !== penalty.customerId)) throw no('penalty-not-found');
    const when = whenOf(unit, late);
    const about = { type: 'penalty', id: penaltyId, customerId: penalty.customerId } as const;
    const written = await keepWords(unit, about, { kind, body, files: late.proof, occurredAt: when.occurredAt });
    await record(unit, penalty.customerId, await decide({ unit, penalty, written, when }));
    const { state: now } = (await penaltyToChange(unit.tx, penaltyId)) as Penalty;
    return { penaltyId, state: now };
  });
}

/** How it is paid follows the terms it was stated under, unless both say otherwise. */
export const agreePenalty = (call: Call, { amountFen, paid, ...input }: In<'agreePenalty'>): Promise<Out<'agreePenalty'>> =>
  act(call, { ...input, kind: 'answer' }, async ({ unit, penalty, written, when }) => {
    const { contractKey, contractVersion: version, period } = penalty;
    const terms = await termsAt(unit.tx, { contractKey, version, on: shanghaiDate(endOfMonth(period)) });
    return rules.decideAgreed(penalty, { ...written, amountFen, paid: paid ?? terms.penalties }, when);
  });

export const declinePenalty = (call: Call, input: In<'declinePenalty'>): Promise<Out<'declinePenalty'>> =>
  act(call, { ...input, kind: 'answer' }, ({ penalty, written, when }) => rules.decideDeclined(penalty, written, when));

export const withdrawPenalty = (call: Call, input: In<'withdrawPenalty'>): Promise<Out<'withdrawPenalty'>> =>
  act(call, { ...input, kind: 'withdrawal' }, ({ unit, penalty, written, when }) =>
    rules.decideWithdrawn(penalty, { ...written, by: sideOf(unit) }, when),
  );

export const myWithdrawPenalty = (call: Call, input: In<'myWithdrawPenalty'>): Promise<Out<'myWithdrawPenalty'>> =>
  withdrawPenalty(call, { ...input, proof: [] });

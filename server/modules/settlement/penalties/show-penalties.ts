// Penalties as they are read: the month's estimate beside what was stated, lists, one penalty, and the customer's own view.
import { type SqlBool, sql } from 'kysely';
import { type Actor, boundCustomer } from '../../../kernel/actor.ts';
import { iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { settlementFor } from '../../service-plans/public.ts';
import { customerNames, nameSubjects } from '../name-subjects.ts';
import { clauseOf, wordsOfClause } from './clauses.ts';
import type { contract } from './contract.ts';
import { mayAgree, mayDecline, mayWithdraw } from './decide.rules.ts';
import { type EstimatedClause, estimateMonth } from './estimate-month.ts';
import { formulaOf, measureText, tierText } from './formula-words.ts';
import { endOfMonth } from './month.ts';
import { penaltiesWhere, penaltyOf } from './penalties.store.ts';
import type { Penalty } from './penalty-row.ts';
import { no } from './refusals.ts';
import { shownWords } from './show-words.ts';

type In<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Out<K extends keyof typeof contract> = OutputOf<(typeof contract)[K]>;
type Row = Out<'penalties'>['items'][number];
type Item = Out<'penaltyEstimate'>['items'][number];

export async function rowsOf(call: Call, penalties: readonly Penalty[]): Promise<Row[]> {
  const names = await customerNames(
    call.db,
    penalties.map(({ customerId }) => customerId),
  );
  const rows: Row[] = [];
  for (const penalty of penalties) {
    const customer = { id: penalty.customerId, name: names.get(penalty.customerId) ?? '' };
    rows.push({ ...(await shownOf(call, penalty)), customer, estimateFen: penalty.estimateFen, can: canOf(call, penalty) });
  }
  return rows;
}

async function shownOf(call: Call, penalty: Penalty): Promise<Omit<Row, 'customer' | 'estimateFen' | 'can'>> {
  const { id, number, period, measure, statedFen, amountFen, state, statedBy, paid, statedAt, appealBy, answeredAt, appealId } = penalty;
  return {
    id,
    number,
    month: period,
    measure,
    clause: await clauseOf(call.db, penalty),
    statedFen,
    amountFen,
    state,
    statedBy,
    paid,
    statedAt: iso(statedAt),
    appealBy: appealBy === null ? null : iso(appealBy),
    answeredAt: answeredAt === null ? null : iso(answeredAt),
    appealId,
  };
}

const mayAppeal = ({ state, appealId, appealBy }: Penalty, now: number): boolean =>
  (state === 'stated' || state === 'declined') && appealId === null && (appealBy === null || now <= appealBy);

const canOf = ({ actor, now }: { readonly actor: Actor; readonly now: number }, penalty: Penalty): Row['can'] => ({
  agree: mayAgree(penalty) && actor.can.has('settlement.answer-penalties'),
  decline: mayDecline(penalty) && actor.can.has('settlement.answer-penalties'),
  withdraw: mayWithdraw(penalty) && actor.can.has('settlement.enter-penalties'),
  appeal: mayAppeal(penalty, now) && actor.can.has('settlement.appeal'),
});

export async function penaltyEstimate(call: Call, { customerId, month }: In<'penaltyEstimate'>): Promise<Out<'penaltyEstimate'>> {
  const name = (await customerNames(call.db, [customerId])).get(customerId);
  if (name === undefined) throw no('penalty-customer-unknown');
  const estimated = (await estimateMonth(call.db, { customerIds: [customerId], month, now: call.now }, { always: true })).get(customerId);
  if (!estimated) throw no('penalty-customer-unknown');
  const { settlement, monthFen, clauses } = estimated;
  const stated = await penaltiesWhere(call.db, sql<SqlBool>`p.customer_id = ${customerId} and p.period = ${month}`);
  const names = await nameSubjects(
    call.db,
    clauses.flatMap(({ located }) => located.flatMap(({ subject, noteId }) => [subject, ...(noteId === null ? [] : [{ type: 'note', id: noteId }])])),
  );
  const items = clauses.map((one) => itemOf(one, { names, stated }));
  const estimateFen = sum(items.flatMap(({ penaltyId, amountFen }) => (penaltyId === null ? amountFen : [])));
  const of = (states: readonly Penalty['state'][]) => sum(stated.flatMap(({ state, amountFen }) => (states.includes(state) ? amountFen : [])));
  const statedFen = of(['stated', 'declined']);
  return {
    customer: { id: customerId, name },
    month,
    contract: { key: settlement.contractKey, version: settlement.version, title: settlement.title },
    monthValueFen: monthFen,
    items,
    stated: await rowsOf(call, stated),
    estimateFen,
    statedFen,
    agreedFen: of(['agreed']),
    atRiskFen: estimateFen + statedFen,
    can: { state: call.actor.can.has('settlement.enter-penalties') && month <= shanghaiDate(call.now).slice(0, 7) },
  };
}

const sum = (fens: readonly number[]): number => fens.reduce((all, one) => all + one, 0);

type Beside = { readonly names: ReadonlyMap<string, string>; readonly stated: readonly Penalty[] };

function itemOf({ clause, located, estimate, share, nextFen }: EstimatedClause, { names, stated }: Beside): Item {
  const { rule, key, confirmed } = clause;
  return {
    ...wordsOfClause(clause),
    clauseKey: key,
    confirmed,
    count: estimate.count,
    countFrom: rule.when.count?.atLeast ?? null,
    share,
    tier: estimate.tier === null ? null : tierText(estimate.tier),
    formula: formulaOf(rule),
    occurrences: located.map(({ commitmentId, subject, noteId, at }, i) => {
      const part = estimate.parts[i];
      return {
        commitmentId,
        subject: { ...subject, name: names.get(`${subject.type}:${subject.id}`) ?? null },
        noteId,
        noteNumber: noteId === null ? null : (names.get(`note:${noteId}`) ?? null),
        occurredOn: shanghaiDate(at),
        baseFen: part?.baseFen ?? null,
        amountFen: part?.amountFen ?? null,
        lacking: part?.lacking ?? null,
      };
    }),
    beforeCapFen: estimate.beforeCapFen,
    capFen: estimate.capFen,
    amountFen: estimate.amountFen,
    points: estimate.points,
    measures: estimate.measures.map((effect) => ({ measure: effect.kind, text: measureText(effect) })),
    lacking: [...estimate.lacking],
    nextFen,
    penaltyId: stated.find(({ clauseId, state }) => clauseId === clause.id && state !== 'withdrawn')?.id ?? null,
  };
}

export async function listPenalties(call: Call, { customerId, month, state, cursor, limit }: In<'penalties'>): Promise<Out<'penalties'>> {
  const after = readCursor(cursor, 2);
  const conditions = [
    sql`true`,
    ...(customerId === undefined ? [] : [sql`p.customer_id = ${customerId}`]),
    ...(month === undefined ? [] : [sql`p.period = ${month}`]),
    ...(state === undefined ? [] : [sql`p.state = ${state}`]),
    ...(after ? [sql`(p.stated_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ];
  const where = sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
  const found = await penaltiesWhere(call.db, where, sql`order by p.stated_at desc, p.id desc limit ${limit + 1}`);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { items: await rowsOf(call, page), next: found.length > limit && last ? writeCursor([iso(last.statedAt), last.id]) : null };
}

export async function showPenalty(call: Call, { penaltyId }: In<'showPenalty'>): Promise<Out<'showPenalty'>> {
  const penalty = await penaltyOf(call.db, penaltyId);
  if (!penalty) throw no('penalty-not-found');
  const [row] = (await rowsOf(call, [penalty])) as [Row];
  const words = await shownWords(call, { type: 'penalty', ids: [penaltyId] });
  return { ...row, words: words.get(penaltyId) ?? [], commitmentIds: [...penalty.commitments] };
}

/** The customer sees what they stated and the clauses of their contract; never our estimate. */
export async function myPenalties(call: Call, { month }: In<'myPenalties'>): Promise<Out<'myPenalties'>> {
  const customerId = boundCustomer(call.actor);
  if (customerId === undefined) return { month, items: [], clauses: [], can: { state: false } };
  const penalties = await penaltiesWhere(call.db, sql<SqlBool>`p.customer_id = ${customerId} and p.period = ${month}`);
  const words = await shownWords(call, { type: 'penalty', ids: penalties.map(({ id }) => id) });
  const items: Out<'myPenalties'>['items'] = [];
  const stating = call.actor.can.has('settlement.state-penalties');
  for (const penalty of penalties)
    items.push({ ...(await shownOf(call, penalty)), words: words.get(penalty.id) ?? [], can: { withdraw: stating && mayWithdraw(penalty) } });
  const { consequences } = await settlementFor(call.db, customerId, Math.min(call.now, endOfMonth(month)));
  const clauses = consequences.map(wordsOfClause);
  return { month, items, clauses, can: { state: stating && month <= shanghaiDate(call.now).slice(0, 7) } };
}

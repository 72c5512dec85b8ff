// What a request, its approval, its settlement and its booking write: statements that go beside the facts themselves, in one round trip.
import { type RawBuilder, sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Data } from '../../platform/apply.ts';
import type { ApplyMany } from '../../platform/module.ts';
import { bookingRow } from './account/account.store.ts';
import { booked } from './account/facts.ts';
import { type Act, after, STATE_CODES, type State } from './claim.ts';
import * as told from './facts.ts';
import { firstForm, sharesOf } from './first-facts.ts';
import { enterShift, type Shift, setShift } from './item.store.ts';
import { type Entry, enterCame } from './ledger.store.ts';

type Statement = RawBuilder<unknown>;

/** Moves the state by the transition table, act by act. */
export function move(claimId: string, acts: readonly Act[], values: { readonly [column: string]: string | number | null }): Statement {
  const ways = STATE_CODES.map((from): [State, State] => [from, acts.reduce((state, act) => after(act, state) ?? state, from)]);
  const set = Object.entries(values).map(([column, value]) => sql`, ${sql.ref(column)} = ${value}`);
  return sql`update claims.claim set state = ${JSON.stringify(Object.fromEntries(ways))}::jsonb ->> state${sql.join(set, sql``)} where id = ${claimId}::uuid`;
}

/** Everything the claim held of its lines is free again. */
export function nothingKept(fact: Fact, claimId: string): Statement[] {
  const shift: Shift = { claimId, kept: { fact, items: [], approved: false } };
  return [enterShift(shift), setShift(shift)];
}

type Requested = Data<typeof told.requested>;

const claimRow = (data: Requested, fact: Fact): Statement => sql`
  insert into claims.claim (id, number, case_id, customer_id, site_id, note_id, way, reason, goods, pay, food_safety, value_fen, asked_fen, verdict,
    recall_id, requester, state, requested_by, needed_by, requested_at, recorded_at)
  values (${data.claimId}, ${data.number}, ${data.caseId}, ${data.customerId}, ${data.siteId}, ${data.noteId}, ${data.way}, ${data.reason}, ${data.goods},
    ${data.pay}, ${data.foodSafety}, ${data.valueFen}, ${data.askedFen}, ${JSON.stringify(data.verdict)}, ${data.recallId}, ${fact.actor}, 'requested',
    ${data.by}, ${data.neededBy}, ${iso(fact.occurredAt)}, ${iso(fact.recordedAt)})`;

function itemRows({ claimId, items }: Requested): Statement {
  const rows = items.map(({ price, ...item }) => ({ ...item, fen: price?.fen ?? null, per: price?.per ?? null }));
  return sql`
    insert into claims.item (id, claim_id, item_no, line_id, note_line_id, note_id, lot_id, product_id, unit, requested, refused_part, adopted, price_fen, price_per)
    select r."itemId", ${claimId}::uuid, r.n, r."lineId", r."noteLineId", r."noteId", r."lotId", r."productId", r.unit, r.amount, r."refusedPart", r.adopted, r.fen, r.per
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ("itemId" uuid, "lineId" uuid, "noteLineId" uuid, "noteId" uuid, "lotId" uuid,
      "productId" uuid, unit text, amount bigint, "refusedPart" bigint, adopted bigint, fen bigint, per text)) with ordinality
      as r("itemId", "lineId", "noteLineId", "noteId", "lotId", "productId", unit, amount, "refusedPart", adopted, fen, per, n)`;
}

function request(recorded: Requested, fact: Fact): Statement[] {
  const data = firstForm(recorded);
  const { claimId, customerId, items } = data;
  if (items.length === 0) return [claimRow(data, fact)];
  const came = items.map(({ lineId, noteId, lotId, came }) => ({ lineId, noteId, lotId, came, customerId }));
  const claimed = items.flatMap(({ itemId, lineId, noteId, lotId, amount, adopted }): Entry[] => {
    const of = { lineId, noteId, customerId, lotId, claimId, itemId };
    return [...(adopted === 0 ? [] : [{ ...of, kind: 'adopted' as const, amount: adopted }]), { ...of, kind: 'claimed', amount }];
  });
  return [claimRow(data, fact), itemRows(data), enterCame(fact, came, claimed)];
}

type Decided = { readonly approval?: Fact | undefined; readonly settlement?: Fact | undefined };

/** An approval, a settlement, or both at once (what goes off the bill): items and claim are written once. */
function decide({ approval, settlement }: Decided): Statement[] {
  const approved = approval?.data as Data<typeof told.approved> | undefined;
  const settled = settlement?.data as Data<typeof told.settled> | undefined;
  const claimId = (approved ?? settled)?.claimId as string;
  const shift: Shift = {
    claimId,
    kept: approved && approval && { fact: approval, items: sharesOf(approved), approved: true },
    given: settled && settlement && { fact: settlement, items: settled.items },
  };
  const values = {
    ...(approved && approval ? approvalValues(approved, approval) : {}),
    ...(settlement ? { settled_at: iso(settlement.occurredAt) } : {}),
  };
  const acts: Act[] = [...(approved ? ['approve' as const] : []), ...(settled ? ['settle' as const] : [])];
  return [enterShift(shift), setShift(shift), move(claimId, acts, values)];
}

function approvalValues({ clauseKey, clauseVersion = null, grantedFen = null, pay, goods }: Data<typeof told.approved>, { occurredAt }: Fact) {
  const decided = { granted_fen: grantedFen, clause_key: clauseKey, clause_version: clauseVersion, decided_at: iso(occurredAt) };
  return pay === undefined ? decided : { ...decided, pay, goods };
}

const claimOf = ({ data }: Fact): string => String(data.claimId);

/** In the order told; an approval that is settled at once goes with it. */
function statementsOf(facts: readonly Fact[]): Statement[] {
  return facts.flatMap((fact, i) => {
    if (fact.name === booked.name) return [bookingRow(fact)];
    if (fact.name === told.requested.name) return request(fact.data as Requested, fact);
    const [before, next] = [facts[i - 1], facts[i + 1]];
    if (fact.name === told.approved.name) return decide({ approval: fact, settlement: next && goesWith(fact, next) ? next : undefined });
    return before && goesWith(before, fact) ? [] : decide({ settlement: fact });
  });
}
const goesWith = (one: Fact, next: Fact): boolean =>
  one.name === told.approved.name && next.name === told.settled.name && claimOf(one) === claimOf(next);

export const claimMoves: ApplyMany & { readonly names: readonly string[] } = {
  names: [told.requested.name, told.approved.name, told.settled.name, booked.name],
  apply: async (tx, facts) => {
    for (const statement of statementsOf(facts)) await statement.execute(tx);
  },
  // Two requests may lie on one line: what it held before, the second has to see.
  beside: (facts) => {
    const [first, second] = facts.filter(({ name }) => name !== booked.name);
    const one = second === undefined || (first !== undefined && goesWith(first, second) && facts.indexOf(second) === 1);
    return one && facts.filter(({ name }) => name !== booked.name).length <= 2 ? statementsOf(facts) : null;
  },
};

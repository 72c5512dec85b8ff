// Items of a claim against the ledger: what they hold of their lines, what is given for them, and what is free again. One statement each,
// reckoned by the database from the rows as they stand, so that it can go beside the fact itself.
import { type RawBuilder, sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Share } from './claim.ts';
import { GIVEN_AS } from './ledger.ts';

type Step = { readonly fact: Fact; readonly items: readonly Share[] };
export type Shift = {
  readonly claimId: string;
  /** The claim holds no more than this of its lines; `approved`: because so much was granted. */
  readonly kept?: (Step & { readonly approved: boolean }) | undefined;
  /** So much is given for it; after `kept`, where both come together. */
  readonly given?: Step | undefined;
};

type Amounts = { itemId: string; kept?: number; approved?: number; given?: number };

const sharesIn = ({ kept, given }: Shift): RawBuilder<unknown> => {
  const rows = new Map<string, Amounts>();
  for (const { itemId, amount } of kept?.items ?? []) rows.set(itemId, { itemId, kept: amount, ...(kept?.approved ? { approved: amount } : {}) });
  for (const { itemId, amount } of given?.items ?? []) rows.set(itemId, { ...(rows.get(itemId) ?? { itemId }), given: amount });
  return sql`jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) as s("itemId" uuid, kept bigint, approved bigint, given bigint)`;
};

const [keptAmount, givenAmount] = [sql`coalesce(s.kept, 0)`, sql`coalesce(s.given, 0)`];
/** What an item holds of its line. */
const HELD = sql`coalesce(i.approved, i.requested)`;

type Leg = { readonly kind: RawBuilder<unknown>; readonly amount: RawBuilder<unknown>; readonly ownLine?: boolean };
const kinds = JSON.stringify(GIVEN_AS);

/** What an item no longer holds is free again, and goods of a recall that it had taken over are the recall's again. */
const keptLegs: readonly Leg[] = [
  { kind: sql`'released'`, amount: sql`${HELD} - ${keptAmount}` },
  { kind: sql`'adopted'`, amount: sql`least(0, ${keptAmount} - i.adopted)` },
];

/**
 * Given: what was not is free again, unless its goods are back already; a replacement that came is a line of its own, on which more may be
 * claimed. `after`: the same statement lessens the claim first.
 */
function givenLegs(after: boolean): readonly Leg[] {
  const held = after ? keptAmount : HELD;
  const adopted = after ? sql`least(i.adopted, ${keptAmount})` : sql`i.adopted`;
  const gone = after ? sql`g.gone + least(0, ${keptAmount} - i.adopted)` : sql`g.gone`;
  const left = sql`greatest(${givenAmount}, least(${gone}, ${held}))`;
  return [
    { kind: sql`'released'`, amount: sql`${held} - ${left}` },
    { kind: sql`'adopted'`, amount: sql`least(0, ${left} - ${adopted})` },
    { kind: sql`${kinds}::jsonb ->> c.way`, amount: givenAmount },
    { kind: sql`case c.way when 'replacement' then 'accepted' end`, amount: givenAmount, ownLine: true },
  ];
}

const legsOf = ({ fact }: Step, legs: readonly Leg[]): RawBuilder<unknown>[] =>
  legs.map(
    ({ kind, amount, ownLine = false }, n) => sql`
      (${fact.id}::uuid, ${sql.lit(n)}, ${kind}, (${amount})::bigint, ${ownLine ? sql`i.id, null::uuid` : sql`i.line_id, i.lot_id`}, ${iso(fact.occurredAt)}::timestamptz)`,
  );

export function enterShift(shift: Shift): RawBuilder<unknown> {
  const { claimId, kept, given } = shift;
  const legs = [...(kept ? legsOf(kept, keptLegs) : []), ...(given ? legsOf(given, givenLegs(kept !== undefined)) : [])];
  return sql`
    insert into claims.entry (fact_id, leg, kind, line_id, note_id, customer_id, lot_id, claim_id, item_id, amount, occurred_at)
    select e.fact_id, row_number() over (partition by e.fact_id order by i.item_no, e.n), e.kind, e.line_id, i.note_id, c.customer_id, e.lot_id,
      i.claim_id, i.id, e.amount, e.occurred_at
    from claims.item i join claims.claim c on c.id = i.claim_id
    left join ${sharesIn(shift)} on s."itemId" = i.id
    cross join lateral (select coalesce(sum(x.amount), 0)::bigint as gone from claims.entry x
      where x.claim_id = i.claim_id and x.item_id = i.id and x.kind in ('came-back', 'destroyed', 'adopted')) g
    cross join lateral (values ${sql.join(legs)}) as e(fact_id, n, kind, amount, line_id, lot_id, occurred_at)
    where i.claim_id = ${claimId}::uuid and e.kind is not null and e.amount <> 0`;
}

/** The amounts beside the items themselves. */
export const setShift = (shift: Shift): RawBuilder<unknown> => sql`
    update claims.item i set approved = coalesce(s.approved, i.approved), given = coalesce(s.given, i.given),
      adopted = ${shift.kept ? sql`least(i.adopted, ${keptAmount})` : sql`i.adopted`}
    from (select o.id, s.* from claims.item o left join ${sharesIn(shift)} on s."itemId" = o.id where o.claim_id = ${shift.claimId}::uuid) s
    where i.id = s.id and (s.approved is not null or s.given is not null or i.adopted > ${keptAmount})`;

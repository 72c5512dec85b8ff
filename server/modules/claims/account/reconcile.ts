// The account against what was decided: every claim, the ledger of goods, and the totals the database keeps.
import { sql } from 'kysely';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Call, Db, Tx } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { Pay, State, Way } from '../claim.ts';
import { BY_HAND } from './account.ts';
import { chargeOf } from './bookings.rules.ts';
import type { contract } from './contract.ts';
import { type ExpectedClaim, expectedOf } from './reconcile.rules.ts';
import { customerNamed } from './show-account.ts';

type Result = OutputOf<typeof contract.reconcile>;
type Difference = Result['differences'][number];

export async function reconcile(call: Call, { customerId }: InputOf<typeof contract.reconcile>): Promise<Result> {
  await customerNamed(call.db, customerId);
  return reconciliationOf(call.db, customerId);
}

export async function reconciliationOf(db: Db | Tx, customerId: string): Promise<Result> {
  const [claims, charges, goods, sums, reversals] = await Promise.all([
    claimsOf(db, customerId),
    chargesOf(db, customerId),
    goodsOf(db, customerId),
    sumsOf(db, customerId),
    wrongReversals(db, customerId),
  ]);
  const differences: Difference[] = [];
  let expectedFen = 0;
  for (const claim of claims) {
    const { chargeFen = 0, unpriced = 0 } = charges.get(claim.id) ?? {};
    const expected = expectedOf(claim, chargeFen);
    expectedFen += expected.lowersFen + expected.raisesFen;
    const about = { claimId: claim.id, claimNumber: claim.number };
    for (const [wanted, booked] of [
      [expected.lowersFen, claim.lowersFen],
      [expected.raisesFen, claim.raisesFen],
    ] as const)
      if (wanted !== booked) differences.push({ what: 'booked', ...about, expectedFen: wanted, bookedFen: booked });
    // A charge without a price waits for a person: a correction of the claim answers it.
    if (unpriced > 0 && !claim.corrected) differences.push({ what: 'unpriced', ...about, expectedFen: 0, bookedFen: 0 });
  }
  differences.push(...goods, ...reversals);
  if (sums.bookedFen !== sums.totalsFen)
    differences.push({ what: 'totals', claimId: null, claimNumber: null, expectedFen: sums.bookedFen, bookedFen: sums.totalsFen });
  const unpriced = differences.filter(({ what }) => what === 'unpriced').length;
  return { agrees: differences.length === 0, claims: claims.length, expectedFen, ...sums, unpriced, differences };
}

type ClaimRow = ExpectedClaim & {
  readonly id: string;
  readonly number: string;
  readonly way: Way;
  readonly pay: Pay | null;
  readonly state: State;
  readonly lowersFen: number;
  readonly raisesFen: number;
  readonly corrected: boolean;
};

/** What was booked of each claim by itself; the taking back of a withdrawn claim belongs to it. */
async function claimsOf(db: Db | Tx, customerId: string): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select c.id, c.number, c.way, c.pay, c.state, c.granted_fen as "grantedFen",
      coalesce(e.lowers, 0)::bigint as "lowersFen", coalesce(e.raises, 0)::bigint as "raisesFen", coalesce(e.corrected, false) as corrected
    from claims.claim c
    left join (
      select e.claim_id, sum(e.amount_fen) filter (where e.amount_fen < 0 and e.kind <> all(${[...BY_HAND]})) as lowers,
        sum(e.amount_fen) filter (where e.amount_fen > 0 and (e.kind <> all(${[...BY_HAND]}) or (e.kind = 'reversal' and o.state = 'withdrawn'))) as raises,
        bool_or(e.kind = 'correction') as corrected
      from claims.account_entry e join claims.claim o on o.id = e.claim_id where e.customer_id = ${customerId} group by 1
    ) e on e.claim_id = c.id
    where c.customer_id = ${customerId} order by c.number`.execute(db);
  return rows;
}

type Charge = { readonly chargeFen: number; readonly unpriced: number };
type Replaced = { claimId: string; given: number; unit: UnitCode; refusedPart: number; fen: number | null; per: UnitCode | null };

/** By the ledger: so much was replaced of what had been refused. */
async function chargesOf(db: Db | Tx, customerId: string): Promise<ReadonlyMap<string, Charge>> {
  const { rows } = await sql<Replaced>`
    select i.claim_id as "claimId", sum(e.amount)::bigint as given, i.unit, i.refused_part as "refusedPart", i.price_fen as fen, i.price_per as per
    from claims.item i join claims.claim c on c.id = i.claim_id and c.customer_id = ${customerId} and c.way = 'replacement'
    join claims.entry e on e.item_id = i.id and e.claim_id = i.claim_id and e.kind = 'replaced'
    where i.refused_part > 0 group by i.id`.execute(db);
  const charges = new Map<string, Charge>();
  for (const { claimId, given, unit, refusedPart, fen, per } of rows) {
    const { chargeFen, unpriced } = charges.get(claimId) ?? { chargeFen: 0, unpriced: 0 };
    const charge = chargeOf({ unit, refusedPart, price: fen === null || per === null ? null : { fen, per } }, given);
    charges.set(claimId, { chargeFen: chargeFen + (charge ?? 0), unpriced: unpriced + (charge === null ? 1 : 0) });
  }
  return charges;
}

/** Items whose given amount the ledger does not hold. */
async function goodsOf(db: Db | Tx, customerId: string): Promise<Difference[]> {
  const { rows } = await sql<Omit<Difference, 'what'>>`
    select i.claim_id as "claimId", c.number as "claimNumber", 0::bigint as "expectedFen", 0::bigint as "bookedFen"
    from claims.item i join claims.claim c on c.id = i.claim_id and c.customer_id = ${customerId}
    left join (
      select item_id, sum(amount) as amount from claims.entry
      where customer_id = ${customerId} and kind in ('replaced', 'credited', 'deducted', 'refunded', 'compensated') group by 1
    ) e on e.item_id = i.id
    where c.way in ('replacement', 'credit', 'deduction', 'refund', 'self-purchase') and coalesce(i.given, 0) <> coalesce(e.amount, 0)`.execute(db);
  return rows.map((row) => ({ what: 'ledger', ...row }));
}

async function sumsOf(db: Db | Tx, customerId: string): Promise<Pick<Result, 'entries' | 'bookedFen' | 'totalsFen' | 'byHandFen'>> {
  const { rows } = await sql<Pick<Result, 'entries' | 'bookedFen' | 'totalsFen' | 'byHandFen'>>`
    select count(*)::int as entries, coalesce(sum(e.amount_fen), 0)::bigint as "bookedFen",
      coalesce(sum(e.amount_fen) filter (where e.kind = any(${[...BY_HAND]}) and not (e.kind = 'reversal' and c.state = 'withdrawn')), 0)::bigint as "byHandFen",
      (select coalesce(sum(bill_fen + transfer_fen), 0)::bigint from claims.account_total where customer_id = ${customerId}) as "totalsFen"
    from claims.account_entry e left join claims.claim c on c.id = e.claim_id where e.customer_id = ${customerId}`.execute(db);
  return rows[0] as Pick<Result, 'entries' | 'bookedFen' | 'totalsFen' | 'byHandFen'>;
}

async function wrongReversals(db: Db | Tx, customerId: string): Promise<Difference[]> {
  const { rows } = await sql<Omit<Difference, 'what'>>`
    select e.claim_id as "claimId", c.number as "claimNumber", -o.amount_fen as "expectedFen", e.amount_fen as "bookedFen"
    from claims.account_entry e join claims.account_entry o on o.id = e.reverses left join claims.claim c on c.id = e.claim_id
    where e.customer_id = ${customerId} and e.amount_fen <> -o.amount_fen`.execute(db);
  return rows.map((row) => ({ what: 'reversal', ...row }));
}

// What claims put on or take off the bills of a customer, with the goods it stands for: for whoever draws its statement (R17.3).
import { sql } from 'kysely';
import type { Fen } from '../../../kernel/money.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { goodsWorth, sumOf, worthOf } from '../claim.rules.ts';
import type { Item } from '../claim.ts';
import { itemsOf } from '../load-claims.ts';
import type { BookingKind, Month } from './account.ts';

export type BilledGoods = { readonly noteLineId: string; readonly unit: UnitCode; readonly amount: number };
export type BillEntry = {
  readonly entryId: string;
  readonly month: Month;
  readonly siteId: string;
  readonly claimId: string | null;
  readonly claimNumber: string | null;
  readonly noteId: string | null;
  readonly kind: BookingKind;
  /** Negative lowers what the customer owes. */
  readonly amountFen: Fen;
  /** Another entry takes it back. */
  readonly reversed: boolean;
  /** Goods whose price it is and nothing else; null: a person or a paper said how much. */
  readonly goods: readonly BilledGoods[] | null;
};
type Row = Omit<BillEntry, 'goods'>;

/** Entries of these months, in the order they were booked. */
export async function billEntries(
  db: Db | Tx,
  { customerId, from, to }: { readonly customerId: string; readonly from: Month; readonly to: Month },
): Promise<BillEntry[]> {
  const { rows } = await sql<Row>`
    select e.id as "entryId", to_char(e.month, 'YYYY-MM') as month, e.site_id as "siteId", e.claim_id as "claimId", c.number as "claimNumber",
      e.note_id as "noteId", e.kind, e.amount_fen as "amountFen", back.id is not null as reversed
    from claims.account_entry e left join claims.claim c on c.id = e.claim_id left join claims.account_entry back on back.reverses = e.id
    where e.customer_id = ${customerId} and e.pay = 'bill' and e.month between ${`${from}-01`}::date and ${`${to}-01`}::date
    order by e.booked_at, e.id`.execute(db);
  const items = await itemsOf(db, [...new Set(rows.flatMap(({ claimId }) => claimId ?? []))]);
  return rows.map((row) => ({ ...row, goods: goodsOf(row, items.get(row.claimId ?? '') ?? []) }));
}

const BY_GOODS: readonly BookingKind[] = ['credit', 'deduction', 'refund-due'];

/** Only what was given for, less what was refused at the dock and never billed; of a charge, only what had been refused. */
function goodsOf({ kind, amountFen }: Row, items: readonly Item[]): readonly BilledGoods[] | null {
  const charge = kind === 'replacement-charge';
  if (!charge && !BY_GOODS.includes(kind)) return null;
  const parts = items.map((item) => {
    const given = item.given ?? 0;
    const amount = charge ? Math.min(given, item.refusedPart) : Math.max(0, given - item.refusedPart);
    return { goods: { noteLineId: item.noteLineId, unit: item.unit, amount }, fen: charge ? goodsWorth(item, amount) : worthOf(item, given) };
  });
  const priced = sumOf(parts.map(({ fen }) => fen));
  return priced === Math.abs(amountFen) && priced > 0 ? parts.flatMap(({ goods }) => (goods.amount > 0 ? [goods] : [])) : null;
}

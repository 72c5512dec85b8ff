// Corrections of the account by people: a reversal or a further entry with its reason, in the first month that is open.
import { createHash } from 'node:crypto';
import { actorRef } from '../../../kernel/actor.ts';
import type { Call, Tx, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { aboutClaim } from '../claim.rules.ts';
import { load } from '../claim.store.ts';
import type { Claim, Pay } from '../claim.ts';
import { itemsOf } from '../load-claims.ts';
import { bookings } from './account.store.ts';
import { BOOKING_KINDS, type BookingKind, BY_HAND } from './account.ts';
import { chargeOf, entryOf, type Unnumbered } from './bookings.rules.ts';
import type { contract } from './contract.ts';
import { mustBeAnother, mustBeReversible, mustStayWithin } from './correct.rules.ts';
import { noBooking } from './refusals.ts';

type Booked = OutputOf<typeof contract.reverseEntry>;

export const reverseEntry = (call: Call, { entryId, body }: InputOf<typeof contract.reverseEntry>): Promise<Booked> =>
  call.write(async (unit) => {
    const { claimId } = await readEntry(unit.tx, entryId);
    // The claim is locked: whoever comes second sees what the first did.
    const claim = await load(unit, claimId);
    const entry = await readEntry(unit.tx, entryId);
    mustBeReversible(entry);
    await mustBeOthers(unit, claim, entry.bookedBy);
    const back = { kind: 'reversal' as const, pay: entry.pay, amountFen: -entry.amountFen, reverses: entryId };
    return bookByHand(unit, entryOf(aboutClaim(claim), back), body);
  });

export const correctAccount = (call: Call, input: InputOf<typeof contract.correctAccount>): Promise<Booked> =>
  call.write(async (unit) => {
    const claim = await load(unit, input.claimId);
    if (claim.customerId !== input.customerId) throw noBooking('no-such-account');
    await mustBeOthers(unit, claim);
    const { bookedFen, chargeFen } = await heldOf(unit.tx, claim);
    mustStayWithin({ ...claim, bookedFen, chargeFen }, input.amountFen);
    return bookByHand(unit, entryOf(aboutClaim(claim), { kind: 'correction', pay: input.pay, amountFen: input.amountFen }), input.body);
  });

type Entry = { claimId: string; kind: BookingKind; pay: Pay; amountFen: number; bookedBy: string; reversedBy: string | null };

async function readEntry(tx: Tx, entryId: string): Promise<Entry> {
  const row = await tx
    .selectFrom('claims.account_entry as e')
    .leftJoin('claims.account_entry as back', 'back.reverses', 'e.id')
    .select(['e.claim_id', 'e.kind', 'e.pay', 'e.amount_fen', 'e.booked_by', 'back.id as reversed_by'])
    .where('e.id', '=', entryId)
    .executeTakeFirst();
  if (!row || row.claim_id === null || !(row.kind in BOOKING_KINDS)) throw noBooking('no-such-entry');
  return {
    claimId: row.claim_id,
    kind: row.kind as BookingKind,
    pay: row.pay as Pay,
    amountFen: row.amount_fen,
    bookedBy: row.booked_by,
    reversedBy: row.reversed_by,
  };
}

/** Whoever asked for it or decided it is not the one who corrects it; nor takes anybody back a correction of their own. */
export async function mustBeOthers(unit: Unit, claim: Claim, also: string | null = null): Promise<void> {
  const rows = await unit.tx
    .selectFrom('claims.account_entry')
    .select('booked_by')
    .where('claim_id', '=', claim.id)
    .where('kind', 'not in', ['paid', ...BY_HAND])
    .execute();
  mustBeAnother(unit.actor, { number: claim.number, who: [also, claim.requester, claim.endorsedBy, ...rows.map((row) => row.booked_by)] });
}

async function heldOf(tx: Tx, claim: Claim): Promise<{ bookedFen: number; chargeFen: number | null }> {
  const row = await tx
    .selectFrom('claims.account_entry')
    .select(({ fn }) => fn.sum<number | null>('amount_fen').as('fen'))
    .where('claim_id', '=', claim.id)
    .where('kind', '<>', 'paid')
    .executeTakeFirst();
  const items = (await itemsOf(tx, [claim.id])).get(claim.id) ?? [];
  const charges = items.map((item) => chargeOf(item, item.given ?? 0));
  const chargeFen = charges.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
  return { bookedFen: Number(row?.fen ?? 0), chargeFen };
}

export async function bookByHand(unit: Unit, entry: Unnumbered, body: string): Promise<Booked> {
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const [told] = await bookings(unit, [entry], bodyHash);
  if (!told) throw noBooking('no-such-entry');
  const { entryId, month } = told.data as { entryId: string; month: string };
  await unit.tx
    .insertInto('claims.account_words')
    .values({ entry_id: entryId, body, author: actorRef(unit.actor), author_name: unit.actor.name })
    .execute();
  await unit.record([told]);
  unit.announce(`account:${entry.customerId}`);
  return { entryId, month };
}

// The account follows the claim, in its unit.
import type { Fact, Told } from '../../../kernel/fact.ts';
import { circumstances } from '../../../kernel/grade.ts';
import { newId } from '../../../kernel/id.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import type { Data } from '../../../platform/apply.ts';
import type * as claim from '../facts.ts';
import { approved, settled } from '../facts.ts';
import { sharesOf } from '../first-facts.ts';
import { itemsOf } from '../load-claims.ts';
import type { recoverySettled } from '../recovery/facts.ts';
import { bookings } from './account.store.ts';
import type { Booking } from './account.ts';
import { chargedFor, type OfClaim, owedBy, settledBy, takenBack, type Unnumbered } from './bookings.rules.ts';
import * as tell from './facts.ts';
import { recoverInUnit } from './recourse.ts';

const about = ({ claimId, caseId, customerId, siteId, noteId, way }: OfClaim): OfClaim => ({ claimId, caseId, customerId, siteId, noteId, way });

async function bookingsOf(unit: Unit, entries: readonly Unnumbered[]): Promise<Told[]> {
  const told = await bookings(unit, entries);
  if (told.length > 0) unit.announce(`account:${entries[0]?.customerId}`);
  return told;
}

const book = async (unit: Unit, entries: readonly Unnumbered[]) => void (await unit.record(await bookingsOf(unit, entries)));

const hear =
  <D>(does: (unit: Unit, data: D) => Promise<void>) =>
  (unit: Unit, fact: Fact): Promise<void> =>
    does(unit, fact.data as D);

/** What an approval and a settlement book, told with them: the account is right as soon as the claim is. */
export async function bookedWith(unit: Unit, told: readonly Told[]): Promise<Told[]> {
  const booked: Told[] = [];
  for (const one of told) {
    if (approved.is(one)) booked.push(...(await bookingsOf(unit, owedBy(about(one.data), one.data))));
    if (!settled.is(one)) continue;
    const { data } = one;
    booked.push(...(await bookingsOf(unit, settledBy(about(data), data))));
    // Paid before anybody was found at fault: who bears it stays open.
    if (data.way === 'advance' && data.amountFen > 0)
      booked.push(tell.recourseOpened.tell({ ...about(data), recourseId: newId(), amountFen: data.amountFen }, circumstances(unit.actor, unit.now)));
  }
  return booked;
}

const charge = hear<Data<typeof claim.accepted>>(async (unit, data) => {
  const items = (await itemsOf(unit.tx, [data.claimId])).get(data.claimId) ?? [];
  await book(unit, chargedFor(about(data), { items, shares: sharesOf(data) }));
});

const takeBack = hear<Data<typeof claim.withdrawn>>(async (unit, data) => {
  await book(unit, takenBack(about(data), await standing(unit.tx, data.claimId)));
});

/** Entries of a claim that are not taken back, nor take one back. */
async function standing(tx: Tx, claimId: string) {
  const rows = await tx
    .selectFrom('claims.account_entry as e')
    .leftJoin('claims.account_entry as back', 'back.reverses', 'e.id')
    .select(['e.id', 'e.pay', 'e.amount_fen'])
    .where('e.claim_id', '=', claimId)
    .where('e.reverses', 'is', null)
    .where('back.id', 'is', null)
    .orderBy('e.id')
    .execute();
  return rows.map(({ id, pay, amount_fen }) => ({ entryId: id, pay: pay as Booking['pay'], amountFen: amount_fen }));
}

const recover = hear<Data<typeof recoverySettled>>((unit, data) => {
  const { bearer, amountFen, recoveryId } = data;
  return recoverInUnit(unit, about(data), { bearer, amountFen, recoveryId });
});

export const hears = {
  'claims.accepted': charge,
  'claims.withdrawn': takeBack,
  'claims.recovery-settled': recover,
};

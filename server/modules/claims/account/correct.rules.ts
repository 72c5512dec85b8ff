// Decides corrections of the account: never a rewrite, always a further entry. Pure.
import { type Actor, actorRef } from '../../../kernel/actor.ts';
import { type Fen, yuan } from '../../../kernel/money.ts';
import type { Claim, Pay } from '../claim.ts';
import { BOOKING_KINDS, type Booking, type BookingKind } from './account.ts';
import { noBooking } from './refusals.ts';

type Entry = Pick<Booking, 'kind' | 'pay'>;

/** What stands on a bill may be taken back. Transfers end by payment or by withdrawing the claim. */
export const reversible = ({ kind, pay }: Entry): boolean => pay === 'bill' && kind !== 'reversal' && kind !== 'recourse-received';

export function mustBeReversible(entry: Entry & { readonly reversedBy: string | null }): void {
  if (entry.reversedBy !== null) throw noBooking('reversed-already');
  if (!reversible(entry)) throw noBooking('never-reversed', { kind: BOOKING_KINDS[entry.kind].zh, kindEn: BOOKING_KINDS[entry.kind].en });
}

/** Whoever asked for the claim, decided it or booked it by hand does not correct it. */
export function mustBeAnother(actor: Actor, { number, who }: { readonly number: string; readonly who: readonly (string | null)[] }): void {
  if (who.includes(actorRef(actor))) throw noBooking('own-booking', { number });
}

type Held = Pick<Claim, 'number' | 'way' | 'grantedFen'> & {
  /** Sum of what was booked of the claim, payments apart. */
  readonly bookedFen: Fen;
  /** Of a replacement: what goods that were refused first cost; null: not all of it is priced. */
  readonly chargeFen: Fen | null;
};

/** A correction moves between nothing and what was decided: to give more, a claim is decided anew. */
export function mustStayWithin({ number, way, grantedFen, bookedFen, chargeFen }: Held, amountFen: Fen): void {
  const after = bookedFen + amountFen;
  const [least, most] = way === 'replacement' ? [0, chargeFen ?? Number.POSITIVE_INFINITY] : [-(grantedFen ?? 0), 0];
  if (after < least || after > most)
    throw noBooking('correction-too-large', { number, most: yuan(amountFen < 0 ? least - bookedFen : most - bookedFen) });
}

export type CorrectionOf = { readonly kind: BookingKind; readonly pay: Pay; readonly amountFen: Fen };

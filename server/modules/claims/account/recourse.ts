// Recourse: what was paid first is borne in the end by a supplier, a carrier, ourselves, or goes back on the customer's bill (R5.4).
import { sql } from 'kysely';
import { circumstances } from '../../../kernel/grade.ts';
import { newId } from '../../../kernel/id.ts';
import { yuan } from '../../../kernel/money.ts';
import type { Call, Tx, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { aboutClaim } from '../claim.rules.ts';
import { load } from '../claim.store.ts';
import type { Claim } from '../claim.ts';
import { attach } from '../evidence.ts';
import { keepWords } from '../words.store.ts';
import type { Bearer } from './account.ts';
import { entryOf, type OfClaim } from './bookings.rules.ts';
import type { contract } from './contract.ts';
import { bookByHand, mustBeOthers } from './correct-account.ts';
import * as tell from './facts.ts';
import { noBooking } from './refusals.ts';

export const openRecourse = (call: Call, { claimId }: InputOf<typeof contract.openRecourse>): Promise<OutputOf<typeof contract.openRecourse>> =>
  call.write(async (unit) => {
    const claim = await load(unit, claimId);
    const { number, state, grantedFen } = claim;
    if (state !== 'settled' || grantedFen === null || grantedFen === 0) throw noBooking('not-settled-yet', { number });
    if (await recourseOf(unit.tx, claimId)) throw noBooking('recourse-open', { number });
    const recourseId = newId();
    await unit.record([tell.recourseOpened.tell({ ...aboutClaim(claim), recourseId, amountFen: grantedFen }, circumstances(unit.actor, unit.now))]);
    return { recourseId };
  });

type Recourse = { recourseId: string; openFen: number };

async function recourseOf(tx: Tx, claimId: string): Promise<Recourse | undefined> {
  const { rows } = await sql<Recourse>`
    select id as "recourseId", amount_fen - recovered_fen as "openFen" from claims.recourse where claim_id = ${claimId} for update`.execute(tx);
  return rows[0];
}

export const recordRecourse = (
  call: Call,
  { claimId, files, body, ...part }: InputOf<typeof contract.recordRecourse>,
): Promise<OutputOf<typeof contract.recordRecourse>> =>
  call.write(async (unit) => {
    const claim = await load(unit, claimId);
    await mustBeOthers(unit, claim);
    const evidence = await attach(unit, claim, { files, internal: true, moment: { actor: unit.actor, now: unit.now } });
    const bodyHash = keepWords(unit, claimId, { kind: 'recovery', body, internal: true });
    const recourse = await bearInUnit(unit, claim, { ...part, recoveryId: null, bodyHash, evidence: [...evidence] });
    // Not our fault after all: what was advanced goes back on the bill.
    if (part.bearer === 'customer') {
      const back = { kind: 'recourse-received' as const, pay: 'bill' as const, amountFen: part.amountFen };
      await bookByHand(unit, entryOf(aboutClaim(claim), back), body);
    }
    unit.announce('claims');
    return { recourseId: recourse.recourseId, openFen: recourse.openFen - part.amountFen };
  });

type Part = {
  readonly bearer: Bearer;
  readonly amountFen: number;
  readonly recoveryId: string | null;
  readonly bodyHash: string | null;
  readonly evidence: { fileId: string; sha256: string }[];
};

/** Never more than was paid: the row is locked, and a constraint has the last word. */
async function bearInUnit(unit: Unit, claim: Claim, part: Part): Promise<Recourse> {
  const recourse = await recourseOf(unit.tx, claim.id);
  if (!recourse) throw noBooking('no-recourse', { number: claim.number });
  const { recourseId, openFen } = recourse;
  if (part.amountFen > openFen) throw noBooking('more-than-open', { open: yuan(openFen), amount: yuan(part.amountFen) });
  await unit.record([tell.recourseRecovered.tell({ ...aboutClaim(claim), recourseId, ...part }, circumstances(unit.actor, unit.now))]);
  return recourse;
}

/** What came in from a supplier or carrier is borne by them, as far as it was still open. */
export async function recoverInUnit(unit: Unit, claim: OfClaim, part: Omit<Part, 'bodyHash' | 'evidence'>): Promise<void> {
  const recourse = await recourseOf(unit.tx, claim.claimId);
  const amountFen = Math.min(recourse?.openFen ?? 0, part.amountFen);
  if (!recourse || amountFen === 0) return;
  const data = { ...claim, ...part, amountFen, recourseId: recourse.recourseId, bodyHash: null, evidence: [] };
  await unit.record([tell.recourseRecovered.tell(data, circumstances(unit.actor, unit.now))]);
}

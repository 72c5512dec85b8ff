// A mistake in the books is mended by a further entry: the difference in amount, the words as they should be, and why.
import { sql } from 'kysely';
import { actorRef } from '../../kernel/actor.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { type EntryRow, entriesById, insertEntries, type NewEntry } from './entry.store.ts';
import * as tell from './facts.ts';
import { type Book, OWN } from './ledger.ts';
import { no } from './refusals.ts';

type Correction = InputOf<typeof contract.correct>;
type Standing = Pick<EntryRow, 'amount' | 'supplier_lot' | 'spec' | 'produced_on' | 'expires_on' | 'party_address' | 'party_contact'>;

/** What should stand after it; throws where that is what stands. Pure. */
export function decideCorrection(standing: Standing, { entryId: _id, reason: _why, ...said }: Correction): Standing {
  const wanted: Standing = {
    amount: said.amount ?? standing.amount,
    supplier_lot: said.supplierLot === undefined ? standing.supplier_lot : said.supplierLot,
    spec: said.spec ?? standing.spec,
    produced_on: said.producedOn === undefined ? standing.produced_on : said.producedOn,
    expires_on: said.expiresOn === undefined ? standing.expires_on : said.expiresOn,
    party_address: said.partyAddress ?? standing.party_address,
    party_contact: said.partyContact ?? standing.party_contact,
  };
  if (Math.sign(wanted.amount) === -Math.sign(standing.amount)) throw no('negative');
  if (wanted.produced_on !== null && wanted.expires_on !== null && wanted.expires_on < wanted.produced_on) throw no('expires-before-produced');
  if ((Object.keys(wanted) as (keyof Standing)[]).every((field) => wanted[field] === standing[field])) throw no('nothing-corrected');
  return wanted;
}

/** All corrections of one entry wait for each other here. */
async function loadForCorrection({ tx }: Unit, entryId: string): Promise<{ original: EntryRow; standing: EntryRow }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledgers.entry:${entryId}`}, 0))`.execute(tx);
  const [original] = await entriesById(tx, [entryId]);
  if (!original) throw no('not-found');
  if (original.kind === 'correction') throw no('corrects-a-correction', { number: original.number });
  const { rows } = await sql<EntryRow>`select * from ledgers.entry where corrects = ${entryId} order by number`.execute(tx);
  const amount = rows.reduce((sum, row) => sum + row.amount, original.amount);
  return { original, standing: { ...(rows.at(-1) ?? original), amount } };
}

export const correctEntry = (call: Call, input: Correction): Promise<OutputOf<typeof contract.correct>> =>
  call.write(async (unit) => {
    const { original, standing } = await loadForCorrection(unit, input.entryId);
    const wanted = decideCorrection(standing, input);
    const { id: _id, number: _number, missing: _missing, posted_at: _at, posted_by: _by, ...rest } = original;
    const difference = wanted.amount - standing.amount;
    const entry = { ...rest, ...wanted, amount: difference, kind: 'correction', corrects: original.id, reason: input.reason } as NewEntry;
    const { ids, sha256 } = await insertEntries(unit.tx, [entry], { by: actorRef(unit.actor), now: unit.now });
    const [made] = await entriesById(unit.tx, ids);
    if (!made) throw new Error('a correction is always new');
    const data = {
      companyId: OWN,
      entryId: made.id,
      corrects: original.id,
      book: original.book as Book,
      lotId: original.lot_id,
      amount: difference,
      sha256,
    };
    await unit.record([tell.corrected.tell(data, { occurredAt: unit.now, grade: 'B' })]);
    unit.announce('ledgers');
    return { entryId: made.id, number: made.number };
  });

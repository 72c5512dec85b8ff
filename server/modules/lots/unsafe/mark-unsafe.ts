// Goods that are never sold again: marked where they lie, and how many of them lie where.
import { sql } from 'kysely';
import type { Db, Tx, Unit } from '../../../platform/app.ts';
import type { Place } from '../lot.ts';
import { refusing } from '../move-lots.ts';
import * as tell from './facts.ts';

export type UnsafePart = { readonly lotId: string; readonly place: Place; readonly amount: number };
export type UnsafeMark = {
  readonly why: 'claim' | 'inspection';
  readonly parts: readonly UnsafePart[];
  readonly eventId?: string | null;
  readonly about?: { readonly caseId: string; readonly customerId: string } | null;
};

/** For ever: there is no act that takes it back. Nothing happens where nothing is given. */
export async function markUnsafeInUnit(unit: Unit, { why, parts, eventId = null, about = null }: UnsafeMark): Promise<void> {
  const real = parts.filter(({ amount }) => amount > 0);
  if (real.length === 0) return;
  const lotIds = new Set(real.map(({ lotId }) => lotId));
  const data = {
    why,
    eventId,
    caseId: about?.caseId ?? null,
    customerId: about?.customerId ?? null,
    lotId: lotIds.size === 1 ? ([...lotIds][0] as string) : null,
    parts: real.map(({ lotId, place, amount }) => ({ lotId, placeKind: place.kind, placeId: place.id, amount })),
  };
  await refusing(() => unit.record([tell.markedUnsafe.tell(data, { occurredAt: unit.now, grade: 'B' })]));
  unit.announce('lots');
}

export type UnsafeAmount = {
  readonly lotId: string;
  readonly placeKind: string;
  readonly placeId: string;
  readonly amount: number;
  readonly lies: number;
};

/** Where unsafe goods of these lots lie, or of all lots; `lies`: everything of the lot that lies there. */
export async function unsafeOf(db: Db | Tx, lotIds: readonly string[] | null): Promise<UnsafeAmount[]> {
  const { rows } = await sql<UnsafeAmount>`
    select u.lot_id as "lotId", u.place_kind as "placeKind", u.place_id as "placeId", u.amount, coalesce(b.amount, 0) as lies
    from lots.unsafe u left join lots.balance b on b.lot_id = u.lot_id and b.place_kind = u.place_kind and b.place_id = u.place_id
    where u.amount > 0 and (${lotIds === null} or u.lot_id = any(${[...(lotIds ?? [])]}::uuid[])) order by 1, 2, 3`.execute(db);
  return rows;
}

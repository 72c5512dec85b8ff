// What happened to a lot, newest first: from where to where, how much, by whom, for which note and with which words.
import { sql } from 'kysely';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { MovementKind, PlaceKind } from '../lot.ts';
import { no } from '../refusals.ts';
import type { contract } from './contract.ts';
import { peopleOf, placesOf } from './names.ts';

type Page = OutputOf<typeof contract.movements>;
type Found = {
  readonly event_id: string;
  readonly leg: number;
  readonly kind: MovementKind;
  readonly reason: string | null;
  readonly occurred_at: Instant;
  readonly recorded_at: Instant;
  readonly actor: string;
  readonly from_kind: PlaceKind;
  readonly from_place: string;
  readonly to_kind: PlaceKind;
  readonly to_place: string;
  readonly amount: number;
  readonly note_id: string | null;
  readonly note_number: string | null;
  readonly words: string | null;
  readonly shown: boolean;
  readonly weight: number | null;
  readonly reported_at: Instant | null;
  readonly photos: readonly { fileId: string }[] | null;
  readonly done_at: string | null;
  readonly reported_to: string | null;
  readonly witnesses: string[] | null;
};

export async function listMovements(call: Call, { lotId, cursor, limit }: InputOf<typeof contract.movements>): Promise<Page> {
  const { db } = call;
  if (!(await db.selectFrom('lots.lot').select('id').where('id', '=', lotId).executeTakeFirst())) throw no('not-found');
  const after = readCursor(cursor, 3);
  const rest = after ? sql`and (m.occurred_at, m.event_id, m.leg) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::int)` : sql``;
  const { rows } = await sql<Found>`
    select m.event_id, m.leg, m.kind, e.reason, m.occurred_at, e.recorded_at, e.actor, m.from_kind, m.from_place, m.to_kind, m.to_place, m.amount, m.note_id,
      n.note_number, w.body as words, d.event_id is not null as shown, d.weight, d.reported_at, d.photos, dw.place as done_at, dw.reported_to, dw.witnesses
    from lots.movement m join lots.event e on e.id = m.event_id
    left join lots.words w on w.about_id = m.event_id
    left join lots.destruction d on d.event_id = m.event_id
    left join lots.destruction_words dw on dw.event_id = m.event_id
    left join lateral (select note_number from lots.line where line_id = m.line_id and lot_id = m.lot_id) n on true
    where m.lot_id = ${lotId} ${rest} order by m.occurred_at desc, m.event_id desc, m.leg desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? writeCursor([iso(last.occurred_at), last.event_id, String(last.leg)]) : null;
  return { items: await named(call, shown), next };
}

async function named(call: Call, found: readonly Found[]): Promise<Page['items']> {
  const ends = found.flatMap((row) => [
    { kind: row.from_kind, id: row.from_place },
    { kind: row.to_kind, id: row.to_place },
  ]);
  const [places, people] = await Promise.all([
    placesOf(call, ends),
    peopleOf(
      call,
      found.map(({ actor }) => actor),
    ),
  ]);
  return found.map((row) => ({
    eventId: row.event_id,
    leg: row.leg,
    kind: row.kind,
    reason: row.reason,
    at: iso(row.occurred_at),
    recordedAt: iso(row.recorded_at),
    by: people(row.actor),
    from: places({ kind: row.from_kind, id: row.from_place }),
    to: places({ kind: row.to_kind, id: row.to_place }),
    amount: row.amount,
    note: row.note_id === null || row.note_number === null ? null : { id: row.note_id, number: row.note_number },
    words: row.words ?? '',
    destruction: row.shown ? destructionOf(row) : null,
  }));
}

const destructionOf = (row: Found): NonNullable<Page['items'][number]['destruction']> => ({
  weight: row.weight,
  reportedAt: row.reported_at === null ? null : iso(row.reported_at),
  reportedTo: row.reported_to ?? '',
  place: row.done_at ?? '',
  witnesses: row.witnesses ?? [],
  photos: (row.photos ?? []).map(({ fileId }) => fileId),
});

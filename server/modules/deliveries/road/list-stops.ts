// A day of one driver, in the order of his round.
import { type Instant, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { phonesAt } from '../../customers/public.ts';
import type { contract } from '../contract.ts';
import { marksOf, NO_MARKS } from '../goods/marks.ts';
import { can } from '../note.rules.ts';
import { visibleTo } from '../note.store.ts';
import type { State } from '../note.ts';
import { rowsOf, showSiteCard } from '../note-row.ts';
import { estimatesOf } from './estimate.store.ts';

const at = (moment: Instant | null): string | null => (moment === null ? null : iso(moment));

export async function listStops(
  call: Call,
  { day = shanghaiDate(call.now) }: InputOf<typeof contract.stops>,
): Promise<OutputOf<typeof contract.stops>> {
  const notes = await call.db
    .selectFrom('deliveries.note')
    .selectAll()
    .where(visibleTo(call.actor))
    .where('driver_id', '=', call.actor.id)
    .where('delivery_on', '=', day)
    .where('state', '<>', 'cancelled')
    .orderBy('stop_no')
    .orderBy('window_from')
    .orderBy('window_to')
    .orderBy('id')
    .execute();
  const noteIds = notes.map(({ id }) => id);
  const customerIds = notes.map(({ customer_id }) => customer_id);
  const [{ rows, cards }, phones, estimates, marks] = await Promise.all([
    rowsOf(call, notes),
    phonesAt(call.db, customerIds),
    estimatesOf(call.db, noteIds),
    marksOf(call.db, notes, shanghaiDate(call.now)),
  ]);
  const items = notes.map((note, index) => ({
    ...(rows[index] as (typeof rows)[number]),
    siteCard: showSiteCard(cards.get(note.site_id)),
    cratesOut: note.crates_out,
    waitingAt: at(note.waiting_at),
    unloadingAt: at(note.unloading_at),
    leftAt: at(note.left_at),
    stars: note.stars,
    stopped: [...(marks.get(note.id) ?? NO_MARKS).stopped],
    estimate: estimates.get(note.id) ?? null,
    phones: phones
      .filter((person) => person.customerId === note.customer_id && (person.siteId === null || person.siteId === note.site_id))
      .map(({ name, phone }) => ({ name, phone })),
    can: can({ state: note.state as State, departedAt: note.departed_at, arrivedAt: note.arrived_at }, call.actor),
  }));
  return { day, items };
}

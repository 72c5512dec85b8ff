// Goods that were refused come back with the van: a list for the warehouse, and the act of counting them in.

import { sql } from 'kysely';
import { showQuantity, type UnitCode } from '../../../kernel/quantity.ts';
import { DAY, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db, Tx } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { carriedBy, carriesLots, FIRST_QUARANTINE, FIRST_STORE, inHand, takeBackLots } from '../../lots/public.ts';
import type { contract } from '../contract.ts';
import { load } from '../note.store.ts';
import type { Reason } from '../note.ts';
import { placeFor } from './goods.rules.ts';
import { forNote } from './pick-goods.ts';
import { no } from './refusals.ts';

type Shown = OutputOf<typeof contract.goodsBack>;
type Back = Shown['items'][number]['lines'][number];

/** What did not come back within these days is a matter for counting. */
const LOOK_BACK = 14 * DAY;
const MOST = 200;

export async function listGoodsBack({ app, db, now }: Call): Promise<Shown> {
  const notes = await db
    .selectFrom('deliveries.note')
    .selectAll()
    .where('state', 'in', ['partly-accepted', 'refused', 'accepted'])
    .where('delivery_on', '>=', shanghaiDate(now - LOOK_BACK))
    .where(carriesLots(sql.ref('deliveries.note.id')))
    .orderBy('accepted_at', 'desc')
    .limit(2000)
    .execute();
  const backs = await backOf(
    db,
    notes.map(({ id }) => id),
    shanghaiDate(now),
  );
  const waiting = notes.filter(({ id }) => backs.has(id));
  const shown = waiting.slice(0, MOST);
  const [cards, drivers] = await Promise.all([
    siteCardsOf(
      db,
      shown.map(({ site_id }) => site_id),
    ),
    app.identity.namesOf(
      db,
      shown.flatMap(({ driver_id }) => driver_id ?? []),
    ),
  ]);
  return {
    items: shown.map((note) => {
      const card = cards.get(note.site_id);
      return {
        id: note.id,
        number: note.number,
        customer: { id: note.customer_id, name: card?.customerName ?? '' },
        site: { id: note.site_id, name: card?.siteName ?? '' },
        vehicle: note.vehicle,
        driver: note.driver_id === null ? null : (drivers.get(note.driver_id) ?? null),
        acceptedAt: note.accepted_at === null ? null : iso(note.accepted_at),
        lines: backs.get(note.id) ?? [],
      };
    }),
    more: waiting.length > MOST,
  };
}

/** By note, what of its lots is still in our hands though the kitchen has had its say. */
async function backOf(db: Db | Tx, noteIds: readonly string[], on: string): Promise<ReadonlyMap<string, Back[]>> {
  const goods = (await inHand(db, noteIds)).filter(({ places }) => places.length > 0);
  if (goods.length === 0) return new Map();
  const lines = await db
    .selectFrom('deliveries.note_line')
    .select(['id', 'note_id', 'line_no', 'product', 'unit', 'reason'])
    .where('id', 'in', [...new Set(goods.map(({ lineId }) => lineId))])
    .orderBy('line_no')
    .execute();
  const carried = await carriedBy(
    db,
    lines.map(({ note_id }) => note_id),
    on,
  );
  const backs = lines.flatMap((line) =>
    goods
      .filter(({ lineId }) => lineId === line.id)
      .flatMap(({ lotId, places }) => {
        const lot = carried.find((one) => one.lineId === line.id && one.lotId === lotId);
        if (!lot) return [];
        const reason = line.reason as Reason | null;
        const back: Back = {
          lineId: line.id,
          lineNo: line.line_no,
          product: line.product,
          unit: line.unit as UnitCode,
          reason,
          lotId,
          number: lot.number,
          standing: lot.standing,
          amount: places.reduce((sum, { amount }) => sum + amount, 0),
          to: placeFor(reason, lot.standing),
        };
        return [{ noteId: line.note_id, back }];
      }),
  );
  return new Map([...Map.groupBy(backs, ({ noteId }) => noteId)].map(([noteId, own]) => [noteId, own.map(({ back }) => back)]));
}

export const takeBack = (call: Call, { noteId, lines }: InputOf<typeof contract.takeBack>): Promise<OutputOf<typeof contract.takeBack>> =>
  call.write(async (unit) => {
    const note = await load(unit, noteId);
    const open = (await backOf(unit.tx, [noteId], shanghaiDate(unit.now))).get(noteId) ?? [];
    if (open.length === 0 || !['partly-accepted', 'refused', 'accepted'].includes(note.state)) throw no('nothing-back', { number: note.number });
    const wanted = lines.length > 0 ? lines : open.map(({ lineId, lotId, amount, to }) => ({ lineId, lotId, amount, to }));
    for (const back of open) mustFit(back, wanted);
    if (wanted.some(({ lineId, lotId }) => !open.some((back) => back.lineId === lineId && back.lotId === lotId)))
      throw no('nothing-back', { number: note.number });
    const what = wanted.map(({ to, ...one }) => ({ ...one, to: { kind: to, id: to === 'store' ? FIRST_STORE : FIRST_QUARANTINE } as const }));
    await takeBackLots(unit, forNote(note), { what, goods: await inHand(unit.tx, [noteId]) });
    unit.announce('deliveries');
    unit.announce(`note:${noteId}`);
    return { noteId, taken: what.length };
  });

/** One lot may go half to the store and half apart. */
function mustFit({ lineId, lotId, number, unit, amount: has }: Back, wanted: readonly { lineId: string; lotId: string; amount: number }[]): void {
  const wants = wanted.filter((one) => one.lineId === lineId && one.lotId === lotId).reduce((sum, { amount }) => sum + amount, 0);
  const show = (amount: number): string => showQuantity({ amount, unit });
  if (wants > has) throw no('back-too-much', { lot: number, has: show(has), wants: show(wants) });
}

// What a kitchen may know of lots: those its own notes brought, their origin and days; nothing of suppliers, stock or others.
import { sql } from 'kysely';
import { type Actor, boundCustomer } from '../../../kernel/actor.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { termsOf } from '../../products/public.ts';
import { no } from '../refusals.ts';
import type { contract } from './contract.ts';

type Own = OutputOf<typeof contract.myLots>['items'][number];
const MOST = 500;

export async function listMyLots(call: Call, { noteId }: InputOf<typeof contract.myLots>): Promise<OutputOf<typeof contract.myLots>> {
  return { items: await ownLots(call, sql`c.note_id = ${noteId}`) };
}

/** A lot that went to others alone answers like one that does not exist. */
export async function showMyLot(call: Call, { lotId }: InputOf<typeof contract.myLot>): Promise<OutputOf<typeof contract.myLot>> {
  const items = await ownLots(call, sql`c.lot_id = ${lotId}`);
  if (items.length === 0) throw no('not-found');
  return { items };
}

/** A QR code opens one note, people of a customer see theirs. Only what was handed over or is on its way. */
function visibleTo(actor: Actor): ReturnType<typeof sql> {
  const note = actor.kind === 'note-holder' ? sql`c.note_id = ${actor.noteId}` : sql`true`;
  const customer = boundCustomer(actor);
  return customer === undefined ? sql`false` : sql`c.customer_id = ${customer} and ${note}`;
}

async function ownLots({ db, actor, now }: Call, which: ReturnType<typeof sql>): Promise<Own[]> {
  const { rows } = await sql<Omit<Own, 'product'> & { productId: string }>`
    select c.lot_id as "lotId", c.line_id as "lineId", c.note_number as "noteNumber", c.delivery_on as "deliveryOn", l.number, l.product_id as "productId",
      l.origin, l.produced_on as "producedOn", l.expires_on as "expiresOn", c.certainty = 'possible' as possible
    from lots.line c join lots.lot l on l.id = c.lot_id
    where ${which} and ${visibleTo(actor)} and (c.delivered > 0 or c.stage in ('van', 'staging') or c.certainty = 'possible')
    order by c.delivery_on desc, c.note_number, c.line_id, l.number limit ${MOST}`.execute(db);
  return nameProducts(db, rows, shanghaiDate(now));
}

async function nameProducts(db: Db, rows: readonly (Omit<Own, 'product'> & { productId: string })[], on: string): Promise<Own[]> {
  const { byId } = await termsOf(db, { ids: [...new Set(rows.map(({ productId }) => productId))], on });
  return rows.map(({ productId, ...row }) => ({ ...row, product: byId.get(productId)?.name ?? '' }));
}

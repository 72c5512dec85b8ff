// A hold and what came of it: which kitchens were told, have seen it, have answered, and how much they set apart.
import { type Selectable, sql } from 'kysely';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { caseCard } from '../../cases/public.ts';
import { contactsAt, siteCardsOf } from '../../customers/public.ts';
import { holdOf, lotsByIds, lotsOfHold } from '../../lots/public.ts';
import { termsOf } from '../../products/public.ts';
import { holdHeadOf } from './case-lots.ts';
import type { contract } from './contract.ts';
import { lotCards } from './lot-cards.ts';
import { no } from './refusals.ts';

type Answer = OutputOf<typeof contract.showHold>;
const SHOWN_LOTS = 50;

export async function showHold(call: Call, { holdId }: InputOf<typeof contract.showHold>): Promise<Answer> {
  const { db, actor, now } = call;
  const [hold, head] = await Promise.all([holdOf(db, holdId), holdHeadOf(db, holdId)]);
  if (!hold || !head) throw no('hold-not-found');
  const [lotIds, matter, alert, warnings, by] = await Promise.all([
    lotsOfHold(db, holdId),
    hold.caseId === null ? undefined : caseCard(db, hold.caseId, actor),
    hold.alertId === null ? undefined : db.selectFrom('recalls.alert').select(['id', 'number']).where('id', '=', hold.alertId).executeTakeFirst(),
    warningsOf(db, holdId, now),
    heldBy(call, holdId),
  ]);
  return {
    ...head,
    ...{ reason: hold.reason, body: hold.words, by, recallId: hold.recallId, warnings },
    case: matter ? { caseId: matter.id, number: matter.number } : null,
    alert: alert ? { alertId: alert.id, number: alert.number } : null,
    lots: await lotCards(db, lotIds.slice(0, SHOWN_LOTS), now),
    can: { remind: actor.can.has('recalls.call') && warnings.some(isWaiting), call: actor.can.has('recalls.call') },
  };
}

const isWaiting = ({ answeredAt, releasedAt }: { answeredAt: string | null; releasedAt: string | null }) =>
  answeredAt === null && releasedAt === null;

async function heldBy({ db, app, locale }: Call, holdId: string): Promise<string> {
  const fact = await db
    .selectFrom('journal.fact')
    .select('actor')
    .where((eb) => eb(eb.val(`hold:${holdId}`), '=', eb.fn.any('subjects')))
    .where('name', '=', 'lots.held')
    .orderBy('position')
    .executeTakeFirst();
  const id = fact?.actor.split(':')[1] ?? '';
  if (id === 'system') return locale === 'en' ? 'System (by rule)' : '系统（按规则）';
  return (await app.identity.namesOf(db, [id])).get(id) ?? '';
}

type Warning = Selectable<DB['recalls.warning']> & { body: string | null; author: string | null };

async function warningsOf(db: Db, holdId: string, now: number): Promise<Answer['warnings']> {
  const rows: Warning[] = await db
    .selectFrom('recalls.warning as w')
    .leftJoin('recalls.alert_words as t', 't.about_id', 'w.id')
    .selectAll('w')
    .select(['t.body', 't.author_name as author'])
    .where('w.hold_id', '=', holdId)
    .orderBy('w.id')
    .execute();
  const [sites, contacts, lots] = await Promise.all([
    siteCardsOf(
      db,
      rows.map(({ site_id }) => site_id),
    ),
    contactsAt(
      db,
      rows.map(({ customer_id }) => customer_id),
    ),
    warnedLots(
      db,
      rows.map(({ id }) => id),
      now,
    ),
  ]);
  return rows
    .map((row) => {
      const site = sites.get(row.site_id);
      const people = contacts.filter(
        ({ customerId, siteId, phone }) => customerId === row.customer_id && phone && (siteId === row.site_id || !siteId),
      );
      return {
        ...ownPart(row, lots.get(row.id) ?? []),
        siteId: row.site_id,
        site: site?.siteName ?? '',
        customerId: row.customer_id,
        customer: site?.customerName ?? '',
        remindedAt: isoOf(row.reminded_at),
        reminders: row.reminders,
        answeredBy: row.author ?? '',
        contacts: people.map(({ name, phone }) => ({ name, phone })),
      };
    })
    .sort((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)) || a.customer.localeCompare(b.customer, 'zh-CN'));
}

const isoOf = (at: number | null): string | null => (at === null ? null : iso(at));

type Lots = Answer['warnings'][number]['lots'];

/** What desk and kitchen see alike. */
export const ownPart = (row: Selectable<DB['recalls.warning']> & { body: string | null }, lots: Lots) => ({
  warningId: row.id,
  holdId: row.hold_id,
  warnedAt: iso(row.warned_at),
  seenAt: isoOf(row.seen_at),
  answeredAt: isoOf(row.answered_at),
  releasedAt: isoOf(row.released_at),
  outcome: row.outcome,
  lots,
  body: row.body ?? '',
  photos: row.photos,
});

export async function warnedLots(db: Db, warningIds: readonly string[], now: number): Promise<ReadonlyMap<string, Lots>> {
  if (warningIds.length === 0) return new Map();
  const { rows } = await sql<Selectable<DB['recalls.warning_lot']>>`
    select * from recalls.warning_lot where warning_id = any(${[...warningIds]}::uuid[]) order by delivery_on desc, lot_id`.execute(db);
  const [known, products] = await Promise.all([
    lotsByIds(
      db,
      rows.map(({ lot_id }) => lot_id),
    ),
    termsOf(db, { ids: [...new Set(rows.map(({ product_id }) => product_id))], on: shanghaiDate(now) }),
  ]);
  const shown = rows.map((row) => ({
    warningId: row.warning_id,
    lot: {
      lotId: row.lot_id,
      number: known.get(row.lot_id)?.number ?? '',
      product: products.byId.get(row.product_id)?.name ?? '',
      unit: row.unit as UnitCode,
      amount: row.amount,
      atMost: row.at_most,
      deliveryOn: row.delivery_on,
      noteId: row.note_id,
      noteNumber: row.note_number,
      apart: row.apart,
      used: row.used,
      released: row.released_at !== null,
    },
  }));
  return new Map([...Map.groupBy(shown, ({ warningId }) => warningId)].map(([id, all]) => [id, all.map(({ lot }) => lot)]));
}

// Whoever stops goods, from whichever page: kitchens are warned, matters and alerts that waited for it are answered. A recall sends its own notices.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import { contactsAt } from '../../customers/public.ts';
import { lotsOfHold } from '../../lots/public.ts';
import { termsOf } from '../../products/public.ts';
import { coverAll } from './cover-cases.ts';
import * as tell from './facts.ts';
import { toKitchen, warnSites } from './warn-sites.ts';

type Held = { holdId: string; caseId: string | null; customerId: string | null; recallId: string | null };
type Cleared = { holdId: string; lotIds: string[]; outcome: string; recallId: string | null };

/** A large hold is told in several facts: heard once. */
const heard = new WeakMap<Tx, Set<string>>();

export async function hearHeld(unit: Unit, fact: Fact): Promise<void> {
  const { holdId, caseId, customerId, recallId } = fact.data as Held;
  const known = heard.get(unit.tx) ?? new Set();
  heard.set(unit.tx, known);
  if (known.has(holdId)) return;
  known.add(holdId);
  const lotIds = await lotsOfHold(unit.tx, holdId);
  if (recallId === null) await warnSites(unit, { holdId, caseId, customerId, lotIds });
  await coverAll(unit, lotIds);
}

type Row = {
  id: string;
  customer_id: string;
  site_id: string;
  lotIds: string[];
  whole: boolean;
  product_id: string;
  note_number: string;
  delivery_on: string;
};

/** What is let go is let go in the kitchens too. */
export async function hearCleared(unit: Unit, fact: Fact): Promise<void> {
  const { holdId, lotIds, outcome } = fact.data as Cleared;
  const { rows } = await sql<Row>`
    select w.id, w.customer_id, w.site_id, array_agg(distinct l.lot_id::text) as "lotIds", min(l.product_id::text) as product_id,
      min(l.note_number) as note_number, min(l.delivery_on)::text as delivery_on,
      not exists (select from recalls.warning_lot o where o.warning_id = w.id and o.released_at is null and o.lot_id <> all(${lotIds}::uuid[])) as whole
    from recalls.warning w join recalls.warning_lot l on l.warning_id = w.id
    where w.hold_id = ${holdId} and l.released_at is null and l.lot_id = any(${lotIds}::uuid[]) group by w.id order by w.id`.execute(unit.tx);
  if (rows.length === 0) return;
  const when = { occurredAt: unit.now, grade: 'B' as const };
  await unit.record(
    rows.map(({ id, customer_id, site_id, lotIds: some, whole }) =>
      tell.siteReleased.tell({ holdId, customerId: customer_id, siteId: site_id, warningId: id, lotIds: some, outcome, whole }, when),
    ),
  );
  unit.announce('warnings');
  if (outcome === 'harmless' || outcome === 'mistaken') await tellKitchens(unit, holdId, rows);
}

async function tellKitchens(unit: Unit, holdId: string, rows: readonly Row[]): Promise<void> {
  const [contacts, products] = await Promise.all([
    contactsAt(
      unit.tx,
      rows.map(({ customer_id }) => customer_id),
    ),
    termsOf(unit.tx, { ids: rows.map(({ product_id }) => product_id), on: shanghaiDate(unit.now) }),
  ]);
  const notices = rows.flatMap((row) => {
    const people = contacts.filter(({ customerId, siteId }) => customerId === row.customer_id && (siteId === row.site_id || siteId === null));
    const lot = { product: products.byId.get(row.product_id)?.name ?? '', noteNumber: row.note_number, deliveryOn: row.delivery_on };
    const about = { siteId: row.site_id, contacts: people, lots: [lot] };
    return toKitchen(about, { template: 'recalls.site-released', key: `recalls.released:${holdId}:${row.lotIds[0]}` });
  });
  await unit.app.messaging.notify(unit, notices);
}

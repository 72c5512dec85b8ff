// One lot with everything that is one step away from it.

import { sql } from 'kysely';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { type Instant, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import type { LineCarries } from '../line.ts';
import { HOLDING_KINDS, type LotState, type MovementKind, type PlaceKind, standingOf } from '../lot.ts';
import { type Balance, balancesOf, linesOfLots } from '../read-lots.ts';
import { no } from '../refusals.ts';
import type { contract } from './contract.ts';
import { holdsOfLot } from './list-holds.ts';
import { lotsWith, rowsOf } from './lot-rows.ts';
import { placesOf, productsOf } from './names.ts';
import { actsOn } from './stock.rules.ts';
import { sumLot } from './sum-lot.ts';

type Full = OutputOf<typeof contract.show>;

/** Lines and neighbours beyond these are on the trace, which holds them all. */
const MOST_LINES = 100;
const MOST_NEIGHBOURS = 100;

export async function showLot(call: Call, { lotId }: InputOf<typeof contract.show>): Promise<Full> {
  const { db, now, actor } = call;
  const { rows } = await lotsWith(sql`where l.id = ${lotId}`).execute(db);
  const [row] = await rowsOf(call, rows);
  const [raw] = rows;
  if (!row || !raw) throw no('not-found');
  const balances = (await balancesOf(db, [lotId])).sort(nearest);
  const [places, products, sums, holds, lines, madeOf, madeInto] = await Promise.all([
    placesOf(
      call,
      balances.map(({ placeKind, placeId }) => ({ kind: placeKind, id: placeId })),
    ),
    productsOf(db, [row.product.id], shanghaiDate(now)),
    sumLot(db, lotId, balances),
    holdsOfLot(call, lotId),
    linesOfLots(db, [lotId]),
    neighboursOf(call, lotId, 'backward'),
    neighboursOf(call, lotId, 'forward'),
  ]);
  const stored = balances.some(({ placeKind }) => placeKind === 'store');
  const kept = stored || balances.some(({ placeKind }) => placeKind === 'quarantine');
  return {
    ...row,
    origin: raw.origin,
    derived: raw.derived as Full['derived'],
    registeredAt: iso(raw.registered_at),
    shelfLifeDays: products(row.product.id).shelfLifeDays,
    balances: balances.map(({ placeKind, placeId, amount }) => ({ ...places({ kind: placeKind, id: placeId }), amount })),
    sums,
    holds,
    lines: await linesOf(call, lines.slice(0, MOST_LINES)),
    lineCount: lines.length,
    madeOf,
    madeInto,
    can: actsOn({ supplierId: raw.supplier_id, standing: row.standing, kept, stored }, actor.can),
  };
}

/** What lies with us first, then what is on its way and at kitchens. */
const nearest = (one: Balance, other: Balance): number => rank(one) - rank(other) || other.amount - one.amount;
const rank = ({ placeKind }: Balance): number => (HOLDING_KINDS as readonly PlaceKind[]).indexOf(placeKind);

async function linesOf({ db }: Call, lines: readonly LineCarries[]): Promise<Full['lines']> {
  const sites = await siteCardsOf(
    db,
    lines.map(({ siteId }) => siteId),
  );
  return lines.map((line) => ({
    lineId: line.lineId,
    noteId: line.noteId,
    noteNumber: line.noteNumber,
    customer: { id: line.customerId, name: sites.get(line.siteId)?.customerName ?? '—' },
    site: { id: line.siteId, name: sites.get(line.siteId)?.siteName ?? '—' },
    deliveryOn: line.deliveryOn,
    stage: line.stage,
    certainty: line.certainty,
    atMost: line.atMost,
    picked: line.picked,
    delivered: line.delivered,
    returned: line.returned,
    destroyed: line.destroyed,
    consumed: line.consumed,
  }));
}

type Near = {
  readonly id: string;
  readonly number: string;
  readonly product_id: string;
  readonly unit: UnitCode;
  readonly state: LotState;
  readonly expires_on: string | null;
  readonly kind: MovementKind;
  readonly occurred_at: Instant;
  readonly taken: number;
  readonly given: number;
  readonly possible: boolean;
  readonly from_unit: UnitCode;
  readonly to_unit: UnitCode;
};

async function neighboursOf({ db, now }: Call, lotId: string, way: 'backward' | 'forward'): Promise<Full['madeOf']> {
  const [own, other] = way === 'backward' ? [sql.ref('e.to_lot'), sql.ref('f.id')] : [sql.ref('e.from_lot'), sql.ref('t.id')];
  const { rows } = await sql<Near>`
    select o.id, o.number, o.product_id, o.unit, o.state, o.expires_on, e.kind, v.occurred_at, e.taken, e.given, e.possible, f.unit as from_unit, t.unit as to_unit
    from lots.edge e join lots.lot f on f.id = e.from_lot join lots.lot t on t.id = e.to_lot join lots.event v on v.id = e.event_id
    join lots.lot o on o.id = ${other}
    where ${own} = ${lotId} order by v.occurred_at desc, o.number limit ${MOST_NEIGHBOURS}`.execute(db);
  const today = shanghaiDate(now);
  const products = await productsOf(
    db,
    rows.map(({ product_id }) => product_id),
    today,
  );
  return rows.map((row) => {
    const { shelfLifeDays: _, ...product } = products(row.product_id);
    return {
      id: row.id,
      number: row.number,
      product,
      unit: row.unit,
      standing: standingOf({ state: row.state, expiresOn: row.expires_on }, today),
      expiresOn: row.expires_on,
      kind: row.kind,
      at: iso(row.occurred_at),
      taken: row.taken,
      given: row.given,
      fromUnit: row.from_unit,
      toUnit: row.to_unit,
      possible: row.possible,
    };
  });
}

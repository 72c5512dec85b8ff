// A note as lists and pages show it.
import type { Selectable } from 'kysely';
import type { UnitCode } from '../../kernel/quantity.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import { type SiteCard, siteCardsOf } from '../customers/public.ts';
import type { contract } from './contract.ts';
import { mostOf, type Outcome, type Reason, type State } from './note.ts';

export type NoteRow = Selectable<DB['deliveries.note']>;
export type Row = OutputOf<typeof contract.list>['items'][number];
export type Full = OutputOf<typeof contract.show>;

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

export async function rowsOf({ app, db }: Call, rows: readonly NoteRow[]): Promise<{ rows: Row[]; cards: ReadonlyMap<string, SiteCard> }> {
  const [cards, drivers] = await Promise.all([
    siteCardsOf(
      db,
      rows.map((row) => row.site_id),
    ),
    app.identity.namesOf(
      db,
      rows.flatMap((row) => row.driver_id ?? []),
    ),
  ]);
  return { rows: rows.map((row) => showRow(row, { card: cards.get(row.site_id), drivers })), cards };
}

type Names = { readonly card: SiteCard | undefined; readonly drivers: ReadonlyMap<string, string> };

const showRow = (row: NoteRow, { card, drivers }: Names): Row => ({
  id: row.id,
  number: row.number,
  customer: { id: row.customer_id, name: card?.customerName ?? '' },
  site: { id: row.site_id, name: card?.siteName ?? '' },
  state: row.state as State,
  deliveryOn: row.delivery_on,
  windowFrom: iso(row.window_from),
  windowTo: iso(row.window_to),
  driver: row.driver_id === null ? null : { id: row.driver_id, name: drivers.get(row.driver_id) ?? '' },
  vehicle: row.vehicle,
  lineCount: row.line_count,
  newEstimate: isoOrNull(row.new_estimate),
  departedAt: isoOrNull(row.departed_at),
  arrivedAt: isoOrNull(row.arrived_at),
  acceptedAt: isoOrNull(row.accepted_at),
});

export const showSiteCard = (card: SiteCard | undefined): Full['siteCard'] => ({
  address: card?.address ?? '',
  gateRules: card?.gateRules ?? '',
  longitude: card?.longitude ?? null,
  latitude: card?.latitude ?? null,
  meals: card?.meals ?? {},
});

export function showLine(row: Selectable<DB['deliveries.note_line']>): Full['lines'][number] {
  const unit = row.unit as UnitCode;
  const amounts = { ordered: row.ordered, picked: row.picked };
  return {
    id: row.id,
    lineNo: row.line_no,
    product: row.product,
    productCode: row.product_code,
    spec: row.spec,
    unit,
    ...amounts,
    accepted: row.accepted,
    outcome: row.outcome as Outcome | null,
    reason: row.reason as Reason | null,
    lot: row.lot,
    producedOn: row.produced_on,
    expiresOn: row.expires_on,
    most: mostOf({ ...amounts, unit, overBp: row.over_bp, underBp: row.under_bp }),
  };
}

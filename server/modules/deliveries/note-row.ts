// A note as lists and pages show it.
import type { Selectable } from 'kysely';
import type { UnitCode } from '../../kernel/quantity.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import { type SiteCard, siteCardsOf } from '../customers/public.ts';
import type { Carried } from '../lots/public.ts';
import type { contract } from './contract.ts';
import { showLineLot } from './goods/marks.ts';
import { type Delay, leastOf, mostOf, type Outcome, type Reason, type State, type Timing } from './note.ts';

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
  stopNo: row.stop_no,
  timing: row.timing as Timing,
  urgent: row.urgent,
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

/** Where the note stands between order and door. */
export const showCourse = (row: NoteRow) => ({
  cratesOut: row.crates_out,
  cratesBack: row.crates_back,
  delayReason: row.delay_reason as Delay | null,
  reason: row.reason,
  orderId: row.order_id,
  waveId: row.wave_id,
  pickedAt: isoOrNull(row.picked_at),
  loadedAt: isoOrNull(row.loaded_at),
  checkedAt: isoOrNull(row.checked_at),
  seals: row.seals,
  sealsWhole: row.seals_whole,
  waitingAt: isoOrNull(row.waiting_at),
  unloadingAt: isoOrNull(row.unloading_at),
  leftAt: isoOrNull(row.left_at),
  prints: row.prints,
  stars: row.stars,
});

type LineRow = Selectable<DB['deliveries.note_line']>;

export function showLine(row: LineRow, { photos, carried }: { photos: readonly string[]; carried: readonly Carried[] }): Full['lines'][number] {
  const unit = row.unit as UnitCode;
  const tolerance = { ordered: row.ordered, picked: row.picked, unit, overBp: row.over_bp, underBp: row.under_bp };
  return {
    id: row.id,
    lineNo: row.line_no,
    product: row.product,
    productCode: row.product_code,
    spec: row.spec,
    ...tolerance,
    accepted: row.accepted,
    outcome: row.outcome as Outcome | null,
    reason: row.reason as Reason | null,
    lot: row.lot,
    producedOn: row.produced_on,
    expiresOn: row.expires_on,
    most: mostOf(tolerance),
    least: leastOf(tolerance),
    productId: row.product_id,
    orderLineId: row.order_line_id,
    substituteFor: row.substitute_for,
    ...scaleOf(row),
    photos: [...photos],
    lots: carried.map(showLineLot),
  };
}

const scaleOf = (row: LineRow) => ({
  pieces: row.pieces,
  pieceUnit: row.piece_unit as UnitCode | null,
  pickedPieces: row.picked_pieces,
  acceptedPieces: row.accepted_pieces,
  pieceTare: row.piece_tare,
  gross: row.gross,
  tare: row.tare,
  net: row.net,
  deductBp: row.deduct_bp,
  said: row.said,
});

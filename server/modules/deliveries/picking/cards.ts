// Notes as cards: what dispatch and loading decide by.
import { sql } from 'kysely';
import { type Actor, boundCustomer } from '../../../kernel/actor.ts';
import { UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import { coldest, type Temperature, temperatureOf } from '../../../kernel/temperature.ts';
import { type Instant, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import { type SiteCard, siteCardsOf } from '../../customers/public.ts';
import { type Known, type Terms, termsOf } from '../../products/public.ts';
import type { Vehicle } from '../../vehicles/public.ts';
import type { contract } from '../contract.ts';
import { type Marks, marksOf, NO_MARKS } from '../goods/marks.ts';
import { allows, type State, type Timing } from '../note.ts';
import { type NoteRow, vanOf } from './round.ts';

export type Card = OutputOf<typeof contract.board>['notes'][number];

/** The goods of a note, product by product. */
type Goods = {
  note_id: string;
  product_id: string | null;
  product_code: string | null;
  product: string;
  unit: UnitCode;
  amount: number;
  lines: number;
  picked: number;
};

const goodsOf = async (db: Db, noteIds: readonly string[]): Promise<Goods[]> =>
  (
    await sql<Goods>`
      select note_id, product_id, product_code, product, unit, sum(coalesce(picked, ordered))::bigint as amount, count(*) as lines, count(picked) as picked
      from deliveries.note_line where note_id = any(${[...noteIds]}::uuid[]) group by 1, 2, 3, 4, 5`.execute(db)
  ).rows;

type Named = { readonly product_id: string | null; readonly product_code: string | null; readonly product: string };

/** What the product master says of these lines, by id, else by code, else by name. */
export async function masterOf(db: Db, lines: readonly Named[], day: string): Promise<(line: Named) => Terms | undefined> {
  const known: Known = await termsOf(db, {
    ids: unique(lines.flatMap(({ product_id }) => product_id ?? [])),
    codes: unique(lines.flatMap(({ product_code }) => product_code ?? [])),
    names: unique(lines.map(({ product }) => product)),
    on: day,
  });
  return ({ product_id, product_code, product }) =>
    (product_id === null ? undefined : known.byId.get(product_id)) ??
    (product_code === null ? undefined : known.byCode.get(product_code)) ??
    known.byName.get(product);
}

const unique = (some: readonly string[]): string[] => [...new Set(some)];

/** A litre of what kitchens order weighs a kilogram, near enough for a van. */
function gramsOf({ unit, amount }: Goods, terms: Terms | undefined): number {
  return UNITS[unit].base === 'piece' ? amount * (terms?.typicalWeight ?? 0) : amount;
}

type Weighed = { lines: number; picked: number; grams: number; temperatures: Temperature[] };

async function weighNotes(db: Db, noteIds: readonly string[], day: string): Promise<ReadonlyMap<string, Weighed>> {
  const goods = await goodsOf(db, noteIds);
  const master = await masterOf(db, goods, day);
  const notes = new Map<string, Weighed>();
  for (const one of goods) {
    const terms = master(one);
    const note = notes.get(one.note_id) ?? { lines: 0, picked: 0, grams: 0, temperatures: [] };
    const temperature = temperatureOf(terms?.temperatureClass ?? null);
    notes.set(one.note_id, {
      lines: note.lines + one.lines,
      picked: note.picked + one.picked,
      grams: note.grams + gramsOf(one, terms),
      temperatures: temperature === null ? note.temperatures : [...note.temperatures, temperature],
    });
  }
  return notes;
}

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));
const NOTHING: Weighed = { lines: 0, picked: 0, grams: 0, temperatures: [] };

export async function cardsOf(
  { app, db, actor, now }: Call,
  rows: readonly NoteRow[],
  vans: readonly Vehicle[],
): Promise<{ cards: Card[]; sites: ReadonlyMap<string, SiteCard> }> {
  const [sites, names, weighed, marks] = await Promise.all([
    siteCardsOf(
      db,
      rows.map(({ site_id }) => site_id),
    ),
    app.identity.namesOf(
      db,
      rows.flatMap(({ driver_id }) => driver_id ?? []),
    ),
    weighNotes(
      db,
      rows.map(({ id }) => id),
      shanghaiDate(now),
    ),
    marksOf(db, rows, shanghaiDate(now)),
  ]);
  const cards = rows.map((row) => {
    const about = { site: sites.get(row.site_id), driverName: row.driver_id === null ? undefined : names.get(row.driver_id), van: vanOf(vans, row) };
    return showCard(row, { ...about, weighed: weighed.get(row.id) ?? NOTHING, marks: marks.get(row.id) ?? NO_MARKS, actor });
  });
  return { cards, sites };
}

type About = {
  readonly site: SiteCard | undefined;
  readonly driverName: string | undefined;
  readonly van: Vehicle | undefined;
  readonly weighed: Weighed;
  readonly marks: Marks;
  readonly actor: Actor;
};

const showCard = (row: NoteRow, { site, driverName, van, weighed, marks, actor }: About): Card => ({
  id: row.id,
  number: row.number,
  customer: { id: row.customer_id, name: site?.customerName ?? '' },
  site: { id: row.site_id, name: site?.siteName ?? '' },
  state: row.state as State,
  windowFrom: iso(row.window_from),
  windowTo: iso(row.window_to),
  timing: row.timing as Timing,
  urgent: row.urgent,
  waveId: row.wave_id,
  vehicleId: van?.id ?? null,
  vehicle: van?.plate ?? row.vehicle,
  driver: row.driver_id === null ? null : { id: row.driver_id, name: driverName ?? '' },
  stopNo: row.stop_no,
  lines: weighed.lines,
  pickedLines: weighed.picked,
  grams: weighed.grams,
  crates: row.crates_out,
  temperature: coldest(weighed.temperatures),
  loadedAt: isoOrNull(row.loaded_at),
  checkedAt: isoOrNull(row.checked_at),
  departedAt: isoOrNull(row.departed_at),
  ...marks,
  can: canOf(row, actor),
});

function canOf(row: NoteRow, actor: Actor): Card['can'] {
  const state = row.state as State;
  const has = (permission: string): boolean => boundCustomer(actor) === undefined && actor.can.has(permission);
  return {
    plan: allows('plan', state) && has('deliveries.dispatch'),
    pick: allows('pick', state) && has('deliveries.pick'),
    load: allows('load', state) && row.departed_at === null && row.arrived_at === null && has('deliveries.load'),
  };
}

// What may be claimed on: lines of delivery notes, and replacements that came; with what the ledger holds of them already.
import { sql } from 'kysely';
import { UNITS, type UnitCode } from '../../kernel/quantity.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { anyOf, PREPARED } from '../../platform/database/prepare-statements.ts';
import type { LineCarries } from '../lots/public.ts';
import type { ClaimableLine, LineLot } from './claim.ts';

const ARRIVED = new Set(['arrived', 'accepted', 'partly-accepted', 'refused']);

type Which = ReturnType<typeof sql>;
type Lot = Pick<LineCarries, 'lotId' | 'number' | 'unit' | 'certainty' | 'atMost' | 'picked' | 'delivered'> & {
  readonly claimed: number;
  readonly returned: number;
};

type Row = Omit<ClaimableLine, 'lots' | 'arrived' | 'accepted' | 'refused'> & {
  readonly state: string;
  readonly accepted: number | null;
  readonly ordered: number;
  readonly picked: number | null;
  /** Of a replacement: what came of it. */
  readonly given: number | null;
  readonly lots: readonly Lot[];
};

/** What it carries, with what the ledger holds of it. */
const lotsOf = (line: Which) => sql`coalesce((
    select jsonb_agg(jsonb_build_object('lotId', b.id, 'number', b.number, 'unit', b.unit, 'certainty', k.certainty, 'atMost', k.at_most,
      'picked', k.picked, 'delivered', k.delivered, 'claimed', coalesce(o.claimed, 0), 'returned', coalesce(o.returned, 0)) order by b.number)
    from lots.line k join lots.lot b on b.id = k.lot_id left join claims.line_lot o on o.line_id = k.line_id and o.lot_id = k.lot_id
    where k.line_id = ${line}), '[]') as lots`;

const COLUMNS = sql`
  n.id as "noteId", n.number as "noteNumber", n.delivery_on as "deliveryOn", n.customer_id as "customerId", n.site_id as "siteId", n.state,
  l.product, l.product_id as "productId", l.unit, l.lot, l.line_no, coalesce(t.claimed, 0) as claimed, coalesce(t.returned, 0) as returned`;

/** `how`: lines named by their ids or their note are found in one way, whatever they are. */
const noteLines = (db: Db | Tx, which: Which, how: Which = PREPARED) =>
  sql<Row>`${how}
  select l.id as "lineId", l.id as "noteLineId", ${COLUMNS}, l.accepted, l.ordered, l.picked, null::bigint as given, ${lotsOf(sql`l.id`)}
  from deliveries.note_line l join deliveries.note n on n.id = l.note_id left join claims.line t on t.line_id = l.id
  where ${which} order by n.delivery_on desc, n.number, l.line_no`.execute(db);

/** Items of claims that were replaced: what came may be bad again. */
const replacements = (db: Db | Tx, which: Which) =>
  sql<Row>`${PREPARED}
  select i.id as "lineId", i.note_line_id as "noteLineId", ${COLUMNS}, null::bigint as accepted, 0 as ordered, null::bigint as picked, i.given, ${lotsOf(sql`i.id`)}
  from claims.item i join claims.claim c on c.id = i.claim_id and c.way = 'replacement'
  join deliveries.note_line l on l.id = i.note_line_id join deliveries.note n on n.id = i.note_id left join claims.line t on t.line_id = i.id
  where i.given > 0 and ${which} order by n.delivery_on desc, n.number, l.line_no, i.id`.execute(db);

/** Refused at the dock counts as come: it is what is replaced most often. Two scales may differ, so a little more may have been accepted. */
function quantities({ state, accepted, picked, ordered, given }: Row): { accepted: number; refused: number } {
  if (given !== null) return { accepted: given, refused: 0 };
  const came = Math.max(accepted ?? 0, picked ?? ordered);
  const taken = accepted ?? (state === 'refused' ? 0 : came);
  return { accepted: taken, refused: came - taken };
}

/** A lot that is counted in another base (pieces against grams) is bounded by its line alone; so is the only one, whose scales may differ. */
function capOf(lot: Lot, { line, alone }: { readonly line: { unit: UnitCode; came: number }; readonly alone: boolean }): number {
  if (UNITS[lot.unit].base !== UNITS[line.unit].base) return line.came;
  if (lot.certainty === 'possible') return Math.min(lot.atMost, line.came);
  const own = Math.max(lot.picked, lot.delivered);
  return alone && own > 0 ? Math.max(own, line.came) : own;
}

const claimable = (rows: readonly Row[]): ClaimableLine[] =>
  rows.map((row) => {
    const { state, ordered: _ordered, picked: _picked, given: _given, lots: own, ...line } = row;
    const came = quantities(row);
    const alone = own.filter(({ certainty }) => certainty !== 'possible').length === 1;
    const lots = own.map((lot): LineLot => {
      const { lotId, number, claimed, returned } = lot;
      const carried = capOf(lot, { line: { unit: row.unit, came: came.accepted + came.refused }, alone });
      return { lotId, number, carried, claimed, returned, possible: lot.certainty === 'possible' };
    });
    return { ...line, ...came, arrived: ARRIVED.has(state), lots };
  });

export async function claimableByIds(db: Db | Tx, lineIds: readonly string[]): Promise<ReadonlyMap<string, ClaimableLine>> {
  if (lineIds.length === 0) return new Map();
  const ids = [...new Set(lineIds)];
  const lines = await noteLines(db, sql`l.id = ${anyOf(ids)}`);
  const again = lines.rows.length < ids.length ? (await replacements(db, sql`i.id = ${anyOf(ids)}`)).rows : [];
  return new Map(claimable([...lines.rows, ...again]).map((line) => [line.lineId, line]));
}

/** The lines of a note in their order, then what came in their place. */
export async function claimableLinesOf(db: Db | Tx, noteId: string): Promise<ClaimableLine[]> {
  const [lines, again] = await Promise.all([noteLines(db, sql`l.note_id = ${noteId}`), replacements(db, sql`i.note_id = ${noteId}`)]);
  return claimable([...lines.rows, ...again.rows]);
}

/** Every line by which a customer got these lots on a day (R5.2), whatever its site. */
export async function claimableOfLots(
  db: Db | Tx,
  { customerId, lotIds, on }: { readonly customerId: string; readonly lotIds: readonly string[]; readonly on: string },
): Promise<ClaimableLine[]> {
  const { rows } = await noteLines(
    db,
    sql`n.customer_id = ${customerId} and n.delivery_on = ${on}::date and exists (
      select from lots.line c where c.line_id = l.id and c.lot_id = any(${[...lotIds]}::uuid[]) and (c.picked > 0 or c.delivered > 0 or c.at_most > 0))`,
    sql``,
  );
  return claimable(rows);
}

// What the note, the dock, the goods and the case already say of a claim: one round trip.
import { sql } from 'kysely';
import { DAY, type Instant, shanghaiDate, shanghaiInstant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { PREPARED } from '../../../platform/database/prepare-statements.ts';
import type { MatterLine } from './matter.ts';

type Row = {
  readonly lineId: string;
  readonly deliveryOn: string;
  readonly category: string | null;
  readonly temperatureClass: string | null;
  readonly signedAt: Instant | null;
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
  readonly shelfLifeDays: number | null;
  readonly accepted: number | null;
  readonly said: number | null;
  readonly net: number | null;
  readonly deducted: boolean;
  readonly photos: boolean;
  readonly temperature: boolean;
};
export type Ground = {
  readonly customerKind: string;
  /** When the customer reported it, by its own word; null: no case. */
  readonly openedAt: Instant | null;
  readonly caseFiles: number;
  readonly lines: ReadonlyMap<string, Row>;
};
type Asked = { readonly customerId: string; readonly caseId: string | null; readonly lineIds: readonly string[] };

/** A line of a note, or of a replacement that came (signed for when it was accepted; the dock said nothing of it). */
const LINES = (lineIds: readonly string[]) => sql`
  select x.id as "lineId", n.delivery_on as "deliveryOn", p.category, p.temperature_class as "temperatureClass", p.shelf_life_days as "shelfLifeDays",
    (extract(epoch from case when i.id is null then n.accepted_at else c.accepted_at end) * 1000)::bigint as "signedAt",
    coalesce(l.produced_on, g.produced_on) as "producedOn", coalesce(l.expires_on, g.expires_on) as "expiresOn",
    case when i.id is null then l.accepted end as accepted, case when i.id is null then l.said end as said, case when i.id is null then l.net end as net,
    i.id is null and coalesce(l.deduct_bp, 0) > 0 as deducted,
    i.id is null and exists (select from deliveries.photo f where f.note_id = n.id and f.line_id = l.id) as photos,
    i.id is null and exists (select from deliveries.goods_state s where s.note_id = n.id and s.tenths_celsius is not null) as temperature
  from unnest(array(select unnest(${[...lineIds]}::uuid[]))) as x(id)
  left join claims.item i on i.id = x.id
  left join claims.claim c on c.id = i.claim_id
  join deliveries.note_line l on l.id = coalesce(i.note_line_id, x.id)
  join deliveries.note n on n.id = l.note_id
  left join products.product p on p.id = l.product_id
  left join lateral (
    select min(b.produced_on) as produced_on, min(b.expires_on) as expires_on from lots.line k join lots.lot b on b.id = k.lot_id
    where k.line_id = l.id and k.certainty <> 'possible'
  ) g on true`;

export async function readGround(db: Db | Tx, { customerId, caseId, lineIds }: Asked): Promise<Ground> {
  const { rows } = await sql<{ kind: string; openedAt: number | null; files: number; lines: Row[] }>`${PREPARED}
    select u.kind, (extract(epoch from k.opened_at) * 1000)::bigint as "openedAt",
      (select count(*)::integer from files.attachment a where a.subject_type = 'case' and a.subject_id = k.id::text) as files,
      coalesce((select jsonb_agg(to_jsonb(r)) from (${LINES(lineIds)}) r), '[]') as lines
    from customers.customer u left join cases.case k on k.id = ${caseId}::uuid and k.customer_id = u.id where u.id = ${customerId}::uuid`.execute(db);
  const [row] = rows;
  return {
    customerKind: row?.kind ?? 'other',
    openedAt: row?.openedAt ?? null,
    caseFiles: row?.files ?? 0,
    lines: new Map((row?.lines ?? []).map((line) => [line.lineId, line])),
  };
}

const days = (from: string, to: string): number => Math.round((shanghaiInstant(to) - shanghaiInstant(from)) / DAY);

/** Remaining and whole shelf life in days; where only the expiry is printed (GB 7718-2025), the whole is that of the product. */
function lifeOf({ deliveryOn, producedOn, expiresOn, shelfLifeDays }: Row): MatterLine['life'] {
  const produced =
    producedOn ?? (expiresOn !== null && shelfLifeDays !== null ? shanghaiDate(shanghaiInstant(expiresOn) - shelfLifeDays * DAY) : null);
  const expires =
    expiresOn ?? (producedOn !== null && shelfLifeDays !== null ? shanghaiDate(shanghaiInstant(producedOn) + shelfLifeDays * DAY) : null);
  return produced === null || expires === null ? null : { left: days(deliveryOn, expires), whole: days(produced, expires) };
}

const least = (one: number | null, other: number | null): number | null => (one === null ? other : other === null ? one : Math.min(one, other));

type Of = { readonly amount: number; readonly refused: number; readonly claimed: number };

export function lineOf(row: Row | undefined, of: Of): MatterLine {
  if (!row) {
    const nothing = { category: null, temperatureClass: null, signedAt: null, life: null, dated: false, weighedShort: null };
    return { ...nothing, ...of, deducted: false, photos: false, temperature: false };
  }
  const { category, temperatureClass, signedAt, producedOn, expiresOn, accepted, said, net, deducted, photos, temperature } = row;
  const weighed = least(said, net);
  const weighedShort = weighed === null || accepted === null ? null : Math.max(0, accepted - weighed);
  const dated = producedOn !== null || expiresOn !== null;
  return { ...of, category, temperatureClass, signedAt, life: lifeOf(row), dated, weighedShort, deducted, photos, temperature };
}

/** The contract in force on the day of delivery decides, of several days the first. */
export const cameOn = ({ lines }: Pick<Ground, 'lines'>): Instant | null => {
  const [first] = [...lines.values()].map(({ deliveryOn }) => deliveryOn).sort();
  return first === undefined ? null : shanghaiInstant(first);
};

/** Of a claim that stands already: whose it is, and when its goods came. */
export async function whoseAndWhen(db: Db | Tx, { customerId, id }: { readonly customerId: string; readonly id: string }) {
  const { rows } = await sql<{ kind: string; on: string | null }>`${PREPARED}
    select u.kind, (select min(n.delivery_on) from claims.item i join deliveries.note n on n.id = i.note_id where i.claim_id = ${id}::uuid) as on
    from customers.customer u where u.id = ${customerId}::uuid`.execute(db);
  const { kind = 'other', on = null } = rows[0] ?? {};
  return { customerKind: kind, cameOn: on === null ? null : shanghaiInstant(on) };
}

// All of a lot that came to a customer that day (R5.2), before anybody claims it; other days and customers only as figures.
import { sql } from 'kysely';
import { shanghaiInstant } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { ClaimableLine } from '../claim.ts';
import { at, no as noClaim } from '../refusals.ts';
import { leftOf, leftOfLot } from '../request.rules.ts';
import type { contract } from './contract.ts';
import { citedOf, rulesFor } from './read-rules.ts';
import { no } from './refusals.ts';
import { lineFor } from './show-entitlements.ts';
import { lotsOfLine, sameLotLines } from './whole-lot.ts';

type Today = OutputOf<typeof contract.myLotToday>;
type Asked = InputOf<typeof contract.lotToday>;

export async function showLotToday(call: Call, input: Asked): Promise<OutputOf<typeof contract.lotToday>> {
  const { line, lotIds, today } = await read(call, input);
  const { rows } = await sql<{ otherDays: number; otherCustomers: number }>`
    select count(*) filter (where customer_id = ${line.customerId}::uuid)::integer as "otherDays",
      count(distinct customer_id) filter (where customer_id <> ${line.customerId}::uuid)::integer as "otherCustomers"
    from lots.line where lot_id = any(${lotIds}::uuid[]) and not (customer_id = ${line.customerId}::uuid and delivery_on = ${line.deliveryOn}::date)`.execute(
    call.db,
  );
  return { ...today, elsewhere: rows[0] ?? { otherDays: 0, otherCustomers: 0 } };
}

export const showMyLotToday = async (call: Call, input: Asked): Promise<Today> => (await read(call, input)).today;

async function read(call: Call, input: Asked): Promise<{ readonly line: ClaimableLine; readonly lotIds: string[]; readonly today: Today }> {
  const line = await lineFor(call, input);
  const lotIds = lotsOfLine(line, input.lotId);
  const carried = new Map(line.lots.map((lot) => [lot.lotId, lot.number]));
  const foreign = lotIds.find((lotId) => !carried.has(lotId));
  if (foreign !== undefined) throw noClaim('wrong-lot', { product: line.product, lots: [...carried.values()].join('、') || '—' }, at('lotId'));
  if (lotIds.length === 0) throw no('whole-lot-unknown', {}, at('lotId'));
  const same = await sameLotLines(call.db, { line, lotIds }, call.actor);
  const sites = await sitesOf(call, same);
  const lots = lotIds.map((lotId) => ({ lotId, number: carried.get(lotId) ?? '' }));
  const lines = same.flatMap((one) => one.lots.filter(({ lotId }) => lotIds.includes(lotId)).map((lot) => rowOf(one, lot, sites)));
  return { line, lotIds, today: { on: line.deliveryOn, lots, lines, clause: await clauseOf(call, line) } };
}

const rowOf = (line: ClaimableLine, lot: ClaimableLine['lots'][number], sites: ReadonlyMap<string, string>): Today['lines'][number] => {
  const { lineId, noteId, noteNumber, siteId, product, unit } = line;
  const { lotId, number, carried, possible } = lot;
  const left = Math.min(leftOf(line), leftOfLot(lot));
  return { lineId, noteId, noteNumber, siteId, site: sites.get(siteId) ?? '', product, unit, lotId, lot: number, came: carried, left, possible };
};

async function sitesOf(call: Call, lines: readonly ClaimableLine[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(lines.map(({ siteId }) => siteId))];
  if (ids.length === 0) return new Map();
  const rows = await call.db.selectFrom('customers.site').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The clause that gives the right; without one a person decides. */
async function clauseOf(call: Call, { customerId, deliveryOn }: ClaimableLine): Promise<Today['clause']> {
  const rules = await rulesFor(call.db, customerId, shanghaiInstant(deliveryOn));
  const found = rules.contract.find(({ rule }) => rule.reach === 'lot-today');
  return found ? citedOf(rules, found) : null;
}

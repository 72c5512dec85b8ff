// Price sheets as lists and pages show them; the lines of a discount are computed from its reference.
import { type SqlBool, sql } from 'kysely';
import { iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { holding } from './list-products.ts';
import { endOf, holdsOn, type Sheet } from './price.rules.ts';

import { no } from './refusals.ts';
import { type Draft, draftIn } from './sheet-paper.store.ts';

type Page = OutputOf<typeof contract.listSheets>;
type Row = Page['items'][number];

export const mayPriceSheets = (call: Call): boolean => call.actor.can.has('prices.manage');

const readSheets = (call: Call) =>
  call.db
    .selectFrom('products.sheet_paper as p')
    .leftJoin('products.price_sheet as s', 's.id', 'p.id')
    .leftJoin('customers.customer as c', 'c.id', 'p.customer_id')
    .selectAll('p')
    .select(['c.name as customer_name', 's.purpose', 's.series', 's.from_on', 's.to_on', 's.replaced_from', 's.line_count', 's.published_at'])
    .select(['s.contract_id', 's.reference', 's.rate_bp', 's.rates', 's.replaces'])
    .select(sql<number>`(select count(*) from products.draft_line d where d.sheet_id = p.id)`.as('draft_lines'));

type Held = Awaited<ReturnType<ReturnType<typeof readSheets>['execute']>>[number];

/** The header wherever it stands: in the draft, or in what was published. */
export const headerOf = (row: Held): Draft & { readonly replacedFrom: string | null } => {
  const draft = draftIn(row);
  if (draft) return { ...draft, replacedFrom: null };
  return {
    contractId: row.contract_id,
    purpose: row.purpose as Draft['purpose'],
    series: row.series ?? '',
    fromOn: row.from_on ?? '',
    toOn: row.to_on,
    reference: row.reference,
    rateBp: row.rate_bp,
    rates: row.rates as Draft['rates'],
    replaces: row.replaces,
    replacedFrom: row.replaced_from,
  };
};

function stateOf(row: Held, today: string): Row['state'] {
  if (row.draft !== null) return 'draft';
  const { fromOn, toOn, replacedFrom } = headerOf(row);
  if (replacedFrom !== null && (replacedFrom <= today || replacedFrom <= fromOn)) return 'replaced';
  if (today < fromOn) return 'upcoming';
  return holdsOn({ fromOn, toOn, replacedFrom }, today) ? 'in-force' : 'ended';
}

function showRow(row: Held, today: string): Row {
  const { purpose, series, fromOn, toOn, replacedFrom } = headerOf(row);
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer_name ?? '' },
    kind: row.kind as Row['kind'],
    purpose,
    series,
    fromOn,
    toOn,
    replacedFrom,
    state: stateOf(row, today),
    lineCount: row.line_count ?? row.draft_lines,
  };
}

export async function listSheets(call: Call, input: InputOf<typeof contract.listSheets>): Promise<Page> {
  const { customerId, general, kind, draft, text, cursor, limit } = input;
  const after = readCursor(cursor, 1);
  let query = readSheets(call);
  if (customerId) query = query.where('p.customer_id', '=', customerId);
  if (general) query = query.where('p.customer_id', 'is', null);
  if (kind) query = query.where('p.kind', '=', kind);
  if (draft !== undefined) query = query.where('p.draft', draft ? 'is not' : 'is', null);
  if (text) query = query.where(sql<SqlBool>`(p.name ilike ${holding(text)} or p.number ilike ${holding(text)} or c.name ilike ${holding(text)})`);
  if (after) query = query.where('p.id', '<', after[0] as string);
  const rows = await query
    .orderBy('p.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => showRow(row, shanghaiDate(call.now))),
    next: rows.length > limit && last ? writeCursor([last.id]) : null,
    can: { draft: mayPriceSheets(call) },
  };
}

export async function readSheet(call: Call, sheetId: string): Promise<Held> {
  const row = await readSheets(call).where('p.id', '=', sheetId).executeTakeFirst();
  if (!row) throw no('sheet-not-found');
  return row;
}

export async function showSheet(call: Call, { sheetId }: InputOf<typeof contract.showSheet>): Promise<OutputOf<typeof contract.showSheet>> {
  const row = await readSheet(call, sheetId);
  const { replacedFrom, contractId, reference, rateBp, rates, replaces } = headerOf(row);
  const around = await call.db
    .selectFrom('products.sheet_paper as p')
    .leftJoin('products.price_sheet as s', 's.id', 'p.id')
    .select(['p.id', 'p.number', 's.replaces'])
    .where((eb) => eb.or([eb('s.replaces', '=', sheetId), ...(replaces === null ? [] : [eb('p.id', '=', replaces)])]))
    .execute();
  const named = (one: (typeof around)[number] | undefined) => (one ? { id: one.id, number: one.number } : null);
  const [may, draft] = [mayPriceSheets(call), row.draft !== null];
  return {
    ...showRow(row, shanghaiDate(call.now)),
    remark: row.remark,
    contractId,
    reference,
    rateBp,
    rates,
    replaces: named(around.find(({ id }) => id === replaces)),
    replacedBy: named(around.find((one) => one.replaces === sheetId)),
    publishedAt: row.published_at === null ? null : iso(row.published_at),
    can: { change: may && draft, publish: may && draft, discard: may && draft, replace: may && !draft && replacedFrom === null },
  };
}

/** The sheet as the rules see it, with the day on which its prices are shown: today, or the nearest on which it holds. */
export function ruledBy(row: Held, today: string): { readonly sheet: Sheet; readonly on: string } {
  const header = headerOf(row);
  const sheet: Sheet = { ...header, id: row.id, number: row.number, customerId: row.customer_id, kind: row.kind as Sheet['kind'] };
  const end = endOf(sheet);
  const on = today < sheet.fromOn || (end !== null && end <= today) ? sheet.fromOn : today;
  return { sheet, on };
}

// The board of replacements against meal times, and claims newest first.
import { type SqlBool, sql } from 'kysely';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { visibleTo } from '../cases/public.ts';
import type { ClaimableLine } from './claim.ts';
import { type ClaimRow, forKitchen, listed, rowsOf } from './claim-row.ts';
import type { contract } from './contract.ts';
import { claimableLinesOf } from './read-lines.ts';
import { no } from './refusals.ts';
import { leftOf, leftOfLot } from './request.rules.ts';

type Page = OutputOf<typeof contract.list>;
const dueKey = sql<string>`coalesce(claim.needed_by, claim.arrive_by, 'infinity'::timestamptz)`;
// Word for word the condition of the index.
const open = sql<SqlBool>`claim.state in ('requested', 'endorsed', 'approved', 'planned', 'delivered')`;
const replacing = sql<SqlBool>`claim.way = 'replacement'`;

/** Open replacements, the next meal first. */
export async function showBoard(call: Call, input: InputOf<typeof contract.board>): Promise<Page> {
  const after = readCursor(input.cursor, 2);
  let query = listed(call).select(sql<string>`${dueKey}::text`.as('due_key')).where(replacing).where(open);
  if (input.state) query = query.where('claim.state', '=', input.state);
  if (input.customerId) query = query.where('claim.customer_id', '=', input.customerId);
  if (input.siteId) query = query.where('claim.site_id', '=', input.siteId);
  if (after) query = query.where(sql<SqlBool>`(${dueKey}, claim.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy(dueKey)
    .orderBy('claim.id')
    .limit(input.limit + 1)
    .execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return { items: await rowsOf(call, page), next: rows.length > input.limit && last ? writeCursor([last.due_key, last.id]) : null };
}

type Filter = Omit<InputOf<typeof contract.list>, 'cursor' | 'limit'> & { caseId?: string | undefined; cursor?: string | undefined; limit: number };

async function newestFirst(call: Call, { cursor, limit, ...filter }: Filter): Promise<Page> {
  const after = readCursor(cursor, 2);
  let query = listed(call);
  if (filter.state) query = query.where('claim.state', '=', filter.state);
  if (filter.way) query = query.where('claim.way', '=', filter.way);
  if (filter.open) query = query.where(open);
  if (filter.customerId) query = query.where('claim.customer_id', '=', filter.customerId);
  if (filter.noteId)
    query = query.where(sql<SqlBool>`exists (select from claims.item i where i.claim_id = claim.id and i.note_id = ${filter.noteId})`);
  if (filter.caseId) query = query.where('claim.case_id', '=', filter.caseId);
  if (after) query = query.where(sql<SqlBool>`(claim.requested_at, claim.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('claim.requested_at', 'desc')
    .orderBy('claim.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: await rowsOf(call, page), next: rows.length > limit && last ? writeCursor([iso(last.requested_at), last.id]) : null };
}

export const listClaims = (call: Call, input: InputOf<typeof contract.list>): Promise<Page> => newestFirst(call, input);

export async function listMine(call: Call, input: InputOf<typeof contract.mine>): Promise<OutputOf<typeof contract.mine>> {
  const { items, next } = await newestFirst(call, input);
  return { items: items.map((row) => forKitchen(row)), next };
}

const MOST_OF_A_CASE = 100;

export async function claimsOfCase(call: Call, { caseId }: InputOf<typeof contract.ofCase>): Promise<OutputOf<typeof contract.ofCase>> {
  const { items } = await newestFirst(call, { caseId, limit: MOST_OF_A_CASE });
  const found = await call.db.selectFrom('cases.case').select('state').where('id', '=', caseId).where(visibleTo(call.actor)).executeTakeFirst();
  const running = found !== undefined && found.state !== 'closed' && found.state !== 'withdrawn';
  return { items, can: { request: running && call.actor.can.has('claims.request') } };
}

/** Replacements planned for the driver who asks, and those he brought that nobody has accepted yet. */
export async function listToDeliver(call: Call): Promise<{ items: ClaimRow[] }> {
  const rows = await listed(call)
    .where('claim.driver_id', '=', call.actor.id)
    .where('claim.state', 'in', ['planned', 'delivered'])
    .orderBy('claim.arrive_by')
    .limit(100)
    .execute();
  return { items: await rowsOf(call, rows) };
}

/** A note the actor may not see answers like one that does not exist. */
export async function claimableLines(call: Call, { noteId }: { noteId: string }): Promise<OutputOf<typeof contract.claimableLines>> {
  const lines = await claimableLinesOf(call.db, noteId);
  const [first] = lines;
  if (!first || !mayClaimOn(call, first)) throw no('line-unknown');
  return {
    arrived: first.arrived,
    items: lines.map(shownLine),
  };
}

export const shownLine = (line: ClaimableLine): OutputOf<typeof contract.claimableLines>['items'][number] => {
  const { lineId, noteLineId, noteId, noteNumber, product, unit, lot, accepted, refused, claimed, returned } = line;
  const lots = line.lots.map((one) => ({ lotId: one.lotId, number: one.number, possible: one.possible, left: leftOfLot(one) }));
  const about = { lineId, noteLineId, noteId, noteNumber, product, unit, lot, accepted, refused, claimed, returned };
  return { ...about, lots, left: leftOf(line), again: lineId !== noteLineId };
};

const mayClaimOn = ({ actor }: Call, { customerId, noteId }: { customerId: string; noteId: string }): boolean => {
  if (actor.kind === 'note-holder') return actor.noteId === noteId;
  return actor.kind !== 'contact' || actor.customerId === customerId;
};

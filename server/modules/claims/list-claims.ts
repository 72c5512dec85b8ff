// The board of replacements against meal times, and claims newest first.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { actorRef } from '../../kernel/actor.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { visibleTo } from '../cases/public.ts';
import { visibleClaims } from './claim.store.ts';
import type { ClaimableLine } from './claim.ts';
import { forKitchen, listed, rowsOf } from './claim-row.ts';
import type { contract } from './contract.ts';
import { claimableLinesOf } from './read-lines.ts';
import { no } from './refusals.ts';
import { leftOf, leftOfLot } from './request.rules.ts';
import { MOST_COUNTED, VIEW_CODES, type View } from './views.ts';

type Page = OutputOf<typeof contract.list>;
type Counts = OutputOf<typeof contract.counts>;
// Word for word the condition of the index.
const open = sql<SqlBool>`claim.state in ('requested', 'endorsed', 'approved', 'planned', 'delivered')`;

/** Literals, so that the indexes of what is open serve. */
const VIEW_OF: Readonly<Record<View, (me: string) => RawBuilder<SqlBool>>> = {
  'to-decide': (me) => sql`claim.state in ('requested', 'endorsed') and claim.requester <> ${me} and claim.endorsed_by is distinct from ${me}`,
  second: () => sql`claim.state = 'endorsed'`,
  'to-plan': () => sql`claim.state = 'approved' and claim.way = 'replacement'`,
  'to-pay': () => sql`claim.state = 'approved' and claim.pay = 'transfer'`,
};

export async function countClaims(call: Call): Promise<Counts> {
  const me = actorRef(call.actor);
  const count = async (view: View): Promise<[View, number]> => {
    const some = visibleClaims(call.db, call.actor).select('claim.id').where(open).where(VIEW_OF[view](me)).limit(MOST_COUNTED);
    const found = await call.db
      .selectFrom(some.as('some'))
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirst();
    return [view, Number(found?.count ?? 0)];
  };
  return Object.fromEntries(await Promise.all(VIEW_CODES.map(count))) as Counts;
}

/** Of the claim itself, its case or a note it is about: each found by its own index. */
const numbered = (written: string): RawBuilder<SqlBool> => sql`claim.id in (
  select id from claims.claim where number = ${written}
  union all select k.id from claims.claim k join cases.case c on c.id = k.case_id where c.number = ${written}
  union all select i.claim_id from claims.item i join deliveries.note n on n.id = i.note_id where n.number = ${written})`;

type Filter = Omit<InputOf<typeof contract.list>, 'cursor' | 'limit'> & { caseId?: string | undefined; cursor?: string | undefined; limit: number };

async function newestFirst(call: Call, { cursor, limit, ...filter }: Filter): Promise<Page> {
  const after = readCursor(cursor, 2);
  let query = listed(call);
  if (filter.state) query = query.where('claim.state', '=', filter.state);
  if (filter.way) query = query.where('claim.way', '=', filter.way);
  if (filter.open) query = query.where(open);
  if (filter.view) query = query.where(open).where(VIEW_OF[filter.view](actorRef(call.actor)));
  if (filter.foodSafety !== undefined) query = query.where('claim.food_safety', '=', filter.foodSafety);
  if (filter.siteId) query = query.where('claim.site_id', '=', filter.siteId);
  if (filter.number) query = query.where(numbered(filter.number.toUpperCase()));
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

export const mayClaimOn = ({ actor }: Call, { customerId, noteId }: { customerId: string; noteId: string }): boolean => {
  if (actor.kind === 'note-holder') return actor.noteId === noteId;
  return actor.kind !== 'contact' || actor.customerId === customerId;
};

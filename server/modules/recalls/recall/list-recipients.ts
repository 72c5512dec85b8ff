// Who is told, how far each is, and the balance of each: those who have not answered first.
import { type SqlBool, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call, Db, Tx } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { supplierCards } from '../../suppliers/public.ts';
import { type AtSite, balanceOf } from './balance.rules.ts';
import type { contract } from './contract.ts';
import { explainedOf, linesAtSites } from './reach.ts';
import { differs } from './recall.rules.ts';
import { type Answer, INTERNAL, type InternalRole, type Recall } from './recall.ts';
import { type NoticeRow, rowToRecall } from './recall-row.ts';
import { productNamesOf } from './recall-words.ts';
import { no } from './refusals.ts';

type Page = OutputOf<typeof contract.listRecipients>;
type Recipient = Page['items'][number];
const moment = (at: Instant | null): string | null => (at === null ? null : iso(at));
const RANK = sql<number>`case n.party when 'site' then 0 when 'supplier' then 1 else 2 end`;
const DONE = sql<boolean>`(n.state in ('answered', 'released') or (n.party <> 'site' and n.state = 'acknowledged'))`;

export async function listRecipients(call: Call, input: InputOf<typeof contract.listRecipients>): Promise<Page> {
  const row = await call.db.selectFrom('recalls.recall').selectAll().where('id', '=', input.recallId).executeTakeFirst();
  if (!row) throw no('recall-not-found');
  const after = readCursor(input.cursor, 3);
  let query = call.db
    .selectFrom('recalls.notice as n')
    .selectAll('n')
    .select([RANK.as('rank'), DONE.as('done')])
    .where('n.recall_id', '=', row.id);
  if (input.waiting) query = query.where(sql<SqlBool>`not ${DONE}`);
  if (input.text) query = query.where(named(input.text));
  if (after) query = query.where(sql<SqlBool>`(${DONE}, ${RANK}, n.id) > (${after[0]}::boolean, ${after[1]}::int, ${after[2]}::uuid)`);
  const rows = await query
    .orderBy(DONE)
    .orderBy(RANK)
    .orderBy('n.id')
    .limit(input.limit + 1)
    .execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const lines = await linesAtSites(call.db, { recallId: row.id, siteIds: page.map(({ site_id }) => site_id) });
  const atSites = balanceOf(lines, await explainedOf(call.db, row.id));
  const items = await recipientsOf(call, { recall: rowToRecall(row), rows: page, bySite: bySiteOf(atSites) });
  return { items, next: rows.length > input.limit && last ? writeCursor([String(last.done), String(last.rank), last.id]) : null };
}

const named = (text: string) => {
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql<SqlBool>`(n.site_id in (select s.id from customers.site s join customers.customer c on c.id = s.customer_id where s.name ilike ${like} or c.name ilike ${like})
    or n.supplier_id in (select id from suppliers.supplier where name ilike ${like}))`;
};

type BySite = ReadonlyMap<string, readonly AtSite[]>;
export const bySiteOf = (atSites: readonly AtSite[]): BySite => Map.groupBy(atSites, ({ siteId }) => siteId);
type Asked = { readonly recall: Recall; readonly rows: readonly NoticeRow[]; readonly bySite: BySite };

/** Also for the reports, which list them all, some at a time. */
export async function recipientsOf({ db, actor }: Pick<Call, 'db' | 'actor'>, { recall, rows, bySite }: Asked): Promise<Recipient[]> {
  const ofPage = rows.flatMap(({ site_id }) => bySite.get(site_id ?? '') ?? []);
  const [sites, suppliers, products, answers, claims] = await Promise.all([
    siteCardsOf(
      db,
      rows.flatMap(({ site_id }) => site_id ?? []),
    ),
    supplierCards(
      db,
      rows.flatMap(({ supplier_id }) => supplier_id ?? []),
    ),
    productNamesOf(
      db,
      ofPage.map(({ productId }) => productId),
    ),
    answersOf(
      db,
      rows.map(({ id }) => id),
    ),
    claimsOf(db, recall.id),
  ]);
  return rows.map((row) => {
    const here = bySite.get(row.site_id ?? '') ?? [];
    const site = sites.get(row.site_id ?? '');
    const supplier = suppliers.get(row.supplier_id ?? '');
    return {
      ...stepsOf(row),
      customer: site ? { id: site.customerId, name: site.customerName } : null,
      site: site ? { id: site.siteId, name: site.siteName } : null,
      supplier: row.supplier_id && supplier ? { id: row.supplier_id, name: supplier.name } : null,
      role: row.role === null ? null : { key: row.role, ...roleOf(row.role as InternalRole) },
      lines: here.map((one) => lineOf(one, { said: answers.get(`${row.id}|${one.lotId}`), products, claims })),
      can: canOf(row, { recall, actor, here }),
    };
  });
}

const ROLE_NAMES: { readonly [role in InternalRole]: { zh: string; en: string } } = {
  'warehouse-clerk': { zh: '分拣与仓库', en: 'Warehouse' },
  dispatcher: { zh: '调度', en: 'Dispatcher' },
  purchasing: { zh: '采购', en: 'Purchasing' },
  'general-manager': { zh: '总经理', en: 'General manager' },
};
const roleOf = (role: InternalRole) => ({ label: ROLE_NAMES[role], task: { ...INTERNAL[role] } });

const stepsOf = (row: NoticeRow) => ({
  id: row.id,
  party: row.party as Recipient['party'],
  state: row.state as Recipient['state'],
  sentAt: moment(row.sent_at),
  sentBy: row.sent_by as Recipient['sentBy'],
  readAt: moment(row.read_at),
  acknowledgedAt: moment(row.acknowledged_at),
  answeredAt: moment(row.answered_at),
  answeredBy: row.answered_by as Recipient['answeredBy'],
  reminders: row.reminders,
  remindAt: moment(row.remind_at),
});

type Beside = {
  readonly said: Answer | undefined;
  readonly products: ReadonlyMap<string, string>;
  readonly claims: ReadonlyMap<string, Claimed>;
};

function lineOf(one: AtSite, { said, products, claims }: Beside): Recipient['lines'][number] {
  const { lotId, number, unit, productId, delivered, returned, destroyed, consumed, explained, left, atMost, lines } = one;
  return {
    ...{ lotId, number, unit, delivered, returned, destroyed, consumed, explained, left, atMost },
    product: products.get(productId) ?? '',
    said: said ? { still: said.still, returned: said.returned, used: said.used, destroyed: said.destroyed, missing: said.missing } : null,
    differs: differs(said, one),
    deliveries: lines.map((line) => ({
      ...{ lineId: line.lineId, noteId: line.noteId, noteNumber: line.noteNumber, deliveryOn: line.deliveryOn, delivered: line.delivered },
      atMost: line.certainty === 'possible' ? line.atMost : 0,
      claim: claims.get(claimKey(line.lineId, lotId)) ?? null,
    })),
  };
}

type State = { readonly recall: Recall; readonly actor: Actor; readonly here: readonly AtSite[] };

function canOf({ party, state }: NoticeRow, { recall, actor, here }: State): Recipient['can'] {
  const running = state !== 'released' && (recall.state === 'begun' || recall.state === 'running' || recall.state === 'closing');
  const records = running && actor.can.has('recalls.record-answers');
  const runs = running && actor.can.has('recalls.run-recalls');
  const site = party === 'site';
  const out = here.some(({ delivered, returned, destroyed, consumed }) => delivered > returned + destroyed + consumed);
  return {
    send: records && state === 'made',
    remind: runs && site && recall.tellsCustomers && state !== 'answered' && state !== 'made',
    acknowledge: records && state !== 'acknowledged' && state !== 'answered',
    answer: records && site,
    recover: runs && site && !recall.mock && out,
    explain: runs && site && out,
  };
}

export async function answersOf(db: Db | Tx, noticeIds: readonly string[]): Promise<Map<string, Answer>> {
  if (noticeIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('recalls.answer')
    .selectAll()
    .where('notice_id', 'in', [...noticeIds])
    .execute();
  return new Map(
    rows.map(({ notice_id, lot_id: lotId, still, returned, used, destroyed, missing }) => [
      `${notice_id}|${lotId}`,
      { lotId, still, returned, used, destroyed, missing },
    ]),
  );
}

type Claimed = { claimId: string; caseId: string; number: string };
const claimKey = (lineId: string, lotId: string): string => `${lineId} ${lotId}`;

/** Line and lot → the claim that the customer has for it. */
async function claimsOf(db: Db | Tx, recallId: string): Promise<Map<string, Claimed>> {
  const rows = await db
    .selectFrom('claims.claim as claim')
    .innerJoin('claims.item as item', 'item.claim_id', 'claim.id')
    .select(['claim.id', 'claim.number', 'claim.case_id', 'item.line_id', 'item.lot_id'])
    .where('claim.recall_id', '=', recallId)
    .where('claim.state', 'not in', ['declined', 'withdrawn'])
    .execute();
  return new Map(rows.map(({ id, number, case_id, line_id, lot_id }) => [claimKey(line_id, lot_id ?? ''), { claimId: id, number, caseId: case_id }]));
}

// The notice as a kitchen sees it: its own deliveries, what to do, what it answered.
import { boundCustomer } from '../../../kernel/actor.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf, teamOf } from '../../customers/public.ts';
import { lotsByIds } from '../../lots/public.ts';
import { type AtSite, balanceOf } from './balance.rules.ts';
import type { contract } from './contract.ts';
import { answersOf } from './list-recipients.ts';
import { linesAtSites } from './reach.ts';
import type { Recall } from './recall.ts';
import { type NoticeRow, rowToRecall } from './recall-row.ts';
import { productNamesOf } from './recall-words.ts';
import { no } from './refusals.ts';
import { visibleNotices } from './visible-notices.ts';

type Mine = OutputOf<typeof contract.myRecallNotice>;
type Page = OutputOf<typeof contract.myRecallNotices>;
const moment = (at: Instant | null): string | null => (at === null ? null : iso(at));
const isOver = ({ state }: Recall): boolean => state === 'closed' || state === 'dropped';

async function sited(call: Call, row: NoticeRow, recall: Recall) {
  const site = (await siteCardsOf(call.db, [row.site_id ?? ''])).get(row.site_id ?? '');
  const { number, kind, mock, level, reason } = recall;
  return {
    ...{ id: row.id, number, kind, mock, level, reason, over: isOver(recall) || row.state === 'released', state: row.state as Mine['state'] },
    site: { id: row.site_id ?? '', name: site?.siteName ?? '' },
    sentAt: moment(row.sent_at),
    acknowledgedAt: moment(row.acknowledged_at),
    answeredAt: moment(row.answered_at),
  };
}

export async function myRecallNotice(call: Call, { noticeId }: InputOf<typeof contract.myRecallNotice>): Promise<Mine> {
  const row = await visibleNotices(call.db, call.actor).selectAll('notice').where('notice.id', '=', noticeId).executeTakeFirst();
  if (row?.party !== 'site') throw no('notice-not-found');
  const recall = rowToRecall(await call.db.selectFrom('recalls.recall').selectAll().where('id', '=', row.recall_id).executeTakeFirstOrThrow());
  const over = isOver(recall) || row.state === 'released';
  return {
    ...(await sited(call, row, recall)),
    released: await releasedFor(call, row),
    asks: ASKS,
    phone: await phoneOf(call, row.customer_id ?? ''),
    lines: await linesFor(call, row),
    can: { acknowledge: !over && row.acknowledged_at === null, answer: !over },
  };
}

const ASKS = [
  { zh: '立即停止使用和出餐，已下锅的不要上桌', en: 'Stop using and serving it; do not serve what is cooked' },
  { zh: '剩下的单独存放，贴上“召回、勿用”', en: 'Set the rest apart and mark it “recalled, do not use”' },
  { zh: '在下面填写各批次还剩多少、用了多少', en: 'Tell below how much is left and how much was used' },
  { zh: '留样不要丢，我们来取货', en: 'Keep the retained sample; we collect the goods' },
];

async function phoneOf(call: Call, customerId: string): Promise<Mine['phone']> {
  const { agent, manager } = await teamOf(call.app, customerId);
  const person = [agent, manager].find((one) => one?.phone);
  return person?.phone ? { name: person.name, phone: person.phone } : null;
}

async function linesFor({ db }: Call, row: NoticeRow): Promise<Mine['lines']> {
  const here = balanceOf(await linesAtSites(db, { recallId: row.recall_id, siteIds: [row.site_id] }), []);
  const [lots, products, answers] = await Promise.all([
    lotsByIds(
      db,
      here.map(({ lotId }) => lotId),
    ),
    productNamesOf(
      db,
      here.map(({ productId }) => productId),
    ),
    answersOf(db, [row.id]),
  ]);
  return here.map((one) => kitchenLine(one, { lots, products, said: answers.get(`${row.id}|${one.lotId}`) }));
}

/** Its goods that may be used again. */
async function releasedFor({ db }: Call, row: NoticeRow): Promise<Mine['released']> {
  const here = balanceOf(await linesAtSites(db, { recallId: row.recall_id, siteIds: [row.site_id], released: true }), []);
  const products = await productNamesOf(
    db,
    here.map(({ productId }) => productId),
  );
  return here.map(({ lotId, number, productId }) => ({ lotId, number, product: products.get(productId) ?? '' }));
}

type Beside = {
  readonly lots: Awaited<ReturnType<typeof lotsByIds>>;
  readonly products: ReadonlyMap<string, string>;
  readonly said: (Mine['lines'][number]['said'] & object) | undefined;
};

function kitchenLine(one: AtSite, { lots, products, said }: Beside): Mine['lines'][number] {
  const lot = lots.get(one.lotId);
  return {
    ...{ lotId: one.lotId, number: one.number, unit: one.unit, delivered: one.delivered, atMost: one.atMost },
    product: products.get(one.productId) ?? '',
    producedOn: lot?.producedOn ?? null,
    expiresOn: lot?.expiresOn ?? null,
    settled: one.returned + one.destroyed,
    deliveries: one.lines.map(({ noteNumber, deliveryOn, delivered }) => ({ noteNumber, deliveryOn, delivered })),
    said: said ? { still: said.still, returned: said.returned, used: said.used, destroyed: said.destroyed, missing: said.missing } : null,
  };
}

export async function myRecallNotices(call: Call, { cursor, limit }: InputOf<typeof contract.myRecallNotices>): Promise<Page> {
  if (boundCustomer(call.actor) === undefined) return { items: [], next: null };
  const after = readCursor(cursor, 2);
  let query = visibleNotices(call.db, call.actor).selectAll('notice').where('notice.party', '=', 'site');
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('notice.made_at', 'notice.id'), '<', tuple(after[0] as never, after[1] as string)));
  const rows = await query
    .orderBy('notice.made_at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const recalls = await recallsOf(call, page);
  const last = page.at(-1);
  const items = await Promise.all(
    page.map(async (row) => {
      const recall = recalls.get(row.recall_id) as Recall;
      const [lines, released] = [await linesFor(call, row), await releasedFor(call, row)];
      const products = [...new Set((lines.length > 0 ? lines : released).map(({ product }) => product))];
      return { ...(await sited(call, row, recall)), released, products };
    }),
  );
  return { items, next: rows.length > limit && last ? writeCursor([iso(last.made_at), last.id]) : null };
}

async function recallsOf({ db }: Call, rows: readonly NoticeRow[]): Promise<Map<string, Recall>> {
  if (rows.length === 0) return new Map();
  const found = await db
    .selectFrom('recalls.recall')
    .selectAll()
    .where('id', 'in', [...new Set(rows.map(({ recall_id }) => recall_id))])
    .execute();
  return new Map(found.map((row) => [row.id, rowToRecall(row)]));
}

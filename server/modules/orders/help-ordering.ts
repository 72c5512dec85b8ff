// Help with an order (报单): saved lists, the latest orders, what this site usually takes, and the next day that can be ordered.
import { sql } from 'kysely';
import { boundCustomer } from '../../kernel/actor.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { DAY, type Instant, iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { openSites, type SiteCard } from '../customers/public.ts';
import { cutoffOf, dayBefore, hoursOn } from './check.rules.ts';
import type { contract } from './contract.ts';
import { ownSite } from './keep-templates.ts';
import { type LineRow, linesOf } from './order.store.ts';
import { titleOf } from './order-row.ts';
import { no } from './refusals.ts';

type Help = OutputOf<typeof contract.help>;
type DraftLine = Help['usual'][number] extends infer U ? Omit<U, 'times'> : never;

const RECENT = 8;
const USUAL = 40;
const USUAL_DAYS = 60;
const WEEK = 7;
const AHEAD = 14;

export async function helpWithOrder(call: Call, { siteId }: InputOf<typeof contract.help>): Promise<Help> {
  return helpFor(call, await ownSite(call, siteId));
}

export async function helpMe(call: Call, { siteId }: InputOf<typeof contract.myHelp>): Promise<OutputOf<typeof contract.myHelp>> {
  const own = boundCustomer(call.actor);
  const sites = (await openSites(call.db)).filter(({ customerId }) => customerId === own).sort((a, b) => (a.siteCode < b.siteCode ? -1 : 1));
  const site = siteId === undefined ? sites[0] : sites.find((one) => one.siteId === siteId);
  if (!site) throw no('site-unknown');
  return {
    ...(await helpFor(call, site)),
    siteId: site.siteId,
    sites: sites.map((one) => ({ id: one.siteId, name: one.siteName })),
  };
}

/** The first day on which the site receives and whose cutoff is still to come. */
export function nextDay(site: SiteCard, now: Instant): string {
  const days = Array.from({ length: AHEAD }, (_, ahead) => shanghaiDate(now + (ahead + 1) * DAY));
  const open = days.filter((day) => cutoffOf(site, day) >= now);
  return open.find((day) => hoursOn(site, day).length > 0) ?? (open[0] as string);
}

async function helpFor({ db, now }: Call, site: SiteCard): Promise<Help> {
  const deliveryOn = nextDay(site, now);
  const [templates, recent, usual] = await Promise.all([
    templatesOf(db, site.siteId),
    recentOf(db, site.siteId, deliveryOn),
    usualOf(db, site.siteId, now),
  ]);
  return {
    deliveryOn,
    cutoff: site.orderCutoff,
    orderUntil: iso(cutoffOf(site, deliveryOn)),
    receiving: site.receiving.map(({ days, from, to }) => ({ days: [...days], from, to })),
    templates,
    recent,
    usual,
  };
}

async function templatesOf(db: Db, siteId: string): Promise<Help['templates']> {
  const rows = await db.selectFrom('orders.template').selectAll().where('site_id', '=', siteId).orderBy('name').execute();
  return rows.map((row) => ({ id: row.id, siteId: row.site_id, name: row.name, lines: row.lines as DraftLine[], changedAt: iso(row.changed_at) }));
}

const toDraft = (line: LineRow): DraftLine => ({
  productId: line.product_id,
  product: line.product,
  productCode: line.product_code,
  spec: line.spec,
  amount: line.ordered_amount,
  unit: line.ordered_unit as UnitCode,
  remark: '',
});

async function recentOf(db: Db, siteId: string, deliveryOn: string): Promise<Help['recent']> {
  const rows = await db
    .selectFrom('orders.order')
    .select(['id', 'number', 'delivery_on', 'line_count'])
    .where('site_id', '=', siteId)
    .where('state', 'not in', ['declined', 'cancelled'])
    .where('kind', '=', 'order')
    .orderBy('delivery_on', 'desc')
    .orderBy('number', 'desc')
    .limit(RECENT)
    .execute();
  const lines = await linesOf(
    db,
    rows.map(({ id }) => id),
  );
  const weekBefore = dayBefore(deliveryOn, WEEK);
  return rows.map((row) => {
    const own = lines.filter((line) => line.order_id === row.id);
    const title = titleOf(
      own.slice(0, 3).map(({ product }) => product),
      row.line_count,
    );
    const { id: orderId, number, delivery_on, line_count: lineCount } = row;
    return { orderId, number, deliveryOn: delivery_on, title, lineCount, same: delivery_on === weekBefore, lines: own.map(toDraft) };
  });
}

/** Most often first, with the median amount of each unit it is ordered in. */
async function usualOf(db: Db, siteId: string, now: Instant): Promise<Help['usual']> {
  const { rows } = await sql<{
    product_id: string;
    product: string;
    product_code: string | null;
    spec: string;
    unit: UnitCode;
    amount: number;
    times: number;
  }>`
    select l.product_id, max(l.product) as product, max(l.product_code) as product_code, max(l.spec) as spec, l.ordered_unit as unit,
      percentile_disc(0.5) within group (order by l.ordered_amount) as amount, count(*)::int as times
    from orders.order o join orders.line l on l.order_id = o.id
    where o.site_id = ${siteId} and o.delivery_on >= ${shanghaiDate(now - USUAL_DAYS * DAY)}::date and o.state not in ('declined', 'cancelled')
      and l.product_id is not null
    group by l.product_id, l.ordered_unit order by times desc, product limit ${USUAL}`.execute(db);
  return rows.map((row) => ({
    productId: row.product_id,
    product: row.product,
    productCode: row.product_code,
    spec: row.spec,
    amount: row.amount,
    unit: row.unit,
    remark: '',
    times: row.times,
  }));
}

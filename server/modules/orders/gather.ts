// Loads what the checks look at, for one order or for thousands: a few statements, however many drafts.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Instant, shanghaiDate } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { siteCardsOf } from '../customers/public.ts';
import { amountFen, highRiskWords, type Known, nameKey, type Price, priceAt, termsOf } from '../products/public.ts';
import type { Draft, DraftLine, Meant, Surroundings } from './draft.ts';

/** So many of the latest orders say what is usual; fewer than three say nothing [own]. */
const LATEST = 10;
const LEAST = 3;

export type Asked = {
  readonly draft: Draft;
  readonly receivedAt: Instant;
  /** This order itself, when it is checked again. */
  readonly except?: string | undefined;
};
type When = { readonly now: Instant /** People of a customer: only its sites exist. */; readonly customerId?: string | undefined };

/** The surroundings of each draft, in the order given. */
export async function gather(db: Db | Tx, asked: readonly Asked[], { now, customerId }: When): Promise<Surroundings[]> {
  const drafts = asked.map(({ draft }) => draft);
  const lines = drafts.flatMap((draft) => draft.lines);
  const cards = await siteCardsOf(
    db,
    drafts.map(({ siteId }) => siteId),
  );
  const known = await knownTo(db, lines, now);
  const meant = meaning(known);
  const sites = new Map([...cards].filter(([, card]) => customerId === undefined || card.customerId === customerId));
  const priced = await pricesOf(db, asked, { sites, meant });
  const [usual, twins] = [await usualOf(db, drafts, idsOf(lines, meant)), await twinsOf(db, drafts)];
  const riskyWords = await highRiskWords(db);
  return asked.map(({ draft, receivedAt, except }) => {
    const site = sites.get(draft.siteId);
    const prices = site && priced.get(priceKey(site.customerId, draft.deliveryOn));
    return {
      now,
      receivedAt,
      site,
      product: meant,
      riskyWords,
      cost: amountFen,
      hash: sha256,
      price: (productId) => prices?.get(productId),
      // Where the site does not exist for the actor, nothing about it does.
      usual: (productId) => (site ? usual.get(`${draft.siteId} ${productId}`) : undefined),
      sameAs: (hash) =>
        site ? twins.find((twin) => twin.contentHash === hash && twin.id !== except && twin.siteId === draft.siteId)?.number : undefined,
    };
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Written = Pick<DraftLine, 'productId' | 'productCode' | 'product'>;

async function knownTo(db: Db | Tx, lines: readonly Written[], now: Instant): Promise<Known> {
  const unsure = lines.filter(({ productId }) => productId === null);
  const distinct = (values: readonly (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];
  return termsOf(db, {
    ids: distinct(lines.map(({ productId }) => productId)),
    codes: distinct(unsure.flatMap(({ productCode, product }) => [productCode, product.trim()])),
    names: distinct(unsure.map(({ product }) => product)),
    on: shanghaiDate(now),
  });
}

/** By identity, by code, or by what was written: a code, a name or an alias. */
const meaning =
  ({ byId, byCode, byName, several }: Known) =>
  ({ productId, productCode, product }: Written): Meant => {
    if (productId !== null) return byId.get(productId);
    const coded = (productCode !== null && byCode.get(productCode)) || byCode.get(product.trim());
    return coded || (byName.get(product) ?? several.get(product));
  };

const idsOf = (lines: readonly Written[], meant: (line: Written) => Meant): string[] => {
  const ids = lines.flatMap((line) => {
    const one = meant(line);
    return one && 'productId' in one ? [one.productId] : [];
  });
  return [...new Set(ids)];
};

const priceKey = (customerId: string, on: string): string => `${customerId} ${on}`;
type Around = { readonly sites: ReadonlyMap<string, { readonly customerId: string }>; readonly meant: (line: Written) => Meant };

/** One look per customer and day. */
async function pricesOf(db: Db | Tx, asked: readonly Asked[], { sites, meant }: Around) {
  const groups = Map.groupBy(
    asked.filter(({ draft }) => sites.has(draft.siteId)),
    ({ draft }) => priceKey(sites.get(draft.siteId)?.customerId as string, draft.deliveryOn),
  );
  const prices = new Map<string, ReadonlyMap<string, Price>>();
  for (const [key, group] of groups) {
    const [customerId, on] = key.split(' ') as [string, string];
    const productIds = idsOf(
      group.flatMap(({ draft }) => draft.lines),
      meant,
    );
    prices.set(key, await priceAt(db, { customerId, productIds, on }));
  }
  return prices;
}

/** `site product` → median of the latest orders. */
async function usualOf(db: Db | Tx, drafts: readonly Draft[], productIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (productIds.length === 0) return new Map();
  const siteIds = [...new Set(drafts.map(({ siteId }) => siteId))];
  const { rows } = await sql<{ site_id: string; product_id: string; usual: number }>`
    select s.site_id, l.product_id, percentile_disc(0.5) within group (order by l.amount) as usual
    from unnest(${siteIds}::uuid[]) as s(site_id)
    cross join lateral (
      select id from orders.order o where o.site_id = s.site_id and o.state not in ('declined', 'cancelled')
      order by o.delivery_on desc, o.number desc limit ${LATEST}
    ) latest
    join orders.line l on l.order_id = latest.id
    where l.product_id = any(${[...productIds]}::uuid[])
    group by s.site_id, l.product_id having count(*) >= ${LEAST}`.execute(db);
  return new Map(rows.map((row) => [`${row.site_id} ${row.product_id}`, row.usual]));
}

export type Twin = { readonly id: string; readonly number: string; readonly siteId: string; readonly contentHash: string };

/** What these sites have ordered for these days already. */
export async function twinsOf(db: Db | Tx, drafts: readonly Pick<Draft, 'siteId' | 'deliveryOn'>[]): Promise<Twin[]> {
  const pairs = [...new Map(drafts.map(({ siteId, deliveryOn }) => [`${siteId} ${deliveryOn}`, { siteId, deliveryOn }])).values()];
  const { rows } = await sql<Twin>`
    select o.id, o.number, o.site_id as "siteId", o.content_hash as "contentHash"
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p("siteId" uuid, "deliveryOn" date)
    join orders.order o on o.site_id = p."siteId" and o.delivery_on = p."deliveryOn" and o.state not in ('declined', 'cancelled')
    order by o.number`.execute(db);
  return rows;
}

/** Names are compared as the product master compares them. */
export const sameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other);

// Goods that a site may order, found by name, alias or code, with the price of the day.
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { nameKey, priceAt, productNames, type Terms, termsOf } from '../products/public.ts';
import type { contract } from './contract.ts';
import { nextDay } from './help-ordering.ts';
import { ownSite } from './keep-templates.ts';
import { unitsOf } from './read-line.rules.ts';

type Offered = OutputOf<typeof contract.products>;

export async function offerProducts(call: Call, { siteId, on, text, limit }: InputOf<typeof contract.products>): Promise<Offered> {
  const site = await ownSite(call, siteId);
  const day = on ?? nextDay(site, call.now);
  const found = await find(call, { text, limit, day });
  const prices = await priceAt(call.db, { customerId: site.customerId, productIds: found.map(({ productId }) => productId), on: day });
  const school = site.customerKind === 'school';
  return {
    items: found.map((terms) => {
      const [orderUnit, ...others] = unitsOf(terms);
      const price = prices.get(terms.productId);
      return {
        productId: terms.productId,
        code: terms.code,
        name: terms.name,
        category: terms.category,
        settleUnit: terms.settleUnit,
        orderUnit: orderUnit ?? terms.settleUnit,
        units: orderUnit === undefined ? [terms.settleUnit] : [orderUnit, ...others],
        catchWeight: terms.catchWeight,
        typicalWeight: terms.typicalWeight,
        priceFen: price?.fen ?? null,
        pricePer: price?.per ?? null,
        highRiskForSchools: school && terms.highRiskForSchools,
      };
    }),
  };
}

type Search = { readonly text: string; readonly limit: number; readonly day: string };

/** By code, or by any of its names; those that begin with it first. */
async function find({ db }: Call, { text, limit, day }: Search): Promise<Terms[]> {
  const wanted = nameKey(text);
  const places = (await productNames(db)).flatMap(({ id, name, aliases }) => {
    const at = Math.min(
      ...[name, ...aliases].map((one) => nameKey(one).indexOf(wanted)).map((place) => (place < 0 ? Number.POSITIVE_INFINITY : place)),
    );
    return Number.isFinite(at) ? [{ id, at }] : [];
  });
  const ids = places
    .sort((a, b) => a.at - b.at)
    .slice(0, limit)
    .map(({ id }) => id);
  const known = await termsOf(db, { ids, codes: text === '' ? [] : [text, text.toUpperCase()], on: day });
  const coded = [...known.byCode.values()].filter(({ code }) => text !== '' && code.toLowerCase() === text.toLowerCase());
  const named = ids.flatMap((id) => known.byId.get(id) ?? []);
  return [...new Map([...coded, ...named].filter(({ active }) => active).map((terms) => [terms.productId, terms])).values()].slice(0, limit);
}

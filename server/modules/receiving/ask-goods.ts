// What is asked of one product at the door, and what this supplier's papers say about it today.
import { sql } from 'kysely';
import type { UnitCode } from '../../kernel/quantity.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { gateOf } from '../certificates/public.ts';
import { openPlaces } from '../lots/public.ts';
import { CATEGORIES, classesOn, type Terms, termsOf } from '../products/public.ts';
import { storeFor } from './around.ts';
import type { contract } from './contract.ts';
import { limitOf, supplierOf } from './look-around.ts';
import { no } from './refusals.ts';
import { askedFor, BANS, bannedByWords, CHECKS, checksFor, isConfirmed, paperFor, temperatureFor } from './shipped-rules.ts';

type Output = OutputOf<typeof contract.ask>;

export async function askGoods({ db, actor, now }: Call, { productId, supplierId }: InputOf<typeof contract.ask>): Promise<Output> {
  const on = shanghaiDate(now);
  const product = (await termsOf(db, { ids: [productId], on })).byId.get(productId);
  if (!product) throw no('product-unknown');
  if (supplierId !== undefined) await supplierOf(db, supplierId);
  const [places, certificates, temperature, last] = await Promise.all([
    openPlaces(db),
    supplierId === undefined ? [] : papersOf(db, { supplierId, productId, on }),
    temperatureOf(db, product, on),
    supplierId === undefined ? null : lastOf(db, supplierId, productId),
  ]);
  const proposed = storeFor(places, product.temperatureClass)?.id;
  const ban = bannedByWords([product.name, product.spec], on);
  return {
    product: productOf(product),
    checks: checksFor(product.category, on).map((check) => ({
      code: check.code,
      label: check.label,
      bans: check.bans !== undefined,
      stops: check.stops,
      source: check.source,
      confirmed: isConfirmed(check),
    })),
    temperature,
    asks: askedFor(product.category, on).map(({ what }) => what),
    certificates,
    banned: ban ? [{ code: ban.code, label: ban.label, source: ban.source, confirmed: isConfirmed(ban) }] : [],
    stores: places.flatMap(({ kind, ...place }) => (kind === 'store' ? [{ ...place, proposed: place.id === proposed }] : [])),
    last,
    can: { override: actor.can.has('receiving.override'), fileCertificate: actor.can.has('certificates.file') },
  };
}

const productOf = ({ productId, code, name, spec, category, settleUnit, pieceUnit, catchWeight, ...terms }: Terms): Output['product'] => ({
  id: productId,
  code,
  name,
  spec,
  category: CATEGORIES[category],
  unit: settleUnit,
  pieceUnit,
  catchWeight,
  typicalWeight: terms.typicalWeight,
  pieceTare: terms.pieceTare,
  shelfLifeDays: terms.shelfLifeDays,
});

async function papersOf(
  db: Db,
  { supplierId, productId, on }: { supplierId: string; productId: string; on: string },
): Promise<Output['certificates']> {
  const [answer] = await gateOf(db, { supplierId, productIds: [productId], on });
  return (answer?.papers ?? []).map(({ kind, label, state, validTo }) => {
    const rule = paperFor(kind, on);
    return { kind, label, state, validTo, level: rule.level, source: rule.source, confirmed: isConfirmed(rule) };
  });
}

async function temperatureOf(db: Db, { temperatureClass }: Terms, on: string): Promise<Output['temperature']> {
  const limit = limitOf((await classesOn(db, on)).temperatures, temperatureClass);
  if (!limit) return null;
  const { lowest, highest, label, source, confirmed } = limit;
  return { asked: temperatureFor(temperatureClass, on)?.asked ?? false, lowest, highest, label, source, confirmed };
}

async function lastOf(db: Db, supplierId: string, productId: string): Promise<Output['last']> {
  const { rows } = await sql<{ origin: string; unit: UnitCode; on: string }>`
    select l.origin, l.unit, (r.occurred_at at time zone 'Asia/Shanghai')::date::text as on
    from receiving.line l join receiving.receipt r on r.id = l.receipt_id
    where l.product_id = ${productId} and r.supplier_id = ${supplierId} and l.result <> 'refused' order by r.occurred_at desc, r.id desc limit 1`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** What is looked at and refused whatever the product, for people to read. */
export async function showRules(_: Call): Promise<OutputOf<typeof contract.rules>> {
  return {
    banned: BANS.map((ban) => ({
      code: ban.code,
      label: ban.label,
      words: ban.words,
      from: ban.from,
      source: ban.source,
      confirmed: isConfirmed(ban),
    })),
    checks: CHECKS.map((check) => ({
      code: check.code,
      label: check.label,
      categories: check.categories === 'all' ? [] : check.categories,
      from: check.from,
      source: check.source,
      confirmed: isConfirmed(check),
    })),
  };
}

// Which lots a matter, an alert or a person means, and what a hold on them would stop.
import type { Actor } from '../../../kernel/actor.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Call, Db, Tx } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { type CaseCard, caseCard, noCase } from '../../cases/public.ts';
import { balancesOf, lotsByIds, lotsOfLines, type PlaceKind, scopeOf } from '../../lots/public.ts';
import { callSheetOf, type SheetRow } from './call-sheet.ts';
import type { contract } from './contract.ts';
import { type LotCard, lotCards } from './lot-cards.ts';
import { no } from './refusals.ts';

export type Wish = { readonly caseId: string | null; readonly alertId: string | null; readonly lotIds: readonly string[] };
export type Meant = { readonly lotIds: readonly string[]; readonly matter: CaseCard | null; readonly alertId: string | null };

type Viewer = { readonly db: Db | Tx; readonly actor: Actor };

/** Some lots that were chosen, else all of the matter or the alert. */
export async function meantBy({ db, actor }: Viewer, { caseId, alertId, lotIds }: Wish): Promise<Meant> {
  const matter = caseId === null ? null : ((await caseCard(db, caseId, actor)) ?? null);
  if (caseId !== null && matter === null) throw noCase('not-found');
  const ofAlert = alertId === null ? [] : await lotsOfAlert(db, alertId);
  const ofMatter = matter === null ? [] : (await lotsOfLines(db, matter.lineIds)).map((one) => one.lotId);
  const meant = [...new Set(lotIds.length > 0 ? lotIds : [...ofAlert, ...ofMatter])];
  if (meant.length === 0) throw no('nothing-to-hold');
  const first = alertId === null || matter ? matter : await firstMatter(db, alertId);
  return { lotIds: meant, matter: first, alertId };
}

export async function lotsOfAlert(db: Db | Tx, alertId: string): Promise<string[]> {
  const rows = await db.selectFrom('recalls.alert_lot').select('lot_id').where('alert_id', '=', alertId).orderBy('lot_id').execute();
  if (rows.length === 0) throw no('alert-not-found');
  return rows.map(({ lot_id }) => lot_id);
}

/** The hold of an alert answers the matter that came first; the others are told that they are covered. */
async function firstMatter(db: Db | Tx, alertId: string): Promise<CaseCard | null> {
  const row = await db
    .selectFrom('recalls.alert_case')
    .select('case_id')
    .where('alert_id', '=', alertId)
    .orderBy('added_at')
    .orderBy('case_id')
    .executeTakeFirst();
  return row ? ((await caseCard(db, row.case_id)) ?? null) : null;
}

type Preview = OutputOf<typeof contract.scope>;
type Total = Preview['kitchens'][number]['totals'][number];
const SHOWN_LOTS = 30;

export async function previewScope(call: Call, wish: InputOf<typeof contract.scope>): Promise<Preview> {
  const { lotIds } = await meantBy(call, wish);
  const scope = await scopeOf(call.db, lotIds);
  if (scope.lotIds.length === 0) throw no('nothing-to-hold');
  const [cards, rows, balances] = await Promise.all([
    lotCards(call.db, scope.lotIds.slice(0, SHOWN_LOTS), call.now),
    callSheetOf(call.db, { lotIds: scope.lotIds, now: call.now }),
    balancesOf(call.db, scope.lotIds),
  ]);
  const names = await namesOf(call, scope.lotIds, cards);
  const lying = balances.map(({ lotId, placeKind, amount }) => ({ place: placeOf(placeKind), amount, atMost: 0, ...(names.get(lotId) ?? UNKNOWN) }));
  const where = (['stock', 'staging', 'van', 'site'] as const).flatMap((place) => {
    const totals = totalsOf(lying.filter((one) => one.place === place));
    return totals.length > 0 ? [{ place, totals }] : [];
  });
  return { lotCount: scope.lotIds.length, lots: cards, where, kitchens: kitchensOf(rows), vans: await vansOf(call, rows) };
}

const UNKNOWN = { product: '', unit: 'g' as UnitCode };
const placeOf = (kind: PlaceKind) => (kind === 'store' || kind === 'quarantine' ? 'stock' : kind);

/** Product and unit of every lot of a scope, however large; cards are drawn for the first only. */
async function namesOf({ db }: Call, lotIds: readonly string[], cards: readonly LotCard[]): Promise<ReadonlyMap<string, typeof UNKNOWN>> {
  const products = new Map(cards.map(({ product }) => [product.id, product.name]));
  const lots = await lotsByIds(db, lotIds);
  return new Map([...lots.values()].map(({ id, productId, unit }) => [id, { product: products.get(productId) ?? '', unit }]));
}

export function totalsOf(all: readonly Total[]): Total[] {
  const sums = new Map<string, Total>();
  for (const { product, unit, amount, atMost } of all) {
    const before = sums.get(`${product} ${unit}`);
    sums.set(`${product} ${unit}`, { product, unit, amount: amount + (before?.amount ?? 0), atMost: atMost + (before?.atMost ?? 0) });
  }
  return [...sums.values()];
}

/** Those who have goods; what is on its way stands under vans. */
export const kitchensOf = (rows: readonly SheetRow[]): Preview['kitchens'] =>
  rows.flatMap(({ siteId, site, customer, lots }) => {
    const totals = totalsOf(lots.filter(({ stage }) => stage === 'site'));
    return totals.length > 0 ? [{ siteId, site, customer, totals }] : [];
  });

async function vansOf({ app, db }: Call, rows: readonly SheetRow[]): Promise<Preview['vans']> {
  const moving = rows.filter(({ lots }) => lots.some(({ stage }) => stage === 'van'));
  const byPlate = Map.groupBy(moving, ({ driver }) => `${driver?.plate ?? ''} ${driver?.accountId ?? ''}`);
  return Promise.all(
    [...byPlate.values()].map(async (stops) => {
      const driver = stops[0]?.driver ?? null;
      const account = driver ? await app.identity.account(db, driver.accountId) : undefined;
      return { plate: driver?.plate ?? '', driver: account ? { name: account.displayName, phone: account.phone } : null, stops: stops.length };
    }),
  );
}

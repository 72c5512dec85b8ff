// Where a recall stands in goods: every lot, every kitchen, our own stock. One read for the page, the reports and the decision to close.
import { setImmediate as breath } from 'node:timers/promises';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Lot, lotsByIds } from '../../lots/public.ts';
import { type AtSite, addSums, balanceOf, type Explained, groupSums, NOTHING, type Sums } from './balance.rules.ts';
import { type Came, cameOf, explainedOf, linesOfRecall, lotsOfRecall, type OwnStock, ownStockOf, type ScopedLot } from './reach.ts';

export type LotStanding = ScopedLot & {
  readonly lot: Lot;
  readonly sums: Sums;
  readonly own: OwnStock;
  readonly stockExplained: number;
  readonly came: Came;
  readonly sites: number;
};
export type Standing = { readonly lots: readonly LotStanding[]; readonly atSites: readonly AtSite[] };

export async function standingOf(db: Db | Tx, recallId: string): Promise<Standing> {
  return standOf(db, { scoped: await lotsOfRecall(db, recallId), recallId });
}

/** So many lots are reckoned at a stretch: of a large recall others do not wait for all of it. */
const STRETCH = 800;

/** Without a recall: as a preview. A lot is in balance by itself, so that lots may be reckoned part by part. */
export async function standOf(db: Db | Tx, { scoped, recallId }: { scoped: readonly ScopedLot[]; recallId: string | null }): Promise<Standing> {
  const explained = recallId === null ? [] : await explainedOf(db, recallId);
  const lots: LotStanding[] = [];
  const atSites: AtSite[] = [];
  for (let at = 0; at < scoped.length; at += STRETCH) {
    if (at > 0) await breath();
    const part = await partOf(db, scoped.slice(at, at + STRETCH), explained);
    for (const one of part.lots) lots.push(one);
    for (const one of part.atSites) atSites.push(one);
  }
  return { lots, atSites };
}

async function partOf(db: Db | Tx, scoped: readonly ScopedLot[], explained: readonly Explained[]): Promise<Standing> {
  const ids = scoped.map(({ lotId }) => lotId);
  const [lines, lots, own, came] = await Promise.all([linesOfRecall(db, scoped), lotsByIds(db, ids), ownStockOf(db, ids), cameOf(db, ids)]);
  const atSites = balanceOf(lines, explained);
  const sums = groupSums(atSites, ({ lotId }) => lotId);
  const sites = new Map<string, number>();
  for (const { lotId } of atSites) sites.set(lotId, (sites.get(lotId) ?? 0) + 1);
  const inStock = new Map(explained.filter(({ siteId }) => siteId === null).map(({ lotId, amount }) => [lotId, amount]));
  return {
    atSites,
    lots: scoped.flatMap((one) => {
      const lot = lots.get(one.lotId);
      if (!lot) return [];
      return {
        ...{ ...one, lot, sums: sums.get(one.lotId) ?? NOTHING, stockExplained: inStock.get(one.lotId) ?? 0, sites: sites.get(one.lotId) ?? 0 },
        own: own.get(one.lotId) ?? { stock: 0, quarantine: 0 },
        came: came.get(one.lotId) ?? { received: 0, lost: 0 },
      };
    }),
  };
}

/** Amounts of one unit add up; kilograms and boxes do not. */
export function sumsByUnit({ lots, atSites }: Standing): (Sums & { unit: UnitCode; stock: number; sites: number })[] {
  const units = [...new Set(lots.map(({ lot }) => lot.unit))];
  return units.map((unit) => {
    const ofUnit = lots.filter(({ lot }) => lot.unit === unit);
    const sites = new Set(atSites.filter((one) => one.unit === unit).map(({ siteId }) => siteId));
    return {
      ...ofUnit.reduce((sum, { sums }) => addSums(sum, sums), NOTHING),
      unit,
      stock: ofUnit.reduce((sum, { own }) => sum + own.stock, 0),
      sites: sites.size,
    };
  });
}

export type OpenOne = { readonly number: string; readonly unit: UnitCode; readonly siteId: string | null; readonly amount: number };

/** What is neither recovered, disposed of nor explained. */
export function openOnes({ lots, atSites }: Standing): OpenOne[] {
  const out = atSites.flatMap(({ number, unit, siteId, left }) => (left > 0 ? [{ number, unit, siteId, amount: left }] : []));
  const ours = lots.flatMap(({ lot, own, stockExplained }) =>
    own.stock > stockExplained ? [{ number: lot.number, unit: lot.unit, siteId: null, amount: own.stock - stockExplained }] : [],
  );
  return [...out, ...ours].sort((a, b) => b.amount - a.amount);
}

/** Share of what came whose whereabouts are known, in basis points: all but what counting and weighing lost. The mean over lots. */
export function accountedBp({ lots }: Standing): number {
  const shares = lots.flatMap(({ came: { received, lost } }) => (received > 0 ? [1 - Math.min(lost, received) / received] : []));
  return shares.length === 0 ? 10_000 : Math.round((shares.reduce((sum, share) => sum + share, 0) / shares.length) * 10_000);
}

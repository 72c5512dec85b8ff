// Goods are stopped: every kitchen that has some is warned, and those who could still send them are told (R7.2).
import { newId } from '../../../kernel/id.ts';
import type { Unit } from '../../../platform/app.ts';
import type { Notice, To } from '../../../platform/messaging/public.ts';
import { callSheetOf, type SheetLot, type SheetRow } from './call-sheet.ts';
import * as tell from './facts.ts';

export type Stopped = {
  readonly holdId: string;
  readonly caseId: string | null;
  readonly customerId: string | null;
  readonly lotIds: readonly string[];
};

/** Answers how many kitchens were warned. */
export async function warnSites(unit: Unit, { holdId, caseId, customerId, lotIds }: Stopped): Promise<number> {
  const rows = await callSheetOf(unit.tx, { lotIds, now: unit.now });
  const warned = await warnedAlready(unit, lotIds);
  const sites = rows.flatMap((row) => {
    const lots = row.lots.filter(({ stage, lotId }) => stage === 'site' && !warned.has(`${row.siteId} ${lotId}`));
    return lots.length > 0 ? [{ ...row, lots }] : [];
  });
  const when = { occurredAt: unit.now, grade: 'B' as const };
  await unit.record([
    ...sites.map(({ customerId: whose, siteId, lots }) =>
      tell.siteWarned.tell({ holdId, customerId: whose, siteId, warningId: newId(unit.now), lots: lots.map(toldLot) }, when),
    ),
    tell.sitesWarned.tell({ holdId, caseId, customerId, sites: sites.length }, when),
  ]);
  await unit.app.messaging.notify(unit, [
    ...sites.flatMap((row) => toKitchen(row, { template: 'recalls.site-warned', key: `recalls.warned:${holdId}` })),
    ...rows.flatMap((row) => toDriver(row, holdId)),
    ...toStores(rows, { holdId, count: lotIds.length }),
  ]);
  unit.announce('warnings');
  return sites.length;
}

export type Late = { readonly holdId: string; readonly siteId: string; readonly noteId: string; readonly lotIds: readonly string[] };

/** One kitchen that got some of it only now. A kitchen that was warned before is asked again: there is more than it answered for. */
export async function warnLate(unit: Unit, { holdId, siteId, noteId, lotIds }: Late): Promise<void> {
  const row = (await callSheetOf(unit.tx, { lotIds, now: unit.now })).find((one) => one.siteId === siteId);
  const lots = row?.lots.filter((lot) => lot.noteId === noteId && lot.stage === 'site') ?? [];
  if (!row || lots.length === 0) return;
  const known = await unit.tx
    .selectFrom('recalls.warning as w')
    .leftJoin('recalls.warning_lot as l', (join) => join.onRef('l.warning_id', '=', 'w.id').on('l.note_id', '=', noteId))
    .select(['w.id', 'l.lot_id'])
    .where('w.hold_id', '=', holdId)
    .where('w.site_id', '=', siteId)
    .execute();
  const more = lots.filter(({ lotId }) => !known.some(({ lot_id }) => lot_id === lotId));
  if (more.length === 0) return;
  const warningId = known[0]?.id ?? newId(unit.now);
  await unit.record([
    tell.siteWarned.tell(
      { holdId, customerId: row.customerId, siteId, warningId, lots: more.map(toldLot) },
      { occurredAt: unit.now, grade: 'B' as const },
    ),
  ]);
  await unit.app.messaging.notify(
    unit,
    toKitchen({ ...row, lots: more }, { template: 'recalls.site-warned', key: `recalls.warned:${holdId}:${noteId}` }),
  );
  unit.announce('warnings');
}

const toldLot = ({ lotId, productId, unit, amount, atMost, noteId, noteNumber, deliveryOn }: SheetLot) => ({
  ...{ lotId, productId, unit, amount, atMost, noteId, noteNumber, deliveryOn },
});

/** What another hold that stands has warned of already. */
async function warnedAlready({ tx }: Unit, lotIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('recalls.warning_lot as l')
    .innerJoin('recalls.warning as w', 'w.id', 'l.warning_id')
    .select(['w.site_id', 'l.lot_id'])
    .where('l.released_at', 'is', null)
    .where((eb) => eb('l.lot_id', '=', eb.fn.any(eb.val([...lotIds]))))
    .execute();
  return new Set(rows.map(({ site_id, lot_id }) => `${site_id} ${lot_id}`));
}

type Addressed = Pick<SheetRow, 'siteId' | 'contacts'> & { readonly lots: readonly Pick<SheetLot, 'product' | 'noteNumber' | 'deliveryOn'>[] };
type Wording = { readonly template: string; readonly key: string };

/** To whoever of the kitchen has an account, else to their phone. */
export function toKitchen({ siteId, contacts, lots }: Addressed, { template, key }: Wording): Notice[] {
  const first = lots[0];
  if (!first) return [];
  const to = contacts.flatMap(({ accountId, phone }): To[] => (accountId ? [{ contactId: accountId }] : phone ? [{ phone }] : []));
  if (to.length === 0) return [];
  const params = { goods: goodsOf(lots), number: first.noteNumber, deliveryOn: first.deliveryOn };
  return [{ key: `${key}:${siteId}`, to, template, params, about: { type: 'site', id: siteId } }];
}

export const goodsOf = (lots: readonly Pick<SheetLot, 'product'>[]): string =>
  [...new Set(lots.map(({ product }) => product))].slice(0, 3).join('、');

function toDriver({ driver, lots, site, siteId }: SheetRow, holdId: string): Notice[] {
  const onTheWay = lots.filter(({ stage }) => stage === 'van');
  const first = onTheWay[0];
  if (!driver || !first) return [];
  return [
    {
      key: `recalls.do-not-unload:${holdId}:${siteId}`,
      to: { accountId: driver.accountId },
      template: 'recalls.do-not-unload',
      params: { goods: goodsOf(onTheWay), number: first.noteNumber, site },
      about: { type: 'note', id: first.noteId },
    },
  ];
}

function toStores(rows: readonly SheetRow[], { holdId, count }: { readonly holdId: string; readonly count: number }): Notice[] {
  const goods = goodsOf(rows.flatMap(({ lots }) => lots));
  return [
    {
      key: `recalls.held:${holdId}`,
      to: [{ role: 'warehouse-clerk' }, { role: 'dispatcher' }],
      template: 'recalls.goods-held',
      params: { goods, count },
      about: { type: 'hold', id: holdId },
    },
  ];
}

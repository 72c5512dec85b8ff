// One lot leaves a recall that goes on: found harmless, with its reason and its proof. The balance shrinks; what left stays on record.
import type { Told } from '../../../kernel/fact.ts';
import { showQuantity } from '../../../kernel/quantity.ts';
import type { Call, Db, Tx, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { liftInUnit, linesOfLots, lotsByIds, traceOf } from '../../lots/public.ts';
import { attachFiles } from './attach-files.ts';
import { concerns } from './balance.rules.ts';
import { parts } from './begin-recall.ts';
import type { contract } from './contract.ts';
import * as told from './facts.ts';
import { announce } from './need-recall.ts';
import { lotsOfRecall, reachOf } from './reach.ts';
import { mustBe } from './recall.rules.ts';
import { keepWords, load } from './recall.store.ts';
import type { Recall } from './recall.ts';
import { aboutNotice, type NoticeRow, rowToRecall } from './recall-row.ts';
import { productNamesOf, wordsOf } from './recall-words.ts';
import { no } from './refusals.ts';
import { type Leaving, leavingWith } from './release.rules.ts';
import { tellAgain, wayOf } from './send-notices.ts';
import { standOf, sumsByUnit } from './standing.ts';

type Releasing = InputOf<typeof contract.releaseLot>;
type Released = OutputOf<typeof contract.releaseLot>;
const when = ({ now }: Unit) => ({ occurredAt: now, grade: 'B' as const });
const NAMED = 50;

export const releaseLot = (call: Call, { recallId, lotId, why, body, files }: Releasing): Promise<Released> =>
  call.write(async (unit) => {
    const recall = await load(unit, recallId);
    const leaving = await leavingFrom(unit.tx, recall, lotId);
    await mustBeProved(unit, leaving, { lotId, why, files });
    const evidence = await attachFiles(unit, recallId, files);
    const { leave, upstream, downstream } = leaving;
    const about = { recallId, mock: recall.mock, lotId, why, upstream: upstream.length, downstream: downstream.length };
    await unit.record(
      parts(leave).map((lotIds, part): Told => told.lotReleased.tell({ ...about, lotIds, evidence: part === 0 ? evidence : [] }, when(unit))),
    );
    await keepWords(unit, { recallId, kind: 'release', body });
    const stillHeld = await liftFor(unit, recall, leave);
    const { written, toCall } = await tellOfRelease(unit, recall, leaving);
    announce(unit, recallId, recall.caseId);
    return { recallId, state: recall.state, lots: leave.length, told: written, toCall, stillHeld };
  });

/** With what it takes along; refused where it is not there, is the last, or was disposed of. */
async function leavingFrom(db: Db | Tx, recall: Recall, lotId: string): Promise<Leaving> {
  mustBe('release', recall);
  const row = await db.selectFrom('recalls.recall_lot').selectAll().where('recall_id', '=', recall.id).where('lot_id', '=', lotId).executeTakeFirst();
  if (!row) throw no('lot-not-in-recall');
  const number = async () => (await lotsByIds(db, [lotId])).get(lotId)?.number ?? '';
  if (row.released_at !== null) throw no('lot-released-already', { number: await number() });
  const standing = await lotsOfRecall(db, recall.id);
  const roots = standing.flatMap((one) => (one.root ? [one.lotId] : []));
  const { edges } = await traceOf(db, { lotIds: roots, direction: 'forward' });
  const leaving = leavingWith(lotId, standing, edges);
  if (leaving.stay.length === 0) throw no('release-leaves-nothing', { number: await number() });
  await mustStandInNoDisposal(db, recall.id, leaving.leave);
  return leaving;
}

async function mustStandInNoDisposal(db: Db | Tx, recallId: string, lotIds: readonly string[]): Promise<void> {
  const disposals = await db.selectFrom('recalls.disposal').select(['lot_id', 'amount']).where('recall_id', '=', recallId).execute();
  const gone = disposals.find(({ lot_id }) => lotIds.includes(lot_id));
  if (!gone) return;
  const lot = (await lotsByIds(db, [gone.lot_id])).get(gone.lot_id);
  const quantity = { amount: gone.amount, unit: lot?.unit ?? ('g' as const) };
  throw no('release-disposed', { number: lot?.number ?? '', amount: showQuantity(quantity), amountEn: showQuantity(quantity, 'en') });
}

/** What is made of a recalled lot is let go only by a test; without one the trace must say that nothing connects them. */
async function mustBeProved(unit: Unit, { upstream }: Leaving, { lotId, why, files }: Pick<Releasing, 'lotId' | 'why' | 'files'>): Promise<void> {
  if (why === 'tested' && files.length === 0)
    throw no('release-proof', {}, [{ path: 'files', text: { zh: '请附检验报告', en: 'Attach the report' } }]);
  if (why === 'tested' || upstream.length === 0) return;
  throw no('release-connected', { number: (await lotsByIds(unit.tx, [lotId])).get(lotId)?.number ?? '', count: upstream.length });
}

/** Lifts what this recall holds; lots that another hold stops stay stopped. Answers how many. */
async function liftFor(unit: Unit, { holdId }: Recall, leave: readonly string[]): Promise<number> {
  if (holdId === null) return 0;
  const held = await unit.tx.selectFrom('lots.hold_lot').select('lot_id').where('hold_id', '=', holdId).where('lifted_at', 'is', null).execute();
  const own = new Set(held.map(({ lot_id }) => lot_id));
  const lotIds = leave.filter((id) => own.has(id));
  if (lotIds.length > 0) await liftInUnit(unit, { holdId, lotIds, outcome: 'harmless', byRecall: true });
  return stoppedOf(unit.tx, leave);
}

const STOPPED: readonly string[] = ['held', 'quarantined', 'recalled'];
const stoppedOf = async (db: Db | Tx, lotIds: readonly string[]): Promise<number> =>
  [...(await lotsByIds(db, lotIds)).values()].filter(({ state }) => STOPPED.includes(state)).length;

type Concerned = { readonly row: NoticeRow; readonly whole: boolean };

/** Whose goods these are or whose task it was; `whole`: nothing else of the recall concerns them. */
async function concernedBy(db: Db | Tx, recallId: string, { leave, stay }: Leaving): Promise<Concerned[]> {
  const rootsLeft = stay.flatMap(({ lotId, root }) => (root ? [lotId] : []));
  const [rows, lines, kept, left, origins] = await Promise.all([
    db.selectFrom('recalls.notice').selectAll().where('recall_id', '=', recallId).where('state', '<>', 'released').orderBy('id').execute(),
    linesOfLots(db, leave),
    linesOfLots(
      db,
      stay.map(({ lotId }) => lotId),
    ),
    reachOf(db, rootsLeft),
    reachOf(db, leave.slice(0, 1)),
  ]);
  const places = new Set([...lines.filter(concerns).map(({ siteId }) => siteId), ...origins.supplierIds]);
  const others = new Set([...kept.filter(concerns).map(({ siteId }) => siteId), ...left.supplierIds]);
  return rows.flatMap((row) => {
    const place = row.site_id ?? row.supplier_id;
    if (place === null) return [{ row, whole: false }];
    return places.has(place) ? [{ row, whole: !others.has(place) }] : [];
  });
}

/** Who was told of the recall is told that the lot may be used; who has no account is to be called. */
async function tellOfRelease(unit: Unit, recall: Recall, leaving: Leaving): Promise<{ written: number; toCall: number }> {
  const { leave } = leaving;
  const concerned = await concernedBy(unit.tx, recall.id, leaving);
  const rows = concerned.flatMap(({ row }) => (row.state === 'made' ? [] : [row]));
  const written = await tellAgain(unit, recall, { rows, why: 'released', lotIds: leave });
  await unit.record(
    concerned.map(({ row, whole }) => {
      const way = written.has(row.id) ? wayOf(row) : null;
      return told.noticeReleased.tell({ ...aboutNotice(row), way, whole, lotIds: leave.slice(0, NAMED) }, when(unit));
    }),
  );
  const toCall = rows.filter(({ id, party }) => party === 'site' && !written.has(id));
  if (toCall.length > 0) await askToCall(unit, recall, { rows: toCall, leave });
  return { written: written.size, toCall: toCall.length };
}

async function askToCall(unit: Unit, recall: Recall, { rows, leave }: { rows: readonly NoticeRow[]; leave: readonly string[] }): Promise<void> {
  const siteIds = rows.flatMap(({ site_id }) => site_id ?? []);
  const sites = await siteCardsOf(unit.tx, siteIds.slice(0, 20));
  const { lots } = await wordsOf(unit.tx, recall, leave);
  await unit.app.messaging.notify(unit, {
    key: `recall:${recall.id}:released:${leave[0]}:call`,
    to: [{ role: 'service-agent' }, { role: 'food-safety-officer' }],
    template: 'recalls.recall-released-call',
    params: { number: recall.number, count: rows.length, lots, sites: [...sites.values()].map(({ siteName }) => siteName).join('、') },
    about: { type: 'recall', id: recall.id },
  });
}

export async function previewRelease(
  { db }: Call,
  { recallId, lotId }: InputOf<typeof contract.previewRelease>,
): Promise<OutputOf<typeof contract.previewRelease>> {
  const row = await db.selectFrom('recalls.recall').selectAll().where('id', '=', recallId).executeTakeFirst();
  if (!row) throw no('recall-not-found');
  const leaving = await leavingFrom(db, rowToRecall(row), lotId);
  const { leave, upstream, downstream } = leaving;
  const scoped = leave.map((id) => ({ lotId: id, root: false, possible: false }));
  const [concerned, standing, otherwise] = await Promise.all([
    concernedBy(db, recallId, leaving),
    standOf(db, { scoped, recallId }),
    heldOtherwise(db, { leave, holdId: row.hold_id }),
  ]);
  const lots = await lotsByIds(db, [...leave.slice(0, NAMED + 1), ...upstream.slice(0, NAMED), ...downstream.slice(0, NAMED)]);
  const products = await productNamesOf(
    db,
    [...lots.values()].map(({ productId }) => productId),
  );
  const nameOf = (id: string) => ({ lotId: id, number: lots.get(id)?.number ?? '', product: products.get(lots.get(id)?.productId ?? '') ?? '' });
  const numberOf = (id: string) => ({ lotId: id, number: lots.get(id)?.number ?? '' });
  const sites = concerned.filter(({ row: { party } }) => party === 'site');
  return {
    ...{ number: nameOf(lotId).number, product: nameOf(lotId).product },
    ...{ along: leave.slice(1, NAMED + 1).map(nameOf), alongCount: leave.length - 1 },
    ...{ upstream: upstream.slice(0, NAMED).map(numberOf), upstreamCount: upstream.length },
    ...{ downstream: downstream.slice(0, NAMED).map(numberOf), downstreamCount: downstream.length },
    ...{ sites: sites.length, sitesWhole: sites.filter(({ whole }) => whole).length, stillHeld: otherwise },
    sums: sumsByUnit(standing).map(({ stock: _stock, sites: _sites, ...sums }) => sums),
  };
}

async function heldOtherwise(db: Db | Tx, { leave, holdId }: { leave: readonly string[]; holdId: string | null }): Promise<number> {
  const rows = await db
    .selectFrom('lots.hold_lot')
    .select('lot_id')
    .distinct()
    .where('lifted_at', 'is', null)
    .where((eb) => eb('lot_id', '=', eb.fn.any(eb.val([...leave]))))
    .where((eb) => (holdId === null ? eb.lit(true) : eb('hold_id', '<>', holdId)))
    .execute();
  return rows.length;
}

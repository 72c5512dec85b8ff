// A recall on one page: clocks with their sources, duties, balance, lots, disposal, what stands between it and its end.
import type { Actor } from '../../../kernel/actor.ts';
import { showQuantity, type UnitCode } from '../../../kernel/quantity.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { caseCards } from '../../cases/public.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { supplierCards } from '../../suppliers/public.ts';
import { compiledStatutory } from './calendar.ts';
import { clocksOf, finishBy } from './clocks.rules.ts';
import type { contract } from './contract.ts';
import { headsOf } from './list-recalls.ts';
import type { Recall } from './recall.ts';
import { allows } from './recall.ts';
import { type RecallRow, rowToRecall } from './recall-row.ts';
import { dutiesFor, type Measures, measuresAt, measuresOf, RULES, ruleOf } from './recall-rules.ts';
import { productNamesOf } from './recall-words.ts';
import { no } from './refusals.ts';
import { releasedOf } from './show-released.ts';
import { type LotStanding, openOnes, type Standing, standingOf, sumsByUnit } from './standing.ts';
import { timelineFor } from './tell-timeline.ts';

type Full = OutputOf<typeof contract.showRecall>;
const moment = (at: Instant | null): string | null => (at === null ? null : iso(at));

export async function showRecall(call: Call, { recallId }: InputOf<typeof contract.showRecall>): Promise<Full> {
  const row = await call.db.selectFrom('recalls.recall').selectAll().where('id', '=', recallId).executeTakeFirst();
  if (!row) throw no('recall-not-found');
  return fullOf(call, { row, standing: await standingOf(call.db, row.id) });
}

/** Lots that the page shows; the report names them all. */
const SHOWN = 500;

type Known = { readonly row: RecallRow; readonly standing: Standing; readonly most?: number };

export async function fullOf(call: Call, { row, standing, most = SHOWN }: Known): Promise<Full> {
  const { db, now, actor } = call;
  const recall = rowToRecall(row);
  const [[head], lots, released, proofs, timeline, matter, words] = await Promise.all([
    headsOf(call, [row]),
    lotRows(call, standing, most),
    releasedOf(db, row.id),
    proofsOf(call, { row, standing }),
    timelineFor(call, row.id),
    row.case_id === null ? undefined : caseCards(db, [row.case_id]).then((cards) => cards.get(row.case_id as string)),
    db.selectFrom('recalls.words').select('body').where('recall_id', '=', row.id).where('kind', '=', 'reason').executeTakeFirst(),
  ]);
  const measures = measuresOf(row.measures) ?? measuresAt(row.known_at);
  const clocked = await withSetDays(call, { row, recall, measures });
  return {
    ...(head as Full),
    measures: measures.label,
    caseRef: matter && row.case_id ? { id: row.case_id, number: matter.number } : null,
    holdId: row.hold_id,
    tellsCustomers: row.tells_customers,
    words: words?.body ?? '',
    finishBy: moment(clocked.finishBy),
    clocks: clocksOf(clocked, measures, now),
    duties: dutiesOf(row, head as Full, proofs.reports),
    sums: sumsByUnit(standing),
    lots: lots.map((one) => ({ ...one, disposed: disposedOf(proofs.disposals, one.lotId) })),
    released: released.slice(0, most),
    releasedCount: released.length,
    ...proofs,
    timeline,
    score: scoreOf(row),
    open: await openTexts(call, { row, standing }),
    can: canOf(recall, actor, standing),
  };
}

const disposedOf = (disposals: Full['disposals'], lotId: string): number =>
  disposals.reduce((sum, one) => sum + (one.lotId === lotId ? one.amount : 0), 0);

type Clocked = { row: RecallRow; recall: Recall; measures: Measures };

/** Where the days were set by a person after it began, the clock shows them. */
async function withSetDays({ db }: Call, { row, recall, measures }: Clocked) {
  const base = { ...recall, finishDays: row.finish_days, closedAt: row.closed_at };
  if (row.finish_days !== null || row.begun_at === null || recall.level === null) return base;
  const set = await db
    .selectFrom('recalls.finish_days')
    .select('days')
    .where('measures', '=', measures.code)
    .where('level', '=', recall.level)
    .executeTakeFirst();
  if (!set) return base;
  return { ...base, finishDays: set.days, finishBy: finishBy(await compiledStatutory(db, row.begun_at), row.begun_at, set.days) };
}

async function lotRows({ db }: Call, { lots: all }: Standing, most: number): Promise<Full['lots']> {
  const lots = all.slice(0, most);
  const [products, suppliers] = await Promise.all([
    productNamesOf(
      db,
      lots.map(({ lot }) => lot.productId),
    ),
    supplierCards(
      db,
      lots.flatMap(({ lot }) => lot.supplierId ?? []),
    ),
  ]);
  return lots.map((one) => lotRow(one, { products, suppliers }));
}

type Names = { readonly products: ReadonlyMap<string, string>; readonly suppliers: ReadonlyMap<string, { readonly name: string }> };

function lotRow({ lot, root, possible, sums, own, stockExplained, came, sites }: LotStanding, { products, suppliers }: Names): Full['lots'][number] {
  const { id: lotId, number, supplierLot, producedOn, expiresOn, receivedOn, state, unit } = lot;
  const supplier = lot.supplierId === null ? undefined : suppliers.get(lot.supplierId);
  return {
    ...{ lotId, number, supplierLot, producedOn, expiresOn, receivedOn, state, unit, root, possible, stockExplained, sites, ...sums },
    product: { id: lot.productId, name: products.get(lot.productId) ?? '' },
    supplier: lot.supplierId && supplier ? { id: lot.supplierId, name: supplier.name } : null,
    received: came.received,
    stock: own.stock,
    quarantine: own.quarantine,
    disposed: 0,
  };
}

/** Disposals and reports with what was written and photographed. */
async function proofsOf({ app, db, actor }: Call, { row, standing }: { row: RecallRow; standing: Standing }) {
  const [disposals, reports, words, files] = await Promise.all([
    db.selectFrom('recalls.disposal').selectAll().where('recall_id', '=', row.id).orderBy('disposed_at').execute(),
    db.selectFrom('recalls.report').selectAll().where('recall_id', '=', row.id).orderBy('reported_at').execute(),
    db.selectFrom('recalls.words').selectAll().where('recall_id', '=', row.id).where('kind', 'in', ['disposal', 'report']).execute(),
    app.files.attachedTo(db, { type: 'recall', ids: [row.id] }, actor),
  ]);
  const said = new Map(words.map((one) => [one.id, one]));
  const lots = new Map(standing.lots.map(({ lot }) => [lot.id, lot]));
  const photos = files.map(({ id }) => id);
  return {
    disposals: disposals.map((one) => ({
      ...{ id: one.id, way: one.way as 'destroyed' | 'supplier', lotId: one.lot_id, amount: one.amount, weight: one.weight },
      number: lots.get(one.lot_id)?.number ?? '',
      unit: lots.get(one.lot_id)?.unit ?? ('kg' as UnitCode),
      witnesses: said.get(one.id)?.said ?? '',
      disposedAt: iso(one.disposed_at),
      photos,
    })),
    reports: reports.map((one) => ({
      ...{ id: one.id, stage: one.stage as Full['reports'][number]['stage'], reportedAt: iso(one.reported_at), words: said.get(one.id)?.body ?? '' },
      files: photos,
    })),
  };
}

function dutiesOf(row: RecallRow, { told }: Full, reports: Full['reports']): Full['duties'] {
  const reported = (stages: readonly string[]) => reports.find(({ stage }) => stages.includes(stage))?.reportedAt ?? null;
  const done: { readonly [check: string]: { done: boolean | null; doneAt: string | null } } = {
    held: { done: row.hold_id !== null, doneAt: moment(row.begun_at) },
    begun: { done: row.begun_at !== null, doneAt: moment(row.begun_at) },
    told: { done: told.all > 0 && told.sent >= told.all, doneAt: null },
    reported: { done: reported(['start', 'progress', 'final']) !== null, doneAt: reported(['start', 'progress', 'final']) },
    'destruction-reported': { done: reported(['destruction']) !== null, doneAt: reported(['destruction']) },
    always: { done: true, doneAt: null },
    'by-hand': { done: null, doneAt: null },
  };
  return dutiesFor(row.fault as Recall['fault'], row.known_at).map((duty) => ({
    key: duty.key,
    label: duty.label,
    ...(done[duty.check] ?? { done: null, doneAt: null }),
    rule: ruleOf(duty),
  }));
}

/** In words: what is still out, largest first. */
async function openTexts({ db }: Call, { row, standing }: { row: RecallRow; standing: Standing }): Promise<Full['open']> {
  if (row.state === 'closed' || row.state === 'dropped' || row.state === 'needed' || row.mock) return [];
  const open = openOnes(standing);
  const sites = await siteCardsOf(
    db,
    open.slice(0, 5).flatMap(({ siteId }) => siteId ?? []),
  );
  const texts = open.slice(0, 5).map(({ siteId, number, unit, amount }) => {
    const name =
      siteId === null ? { zh: '我方库存', en: 'our stock' } : { zh: sites.get(siteId)?.siteName ?? '', en: sites.get(siteId)?.siteName ?? '' };
    return {
      zh: `${name.zh}：${number} 还有 ${showQuantity({ amount, unit })} 未收回也未说明`,
      en: `${name.en}: ${showQuantity({ amount, unit }, 'en')} of ${number} neither recovered nor explained`,
    };
  });
  const more = open.length - texts.length;
  return more > 0 ? [...texts, { zh: `另有 ${more} 项`, en: `and ${more} more` }] : texts;
}

function scoreOf(row: RecallRow): Full['score'] {
  if (!row.mock || row.minutes === null || row.accounted_bp === null) return null;
  const { target, own, accounted } = RULES.mock;
  return {
    minutes: row.minutes,
    target: target.minutes,
    own: own.minutes,
    accountedBp: row.accounted_bp,
    accountedTargetBp: accounted.basisPoints,
    backMs: row.back_ms ?? 0,
    forwardMs: row.forward_ms ?? 0,
    balanceMs: row.balance_ms ?? 0,
    passed: row.passed ?? false,
    withinOwnGoal: row.minutes <= own.minutes,
    rules: [
      { label: { zh: '达标时限 4 小时', en: 'Target 4 hours' }, rule: ruleOf(target) },
      { label: { zh: '本公司目标 2 小时', en: 'Own goal 2 hours' }, rule: ruleOf(own) },
      { label: { zh: '去向说明率', en: 'Accounted for' }, rule: ruleOf(accounted) },
    ],
  };
}

function canOf(recall: Recall, { can }: Actor, standing: Standing): Full['can'] {
  const { state, mock } = recall;
  const runs = can.has('recalls.run-recalls');
  const decides = can.has('recalls.decide-recalls');
  const moving = allows('recover', state);
  return {
    begin: runs && allows('begin', state),
    drop: decides && allows('drop', state),
    verify: decides && !mock && allows('verify', state),
    close: decides && !mock && allows('close', state),
    dispose: runs && moving && !mock && standing.lots.some(({ own }) => own.stock > 0),
    report: runs && state !== 'dropped' && state !== 'needed',
    score: runs && mock && allows('score', state),
    widen: runs && allows('widen', state),
    release: decides && allows('release', state) && standing.lots.length > 1,
    remedy: can.has('recalls.record-answers') && !mock && (moving || state === 'closed'),
  };
}

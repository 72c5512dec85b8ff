// What comes back, is destroyed or was used: movements of lots, explained rests, disposal with its proof, reports to the authority.
import { newId } from '../../../kernel/id.ts';
import { instant } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import {
  balancesOf,
  FIRST_QUARANTINE,
  type Leg,
  type LineCarries,
  lockLines,
  lotsByIds,
  type MovementKind,
  moveInUnit,
  outside,
  type Place,
} from '../../lots/public.ts';
import { atSiteOf, loadNotice } from './answer-notices.ts';
import { attachFiles } from './attach-files.ts';
import { type AtSite, spread } from './balance.rules.ts';
import type { contract } from './contract.ts';
import * as told from './facts.ts';
import { announce } from './need-recall.ts';
import { lotsOfRecall } from './reach.ts';
import { bothWays, mustBe, mustTakeAnswers } from './recall.rules.ts';
import { keepWords, load } from './recall.store.ts';
import type { Recall, State } from './recall.ts';
import { no } from './refusals.ts';
import { visibleNotices } from './visible-notices.ts';

type Recovered = InputOf<typeof contract.recordRecovery>['lots'][number];
const KINDS = { returned: 'returned', destroyed: 'destroyed', consumed: 'consumed' } as const satisfies Record<string, MovementKind>;
const END: { readonly [kind in keyof typeof KINDS]: Place } = {
  returned: { kind: 'quarantine', id: FIRST_QUARANTINE },
  destroyed: outside('destroyed'),
  consumed: outside('consumed'),
};

/** At a kitchen: the line totals of `lots` follow, so that the balance is made of movements and never of what was said. */
export const recordRecovery = (
  call: Call,
  { noticeId, lots, body }: InputOf<typeof contract.recordRecovery>,
): Promise<{ recallId: string; moved: number }> =>
  call.write(async (unit) => {
    await lockLinesOf(unit, noticeId);
    const { row, recall } = await loadNotice(unit, noticeId);
    mustTakeAnswers(recall, row);
    if (recall.mock) throw no('mock-holds-nothing');
    const here = new Map((await atSiteOf(unit, recall.id, row.site_id)).map((one) => [one.lotId, one]));
    const legs = lots.flatMap((one) => legsOf(one, here.get(one.lotId)));
    if (legs.length === 0) throw no('nothing-recovered');
    const at = { customerId: row.customer_id ?? '', siteId: row.site_id };
    for (const kind of ['returned', 'destroyed', 'consumed'] as const) {
      const some = legs.filter(({ act }) => act === kind).map(({ leg }) => leg);
      if (some.length > 0)
        await moveInUnit(unit, { kind: KINDS[kind], reason: 'recall', legs: some, customer: at, recallId: recall.id, caseId: recall.caseId });
    }
    await keepWords(unit, { recallId: recall.id, noticeId, kind: 'recovery', body });
    announce(unit, recall.id);
    return { recallId: recall.id, moved: legs.length };
  });

/** Before the notice: claims hold the lines first too. */
async function lockLinesOf(unit: Unit, noticeId: string): Promise<void> {
  const notice = await visibleNotices(unit.tx, unit.actor)
    .select(['notice.recall_id as recallId', 'notice.site_id as siteId'])
    .where('notice.id', '=', noticeId)
    .executeTakeFirst();
  if (!notice) throw no('notice-not-found');
  const here = await atSiteOf(unit, notice.recallId, notice.siteId);
  await lockLines(
    unit.tx,
    here.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)),
  );
}

type Acted = { readonly act: keyof typeof KINDS; readonly leg: Leg };

function legsOf(one: Recovered, here: AtSite | undefined): Acted[] {
  const wants = one.returned + one.destroyed + one.consumed;
  if (!here) throw no('answer-not-delivered');
  const left = here.delivered - here.returned - here.destroyed - here.consumed;
  if (wants > left)
    throw no('recover-too-much', { number: here.number, ...bothWays('left', left, here.unit), ...bothWays('wants', wants, here.unit) });
  const lines: LineCarries[] = [...here.lines];
  return (['returned', 'destroyed', 'consumed'] as const).flatMap((act) => {
    const parts = spread(lines, one[act]);
    for (const { lineId, amount } of parts) {
      const at = lines.findIndex((line) => line.lineId === lineId);
      lines[at] = { ...(lines[at] as LineCarries), returned: (lines[at] as LineCarries).returned + amount };
    }
    return parts.map(({ lineId, amount }) => ({
      act,
      leg: { lotId: one.lotId, lineId, amount, from: { kind: 'site' as const, id: here.siteId }, to: END[act] },
    }));
  });
}

/** What cannot be got back is said, with a reason; 0 takes it back. */
export const explainRest = (
  call: Call,
  { recallId, lotId, siteId, why, amount, body }: InputOf<typeof contract.explainRest>,
): Promise<{ recallId: string; state: State }> =>
  call.write(async (unit) => {
    const recall = await load(unit, recallId);
    mustBe('recover', recall);
    await mustHold(unit, recall, { lotId, siteId, amount });
    await unit.record([told.explained.tell({ recallId, lotId, siteId, why, amount }, { occurredAt: unit.now, grade: 'B' })]);
    await keepWords(unit, { recallId, kind: 'explanation', body });
    announce(unit, recallId);
    return { recallId, state: recall.state };
  });

async function mustHold(
  unit: Unit,
  recall: Recall,
  { lotId, siteId, amount }: { lotId: string; siteId: string | null; amount: number },
): Promise<void> {
  const lots = await lotsOfRecall(unit.tx, recall.id);
  if (!lots.some((one) => one.lotId === lotId)) throw no('place-without-lot');
  const lot = (await lotsByIds(unit.tx, [lotId])).get(lotId);
  const has = siteId === null ? await ownOf(unit, lotId) : await outAt(unit, { recallId: recall.id, siteId, lotId });
  if (!lot || has === undefined) throw no('place-without-lot');
  if (amount > has) throw no('recover-too-much', { number: lot.number, ...bothWays('left', has, lot.unit), ...bothWays('wants', amount, lot.unit) });
}

async function outAt(unit: Unit, { recallId, siteId, lotId }: { recallId: string; siteId: string; lotId: string }): Promise<number | undefined> {
  const here = (await atSiteOf(unit, recallId, siteId)).find((one) => one.lotId === lotId);
  return here && here.delivered - here.returned - here.destroyed - here.consumed;
}

const ownPlaces = async (unit: Unit, lotId: string) =>
  (await balancesOf(unit.tx, [lotId])).filter(({ placeKind }) => placeKind !== 'site').sort((a, b) => rank(a.placeKind) - rank(b.placeKind));
const rank = (kind: string): number => ['quarantine', 'store', 'staging', 'van'].indexOf(kind);
const ownOf = async (unit: Unit, lotId: string): Promise<number> => (await ownPlaces(unit, lotId)).reduce((sum, { amount }) => sum + amount, 0);

type Disposing = InputOf<typeof contract.disposeOf>;

/** Destroyed only after time and place were reported (FSL 63), before witnesses. */
export const disposeOf = (call: Call, input: Disposing): Promise<{ recallId: string; disposalId: string }> =>
  call.write(async (unit) => {
    const { recallId, way, lotId, amount, weight, witnesses } = input;
    const recall = await load(unit, recallId);
    mustBe('recover', recall);
    if (recall.mock) throw no('mock-holds-nothing');
    if (!(await lotsOfRecall(unit.tx, recallId)).some((one) => one.lotId === lotId)) throw no('place-without-lot');
    const reportId = way === 'destroyed' ? await mustBeProved(unit, input) : null;
    await moveOut(unit, recall, input);
    const disposalId = newId(unit.now);
    const evidence = await attachFiles(unit, recallId, input.files);
    await unit.record([
      told.disposed.tell(
        { recallId, disposalId, way, lotId, amount, weight, witnesses: witnesses.length, reportId, evidence },
        { occurredAt: unit.now, grade: 'B' },
      ),
    ]);
    await keepWords(unit, { id: disposalId, recallId, kind: 'disposal', body: input.body, said: witnesses.join('、') });
    announce(unit, recallId);
    return { recallId, disposalId };
  });

async function mustBeProved(unit: Unit, { recallId, witnesses }: Disposing): Promise<string> {
  const report = await unit.tx
    .selectFrom('recalls.report')
    .select('id')
    .where('recall_id', '=', recallId)
    .where('stage', '=', 'destruction')
    .orderBy('reported_at', 'desc')
    .executeTakeFirst();
  if (!report) throw no('report-before-destruction');
  if (witnesses.length === 0) throw no('witnesses-needed', {}, [{ path: 'witnesses', text: { zh: '请填写', en: 'Needed' } }]);
  return report.id;
}

async function moveOut(unit: Unit, recall: Recall, { way, lotId, amount, body }: Disposing): Promise<void> {
  const legs: Leg[] = [];
  let rest = amount;
  for (const { placeKind, placeId, amount: has } of await ownPlaces(unit, lotId)) {
    const part = Math.min(rest, has);
    if (part > 0)
      legs.push({ lotId, from: { kind: placeKind, id: placeId }, to: outside(way === 'destroyed' ? 'destroyed' : 'supplier'), amount: part });
    rest -= part;
  }
  if (rest > 0) {
    const lot = (await lotsByIds(unit.tx, [lotId])).get(lotId);
    const unitCode = lot?.unit ?? 'g';
    throw no('stock-too-little', { number: lot?.number ?? '', ...bothWays('left', amount - rest, unitCode), ...bothWays('wants', amount, unitCode) });
  }
  const supplierId = (await lotsByIds(unit.tx, [lotId])).get(lotId)?.supplierId ?? null;
  await moveInUnit(unit, {
    kind: way === 'destroyed' ? 'destroyed' : 'returned',
    reason: 'recall',
    legs,
    supplierId,
    recallId: recall.id,
    words: body,
  });
}

export const reportToAuthority = (
  call: Call,
  { recallId, stage, reportedAt, body, files }: InputOf<typeof contract.reportToAuthority>,
): Promise<{ recallId: string; reportId: string }> =>
  call.write(async (unit) => {
    const recall = await load(unit, recallId);
    if (recall.state !== 'closed') mustBe(recall.state === 'needed' ? 'begin' : 'recover', recall);
    const at = reportedAt === undefined ? unit.now : instant(reportedAt);
    if (at > unit.now + 2 * 60_000) throw no('known-in-future');
    const reportId = newId(unit.now);
    const evidence = await attachFiles(unit, recallId, files);
    const grade = unit.now - at < 15 * 60_000 ? 'B' : evidence.length > 0 ? 'C' : 'D';
    await unit.record([told.reported.tell({ recallId, reportId, stage, evidence }, { occurredAt: Math.min(at, unit.now), grade })]);
    await keepWords(unit, { id: reportId, recallId, kind: 'report', body });
    announce(unit, recallId);
    return { recallId, reportId };
  });

// More lots, once a recall has begun: held too, whom they concern is told, clocks stay as they are.
import type { Told } from '../../../kernel/fact.ts';
import { iso, MINUTE } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { extendHoldInUnit, holdInUnit, lotsByIds } from '../../lots/public.ts';
import { attachFiles } from './attach-files.ts';
import { noticesFor, parts } from './begin-recall.ts';
import type { contract } from './contract.ts';
import * as told from './facts.ts';
import { announce, mustBeFree } from './need-recall.ts';
import { lotsOfRecall, type Reach, reachOf, type ScopedLot } from './reach.ts';
import { mustBe } from './recall.rules.ts';
import { keepWords, load } from './recall.store.ts';
import type { Recall, State } from './recall.ts';
import { aboutNotice, type NoticeRow } from './recall-row.ts';
import { remindersFor } from './recall-rules.ts';
import { no } from './refusals.ts';
import { sendNotices, tellAgain, wayOf } from './send-notices.ts';

type Widening = InputOf<typeof contract.widenRecall>;
type Widened = OutputOf<typeof contract.widenRecall>;
const when = ({ now }: Unit) => ({ occurredAt: now, grade: 'B' as const });

export const widenRecall = (call: Call, input: Widening): Promise<Widened> =>
  call.write(async (unit) => {
    const { recallId, lotIds, body, files } = input;
    const recall = await load(unit, recallId);
    mustBe('widen', recall);
    await mustBeFree(unit, lotIds, { mock: recall.mock, recallId });
    const standing = await lotsOfRecall(unit.tx, recallId);
    const roots = await newOnes(unit, lotIds, standing);
    await attachFiles(unit, recallId, files);
    const counted = recall.state === 'needed' ? await takeIn(unit, recall, roots) : await takeInAndTell(unit, recall, { roots, standing, body });
    await keepWords(unit, { recallId, kind: 'widening', body });
    announce(unit, recallId, recall.caseId);
    const { state } = await unit.tx.selectFrom('recalls.recall').select('state').where('id', '=', recallId).executeTakeFirstOrThrow();
    return { recallId, state: state as State, ...counted };
  });

/** Those that nobody has named before: what is in only as made of others may be named as well. */
async function newOnes({ tx }: Unit, lotIds: readonly string[], standing: readonly ScopedLot[]): Promise<string[]> {
  const named = new Set(standing.flatMap(({ lotId, root }) => (root ? [lotId] : [])));
  const roots = [...new Set(lotIds)].filter((lotId) => !named.has(lotId));
  const [first] = lotIds;
  if (roots.length === 0 && first) throw no('lot-in-already', { number: (await lotsByIds(tx, [first])).get(first)?.number ?? '' });
  return roots;
}

type Counted = Pick<Widened, 'lots' | 'notices' | 'again'>;

/** Before it begins: what they reach is found at its beginning. */
async function takeIn(unit: Unit, { id: recallId, mock }: Recall, roots: string[]): Promise<Counted> {
  const counted = { lots: roots.length, notices: 0, again: 0 };
  await unit.record([
    told.scoped.tell({ recallId, lots: roots.map((lotId) => ({ lotId, root: true, possible: false })) }, when(unit)),
    told.widened.tell({ recallId, mock, lotIds: roots, ...counted, holdId: null }, when(unit)),
  ]);
  return counted;
}

type Taking = { readonly roots: string[]; readonly standing: readonly ScopedLot[]; readonly body: string };

async function takeInAndTell(unit: Unit, recall: Recall, { roots, standing, body }: Taking): Promise<Counted> {
  const { id: recallId, mock } = recall;
  const reach = await reachOf(unit.tx, roots);
  const known = new Set(standing.map(({ lotId }) => lotId));
  const fresh = reach.lots.filter(({ lotId }) => !known.has(lotId)).map(({ lotId }) => lotId);
  const holdId = mock || fresh.length === 0 ? null : await holdMore(unit, recall, { lotIds: fresh, body });
  const { made, again } = await recipientsOf(unit, recallId, { reach, fresh: new Set(fresh) });
  const counted = { lots: fresh.length, notices: made.length, again: again.length };
  await unit.record([
    ...parts(reach.lots).map((lots): Told => told.scoped.tell({ recallId, lots: [...lots] }, when(unit))),
    ...parts(made).map((notices): Told => told.noticesMade.tell({ recallId, notices }, when(unit))),
    told.widened.tell({ recallId, mock, lotIds: roots, ...counted, holdId }, when(unit)),
  ]);
  await sendNotices(unit, recall, { noticeIds: made.map(({ noticeId }) => noticeId), lotIds: roots });
  await reopen(unit, recall, { rows: again, lotIds: roots });
  return counted;
}

/** The hold of the recall grows, so that its call sheet names all. */
async function holdMore(unit: Unit, { id: recallId, holdId, alertId }: Recall, { lotIds, body }: { lotIds: readonly string[]; body: string }) {
  const lots = await lotsByIds(unit.tx, lotIds);
  const alive = lotIds.filter((id) => lots.get(id)?.state !== 'destroyed');
  if (alive.length === 0) return null;
  if (holdId !== null) return extendHoldInUnit(unit, { holdId, lotIds: alive });
  return holdInUnit(unit, { kind: 'recall', reason: 'recall', lotIds: alive, recallId, alertId, words: body });
}

type Reached = { readonly reach: Reach; readonly fresh: ReadonlySet<string> };

/** New recipients get a notice; those told before are told again only where the new lots concern them. Who waits for a call still waits. */
async function recipientsOf(unit: Unit, recallId: string, { reach, fresh }: Reached) {
  if (fresh.size === 0) return { made: [], again: [] };
  const lines = reach.lines.filter(({ lotId }) => fresh.has(lotId));
  const rows = await unit.tx.selectFrom('recalls.notice').selectAll().where('recall_id', '=', recallId).orderBy('id').execute();
  const placeOf = ({ siteId, supplierId, role }: { siteId: string | null; supplierId: string | null; role: string | null }) =>
    siteId ?? supplierId ?? role ?? '';
  const known = new Map(rows.map((row) => [placeOf({ siteId: row.site_id, supplierId: row.supplier_id, role: row.role }), row]));
  const concerned = noticesFor(unit, { lines, supplierIds: reach.supplierIds });
  return {
    made: concerned.filter((one) => !known.has(placeOf(one))),
    again: concerned.flatMap((one) => known.get(placeOf(one)) ?? []).filter(({ state }) => state !== 'made'),
  };
}

/** Told again what is new to them; what they said before counts no more. */
export async function reopen(unit: Unit, recall: Recall, { rows, lotIds }: { rows: readonly NoticeRow[]; lotIds: readonly string[] }): Promise<void> {
  if (rows.length === 0) return;
  const written = await tellAgain(unit, recall, { rows, why: 'widened', lotIds });
  const remindAt = iso(unit.now + remindersFor(recall.level).everyMinutes * MINUTE);
  await unit.record(
    rows.map((row) => {
      const way = written.has(row.id) ? wayOf(row) : null;
      return told.noticeReopened.tell({ ...aboutNotice(row), way, remindAt: way !== null && row.party === 'site' ? remindAt : null }, when(unit));
    }),
  );
}

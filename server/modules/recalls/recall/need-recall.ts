// A recall is needed: recorded from lots, a hold or a case; legal clocks start when somebody knew. Dropped where it is not.
import { newId } from '../../../kernel/id.ts';
import { type Instant, instant, iso } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { lotsByIds, lotsOfLines } from '../../lots/public.ts';
import { attachFiles } from './attach-files.ts';
import { startBy } from './clocks.rules.ts';
import type { contract } from './contract.ts';
import * as told from './facts.ts';
import { mustBe } from './recall.rules.ts';
import { keepWords, load, nextNumber } from './recall.store.ts';
import type { Level, State } from './recall.ts';
import { measuresAt } from './recall-rules.ts';
import { no } from './refusals.ts';

type Needed = InputOf<typeof contract.needRecall>;

export const needRecall = (call: Call, input: Needed): Promise<{ recallId: string; number: string }> => call.write((unit) => needInUnit(unit, input));

export async function needInUnit(unit: Unit, input: Needed): Promise<{ recallId: string; number: string }> {
  const level = levelFor(input);
  const knownAt = knownBy(unit, input.knownAt);
  const lotIds = await rootsOf(unit, input);
  await mustBeFree(unit, lotIds, input);
  const recallId = newId(unit.now);
  const number = await nextNumber(unit.tx, unit.now);
  const measures = measuresAt(knownAt);
  const evidence = await attachFiles(unit, recallId, input.files);
  const { kind, mock, reason, fault, caseId = null, alertId = null } = input;
  const from = startBy(measures, level, knownAt);
  await unit.record([
    told.needed.tell(
      {
        ...{ recallId, number, kind, mock, reason, fault, caseId, alertId, lotIds, evidence },
        level: mock ? null : level,
        mockLevel: mock ? level : null,
        measures: measures.code,
        knownAt: iso(knownAt),
        startBy: from === null ? null : iso(from),
        tellsCustomers: !mock || input.tellCustomers,
      },
      // An earlier time of knowing only shortens our own clock: it needs no proof to be taken down.
      { occurredAt: knownAt, grade: unit.now - knownAt < 15 * 60_000 ? 'B' : evidence.length > 0 || caseId !== null ? 'C' : 'D' },
    ),
  ]);
  await keepWords(unit, { recallId, kind: 'reason', body: input.body });
  announce(unit, recallId, caseId);
  return { recallId, number };
}

const levelFor = ({ kind, level, mock }: Needed): Level | null => {
  if (kind === 'recall' && level === null) {
    if (mock) return 1;
    throw no('level-needed', {}, [{ path: 'level', text: { zh: '请选择', en: 'Choose one' } }]);
  }
  if (kind === 'withdrawal' && level !== null) throw no('level-not-for-withdrawal');
  return level;
};

function knownBy({ now }: Unit, written: string | undefined): Instant {
  const at = written === undefined ? now : instant(written);
  if (at > now + 2 * 60_000) throw no('known-in-future');
  return Math.min(at, now);
}

async function rootsOf(unit: Unit, { lotIds, holdId, caseId }: Needed): Promise<string[]> {
  const ids = new Set(lotIds);
  if (holdId) {
    const held = await unit.tx.selectFrom('lots.hold_lot').select('lot_id').where('hold_id', '=', holdId).execute();
    for (const { lot_id } of held) ids.add(lot_id);
  }
  if (caseId && ids.size === 0) {
    const matter = await unit.tx.selectFrom('cases.case').select('line_id').where('id', '=', caseId).executeTakeFirst();
    for (const { lotId } of matter?.line_id ? await lotsOfLines(unit.tx, [matter.line_id]) : []) ids.add(lotId);
  }
  if (ids.size === 0) throw no('no-lots', {}, [{ path: 'lotIds', text: { zh: '请选择批次', en: 'Choose lots' } }]);
  return [...ids];
}

/** Known, not destroyed, and in no other recall. */
export async function mustBeFree(
  unit: Unit,
  lotIds: readonly string[],
  { mock, recallId = null }: { mock: boolean; recallId?: string | null },
): Promise<void> {
  const lots = await lotsByIds(unit.tx, lotIds);
  if (lots.size < lotIds.length) throw no('recall-lot-unknown');
  const gone = [...lots.values()].find(({ state }) => state === 'destroyed');
  if (gone) throw no('lot-destroyed', { number: gone.number });
  if (mock) return;
  const known = await unit.tx
    .selectFrom('recalls.recall_lot as l')
    .innerJoin('recalls.recall as r', 'r.id', 'l.recall_id')
    .select(['l.lot_id', 'r.number'])
    .where('l.lot_id', 'in', [...lotIds])
    .where('l.released_at', 'is', null)
    .where('r.mock', '=', false)
    .where((eb) => (recallId === null ? eb.lit(true) : eb('r.id', '<>', recallId)))
    .where('r.state', 'in', ['needed', 'begun', 'running', 'closing'])
    .executeTakeFirst();
  if (known) throw no('lot-in-recall', { number: lots.get(known.lot_id)?.number ?? '', recall: known.number });
}

export const dropRecall = (call: Call, { recallId, why, body }: InputOf<typeof contract.dropRecall>): Promise<{ recallId: string; state: State }> =>
  call.write(async (unit) => {
    const recall = await load(unit, recallId);
    mustBe('drop', recall);
    await unit.record([told.dropped.tell({ recallId, why }, { occurredAt: unit.now, grade: 'B' })]);
    await keepWords(unit, { recallId, kind: 'dropping', body });
    announce(unit, recallId, recall.caseId);
    return { recallId, state: 'dropped' };
  });

export function announce(unit: Unit, recallId: string, caseId: string | null = null): void {
  for (const topic of ['recalls', `recall:${recallId}`, caseId && `case:${caseId}`]) if (topic) unit.announce(topic);
}

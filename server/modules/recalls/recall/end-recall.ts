// The end: effect verified, closed when everything balances or is explained; a mock recall ends with its score.
import { MINUTE } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { balancesOf, liftInUnit } from '../../lots/public.ts';
import { addSums, NOTHING, recoveredBp } from './balance.rules.ts';
import type { contract } from './contract.ts';
import * as told from './facts.ts';
import { announce } from './need-recall.ts';
import { lotsOfRecall } from './reach.ts';
import { bothWays, mustBe } from './recall.rules.ts';
import { keepWords, load } from './recall.store.ts';
import type { Recall, State } from './recall.ts';
import { RULES } from './recall-rules.ts';
import { no } from './refusals.ts';
import { accountedBp, openOnes, type Standing, standingOf } from './standing.ts';

type Ended = { recallId: string; state: State };
const now = ({ now: at }: Unit) => ({ occurredAt: at, grade: 'B' as const });

export const verifyRecall = (call: Call, { recallId, effective, body }: InputOf<typeof contract.verifyRecall>): Promise<Ended> =>
  call.write(async (unit) => {
    const recall = await load(unit, recallId);
    mustBe(effective ? 'verify' : 'resume', recall);
    const standing = await standingOf(unit.tx, recallId);
    if (effective) await mustBalance(unit, standing);
    const recovered = recoveredBp(standing.lots.reduce((sum, { sums }) => addSums(sum, sums), NOTHING));
    await unit.record([told.verified.tell({ recallId, effective, recoveredBp: recovered, answeredBp: await answeredBp(unit, recallId) }, now(unit))]);
    await keepWords(unit, { recallId, kind: 'verification', body });
    announce(unit, recallId, recall.caseId);
    return { recallId, state: effective ? 'closing' : 'running' };
  });

export const closeRecall = (call: Call, { recallId, body }: InputOf<typeof contract.closeRecall>): Promise<Ended> =>
  call.write(async (unit) => {
    const recall = await load(unit, recallId);
    if (recall.state === 'begun' || recall.state === 'running') throw no('not-verified');
    mustBe('close', recall);
    const standing = await standingOf(unit.tx, recallId);
    await mustBalance(unit, standing);
    const explained = standing.lots.reduce((sum, { sums, stockExplained }) => sum + sums.explained + stockExplained, 0);
    await unit.record([told.closed.tell({ recallId, balanced: explained === 0, unexplained: 0 }, now(unit))]);
    await keepWords(unit, { recallId, kind: 'closing', body });
    await letGo(unit, recall);
    announce(unit, recallId, recall.caseId);
    return { recallId, state: 'closed' };
  });

async function mustBalance(unit: Unit, standing: Standing): Promise<void> {
  const open = openOnes(standing);
  const [worst] = open;
  if (!worst) return;
  const site = worst.siteId === null ? '我方库存' : (await siteCardsOf(unit.tx, [worst.siteId])).get(worst.siteId)?.siteName;
  throw no('not-balanced', { count: open.length, where: site ?? '', number: worst.number, ...bothWays('left', worst.amount, worst.unit) });
}

/** Goods that are gone need no hold; what is kept apart stays stopped. */
async function letGo(unit: Unit, { id, holdId }: Recall): Promise<void> {
  if (holdId === null) return;
  const ids = (await lotsOfRecall(unit.tx, id)).map(({ lotId }) => lotId);
  const kept = new Set((await balancesOf(unit.tx, ids)).filter(({ placeKind }) => placeKind !== 'site').map(({ lotId }) => lotId));
  const gone = ids.filter((lotId) => !kept.has(lotId));
  const { rows } = {
    rows: await unit.tx.selectFrom('lots.hold_lot').select('lot_id').where('hold_id', '=', holdId).where('lifted_at', 'is', null).execute(),
  };
  const standing = rows.map(({ lot_id }) => lot_id).filter((lotId) => gone.includes(lotId));
  if (standing.length > 0) await liftInUnit(unit, { holdId, lotIds: standing, outcome: 'disposed', byRecall: true });
}

async function answeredBp({ tx }: Unit, recallId: string): Promise<number> {
  const rows = await tx
    .selectFrom('recalls.notice')
    .select('state')
    .where('recall_id', '=', recallId)
    .where('party', '=', 'site')
    .where('state', '<>', 'released')
    .execute();
  return rows.length === 0 ? 10_000 : Math.round((rows.filter(({ state }) => state === 'answered').length * 10_000) / rows.length);
}

/** Timed from the moment it was called: back, forward and in balance. */
export const scoreMock = (call: Call, { recallId, body }: InputOf<typeof contract.scoreMock>): Promise<OutputOf<typeof contract.scoreMock>> =>
  call.write(async (unit) => {
    const recall = await load(unit, recallId);
    if (!recall.mock) throw no('only-mock');
    mustBe('score', recall);
    const from = performance.now();
    const accounted = accountedBp(await standingOf(unit.tx, recallId));
    const balanceMs = Math.max(1, Math.round(performance.now() - from));
    const minutes = Math.ceil((unit.now - recall.neededAt) / MINUTE);
    const { target, own, accounted: share } = RULES.mock;
    const passed = minutes <= target.minutes && accounted >= share.basisPoints;
    const score = { passed, minutes, withinOwnGoal: minutes <= own.minutes, accountedBp: accounted, balanceMs };
    await unit.record([told.mockScored.tell({ recallId, ...score }, now(unit))]);
    await keepWords(unit, { recallId, kind: 'closing', body });
    announce(unit, recallId);
    return { recallId, passed, minutes, accountedBp: accounted };
  });

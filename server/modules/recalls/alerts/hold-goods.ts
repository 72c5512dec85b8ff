// From a matter or an alert to a committed hold (R7.2): the lots with everything made of them, everywhere, in one unit.
import { SYSTEM } from '../../../kernel/actor.ts';
import type { App, Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { caseCard, hashOf, keepWords, noCase } from '../../cases/public.ts';
import { holdInUnit, holdsOver, scopeOf } from '../../lots/public.ts';
import { keepAlertWords } from './alert.store.ts';
import { ALERT_STATES, type AlertState, CLEAR_REASONS, type ClearReason } from './alert.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';
import { type Meant, meantBy } from './what-to-hold.ts';

type Held = OutputOf<typeof contract.hold>;

export const holdGoods = (call: Call, { body, ...wish }: InputOf<typeof contract.hold>): Promise<Held> =>
  call.write(async (unit) => {
    if (wish.alertId !== null) await mustBeOpen(unit, wish.alertId);
    return hold(unit, await meantBy({ db: unit.tx, actor: unit.actor }, wish), body);
  });

async function hold(unit: Unit, { lotIds, matter, alertId }: Meant, body: string): Promise<Held> {
  const scope = await scopeOf(unit.tx, lotIds);
  if (scope.lotIds.length === 0) throw no('nothing-to-hold');
  await mustBeFree(unit, scope.lotIds, matter?.id ?? null);
  const about = matter && { caseId: matter.id, customerId: matter.customerId };
  const reason = alertId === null ? 'complaint' : 'cluster';
  // Kitchens are warned and alerts answered by whoever hears of the hold (hear-holds.ts).
  const holdId = await holdInUnit(unit, { kind: 'hold', reason, lotIds: scope.lotIds, about, alertId, words: body });
  const { sites } = await unit.tx
    .selectFrom('recalls.warning')
    .select((eb) => eb.fn.countAll<number>().as('sites'))
    .where('hold_id', '=', holdId)
    .executeTakeFirstOrThrow();
  return { holdId, lotCount: scope.lotIds.length, sites: Number(sites) };
}

/** Pressing twice holds once; a further matter may hold what another holds already. */
async function mustBeFree({ tx }: Unit, lotIds: readonly string[], caseId: string | null): Promise<void> {
  const over = await holdsOver(tx, lotIds);
  if (lotIds.some((lotId) => !over.has(lotId))) return;
  if (caseId === null) throw no('held-already');
  const waits = await tx
    .selectFrom('recalls.suspicion')
    .select('lot_id')
    .where('case_id', '=', caseId)
    .where('hold_id', 'is', null)
    .executeTakeFirst();
  if (!waits) throw no('held-already');
}

async function mustBeOpen({ tx }: Unit, alertId: string): Promise<void> {
  const alert = await tx.selectFrom('recalls.alert').select('state').where('id', '=', alertId).forUpdate().executeTakeFirst();
  if (!alert) throw no('alert-not-found');
  if (alert.state !== 'open') throw no('answered-already', { state: ALERT_STATES[alert.state as AlertState].zh });
}

/** By rule, without waiting for anybody. Somebody may have answered meanwhile: then nothing is left to do. */
export async function holdByRule(app: App, { alertId }: { readonly alertId: string }): Promise<void> {
  await app.inUnit(SYSTEM, async (unit) => {
    const alert = await unit.tx.selectFrom('recalls.alert').select('state').where('id', '=', alertId).forUpdate().executeTakeFirst();
    if (alert?.state !== 'open') return;
    await hold(unit, await meantBy({ db: unit.tx, actor: SYSTEM }, { caseId: null, alertId, lotIds: [] }), '');
  });
}

type Clearing = { readonly reason: ClearReason; readonly body: string };

const mustSayWhy = ({ reason, body }: Clearing): void => {
  if (reason === 'other' && body === '') throw no('reason-needed', {}, [{ path: 'body', text: REASON_TEXT }]);
};
const REASON_TEXT = { zh: '请写明理由', en: 'Say why' };

/** Looked into: nothing is held for this matter. */
export const clearCase = (call: Call, { caseId, ...why }: InputOf<typeof contract.clearCase>): Promise<{ caseId: string }> =>
  call.write(async (unit) => {
    mustSayWhy(why);
    const matter = await caseCard(unit.tx, caseId, unit.actor);
    if (!matter) throw noCase('not-found');
    const waiting = await openSuspicions(unit, [caseId]);
    if (waiting.length === 0) throw no('nothing-suspected');
    await tellCleared(unit, waiting, { ...why, alertId: null });
    return { caseId };
  });

export const clearAlert = (call: Call, { alertId, ...why }: InputOf<typeof contract.clearAlert>): Promise<OutputOf<typeof contract.clearAlert>> =>
  call.write(async (unit) => {
    mustSayWhy(why);
    await mustBeOpen(unit, alertId);
    const cases = await unit.tx.selectFrom('recalls.alert_case').select('case_id').where('alert_id', '=', alertId).execute();
    const { reason, body } = why;
    const bodyHash = hashOf(body);
    await unit.record([
      tell.alertAnswered.tell({ alertId, outcome: 'cleared', holdId: null, reason, bodyHash }, { occurredAt: unit.now, grade: 'B' }),
    ]);
    const waiting = await openSuspicions(
      unit,
      cases.map(({ case_id }) => case_id),
    );
    await tellCleared(unit, waiting, { ...why, alertId });
    await keepAlertWords(unit, alertId, { body });
    unit.announce('alerts');
    return { alertId, state: 'cleared' };
  });

const openSuspicions = ({ tx }: Unit, caseIds: readonly string[]): Promise<{ case_id: string; customer_id: string }[]> =>
  caseIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('recalls.suspicion')
        .select(['case_id', 'customer_id'])
        .distinct()
        .where('case_id', 'in', [...caseIds])
        .where('cleared_at', 'is', null)
        .where('hold_id', 'is', null)
        .execute();

async function tellCleared(
  unit: Unit,
  waiting: readonly { case_id: string; customer_id: string }[],
  { reason, body, alertId }: Clearing & { readonly alertId: string | null },
): Promise<void> {
  const when = { occurredAt: unit.now, grade: 'B' as const };
  const words = `判定批次不冻结：${CLEAR_REASONS[reason].zh}${body === '' ? '' : `。${body}`}`;
  for (const { case_id: caseId, customer_id: customerId } of waiting) {
    const { bodyHash } = await keepWords(unit, caseId, { kind: 'note', body: words, channel: 'portal', internal: true });
    await unit.record([tell.lotCleared.tell({ caseId, customerId, alertId, reason, bodyHash }, when)]);
    unit.announce(`case:${caseId}`);
  }
}

// A matter whose lots are all stopped needs no further hold; an alert whose lots are all stopped is answered.
import { sql } from 'kysely';
import type { Unit } from '../../../platform/app.ts';
import { holdsOver } from '../../lots/public.ts';
import * as tell from './facts.ts';

const told = (unit: Unit) => ({ occurredAt: unit.now, grade: 'B' as const });

type Waiting = { readonly id: string; readonly customerId: string | null; readonly lotIds: readonly string[] };

/** Of these matters. Answers how many are covered. */
export async function coverCases(unit: Unit, caseIds: readonly string[]): Promise<number> {
  const { rows } = await sql<Waiting>`
    select case_id as id, customer_id as "customerId", array_agg(lot_id::text) as "lotIds" from recalls.suspicion
    where case_id = any(${[...caseIds]}::uuid[]) and cleared_at is null and hold_id is null group by 1, 2 order by 1`.execute(unit.tx);
  const covered = await coveredOf(unit, rows);
  await unit.record(
    covered.map(({ id, customerId, holdId }) => tell.caseCovered.tell({ caseId: id, customerId: customerId ?? '', holdId }, told(unit))),
  );
  for (const { id } of covered) unit.announce(`case:${id}`);
  return covered.length;
}

/** After a hold: whatever matter or alert waited for it. */
export async function coverAll(unit: Unit, lotIds: readonly string[]): Promise<void> {
  const { rows: cases } = await sql<{ id: string }>`
    select distinct case_id as id from recalls.suspicion where lot_id = any(${[...lotIds]}::uuid[]) and cleared_at is null and hold_id is null`.execute(
    unit.tx,
  );
  await coverCases(
    unit,
    cases.map(({ id }) => id),
  );
  const { rows: alerts } = await sql<Waiting>`
    select a.id, null as "customerId", array_agg(l.lot_id::text) as "lotIds" from recalls.alert a join recalls.alert_lot l on l.alert_id = a.id
    where a.state = 'open' and exists (select from recalls.alert_lot x where x.alert_id = a.id and x.lot_id = any(${[...lotIds]}::uuid[]))
    group by 1 order by 1`.execute(unit.tx);
  const answered = await coveredOf(unit, alerts);
  await unit.record(
    answered.map(({ id, holdId }) => tell.alertAnswered.tell({ alertId: id, outcome: 'held', holdId, reason: null, bodyHash: null }, told(unit))),
  );
  if (answered.length > 0) unit.announce('alerts');
}

async function coveredOf({ tx }: Unit, waiting: readonly Waiting[]): Promise<(Waiting & { readonly holdId: string })[]> {
  const holds = await holdsOver(
    tx,
    waiting.flatMap(({ lotIds }) => lotIds),
  );
  return waiting.flatMap((one) => {
    const over = one.lotIds.flatMap((lotId) => holds.get(lotId) ?? []);
    const latest = over.sort().at(-1);
    return latest !== undefined && over.length === one.lotIds.length ? [{ ...one, holdId: latest }] : [];
  });
}

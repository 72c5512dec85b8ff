// Alerts that wait for an answer, and what a further suspicion does to them.
import { sql } from 'kysely';
import type { Told } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../../platform/app.ts';
import type { Consequence, Open, Raise, Suspicion } from './cluster.rules.ts';
import * as tell from './facts.ts';

export async function openAlerts(db: Db | Tx): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select a.id as "alertId", a.kind, a.act, a.cause,
      array(select lot_id::text from recalls.alert_lot l where l.alert_id = a.id) as "lotIds",
      array(select case_id::text from recalls.alert_case c where c.alert_id = a.id) as "caseIds",
      array(select distinct s.customer_id::text from recalls.alert_case c join recalls.suspicion s on s.case_id = c.case_id where c.alert_id = a.id) as "customerIds"
    from recalls.alert a where a.state = 'open' order by a.raised_at`.execute(db);
  return rows;
}

export async function raiseAlerts(unit: Unit, [first]: readonly Suspicion[], { raise, grow, hold }: Consequence): Promise<void> {
  if (!first) return;
  const when = { occurredAt: unit.now, grade: 'B' as const };
  const told: Told[] = grow.map((one) =>
    tell.alertGrew.tell({ ...one, lotIds: [...one.lotIds], caseId: first.caseId, customerId: first.customerId }, when),
  );
  const raised: (Raise & { readonly alertId: string; readonly number: string })[] = [];
  for (const one of raise) raised.push({ ...one, alertId: newId(unit.now), number: await nextNumber(unit) });
  told.push(...raised.map((one) => tell.alertRaised.tell({ ...one, lotIds: [...one.lotIds], caseIds: [...one.caseIds] }, when)));
  if (told.length === 0) return;
  await unit.record(told);
  unit.announce('alerts');
  for (const { alertId, number } of raised) await tellDeciders(unit, { alertId, number });
  // By itself: in its own unit, so that the hold is the system's and not the reporter's.
  const atOnce = [...hold, ...raised.filter(({ act }) => act === 'hold').map(({ alertId }) => alertId)];
  for (const alertId of atOnce) await unit.app.tasks.enqueue(unit.tx, 'recalls.hold-alert', { alertId }, { key: `hold-alert:${alertId}` });
}

async function nextNumber({ tx, now }: Unit): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('recalls.alert_number') as next`.execute(tx);
  return `YJ${shanghaiDate(now).slice(2).replaceAll('-', '')}-${String(rows[0]?.next ?? 0).padStart(4, '0')}`;
}

const tellDeciders = (unit: Unit, { alertId, number }: { alertId: string; number: string }) =>
  unit.app.messaging.notify(unit, {
    key: `recalls.alert:${alertId}`,
    to: [{ role: 'quality-engineer' }, { role: 'food-safety-officer' }],
    template: 'recalls.alert-raised',
    params: { number },
    about: { type: 'alert', id: alertId },
  });

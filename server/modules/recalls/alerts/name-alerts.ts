// What people call an alert: its number and what it is about.
import type { Db, Tx } from '../../../platform/app.ts';
import { ALERT_KINDS, type AlertKind } from './alert.ts';

export async function nameAlerts(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('recalls.alert')
    .select(['id', 'number', 'kind'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number, kind }) => [id, `${number} ${ALERT_KINDS[kind as AlertKind].zh}`]));
}

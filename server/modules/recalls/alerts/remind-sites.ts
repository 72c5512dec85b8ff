// Kitchens that have not answered are reminded: by themselves after the minutes of the rules, and whenever the desk says so.
import { type Selectable, sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { iso, MINUTE, shanghaiDate } from '../../../kernel/time.ts';
import type { App, Call, Unit } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { contactsAt } from '../../customers/public.ts';
import { holdOf } from '../../lots/public.ts';
import { remindersOn } from './alert-rules.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';
import { warnedLots } from './show-hold.ts';
import { toKitchen } from './warn-sites.ts';

type Warning = Selectable<DB['recalls.warning']>;

export const remindSites = (call: Call, { holdId, siteIds }: InputOf<typeof contract.remindSites>): Promise<{ reminded: number }> =>
  call.write(async (unit) => {
    if (!(await holdOf(unit.tx, holdId))) throw no('hold-not-found');
    const chosen = siteIds.length === 0 ? sql`true` : sql`site_id = any(${siteIds}::uuid[])`;
    const { rows } = await sql<Warning>`
      select * from recalls.warning where hold_id = ${holdId} and answered_at is null and released_at is null and ${chosen} order by id for update`.execute(
      unit.tx,
    );
    if (rows.length === 0) throw no('nobody-to-remind');
    await remind(unit, rows);
    return { reminded: rows.length };
  });

/** As many as one sweep takes; the rest comes with the next. */
const BATCH = 200;

export const sweepReminders = (app: App): Promise<void> =>
  app.inUnit(SYSTEM, async (unit) => {
    const { minutes } = remindersOn(shanghaiDate(unit.now));
    const due = sql.join(
      minutes.map((minute, at) => sql`(reminders = ${at} and warned_at <= ${iso(unit.now - minute * MINUTE)})`),
      sql` or `,
    );
    const { rows } = await sql<Warning>`
      select * from recalls.warning where answered_at is null and released_at is null and (${due}) order by warned_at, id limit ${BATCH}
      for update skip locked`.execute(unit.tx);
    await remind(unit, rows);
    await tellDesk(unit, rows);
  });

async function remind(unit: Unit, rows: readonly Warning[]): Promise<void> {
  if (rows.length === 0) return;
  const when = { occurredAt: unit.now, grade: 'B' as const };
  await unit.record(
    rows.map((row) => tell.siteReminded.tell({ warningId: row.id, holdId: row.hold_id, customerId: row.customer_id, siteId: row.site_id }, when)),
  );
  const [contacts, lots] = [
    await contactsAt(
      unit.tx,
      rows.map(({ customer_id }) => customer_id),
    ),
    await warnedLots(
      unit.tx,
      rows.map(({ id }) => id),
      unit.now,
    ),
  ];
  await unit.app.messaging.notify(
    unit,
    rows.flatMap((row) => {
      const people = contacts.filter(({ customerId, siteId }) => customerId === row.customer_id && (siteId === row.site_id || siteId === null));
      const about = { siteId: row.site_id, contacts: people, lots: lots.get(row.id) ?? [] };
      return toKitchen(about, { template: 'recalls.site-reminded', key: `recalls.reminded:${row.id}:${row.reminders + 1}` });
    }),
  );
  for (const { hold_id } of rows) unit.announce(`hold:${hold_id}`);
}

/** Who may phone hears it once per hold and round. */
async function tellDesk(unit: Unit, rows: readonly Warning[]): Promise<void> {
  await unit.app.messaging.notify(
    unit,
    [...Map.groupBy(rows, ({ hold_id, reminders }) => `${hold_id}:${reminders}`)].map(([key, some]) => ({
      key: `recalls.not-answered:${key}`,
      to: [{ role: 'food-safety-officer' as const }, { role: 'service-agent' as const }],
      template: 'recalls.not-answered',
      params: { count: some.length },
      about: { type: 'hold', id: some[0]?.hold_id ?? '' },
    })),
  );
}

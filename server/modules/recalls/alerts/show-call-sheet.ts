// The call sheet of a hold with its ticks: on screen, on paper, as a table.

import { newId } from '../../../kernel/id.ts';
import { iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { holdOf, lotsByIds, lotsOfHold } from '../../lots/public.ts';
import { keepAlertWords } from './alert.store.ts';
import type { CallOutcome } from './alert.ts';
import { cookingOn, isConfirmed } from './alert-rules.ts';
import { callSheetOf, type SheetRow } from './call-sheet.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

export type Sheet = OutputOf<typeof contract.callSheet>;
export type Row = Sheet['items'][number];
const SHOWN_NUMBERS = 12;

export async function showCallSheet(call: Call, { holdId }: InputOf<typeof contract.callSheet>): Promise<Sheet> {
  const { db, now, actor } = call;
  if (!(await holdOf(db, holdId))) throw no('hold-not-found');
  const lotIds = await lotsOfHold(db, holdId);
  const [rows, lots] = await Promise.all([callSheetOf(db, { lotIds, now }), lotsByIds(db, lotIds.slice(0, SHOWN_NUMBERS))]);
  const { minutes, source, ...rule } = cookingOn(shanghaiDate(now));
  return {
    holdId,
    lotCount: lotIds.length,
    lotNumbers: [...lots.values()].map(({ number }) => number),
    asOf: iso(now),
    lead: { minutes, source, confirmed: isConfirmed(rule) },
    items: await withCalls(call, holdId, rows),
    can: { call: actor.can.has('recalls.call') },
  };
}

type Driver = Row['driver'];

async function withCalls({ db, app }: Call, holdId: string, rows: readonly SheetRow[]): Promise<Row[]> {
  const driverIds = [...new Set(rows.flatMap(({ driver }) => driver?.accountId ?? []))];
  const [calls, warnings, accounts] = await Promise.all([
    callsOf(db, holdId),
    db.selectFrom('recalls.warning').selectAll().where('hold_id', '=', holdId).execute(),
    Promise.all(driverIds.map((id) => app.identity.account(db, id))),
  ]);
  const names = await app.identity.namesOf(
    db,
    calls.map(({ called_by }) => called_by.split(':')[1] ?? ''),
  );
  const drivers = new Map(accounts.flatMap((account) => (account ? [[account.id, account] as const] : [])));
  const driverOf = ({ driver }: SheetRow): Driver => {
    const account = driver ? drivers.get(driver.accountId) : undefined;
    return driver && account ? { name: account.displayName, phone: account.phone, plate: driver.plate } : null;
  };
  return rows.map((row) => {
    const called = calls.find(({ site_id }) => site_id === row.siteId);
    const warning = warnings.find(({ site_id }) => site_id === row.siteId);
    return {
      ...row,
      cookAt: iso(row.cookAt),
      mealAt: iso(row.mealAt),
      contacts: row.contacts.filter(({ phone }) => phone !== '').map(({ name, phone, role }) => ({ name, phone, role })),
      driver: driverOf(row),
      lots: [...row.lots],
      call: called
        ? {
            outcome: called.outcome as CallOutcome,
            calledAt: iso(called.called_at),
            by: names.get(called.called_by.split(':')[1] ?? '') ?? '',
            calls: called.calls,
            spokenTo: called.person ?? '',
            body: called.body ?? '',
          }
        : null,
      warning: warning ? { seenAt: isoOf(warning.seen_at), answeredAt: isoOf(warning.answered_at), releasedAt: isoOf(warning.released_at) } : null,
    };
  });
}

const isoOf = (at: number | null): string | null => (at === null ? null : iso(at));

const callsOf = (db: Db, holdId: string) =>
  db
    .selectFrom('recalls.call as c')
    .leftJoin('recalls.alert_words as w', 'w.about_id', 'c.call_id')
    .selectAll('c')
    .select(['w.body', 'w.person'])
    .where('c.hold_id', '=', holdId)
    .execute();

export const tickCall = (call: Call, { holdId, siteId, outcome, spokenTo, body }: InputOf<typeof contract.tickCall>): Promise<{ siteId: string }> =>
  call.write(async (unit) => {
    if (!(await holdOf(unit.tx, holdId))) throw no('hold-not-found');
    const rows = await callSheetOf(unit.tx, { lotIds: await lotsOfHold(unit.tx, holdId), now: unit.now });
    const row = rows.find((one) => one.siteId === siteId);
    if (!row) throw no('site-not-on-sheet');
    const callId = newId(unit.now);
    await unit.record([tell.siteCalled.tell({ holdId, customerId: row.customerId, siteId, callId, outcome }, { occurredAt: unit.now, grade: 'B' })]);
    if (spokenTo !== '' || body !== '') await keepAlertWords(unit, callId, { body, person: spokenTo });
    unit.announce(`hold:${holdId}`);
    return { siteId };
  });

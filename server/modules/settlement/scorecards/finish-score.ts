// A stated score becomes final: its deadline for appeals is over and none is open, or we say that we make none.
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { periodNamed } from '../../../kernel/calendar/period.ts';
import type { Told } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { App, Call, Tx, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { settlementAt } from '../../service-plans/public.ts';
import { customerNames } from '../name-subjects.ts';
import type { contract } from './contract.ts';
import { mayFinish } from './course.rules.ts';
import * as told from './facts.ts';
import { type Ground, groundIn } from './read-sheet.ts';
import { no } from './refusals.ts';
import { reachedBy, totalOf, verdictOf } from './score.rules.ts';
import { type Hundredths, pointsOf } from './score.ts';
import { isBad } from './score-words.ts';
import { asDeduction, deductionsOf, type SheetRow, sheetsOf } from './scorecards.store.ts';

type Output = OutputOf<typeof contract.finishScore>;

export async function finishScore(call: Call, { sheetId }: InputOf<typeof contract.finishScore>): Promise<Output> {
  return call.write(async (unit) => {
    const row = await sheetsOf(call, unit.tx).where('id', '=', sheetId).forUpdate().executeTakeFirst();
    if (!row) throw no('no-such-sheet');
    if (row.state === 'final') throw no('final-already');
    if (!mayFinish(row.state as 'stated')) throw no('not-stated');
    if (await hasOpenAppeals(unit.tx, sheetId)) throw no('appeals-open');
    return finish(unit, row);
  });
}

/** Full points, nothing to appeal: final at once. */
export async function finishIfNothingToAppeal(unit: Unit, sheetId: string): Promise<boolean> {
  if ((await deductionsOf(unit.tx, [sheetId])).length > 0) return false;
  const row = await unit.tx.selectFrom('settlement.score_sheet').selectAll().where('id', '=', sheetId).executeTakeFirstOrThrow();
  await finish(unit, row);
  return true;
}

async function finish(unit: Unit, row: SheetRow): Promise<Output> {
  const ground = await groundOfRow(unit.tx, row);
  const { card } = ground;
  const total = await totalOfSheet(unit.tx, ground, row.id);
  const before = await finalsBefore(unit.tx, row);
  const reached = reachedBy(card, total, before);
  const verdict = verdictOf(card, total)?.verdict ?? null;
  const inARow = Math.max(0, ...reached.map((one) => one.inARow ?? 0));
  const key = keyOf(row);
  const when = { occurredAt: unit.now, grade: 'B' } as const;
  const final = told.scoreFinal.tell({ ...key, statedHundredths: row.stated_hundredths ?? total, hundredths: total, verdict, inARow }, when);
  const following = reached.map(
    ({ threshold, inARow: times }): Told =>
      told.thresholdReached.tell(
        { ...key, hundredths: total, verdict: threshold.verdict, inARow: times, effects: threshold.effects.map((effect) => ({ ...effect })) },
        when,
      ),
  );
  await unit.record([final, ...following]);
  const bad = reached.filter(({ threshold }) => isBad(threshold));
  if (bad.length > 0) await warnLeads(unit, row, { total, verdicts: bad.map(({ threshold }) => threshold.verdict) });
  unit.announce('settlement');
  unit.announce(`settlement:${row.customer_id}`);
  return { sheetId: row.id, total: pointsOf(total), verdict, inARow };
}

export const keyOf = (row: SheetRow) => ({
  sheetId: row.id,
  customerId: row.customer_id,
  contractKey: row.contract_key,
  contractVersion: row.contract_version,
  clauseId: row.clause_id,
  period: row.period,
});

/** The card a sheet was stated by. */
export async function groundOfRow(tx: Tx, row: SheetRow): Promise<Ground> {
  const settlement = await settlementAt(tx, row.contract_key, row.contract_version);
  return groundIn(settlement, { customerId: row.customer_id, period: periodNamed(row.period), clauseId: row.clause_id });
}

export async function totalOfSheet(tx: Tx, { card, combined }: Ground, sheetId: string): Promise<Hundredths> {
  return totalOf(card, (await deductionsOf(tx, [sheetId])).map(asDeduction), { capped: !combined });
}

/** Final scores of the same card before this period, the latest first. Sheets of one length only: days do not stand in a row with months. */
async function finalsBefore(tx: Tx, row: SheetRow): Promise<Hundredths[]> {
  const rows = await tx
    .selectFrom('settlement.score_sheet')
    .select('total_hundredths')
    .where('customer_id', '=', row.customer_id)
    .where('contract_key', '=', row.contract_key)
    .where('clause_id', '=', row.clause_id)
    .where('state', '=', 'final')
    .where('period', '<', row.period)
    .where(sql<boolean>`length(period) = ${row.period.length}`)
    .orderBy('period', 'desc')
    .limit(24)
    .execute();
  return rows.map((one) => one.total_hundredths);
}

async function hasOpenAppeals(tx: Tx, sheetId: string): Promise<boolean> {
  const open = await tx
    .selectFrom('settlement.appeal')
    .select('id')
    .where('sheet_id', '=', sheetId)
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}

async function warnLeads(unit: Unit, row: SheetRow, { total, verdicts }: { readonly total: Hundredths; readonly verdicts: readonly string[] }) {
  const names = await customerNames(unit.tx, [row.customer_id]);
  await unit.app.messaging.notify(unit, {
    key: `score-threshold ${row.id}`,
    to: [{ role: 'after-sales-manager' }, { role: 'project-manager' }, { role: 'general-manager' }],
    template: 'settlement.score-threshold',
    params: { customer: names.get(row.customer_id) ?? '', period: row.period, total: String(pointsOf(total)), verdicts: verdicts.join('、') },
    about: { type: 'score-sheet', id: row.id },
  });
}

const AT_ONCE = 200;

/** Deadlines that passed without an open appeal. */
export async function finishDue(app: App): Promise<number> {
  return app.inUnit(SYSTEM, async (unit) => {
    const due = await unit.tx
      .selectFrom('settlement.score_sheet')
      .selectAll()
      .where('state', '=', 'stated')
      .where('appeal_by', '<', sql<number>`${iso(unit.now)}::timestamptz`)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('settlement.appeal')
              .select('settlement.appeal.id')
              .whereRef('settlement.appeal.sheet_id', '=', 'settlement.score_sheet.id')
              .where('settlement.appeal.state', '=', 'open'),
          ),
        ),
      )
      .orderBy('period')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const row of due) await finish(unit, row);
    return due.length;
  });
}

// One sheet as it stands: the contract's card, what our records come to, and what was offered, stated and made final.
import { type Every, type Period, periodNamed } from '../../../kernel/calendar/period.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Held, type Scorecard, type SettlementInForce, settlementAt, settlementFor } from '../../service-plans/public.ts';
import { cardFrom, chosenCard } from './card.ts';
import { type MeasuredCustomer, measureScores } from './measure-scores.ts';
import { no } from './refusals.ts';
import { combineDays, type Day, scoreOf } from './score.rules.ts';
import type { Card, Loss, Scored } from './score.ts';
import { asDeduction, type DeductionRow, deductionsOf, type SheetRow } from './scorecards.store.ts';

export type Asked = { readonly customerId: string; readonly period: string; readonly clauseId?: string | undefined };

export type Ground = {
  readonly customerId: string;
  readonly period: Period;
  readonly settlement: SettlementInForce;
  readonly held: Held<Scorecard>;
  readonly card: Card;
  /** Day sheets brought together: caps held on each day, the month has none. */
  readonly combined: boolean;
};

export type DaySheet = Day & { readonly state: 'open' | 'offered' | 'stated' | 'final' };
export type Sheet = Ground & {
  readonly measured: MeasuredCustomer;
  /** By our records alone. */
  readonly scored: Scored;
  /** The same, with days as the customer stated them. */
  readonly total: number;
  readonly losses: readonly Loss[];
  readonly days: readonly DaySheet[];
  readonly row: SheetRow | undefined;
  readonly deductions: readonly DeductionRow[];
};

const EXAMPLES = { day: '2026-05-12 / 2026-05', month: '2026-05', quarter: '2026-Q2', year: '2026', term: '2026-05' } as const;
const lengthOf = (key: string): Every =>
  /^\d{4}$/.test(key) ? 'year' : key.includes('Q') ? 'quarter' : key.length === 'YYYY-MM'.length ? 'month' : 'day';

/** The card of the contract in force when the period ends (or now, while it runs), and the period as that card counts. */
export async function groundOf(db: Db | Tx, { customerId, period: key, clauseId }: Asked, now: Instant): Promise<Ground> {
  const period = periodOr(key, () => no('wrong-period', { example: EXAMPLES.month }));
  const at = Math.min(now, period.to - 1);
  const stored = await storedContract(db, { customerId, key, clauseId });
  const settlement = stored ? await settlementAt(db, stored.contract_key, stored.contract_version) : await settlementFor(db, customerId, at);
  return groundIn(settlement, { customerId, period, clauseId: clauseId ?? stored?.clause_id });
}

export function groundIn(
  settlement: SettlementInForce,
  { customerId, period, clauseId }: { readonly customerId: string; readonly period: Period; readonly clauseId?: string | undefined },
): Ground {
  const held = chosenCard(settlement.scorecards, clauseId);
  if (!held) throw no('no-scorecard');
  const card = cardFrom(held.rule);
  const length = lengthOf(period.key);
  const fits = length === card.every || (card.every === 'day' && length === 'month') || (card.every === 'term' && length === 'month');
  if (!fits) throw no('wrong-period', { example: EXAMPLES[card.every] });
  return { customerId, period, settlement, held, card, combined: card.every === 'day' && length === 'month' };
}

function periodOr(key: string, refusal: () => Error): Period {
  try {
    return periodNamed(key);
  } catch (error) {
    if (error instanceof RangeError) throw refusal();
    throw error;
  }
}

/** What was offered or stated stays with the version of the contract it was stated by. */
async function storedContract(db: Db | Tx, { customerId, key, clauseId }: { customerId: string; key: string; clauseId: string | undefined }) {
  const sheets = db
    .selectFrom('settlement.score_sheet')
    .select(['contract_key', 'contract_version', 'clause_id'])
    .where('customer_id', '=', customerId)
    .where('period', '=', key)
    .orderBy('offered_at', 'desc')
    .limit(1);
  return (clauseId === undefined ? sheets : sheets.where('clause_id', '=', clauseId)).executeTakeFirst();
}

export async function readSheet(db: Db | Tx, asked: Asked, now: Instant): Promise<Sheet> {
  const [sheet] = await readSheets(db, [await groundOf(db, asked, now)], now);
  return sheet as Sheet;
}

/** Sheets of several customers for the same period. */
export async function readSheets(db: Db | Tx, grounds: readonly Ground[], now: Instant): Promise<Sheet[]> {
  const [first] = grounds;
  if (!first) return [];
  const measured = await measureScores(db, new Map(grounds.map(({ customerId, held }) => [customerId, held.rule])), { period: first.period, now });
  const rows = await rowsOf(db, grounds);
  const deductions = Map.groupBy(
    await deductionsOf(
      db,
      rows.map(({ id }) => id),
    ),
    (one) => one.sheet_id,
  );
  return grounds.map((ground) => {
    const mine = rows.filter(
      (row) => row.customer_id === ground.customerId && row.contract_key === ground.settlement.contractKey && row.clause_id === ground.held.id,
    );
    return sheetOf(ground, { measured: measured.get(ground.customerId) as MeasuredCustomer, rows: mine, deductions });
  });
}

/** The sheet of the period and, of day cards, the sheets of its days. */
const rowsOf = (db: Db | Tx, grounds: readonly Ground[]): Promise<SheetRow[]> =>
  db
    .selectFrom('settlement.score_sheet')
    .selectAll()
    .where(
      'customer_id',
      'in',
      grounds.map(({ customerId }) => customerId),
    )
    .where((where) => {
      const key = grounds[0]?.period.key ?? '';
      const days = grounds.some(({ combined }) => combined) ? [where('period', 'like', `${key}-%`)] : [];
      return where.or([where('period', '=', key), ...days]);
    })
    .orderBy('period')
    .execute();

type Beside = {
  readonly measured: MeasuredCustomer;
  readonly rows: readonly SheetRow[];
  readonly deductions: ReadonlyMap<string, readonly DeductionRow[]>;
};

function sheetOf(ground: Ground, { measured, rows, deductions }: Beside): Sheet {
  const { card, combined, period } = ground;
  const scored = scoreOf(card, measured);
  const row = rows.find((one) => one.period === period.key);
  const days = combined ? daySheets(ground, { measured, rows, deductions }) : [];
  const month = combined ? combineDays(card, days) : { total: scored.total, losses: scored.items.flatMap(({ losses }) => losses) };
  return { ...ground, measured, scored, ...month, days, row, deductions: (row && deductions.get(row.id)) ?? [] };
}

/** Every delivery day: as the customer stated it, else by our records. A day without a delivery is no day of the sheet unless somebody stated it. */
function daySheets({ card }: Ground, { measured, rows, deductions }: Beside): DaySheet[] {
  const stated = new Map(rows.map((row) => [row.period, row]));
  const events = Map.groupBy(measured.occurrences, ({ occurredOn }) => occurredOn);
  const days = [...new Set([...measured.days, ...events.keys(), ...[...stated.keys()].filter((key) => key.length > 'YYYY-MM'.length)])].sort();
  return days.map((period): DaySheet => {
    const row = stated.get(period);
    if (row && row.state !== 'offered')
      return { period, state: row.state as 'stated', total: row.total_hundredths, losses: (deductions.get(row.id) ?? []).map(asLoss) };
    const { total, items } = scoreOf(card, { occurrences: events.get(period) ?? [], shares: new Map() });
    return { period, state: row ? 'offered' : 'open', total, losses: items.flatMap(({ losses }) => losses) };
  });
}

/** A deduction the customer stated for a day, as it stands after appeals. */
function asLoss(row: DeductionRow): Loss {
  const { itemId, hundredths, restored, veto } = asDeduction(row);
  const on = row.occurred_on ?? '';
  const subject = row.subject_type !== null && row.subject_id !== null ? { type: row.subject_type, id: row.subject_id } : null;
  const occurrence = {
    itemId: itemId ?? '',
    commitmentId: row.commitment_id,
    clauseId: null,
    subject,
    at: on === '' ? 0 : Date.parse(`${on}T00:00:00+08:00`),
    occurredOn: on,
    excused: false,
    positions: [],
  };
  return { itemId: itemId ?? '', occurrence: on === '' ? null : occurrence, hundredths: hundredths - restored, veto: veto && restored === 0 };
}

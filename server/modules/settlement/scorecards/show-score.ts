// A score as our people see it: today by our records, where it will end, what one more costs, what the customer stated.
import { idInRef } from '../../../kernel/actor.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { clausesFor } from '../../service-plans/public.ts';
import { customerNames, nameSubjects } from '../name-subjects.ts';
import { noCustomer } from '../refusals.ts';
import type { contract } from './contract.ts';
import { mayFinish, mayState } from './course.rules.ts';
import { type Forecast, forecast } from './forecast.rules.ts';
import { ownCustomer } from './own-customer.ts';
import { readSheet, type Sheet } from './read-sheet.ts';
import { oneMore, verdictOf } from './score.rules.ts';
import { type Card, type Loss, pointsOf, type ScoredItem, type Threshold } from './score.ts';
import { nameOf, ruleText, type ScoreState } from './score-words.ts';
import { type DeductionRow, textsOf } from './scorecards.store.ts';

type Shown = OutputOf<typeof contract.showScore>;
type Own = OutputOf<typeof contract.ownScore>;
type Names = ReadonlyMap<string, string>;

export async function showScore(call: Call, input: InputOf<typeof contract.showScore>): Promise<Shown> {
  const names = await customerNames(call.db, [input.customerId]);
  if (names.size === 0) throw noCustomer('no-such-customer');
  const sheet = await readSheet(call.db, input, call.now);
  const unwatched = await unwatchedOf(call, sheet);
  const subjects = await nameSubjects(call.db, subjectsOf(sheet));
  const { card, scored, row, measured } = sheet;
  return {
    ...headOf(call, sheet, names.get(input.customerId) ?? ''),
    computed: { total: pointsOf(sheet.total), verdict: verdictOf(card, sheet.total)?.verdict ?? null },
    items: scored.items.map((item) => itemOf(sheet, item, { subjects, unwatched })),
    offered: await offeredOf(call, sheet),
    stated: await statedOf(call, sheet),
    final: finalOf(sheet),
    deductions: await shownDeductions(call, sheet, subjects),
    reached: row ? await reachedOf(call, row.id) : [],
    forecast: measured.pace && !sheet.combined ? shownForecast(sheet, forecast(card, scored, measured.pace)) : null,
    days: sheet.days.map(({ period, total, state }) => ({ period, total: pointsOf(total), state })),
    can: canOf(call, sheet),
  };
}

export async function ownScore(call: Call, { period, clauseId }: InputOf<typeof contract.ownScore>): Promise<Own> {
  const customerId = ownCustomer(call, period);
  const sheet = await readSheet(call.db, { customerId, period, clauseId }, call.now);
  const names = await customerNames(call.db, [customerId]);
  const { row } = sheet;
  const subjects = await nameSubjects(call.db, sheet.deductions.flatMap(subjectOf));
  const stated = await statedOf(call, sheet);
  return {
    ...headOf(call, sheet, names.get(customerId) ?? ''),
    items: sheet.scored.items.map(({ item }) => ({
      ...itemHead(sheet.card, item),
      offered: row?.offered_at === null || row === undefined || row.state !== 'offered' ? null : offOf(sheet, item.id, false),
      stated: stated ? offOf(sheet, item.id, false) : null,
      standing: stated ? offOf(sheet, item.id, true) : null,
    })),
    offered: row?.offered_at == null ? null : { total: pointsOf(row.offered_hundredths ?? 0), at: iso(row.offered_at) },
    stated: stated ? withoutPerson(stated) : null,
    final: finalOf(sheet),
    deductions: await shownDeductions(call, sheet, subjects),
    can: { state: call.actor.can.has('settlement.state-scores') && mayState(stageOf(sheet, call.now)) },
  };
}

const withoutPerson = ({ person: _person, ...rest }: NonNullable<Shown['stated']>) => rest;

export const stateOf = ({ row }: Sheet): ScoreState => (row?.state as ScoreState | undefined) ?? 'open';
/** A day may be scored on the day itself, after its last delivery; everything longer when it is over. */
export const stageOf = (sheet: Sheet, now: number) => {
  const { period, card, combined } = sheet;
  const end = card.every === 'day' && !combined ? period.from : period.to;
  return { state: stateOf(sheet), over: end <= now };
};

function headOf(call: Call, sheet: Sheet, name: string) {
  const { customerId, period, row } = sheet;
  return {
    customer: { id: customerId, name },
    period: period.key,
    from: iso(period.from),
    to: iso(period.to),
    running: period.to > call.now,
    card: shownCard(sheet),
    state: stateOf(sheet),
    sheetId: row?.id ?? null,
  };
}

const shownCard = ({ settlement, held, card }: Sheet): Shown['card'] => ({
  contractKey: settlement.contractKey,
  contractVersion: settlement.version,
  clauseId: held.id,
  contractTitle: settlement.title,
  wording: held.wording,
  source: held.source,
  confirmed: held.confirmed,
  every: card.every,
  combine: card.combine,
  total: pointsOf(card.most),
  thresholds: card.thresholds.map(shownThreshold),
});

const or = (hundredths: number | null): number | null => (hundredths === null ? null : pointsOf(hundredths));
const shownThreshold = ({ atLeast, below, effects, ...rest }: Threshold): Shown['card']['thresholds'][number] => ({
  ...rest,
  atLeast: or(atLeast),
  below: or(below),
  effects: effects.map((effect) => ({ ...effect })),
});

const itemHead = (card: Card, item: Card['items'][number]) => ({
  itemId: item.id,
  name: item.name,
  weight: pointsOf(item.weight),
  cap: pointsOf(item.veto ? card.most : item.cap),
  veto: item.veto,
  rule: ruleText(item),
});

type Beside = { readonly subjects: Names; readonly unwatched: ReadonlySet<string> };

function itemOf(sheet: Sheet, scored: ScoredItem, { subjects, unwatched }: Beside): Shown['items'][number] {
  const { card, row } = sheet;
  const { item, losses, hundredths, share } = scored;
  const more = sheet.combined ? null : oneMore(card, sheet.scored, item.id);
  const stated = row !== undefined && row.state !== 'offered';
  return {
    ...itemHead(card, item),
    occurrences: losses.flatMap((loss) => shownOccurrence(loss, subjects)),
    deducted: pointsOf(hundredths),
    share,
    stated: stated ? offOf(sheet, item.id, false) : null,
    standing: stated ? offOf(sheet, item.id, true) : null,
    oneMore: more && { points: pointsOf(more.hundredths), score: pointsOf(more.total), verdict: verdictOf(card, more.total)?.verdict ?? null },
    unwatched: (sheet.held.rule.items.find(({ id }) => id === item.id)?.clauses ?? []).filter((id) => unwatched.has(id)),
  };
}

function shownOccurrence({ occurrence, hundredths }: Loss, subjects: Names): Shown['items'][number]['occurrences'] {
  if (!occurrence) return [];
  const { commitmentId, clauseId, subject, occurredOn, at, excused, positions } = occurrence;
  return [
    {
      ...{ commitmentId, clauseId, occurredOn, excused, positions: [...positions] },
      subject: subject && { ...subject, name: subjects.get(`${subject.type}:${subject.id}`) ?? null },
      at: iso(at),
      points: pointsOf(hundredths),
      counted: hundredths > 0,
    },
  ];
}

/** Points off an item by the sheet's deductions, to its cap; `standing`: after appeals. */
function offOf({ card, combined, deductions }: Sheet, itemId: string, standing: boolean): number {
  const mine = deductions.filter((one) => one.item_id === itemId);
  const off = mine.reduce((all, one) => all + one.hundredths - (standing ? one.restored_hundredths : 0), 0);
  const item = card.items.find(({ id }) => id === itemId);
  return pointsOf(combined || !item || item.veto ? off : Math.min(item.cap, off));
}

const subjectOf = ({ subject_type: type, subject_id: id }: DeductionRow) => (type !== null && id !== null ? [{ type, id }] : []);
const subjectsOf = ({ scored, deductions }: Sheet) => [
  ...scored.items.flatMap(({ losses }) => losses.flatMap(({ occurrence }) => occurrence?.subject ?? [])),
  ...deductions.flatMap(subjectOf),
];

async function shownDeductions(call: Call, { card, deductions }: Sheet, subjects: Names): Promise<Shown['deductions']> {
  const texts = await textsOf(
    call.db,
    deductions.map(({ id }) => id),
  );
  return deductions.map((row) => {
    const [subject] = subjectOf(row);
    return {
      deductionId: row.id,
      itemId: row.item_id,
      itemName: nameOf(card, row.item_id),
      points: pointsOf(row.hundredths),
      restored: pointsOf(row.restored_hundredths),
      veto: row.veto,
      source: row.source as 'facts',
      commitmentId: row.commitment_id,
      subject: subject ? { ...subject, name: subjects.get(`${subject.type}:${subject.id}`) ?? null } : null,
      occurredOn: row.occurred_on,
      text: texts.get(row.id) ?? null,
    };
  });
}
const UUID = /^[0-9a-f-]{36}$/;

async function personOf({ app, db }: Call, ref: string | null): Promise<{ ref: string; name: string }> {
  const id = idInRef(ref ?? '');
  const names = UUID.test(id) ? await app.identity.namesOf(db, [id]) : new Map<string, string>();
  return { ref: ref ?? '', name: names.get(id) ?? '' };
}

async function offeredOf(call: Call, { row }: Sheet): Promise<Shown['offered']> {
  if (row?.offered_at == null) return null;
  return { total: pointsOf(row.offered_hundredths ?? 0), at: iso(row.offered_at), by: await personOf(call, row.offered_by) };
}

async function statedOf(call: Call, { row }: Sheet): Promise<Shown['stated']> {
  if (row?.stated_at == null) return null;
  return {
    total: pointsOf(row.stated_hundredths ?? 0),
    at: iso(row.stated_at),
    by: row.stated_side as 'customer',
    person: await personOf(call, row.stated_by),
    grade: row.grade ?? '',
    paperFileIds: row.papers as string[],
    appealBy: row.appeal_by === null ? null : iso(row.appeal_by),
    appealOpen: row.state === 'stated' && (row.appeal_by === null || row.appeal_by > call.now),
  };
}

const finalOf = ({ row }: Sheet): Shown['final'] =>
  row?.final_at == null ? null : { total: pointsOf(row.total_hundredths), at: iso(row.final_at), verdict: row.verdict, inARow: row.in_a_row ?? 0 };

async function reachedOf({ db }: Call, sheetId: string): Promise<Shown['reached']> {
  const rows = await db.selectFrom('settlement.score_threshold').selectAll().where('sheet_id', '=', sheetId).orderBy('in_a_row').execute();
  return rows.map((row) => ({
    verdict: row.verdict,
    inARow: row.in_a_row,
    effects: row.effects as Record<string, unknown>[],
    at: iso(row.reached_at),
  }));
}

const FEW_DAYS = 5;

function shownForecast({ card, measured, scored }: Sheet, { low, likely, high, verdicts }: Forecast): Shown['forecast'] {
  const { daysSoFar = 0, daysLeft = 0 } = measured.pace ?? {};
  const occurrences = scored.items.flatMap(({ losses }) => losses).filter(({ occurrence }) => occurrence && !occurrence.excused).length;
  return {
    low: pointsOf(low),
    likely: pointsOf(likely),
    high: pointsOf(high),
    verdict: verdictOf(card, likely)?.verdict ?? null,
    verdicts: verdicts.map(({ verdict, chance }) => ({ verdict, percent: Math.round(chance * 100) })),
    basis: {
      ...{ daysSoFar, daysLeft, occurrences, few: daysSoFar < FEW_DAYS },
      text: {
        zh: `按本期已有的 ${daysSoFar} 个送货日（扣分事项 ${occurrences} 次）和此前 60 天的频率推算余下约 ${daysLeft} 个送货日；一票否决和按比例的项目不推算。`,
        en: `From ${daysSoFar} delivery days of this period (${occurrences} occurrences) and the 60 days before, for about ${daysLeft} days still to come; vetoes and shares are not projected.`,
      },
    },
  };
}

async function unwatchedOf(call: Call, { customerId, period }: Sheet): Promise<ReadonlySet<string>> {
  const { unwatched } = await clausesFor(call.db, customerId, Math.min(call.now, period.to - 1));
  return new Set(unwatched.map(({ id }) => id));
}

function canOf({ actor: { can }, now }: Call, sheet: Sheet): Shown['can'] {
  const stage = stageOf(sheet, now);
  return {
    offer: can.has('settlement.offer-scores') && mayState(stage),
    enter: can.has('settlement.enter-scores') && mayState(stage),
    enterWithoutPaper: can.has('settlement.enter-scores-unproved'),
    finish: can.has('settlement.finish-scores') && mayFinish(stage.state),
  };
}

// Offering our own reading, and the customer's word: on the portal, by the code on paper, or typed from the paper sheet by our clerk.
import { sql } from 'kysely';
import { actorRef } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Tx, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { customerNames } from '../name-subjects.ts';
import { noCustomer } from '../refusals.ts';
import { after, termsAt } from '../statements/terms.ts';
import type { contract } from './contract.ts';
import { mayState } from './course.rules.ts';
import { finishIfNothingToAppeal } from './finish-score.ts';
import { ownCustomer } from './own-customer.ts';
import { type Asked, readSheet, type Sheet } from './read-sheet.ts';
import { no } from './refusals.ts';
import { verdictOf } from './score.rules.ts';
import { pointsOf } from './score.ts';
import { keepTexts, textsOf } from './scorecards.store.ts';
import { stageOf } from './show-score.ts';
import { decideStatement, type Said, type Statement } from './state.rules.ts';
import { type Kept, tellOffered, tellStated, type When, withIds } from './tell-score.ts';

type Input<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Output<K extends keyof typeof contract> = OutputOf<(typeof contract)[K]>;

/** Locks the customer: a sheet is stated once, whoever comes at the same moment. */
async function sheetToState(unit: Unit, asked: Asked): Promise<Sheet> {
  await lockCustomer(unit.tx, asked.customerId);
  const sheet = await readSheet(unit.tx, asked, unit.now);
  const stage = stageOf(sheet, unit.now);
  if (!stage.over) throw no('period-not-over');
  if (!mayState(stage)) throw no('stated-already');
  return sheet;
}

async function lockCustomer(tx: Tx, customerId: string): Promise<void> {
  const { rows } = await sql`select from customers.customer where id = ${customerId} for no key update`.execute(tx);
  if (rows.length === 0) throw noCustomer('no-such-customer');
}

const groundsOf = ({ card, losses, combined }: Sheet) => ({ card, losses, capped: !combined });

/** Our records as they are, where nothing else was said. */
const ownReading = (sheet: Sheet): Statement => decideStatement({ total: pointsOf(sheet.total), items: [] }, groundsOf(sheet));

async function keep(unit: Unit, statement: Statement): Promise<Kept> {
  const kept = withIds(statement);
  const texts = kept.deductions.flatMap(({ deductionId, text }) => (text === null ? [] : [{ deductionId, body: text }]));
  await keepTexts(unit, actorRef(unit.actor), texts);
  return kept;
}

export async function offerScore(call: Call, input: Input<'offerScore'>): Promise<Output<'offerScore'>> {
  return call.write(async (unit) => {
    const sheet = await sheetToState(unit, input);
    const said = input.items.length > 0 || input.total !== undefined;
    const kept = await keep(unit, said ? decideStatement(input, groundsOf(sheet)) : ownReading(sheet));
    const sheetId = sheet.row?.id ?? newId();
    await unit.record([tellOffered(sheet, { sheetId, kept, when: { occurredAt: unit.now, grade: 'B' } })]);
    await unit.app.messaging.notify(unit, {
      key: `score-offered ${sheetId} ${iso(unit.now)}`,
      to: [{ role: 'customer-purchaser', customerId: input.customerId }],
      template: 'settlement.score-offered',
      params: { period: sheet.period.key, total: String(pointsOf(kept.total)) },
      about: { type: 'score-sheet', id: sheetId },
    });
    announce(unit, input.customerId);
    return { sheetId, total: pointsOf(kept.total) };
  });
}

export async function enterScore(call: Call, input: Input<'enterScore'>): Promise<Output<'enterScore'>> {
  const proved = input.paperFileIds.length > 0;
  if (!proved && !call.actor.can.has('settlement.enter-scores-unproved')) throw no('paper-needed', {}, [AT_PAPER]);
  return call.write((unit) => state(unit, input, { by: 'staff', when: { occurredAt: unit.now, grade: proved ? 'C' : 'D' } }));
}
const AT_PAPER = { path: 'paperFileIds', text: { zh: '纸质评分表照片', en: 'Photo of the paper sheet' } };

export async function stateScore(call: Call, input: Input<'stateScore'>): Promise<Output<'stateScore'>> {
  const customerId = ownCustomer(call, input.period);
  return call.write((unit) => state(unit, { ...input, customerId }, { by: 'customer', when: { occurredAt: unit.now, grade: 'A' } }));
}

type Stating = Asked & Said & { readonly asOffered?: boolean; readonly paperFileIds: readonly string[] };

async function state(
  unit: Unit,
  input: Stating,
  { by, when }: { readonly by: 'customer' | 'staff'; readonly when: When },
): Promise<Output<'stateScore'>> {
  const sheet = await sheetToState(unit, input);
  const { customerId } = input;
  const sheetId = sheet.row?.id ?? newId();
  const kept = await keep(unit, input.asOffered ? await asOffered(unit.tx, sheet) : decideStatement(input, groundsOf(sheet)));
  const papers = await attachPapers(unit, { customerId, sheetId, fileIds: input.paperFileIds });
  const { contractKey, version } = sheet.settlement;
  const terms = await termsAt(unit.tx, { contractKey, version, on: shanghaiDate(unit.now) });
  const appealBy = await after(unit.tx, unit.now, terms.appealWithin);
  await unit.record([tellStated(sheet, { sheetId, kept, when, by, papers, appealBy })]);
  const finished = await finishIfNothingToAppeal(unit, sheetId);
  const verdict = verdictOf(sheet.card, kept.total)?.verdict ?? null;
  if (!finished) await tellStaff(unit, sheet, { sheetId, total: pointsOf(kept.total), verdict, appealBy: iso(appealBy) });
  announce(unit, customerId);
  return { sheetId, total: pointsOf(kept.total), verdict, appealBy: iso(appealBy) };
}

async function asOffered(tx: Tx, { row, deductions }: Sheet): Promise<Statement> {
  if (row?.state !== 'offered') throw no('not-offered');
  const texts = await textsOf(
    tx,
    deductions.map(({ id }) => id),
  );
  return {
    total: row.total_hundredths,
    deductions: deductions.map((one) => ({
      itemId: one.item_id,
      hundredths: one.hundredths,
      veto: one.veto,
      source: one.source as 'facts',
      commitmentId: one.commitment_id,
      subject: one.subject_type !== null && one.subject_id !== null ? { type: one.subject_type, id: one.subject_id } : null,
      occurredOn: one.occurred_on,
      text: texts.get(one.id) ?? null,
    })),
  };
}

type Papers = { readonly customerId: string; readonly sheetId: string; readonly fileIds: readonly string[] };

async function attachPapers(unit: Unit, { customerId, sheetId, fileIds }: Papers) {
  if (fileIds.length === 0) return [];
  const subject = { type: 'score-sheet', id: sheetId };
  const mark = { person: unit.actor.name, takenAt: iso(unit.now) };
  const attached = await unit.app.files.attachAll(unit, fileIds, { subject, customerId, visibility: 'customer', mark });
  return fileIds.map((fileId) => ({ fileId, sha256: attached.get(fileId)?.sha256 ?? '' }));
}

type Told = { readonly sheetId: string; readonly total: number; readonly verdict: string | null; readonly appealBy: string };

async function tellStaff(unit: Unit, { customerId, period }: Sheet, { sheetId, total, verdict, appealBy }: Told): Promise<void> {
  const names = await customerNames(unit.tx, [customerId]);
  await unit.app.messaging.notify(unit, {
    key: `score-stated ${sheetId}`,
    to: [{ role: 'after-sales-manager' }, { role: 'project-manager' }],
    template: 'settlement.score-stated',
    params: { customer: names.get(customerId) ?? '', period: period.key, total: String(total), verdict: verdict ?? '—', appealBy },
    about: { type: 'score-sheet', id: sheetId },
  });
}

export function announce(unit: Unit, customerId: string): void {
  unit.announce('settlement');
  unit.announce(`settlement:${customerId}`);
}

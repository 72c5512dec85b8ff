// Sending freezes an edition and closes the month of the account; until the customer has confirmed it may be taken back for a new one.
import { boundCustomer } from '../../../kernel/actor.ts';
import { circumstances } from '../../../kernel/grade.ts';
import { yuan } from '../../../kernel/money.ts';
import { DAY, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { closeMonthInUnit } from '../../claims/public.ts';
import type { contract } from './contract.ts';
import { inWords, keepDrawn, reckon } from './draw.ts';
import { freezeEdition } from './edition.store.ts';
import * as tell from './facts.ts';
import { monthEnd } from './gather.ts';
import { no } from './refusals.ts';
import type { StatementState } from './statement.ts';
import type { StatementRow } from './statements.store.ts';
import { after, dayAfter, termsAt } from './terms.ts';
import { aboutOf, loadStatement } from './visible.ts';
import { keepWord } from './words.store.ts';

type Acted = OutputOf<typeof contract.sendStatement>;
const acted = (row: StatementRow, state: StatementState, edition = row.edition): Acted => ({ statementId: row.id, state, edition });
export const announce = (unit: Unit, { id, customer_id }: Pick<StatementRow, 'id' | 'customer_id'>): void => {
  unit.announce('statements');
  unit.announce(`statement:${id}`);
  unit.announce(`account:${customer_id}`);
};

/** Bookings under way are waited for and the month is closed first: what is then reckoned is all there is. */
export const sendStatement = (call: Call, { statementId, sha256 }: InputOf<typeof contract.sendStatement>): Promise<Acted> =>
  call.write(async (unit) => {
    const row = await loadStatement(unit, statementId);
    if (row.state !== 'draft') throw no('statement-not-draft', inWords(row));
    const about = aboutOf(row);
    if (unit.now < monthEnd(about.month)) throw no('month-not-over', { month: about.month });
    await closeMonthInUnit(unit, about);
    const { lines, terms, sha256: now } = await reckon(unit.tx, about, unit.now);
    if (now !== row.sha256 || sha256 !== now) throw no('statement-changed', { number: row.number });
    const unpriced = lines.filter(({ amountFen }) => amountFen === null);
    if (unpriced.length > 0) throw no('lines-unpriced', { count: unpriced.length, example: unpriced[0]?.title.zh ?? '' });
    const confirmBy = iso(await after(unit.tx, unit.now, terms.confirmWithin));
    const sent = { ...about, edition: row.edition, sha256: now, totalFen: row.total_fen, confirmBy };
    await unit.record([tell.statementSent.tell(sent, circumstances(unit.actor, unit.now))]);
    await freezeEdition(unit.tx, { statementId, edition: row.edition }, unit.now);
    await unit.app.messaging.notify(unit, {
      key: `statement ${statementId} ${row.edition}`,
      to: [{ role: 'customer-purchaser', customerId: row.customer_id }],
      template: 'settlement.statement-sent',
      params: { month: about.month, total: yuan(row.total_fen), by: shanghaiDate(Date.parse(confirmBy)) },
      about: { type: 'statement', id: statementId },
    });
    announce(unit, row);
    return acted(row, 'sent');
  });

/** The next edition is drawn at once: what is frozen stays to be read. */
export async function reviseInUnit(unit: Unit, row: StatementRow, bodyHash: string | null): Promise<Acted> {
  const about = aboutOf(row);
  const edition = row.edition + 1;
  await unit.record([tell.statementRevised.tell({ ...about, edition, bodyHash }, circumstances(unit.actor, unit.now))]);
  await keepDrawn(unit, { ...about, row, edition }, await reckon(unit.tx, about, unit.now));
  announce(unit, row);
  return acted(row, 'draft', edition);
}

export const reviseStatement = (call: Call, { statementId, body }: InputOf<typeof contract.reviseStatement>): Promise<Acted> =>
  call.write(async (unit) => {
    const row = await loadStatement(unit, statementId);
    if (row.state !== 'sent') throw no('statement-not-sent', inWords(row));
    const { bodyHash } = await keepWord(unit, { statementId, key: null, body });
    return reviseInUnit(unit, row, bodyHash);
  });

type Confirmation = {
  readonly sha256: string;
  readonly via: 'portal' | 'paper';
  readonly paperSha256: string | null;
  readonly at: ReturnType<typeof circumstances>;
};

async function confirmInUnit(unit: Unit, row: StatementRow, { sha256, via, paperSha256, at }: Confirmation): Promise<void> {
  if (row.state !== 'sent') throw no('statement-not-sent', inWords(row));
  if (row.sha256 !== sha256) throw no('statement-changed', { number: row.number });
  if (row.disputes > 0) throw no('disputes-open', { count: row.disputes });
  const about = aboutOf(row);
  const on = shanghaiDate(at.occurredAt);
  const terms = await termsAt(unit.tx, { contractKey: row.contract_key, version: row.contract_version, on: row.month });
  const dueOn = terms.dueFrom === 'confirmation' ? await dayAfter(unit.tx, on, terms.dueWithin) : null;
  const confirmed = { ...about, edition: row.edition, sha256, totalFen: row.total_fen, via, paperSha256, dueOn };
  await unit.record([tell.statementConfirmed.tell(confirmed, at)]);
  announce(unit, row);
}

export const confirmMyStatement = (
  call: Call,
  { statementId, sha256 }: InputOf<typeof contract.confirmMyStatement>,
): Promise<OutputOf<typeof contract.confirmMyStatement>> =>
  call.write(async (unit) => {
    const row = await loadStatement(unit, statementId);
    await confirmInUnit(unit, row, { sha256, via: 'portal', paperSha256: null, at: circumstances(unit.actor, unit.now) });
    return { statementId, state: 'confirmed' };
  });

/** Typed in by ours: with the photo of the stamped paper, or by somebody who may enter without proof. */
export const recordConfirmation = (call: Call, input: InputOf<typeof contract.recordConfirmation>): Promise<Acted> =>
  call.write(async (unit) => {
    const { statementId, sha256, fileId, confirmedAt } = input;
    const row = await loadStatement(unit, statementId);
    const occurredAt = confirmedAt === undefined ? unit.now : Date.parse(confirmedAt);
    const at = byPaper(unit, occurredAt, fileId !== null);
    const paper = fileId === null ? null : await hang(unit, row, fileId);
    await confirmInUnit(unit, row, { sha256, via: 'paper', paperSha256: paper, at });
    if (fileId !== null && paper !== null && !(await stampedBy(unit, { statementId, side: 'customer', fileId })))
      await unit.record([tell.statementStamped.tell({ ...aboutOf(row), side: 'customer', fileId, sha256: paper }, at)]);
    return acted(row, 'confirmed');
  });

/** What the customer said on paper is never better than its photo, however soon it is typed in. */
function byPaper(unit: Unit, occurredAt: number, proof: boolean) {
  const { grade: _ours, occurredAt: at } = circumstances(unit.actor, unit.now, { occurredAt, proof: true });
  if (proof) return { occurredAt: at, grade: 'C' as const };
  const { grade } = circumstances(unit.actor, unit.now, { occurredAt: Math.min(at, unit.now - DAY), proof: false });
  return { occurredAt: at, grade };
}

async function hang(unit: Unit, row: StatementRow, fileId: string): Promise<string> {
  const { sha256 } = await unit.app.files.attach(unit, fileId, {
    subject: { type: 'statement', id: row.id },
    customerId: row.customer_id,
    visibility: 'customer',
    mark: { person: unit.actor.name, takenAt: iso(unit.now) },
  });
  return sha256;
}

type Stamp = { readonly statementId: string; readonly side: 'ours' | 'customer'; readonly fileId: string };
async function stampedBy(unit: Unit, { statementId, side, fileId }: Stamp): Promise<boolean> {
  const query = unit.tx.selectFrom('settlement.stamp').select('file_id').where('statement_id', '=', statementId).where('side', '=', side);
  return (await query.where('file_id', '=', fileId).executeTakeFirst()) !== undefined;
}

async function stampInUnit(unit: Unit, stamp: Stamp): Promise<StatementRow> {
  const row = await loadStatement(unit, stamp.statementId);
  if (row.state === 'draft') throw no('statement-not-sent', inWords(row));
  if (await stampedBy(unit, stamp)) throw no('stamped-already');
  const sha256 = await hang(unit, row, stamp.fileId);
  const { side, fileId } = stamp;
  await unit.record([tell.statementStamped.tell({ ...aboutOf(row), side, fileId, sha256 }, circumstances(unit.actor, unit.now))]);
  announce(unit, row);
  return row;
}

export const stampStatement = (call: Call, input: InputOf<typeof contract.stampStatement>): Promise<Acted> =>
  call.write(async (unit) => {
    const row = await stampInUnit(unit, input);
    return acted(row, row.state as StatementState);
  });

export const stampMyStatement = (call: Call, input: InputOf<typeof contract.stampMyStatement>): Promise<OutputOf<typeof contract.stampMyStatement>> =>
  call.write(async (unit) => {
    const side = boundCustomer(unit.actor) === undefined ? 'ours' : 'customer';
    const row = await stampInUnit(unit, { ...input, side });
    return { statementId: row.id, state: row.state as StatementState };
  });

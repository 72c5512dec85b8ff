// What both sides say of single lines: confirmed, disputed, discussed, settled.
import { boundCustomer } from '../../../kernel/actor.ts';
import { circumstances } from '../../../kernel/grade.ts';
import { newId } from '../../../kernel/id.ts';
import { yuan } from '../../../kernel/money.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { drawInUnit, inWords } from './draw.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';
import { announce, reviseInUnit } from './send.ts';
import type { DisputeOutcome, LineKind, StatementState } from './statement.ts';
import type { StatementRow } from './statements.store.ts';
import { aboutOf, loadStatement, shownEdition } from './visible.ts';
import { keepWord, sideOf } from './words.store.ts';

type OnLine = { readonly statementId: string; readonly key: string };
type Loaded = {
  readonly row: StatementRow;
  readonly line: { readonly key: string; readonly kind: LineKind; readonly title: Text; readonly amountFen: number };
};

async function loadLine(unit: Unit, { statementId, key }: OnLine): Promise<Loaded> {
  const row = await loadStatement(unit, statementId);
  const line = await unit.tx
    .selectFrom('settlement.statement_line')
    .select(['key', 'kind', 'title', 'amount_fen'])
    .where('statement_id', '=', statementId)
    .where('edition', '=', shownEdition(unit.actor, row))
    .where('key', '=', key)
    .executeTakeFirst();
  if (!line) throw no('no-such-line');
  return { row, line: { key, kind: line.kind as LineKind, title: line.title as unknown as Text, amountFen: line.amount_fen ?? 0 } };
}

const openDispute = async ({ tx }: Unit, { statementId, key }: OnLine): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('settlement.dispute')
      .select('id')
      .where('statement_id', '=', statementId)
      .where('key', '=', key)
      .where('outcome', 'is', null)
      .executeTakeFirst()
  )?.id;

const mustBeSent = (row: StatementRow): void => {
  if (row.state !== 'sent') throw no('statement-not-sent', inWords(row));
};
const here = (unit: Unit) => circumstances(unit.actor, unit.now);

type Answered = OutputOf<typeof contract.confirmStatementLine>;

/** Who confirms what he disputed takes it back. */
export const confirmLine = (call: Call, input: InputOf<typeof contract.confirmStatementLine>): Promise<Answered> =>
  call.write(async (unit) => {
    const { row, line } = await loadLine(unit, input);
    mustBeSent(row);
    const disputeId = await openDispute(unit, input);
    const { key } = line;
    const about = aboutOf(row);
    const back = { ...about, key, outcome: 'withdrawn' as const, deltaFen: 0, bodyHash: null };
    await unit.record([
      ...(disputeId === undefined ? [] : [tell.disputeSettled.tell({ ...back, disputeId }, here(unit))]),
      tell.lineConfirmed.tell({ ...about, key, amountFen: line.amountFen }, here(unit)),
    ]);
    announce(unit, row);
    return { key, state: 'confirmed' };
  });

const OURS = ['finance-clerk', 'project-manager'] as const;

export const disputeLine = (call: Call, input: InputOf<typeof contract.disputeStatementLine>): Promise<Answered> =>
  call.write(async (unit) => {
    const { row, line } = await loadLine(unit, input);
    mustBeSent(row);
    if (await openDispute(unit, input)) throw no('disputed-already');
    const { bodyHash } = await keepWord(unit, input);
    const disputeId = newId(unit.now);
    await unit.record([tell.lineDisputed.tell({ ...aboutOf(row), key: line.key, disputeId, amountFen: line.amountFen, bodyHash }, here(unit))]);
    await unit.app.messaging.notify(unit, {
      key: `dispute ${disputeId}`,
      to: OURS.map((role) => ({ role })),
      template: 'settlement.line-disputed',
      params: { number: row.number, line: line.title.zh, amount: yuan(line.amountFen) },
      about: { type: 'statement', id: row.id },
    });
    announce(unit, row);
    return { key: line.key, state: 'disputed' };
  });

/** Also while a new edition is being drawn: nobody has to hold their tongue. */
export const writeOnLine = (call: Call, input: InputOf<typeof contract.writeOnLine>): Promise<OutputOf<typeof contract.writeOnLine>> =>
  call.write(async (unit) => {
    const { row, line } = await loadLine(unit, input);
    if (row.state === 'draft' && row.edition === 1) throw no('statement-not-sent', inWords(row));
    const { wordId, bodyHash } = await keepWord(unit, input);
    const side = sideOf(unit);
    await unit.record([tell.lineDiscussed.tell({ ...aboutOf(row), key: line.key, side, wordId, bodyHash }, here(unit))]);
    await tellOtherSide(unit, row, { line, wordId });
    announce(unit, row);
    return { wordId };
  });

async function tellOtherSide(unit: Unit, row: StatementRow, { line, wordId }: Pick<Loaded, 'line'> & { readonly wordId: string }): Promise<void> {
  const theirs = boundCustomer(unit.actor) !== undefined;
  await unit.app.messaging.notify(unit, {
    key: `statement word ${wordId}`,
    to: theirs ? OURS.map((role) => ({ role })) : [{ role: 'customer-purchaser', customerId: row.customer_id }],
    template: theirs ? 'settlement.line-written' : 'settlement.line-answered',
    params: { number: row.number, month: row.month.slice(0, 7), line: line.title.zh, amount: yuan(line.amountFen) },
    about: { type: 'statement', id: row.id },
  });
}

/** A changed amount stands as a line of its own, on a new edition that is drawn at once. */
export const settleDispute = (call: Call, input: InputOf<typeof contract.settleDispute>): Promise<OutputOf<typeof contract.settleDispute>> =>
  call.write(async (unit) => {
    const { row, line } = await loadLine(unit, input);
    if (row.state === 'confirmed') throw no('statement-confirmed', inWords(row));
    const disputeId = await openDispute(unit, input);
    if (disputeId === undefined) throw no('no-dispute');
    const deltaFen = decideDelta(line, input);
    const { bodyHash } = await keepWord(unit, input);
    const outcome: DisputeOutcome = input.outcome;
    await unit.record([tell.disputeSettled.tell({ ...aboutOf(row), key: line.key, disputeId, outcome, deltaFen, bodyHash }, here(unit))]);
    await tellOtherSide(unit, row, { line, wordId: disputeId });
    announce(unit, row);
    if (outcome === 'changed' && row.state === 'sent') return reviseInUnit(unit, row, bodyHash);
    if (outcome === 'changed') await drawInUnit(unit, aboutOf(row));
    return { statementId: row.id, state: row.state as StatementState, edition: row.edition };
  });

/** Goods are never lowered below nothing: what more is asked is a claim. */
function decideDelta({ kind, amountFen }: Loaded['line'], { outcome, deltaFen }: InputOf<typeof contract.settleDispute>): number {
  if (outcome === 'kept') return 0;
  if (deltaFen === 0) throw no('settled-by-nothing');
  if (kind === 'goods' && amountFen + deltaFen < 0) throw no('settled-above-line', { most: yuan(amountFen), asked: yuan(-deltaFen) });
  return deltaFen;
}

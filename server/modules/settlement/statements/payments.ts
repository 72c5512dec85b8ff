// Invoices and payments of confirmed statements. Where the total is negative we owe: then a payment is ours to the customer.
import { circumstances } from '../../../kernel/grade.ts';
import { newId } from '../../../kernel/id.ts';
import { yuan } from '../../../kernel/money.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { inWords } from './draw.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';
import { announce } from './send.ts';
import type { StatementRow } from './statements.store.ts';
import { dayAfter, termsAt } from './terms.ts';
import { aboutOf, loadStatement } from './visible.ts';
import { keepReason } from './words.store.ts';

const here = (unit: Unit) => circumstances(unit.actor, unit.now);
const mustHaveCome = (on: string, now: number): void => {
  if (on > shanghaiDate(now)) throw no('day-to-come');
};
const mustBeConfirmed = (row: StatementRow): void => {
  if (row.state !== 'confirmed') throw no('not-confirmed-yet', inWords(row));
};
export const openOf = ({ total_fen, paid_fen }: Pick<StatementRow, 'total_fen' | 'paid_fen'>): number => Math.abs(total_fen) - paid_fen;

export const recordInvoice = (call: Call, input: InputOf<typeof contract.recordInvoice>): Promise<OutputOf<typeof contract.recordInvoice>> =>
  call.write(async (unit) => {
    const { statementId, number, issuedOn, amountFen } = input;
    const row = await loadStatement(unit, statementId);
    mustBeConfirmed(row);
    mustHaveCome(issuedOn, unit.now);
    const open = Math.max(0, row.total_fen) - row.invoiced_fen;
    if (amountFen > open) throw no('invoice-above', { open: yuan(open), asked: yuan(amountFen) });
    const twice = unit.tx.selectFrom('settlement.invoice').select('id').where('number', '=', number).where('voided_at', 'is', null);
    if (await twice.executeTakeFirst()) throw no('invoice-twice', { invoice: number });
    const dueOn = input.dueOn ?? (await dueAfter(unit, row, issuedOn));
    if (dueOn < issuedOn) throw no('due-before');
    const invoiceId = newId(unit.now);
    await unit.record([tell.invoiced.tell({ ...aboutOf(row), invoiceId, number, issuedOn, dueOn, amountFen }, here(unit))]);
    announce(unit, row);
    return { invoiceId, dueOn };
  });

/** By the terms of the statement: after the invoice, or after both confirmed (never before it is invoiced). */
async function dueAfter({ tx }: Unit, row: StatementRow, issuedOn: string): Promise<string> {
  if (row.due_on !== null) return row.due_on < issuedOn ? issuedOn : row.due_on;
  const terms = await termsAt(tx, { contractKey: row.contract_key, version: row.contract_version, on: row.month });
  return dayAfter(tx, issuedOn, terms.dueWithin);
}

export const voidInvoice = (call: Call, { invoiceId, body }: InputOf<typeof contract.voidInvoice>): Promise<OutputOf<typeof contract.voidInvoice>> =>
  call.write(async (unit) => {
    const load = () => unit.tx.selectFrom('settlement.invoice').selectAll().where('id', '=', invoiceId).executeTakeFirst();
    const known = await load();
    if (!known) throw no('no-such-invoice');
    const row = await loadStatement(unit, known.statement_id);
    if ((await load())?.voided_at !== null) throw no('voided-already');
    const bodyHash = await keepReason(unit, invoiceId, body);
    await unit.record([tell.invoiceVoided.tell({ ...aboutOf(row), invoiceId, bodyHash }, here(unit))]);
    announce(unit, row);
    return { invoiceId };
  });

export const recordPayment = (call: Call, input: InputOf<typeof contract.recordPayment>): Promise<OutputOf<typeof contract.recordPayment>> =>
  call.write(async (unit) => {
    const { statementId, amountFen, paidOn, body } = input;
    const row = await loadStatement(unit, statementId);
    mustBeConfirmed(row);
    mustHaveCome(paidOn, unit.now);
    const open = openOf(row);
    if (amountFen > open) throw no('payment-above-open', { open: yuan(open), asked: yuan(amountFen) });
    const paymentId = newId(unit.now);
    const bodyHash = await keepReason(unit, paymentId, body);
    await unit.record([tell.paymentRecorded.tell({ ...aboutOf(row), paymentId, amountFen, paidOn, bodyHash }, here(unit))]);
    announce(unit, row);
    return { paymentId, openFen: open - amountFen };
  });

export const withdrawPayment = (
  call: Call,
  { paymentId, body }: InputOf<typeof contract.withdrawPayment>,
): Promise<OutputOf<typeof contract.withdrawPayment>> =>
  call.write(async (unit) => {
    const load = () => unit.tx.selectFrom('settlement.payment').selectAll().where('id', '=', paymentId).executeTakeFirst();
    const known = await load();
    if (!known) throw no('no-such-payment');
    const row = await loadStatement(unit, known.statement_id);
    if ((await load())?.withdrawn_at !== null) throw no('withdrawn-already');
    const bodyHash = await keepReason(unit, paymentId, body);
    const { amount_fen: amountFen } = known;
    await unit.record([tell.paymentWithdrawn.tell({ ...aboutOf(row), paymentId, amountFen, bodyHash }, here(unit))]);
    announce(unit, row);
    return { paymentId, openFen: openOf(row) + amountFen };
  });

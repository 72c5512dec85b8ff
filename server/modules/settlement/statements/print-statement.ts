// A statement on paper and as a workbook, for ours and for the customer: each gets the edition they may see.
import { boundCustomer } from '../../../kernel/actor.ts';
import type { Call } from '../../../platform/app.ts';
import { monthLinkFor } from '../month-code/month-link.ts';
import { type DrawnStatement, drawStatement } from './draw-statement.ts';
import { lineRows } from './line-rows.ts';
import { showMyStatement, showStatement } from './show-statement.ts';
import { statementSheets } from './statement-sheets.ts';

type Asked = { readonly statementId: string };

/** As the reader may see it; refuses what they may not. */
export async function wholeStatement(call: Call, asked: Asked): Promise<DrawnStatement> {
  const shown = boundCustomer(call.actor) === undefined ? await showStatement(call, asked) : await showMyStatement(call, asked);
  const lines = await lineRows(call.db, { statementId: asked.statementId, edition: shown.edition });
  return { ...shown, company: call.app.companyName, lines };
}

const nameOf = ({ customer, month, number }: DrawnStatement, suffix: string): string => `${customer.name}-${month}-对账单-${number}.${suffix}`;
const file = (bytes: Buffer, name: string, type: string): File => new File([new Uint8Array(bytes)], name, { type });

export async function printStatement(call: Call, asked: Asked): Promise<File> {
  const statement = await wholeStatement(call, asked);
  const link = await linkOf(call, statement);
  const pdf = await call.app.documents.pdf(drawStatement({ ...statement, ...(link === undefined ? {} : { link }) }, call.now));
  return file(pdf, nameOf(statement, 'pdf'), 'application/pdf');
}

/** On what waits for the customer's answer: a code that opens the month without sign-in. Only our own prints carry one. */
async function linkOf(call: Call, { state, customer, month }: DrawnStatement): Promise<string | undefined> {
  if (state !== 'sent' || !call.actor.can.has('settlement.print-codes')) return undefined;
  return call.write((unit) => monthLinkFor(unit, { customerId: customer.id, month }));
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function exportStatement(call: Call, asked: Asked): Promise<File> {
  const statement = await wholeStatement(call, asked);
  return file(await call.app.documents.xlsx.write(statementSheets(statement)), nameOf(statement, 'xlsx'), XLSX);
}

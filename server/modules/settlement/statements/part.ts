// Statements (R17.3): what a month comes to, line by line, confirmed or disputed, stamped, invoiced and paid.
import { definePart } from '../../../platform/part.ts';
import { showAging } from './aging.ts';
import { confirmLine, disputeLine, settleDispute, writeOnLine } from './answer.ts';
import { addItem, priceLine, removeItem } from './by-hand.ts';
import { contract } from './contract.ts';
import { DRAW_JOB, drawAll, drawMonth, drawStatement } from './draw.ts';
import { listMyStatements, listStatements } from './list-statements.ts';
import { recordInvoice, recordPayment, voidInvoice, withdrawPayment } from './payments.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { confirmMyStatement, recordConfirmation, reviseStatement, sendStatement, stampMyStatement, stampStatement } from './send.ts';
import { listLines, listMyLines, showChanges, showMyStatement, showStatement, showThread } from './show-statement.ts';
import { templates } from './templates.ts';

export const statements = definePart({
  contract,
  handlers: {
    statements: listStatements,
    drawStatement,
    drawMonth,
    statement: showStatement,
    statementLines: listLines,
    statementChanges: showChanges,
    lineThread: showThread,
    sendStatement,
    reviseStatement,
    writeOnLine,
    settleDispute,
    recordConfirmation,
    stampStatement,
    priceLine,
    addItem,
    removeItem,
    recordInvoice,
    voidInvoice,
    recordPayment,
    withdrawPayment,
    aging: showAging,
    myStatements: listMyStatements,
    myStatement: showMyStatement,
    myStatementLines: listMyLines,
    myLineThread: showThread,
    confirmStatementLine: confirmLine,
    disputeStatementLine: disputeLine,
    writeOnMyLine: writeOnLine,
    confirmMyStatement,
    stampMyStatement,
  },
  permissions,
  refusals: [no],
  jobs: { [DRAW_JOB]: drawAll },
  templates,
});

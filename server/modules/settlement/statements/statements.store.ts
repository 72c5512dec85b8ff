// The only SQL that writes statements. `apply` is the only writer of life-cycle tables; lines of an edition stand beside, by their hash.
import { type Selectable, sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import type { SettlementStatement } from '../../../platform/database/schema.gen.ts';
import * as told from './facts.ts';

export type StatementRow = Selectable<SettlementStatement>;

const first = (month: string): string => `${month}-01`;
const at = (fact: Fact): string => iso(fact.occurredAt);

async function draw(tx: Tx, data: Data<typeof told.statementDrawn>, fact: Fact): Promise<void> {
  const drawn = {
    edition: data.edition,
    contract_key: data.contractKey,
    contract_version: data.contractVersion,
    sha256: data.sha256,
    lines: data.lines,
    notes: data.notes,
    unpriced: data.unpriced,
    goods_fen: data.goodsFen,
    claims_fen: data.claimsFen,
    penalties_fen: data.penaltiesFen,
    fees_fen: data.feesFen,
    items_fen: data.itemsFen,
    adjustments_fen: data.adjustmentsFen,
    rounding_fen: data.roundingFen,
    corrections_fen: data.correctionsFen,
    total_fen: data.totalFen,
    drawn_at: at(fact),
  };
  await tx
    .insertInto('settlement.statement')
    .values({ id: data.statementId, number: data.number, customer_id: data.customerId, month: first(data.month), state: 'draft', ...drawn })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(drawn))
    .execute();
}

const change = (tx: Tx, statementId: string, values: Partial<Record<keyof StatementRow, unknown>>) =>
  tx
    .updateTable('settlement.statement')
    .set(values as never)
    .where('id', '=', statementId)
    .execute();

const confirmLine = (tx: Tx, { statementId, key, amountFen }: Data<typeof told.lineConfirmed>, fact: Fact) =>
  tx
    .insertInto('settlement.line_confirmation')
    .values({ statement_id: statementId, key, amount_fen: amountFen, confirmed_at: at(fact) })
    .onConflict((conflict) => conflict.columns(['statement_id', 'key']).doUpdateSet({ amount_fen: amountFen, confirmed_at: at(fact) }))
    .execute();

async function dispute(
  tx: Tx,
  { statementId, customerId, month, key, disputeId, amountFen }: Data<typeof told.lineDisputed>,
  fact: Fact,
): Promise<void> {
  await tx
    .insertInto('settlement.dispute')
    .values({
      id: disputeId,
      statement_id: statementId,
      customer_id: customerId,
      month: first(month),
      key,
      amount_fen: amountFen,
      opened_at: at(fact),
    })
    .execute();
  await change(tx, statementId, { disputes: sql`disputes + 1` });
}

async function settle(tx: Tx, { statementId, disputeId, outcome, deltaFen }: Data<typeof told.disputeSettled>, fact: Fact): Promise<void> {
  await tx
    .updateTable('settlement.dispute')
    .set({ outcome, delta_fen: deltaFen, settled_at: at(fact) })
    .where('id', '=', disputeId)
    .execute();
  await change(tx, statementId, { disputes: sql`disputes - 1` });
}

const stamp = (tx: Tx, { statementId, side, fileId, sha256 }: Data<typeof told.statementStamped>, fact: Fact) =>
  tx
    .insertInto('settlement.stamp')
    .values({ statement_id: statementId, side, file_id: fileId, sha256, stamped_at: at(fact) })
    .execute();

const price = (tx: Tx, { noteLineId, noteId, customerId, fen, per }: Data<typeof told.linePriced>, fact: Fact) =>
  tx
    .insertInto('settlement.hand_price')
    .values({ note_line_id: noteLineId, note_id: noteId, customer_id: customerId, fen, per, priced_at: at(fact) })
    .onConflict((conflict) => conflict.column('note_line_id').doUpdateSet({ fen, per, priced_at: at(fact) }))
    .execute();

const addItem = (tx: Tx, { itemId, customerId, siteId, month, kind, amountFen }: Data<typeof told.itemAdded>, fact: Fact) =>
  tx
    .insertInto('settlement.item')
    .values({ id: itemId, customer_id: customerId, site_id: siteId, month: first(month), kind, amount_fen: amountFen, added_at: at(fact) })
    .execute();

async function invoice(
  tx: Tx,
  { invoiceId, statementId, customerId, number, issuedOn, dueOn, amountFen }: Data<typeof told.invoiced>,
): Promise<void> {
  await tx
    .insertInto('settlement.invoice')
    .values({ id: invoiceId, statement_id: statementId, customer_id: customerId, number, issued_on: issuedOn, due_on: dueOn, amount_fen: amountFen })
    .execute();
  await change(tx, statementId, { invoiced_fen: sql`invoiced_fen + ${amountFen}` });
}

async function voidInvoice(tx: Tx, { invoiceId, statementId }: Data<typeof told.invoiceVoided>, fact: Fact): Promise<void> {
  const voided = { voided_at: at(fact) };
  const row = await tx.updateTable('settlement.invoice').set(voided).where('id', '=', invoiceId).returning('amount_fen').executeTakeFirstOrThrow();
  await change(tx, statementId, { invoiced_fen: sql`invoiced_fen - ${row.amount_fen}` });
}

async function pay(tx: Tx, { paymentId, statementId, customerId, amountFen, paidOn }: Data<typeof told.paymentRecorded>): Promise<void> {
  await tx
    .insertInto('settlement.payment')
    .values({ id: paymentId, statement_id: statementId, customer_id: customerId, amount_fen: amountFen, paid_on: paidOn })
    .execute();
  await change(tx, statementId, { paid_fen: sql`paid_fen + ${amountFen}` });
}

async function unpay(tx: Tx, { paymentId, statementId, amountFen }: Data<typeof told.paymentWithdrawn>, fact: Fact): Promise<void> {
  await tx
    .updateTable('settlement.payment')
    .set({ withdrawn_at: at(fact) })
    .where('id', '=', paymentId)
    .execute();
  await change(tx, statementId, { paid_fen: sql`paid_fen - ${amountFen}` });
}

export const apply = Object.fromEntries([
  on(told.statementDrawn, draw),
  on(told.statementSent, (tx, { statementId, confirmBy }, fact) =>
    change(tx, statementId, { state: 'sent', sent_at: at(fact), sent_by: fact.actor, confirm_by: confirmBy }),
  ),
  on(told.statementRevised, (tx, { statementId, edition }) =>
    change(tx, statementId, { state: 'draft', edition, sent_at: null, sent_by: null, confirm_by: null }),
  ),
  on(told.lineConfirmed, confirmLine),
  on(told.lineDisputed, dispute),
  on(told.disputeSettled, settle),
  on(told.statementConfirmed, (tx, { statementId, via, dueOn }, fact) =>
    change(tx, statementId, { state: 'confirmed', confirmed_at: at(fact), confirmed_via: via, due_on: dueOn }),
  ),
  on(told.statementStamped, stamp),
  on(told.linePriced, price),
  on(told.itemAdded, addItem),
  on(told.itemRemoved, (tx, { itemId }, fact) =>
    tx
      .updateTable('settlement.item')
      .set({ removed_at: at(fact) })
      .where('id', '=', itemId)
      .execute(),
  ),
  on(told.invoiced, invoice),
  on(told.invoiceVoided, voidInvoice),
  on(told.paymentRecorded, pay),
  on(told.paymentWithdrawn, unpay),
]);

/** Parents first. */
export const rebuilds: readonly string[] = [
  'settlement.statement',
  'settlement.line_confirmation',
  'settlement.dispute',
  'settlement.stamp',
  'settlement.hand_price',
  'settlement.item',
  'settlement.invoice',
  'settlement.payment',
];

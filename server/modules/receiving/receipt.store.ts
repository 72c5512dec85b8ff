// The only SQL that writes receipts. Rebuilt from the journal.
import type { Selectable } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Tx, Unit } from '../../platform/app.ts';
import { type Data, on } from '../../platform/apply.ts';
import { drawNumber } from '../../platform/database/number-series.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import * as told from './facts.ts';

const open = (tx: Tx, { receiptId, number, supplierId, lineCount }: Data<typeof told.arrived>, { actor, occurredAt, recordedAt }: Fact) =>
  tx
    .insertInto('receiving.receipt')
    .values({
      id: receiptId,
      number,
      supplier_id: supplierId,
      line_count: lineCount,
      actor,
      occurred_at: iso(occurredAt),
      recorded_at: iso(recordedAt),
    })
    .execute();

const keep = (tx: Tx, data: Data<typeof told.checked>) =>
  tx
    .insertInto('receiving.line')
    .values({
      id: data.lineId,
      receipt_id: data.receiptId,
      line_no: data.lineNo,
      product_id: data.productId,
      result: data.result,
      unit: data.unit,
      amount: data.amount,
      quarantined: data.quarantined,
      refused: data.refused,
      refused_for: data.fault,
      gross: data.gross,
      tare: data.tare,
      pieces: data.pieces,
      supplier_lot: data.supplierLot,
      lot_id: data.lotId,
      continued: data.continued,
      origin: data.origin,
      produced_on: data.producedOn,
      expires_on: data.expiresOn,
      derived: data.derived,
      tenths_celsius: data.tenthsCelsius,
      checks: JSON.stringify(data.checks),
      found: data.found,
      overridden: data.overridden,
      complete: data.complete,
      store_id: data.storeId,
      photos: JSON.stringify(data.photos),
    })
    .execute();

const correct = (tx: Tx, { correctionId, lineId, lotId, difference, eventId }: Data<typeof told.corrected>, { actor, occurredAt }: Fact) =>
  tx
    .insertInto('receiving.correction')
    .values({ id: correctionId, line_id: lineId, lot_id: lotId, difference, event_id: eventId, actor, occurred_at: iso(occurredAt) })
    .execute();

export const apply = Object.fromEntries([on(told.arrived, open), on(told.checked, keep), on(told.corrected, correct)]);
export const rebuilds = ['receiving.receipt', 'receiving.line', 'receiving.correction'];

export type ReceiptRow = Selectable<DB['receiving.receipt']>;
export type LineRow = Selectable<DB['receiving.line']>;

/** `RK261122-000001`: day in Asia/Shanghai and a number that never repeats. */
export const nextNumber = (tx: Tx, now: Instant): Promise<string> => drawNumber(tx, { letters: 'RK', sequence: 'receiving.number', now });

export type WordsKind = 'remark' | 'override' | 'correction' | 'banned';
export type Words = { readonly aboutId: string; readonly kind: WordsKind; readonly body: string };

/** Empty ones are nothing. */
export async function keepWords({ tx, actor, now }: Unit, words: readonly Words[]): Promise<void> {
  const said = words.filter(({ body }) => body !== '');
  if (said.length === 0) return;
  await tx
    .insertInto('receiving.words')
    .values(
      said.map(({ aboutId, kind, body }) => ({
        about_id: aboutId,
        kind,
        body,
        author: `${actor.kind}:${actor.id}`,
        author_name: actor.name,
        recorded_at: iso(now),
      })),
    )
    .execute();
}

// Receipts and their lines as people see them.

import { sql } from 'kysely';
import { idInRef } from '../../kernel/actor.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import { lotsByIds } from '../lots/public.ts';
import { termsOf } from '../products/public.ts';
import { supplierNames } from '../suppliers/public.ts';
import type { contract } from './contract.ts';
import type { LineRow, ReceiptRow } from './receipt.store.ts';
import type { Fault, Result } from './receipt.ts';

export type Shown = OutputOf<typeof contract.list>['items'][number];
export type ShownLine = Shown['lines'][number];
export type ShownRow = { readonly shown: Shown; readonly lines: readonly LineRow[] };

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

export async function shownOf({ app, db, now }: Pick<Call, 'app' | 'db' | 'now'>, rows: readonly ReceiptRow[]): Promise<ShownRow[]> {
  const ids = rows.map(({ id }) => id);
  const lines = await linesOf(db, ids);
  const [suppliers, { byId }, lots, corrected, people] = await Promise.all([
    supplierNames(db, unique(rows.map(({ supplier_id }) => supplier_id))),
    termsOf(db, { ids: unique(lines.map(({ product_id }) => product_id)), on: shanghaiDate(now) }),
    lotsByIds(
      db,
      lines.flatMap(({ lot_id }) => lot_id ?? []),
    ),
    correctedOf(db, ids),
    peopleOf(
      app,
      rows.map(({ actor }) => actor),
    ),
  ]);
  return rows.map((row) => {
    const own = lines.filter(({ receipt_id }) => receipt_id === row.id);
    const shown = own.map((line): ShownLine => {
      const terms = byId.get(line.product_id);
      const lot = line.lot_id === null ? undefined : lots.get(line.lot_id);
      return {
        ...plain(line),
        product: { id: line.product_id, code: terms?.code ?? '', name: terms?.name ?? '—', spec: terms?.spec ?? '' },
        lot: lot ? { id: lot.id, number: lot.number, dayLot: lot.dayLot } : null,
        corrected: corrected.get(line.id) ?? 0,
      };
    });
    const arrived = { id: row.supplier_id, name: suppliers.get(row.supplier_id) ?? '' };
    return {
      lines: own,
      shown: {
        id: row.id,
        number: row.number,
        supplier: arrived,
        arrivedAt: iso(row.occurred_at),
        by: people(row.actor),
        lineCount: row.line_count,
        refused: own.filter(({ result }) => result === 'refused').length,
        incomplete: own.filter(({ complete, result }) => !complete && result !== 'refused').length,
        lines: shown,
      },
    };
  });
}

const plain = (line: LineRow) => ({
  id: line.id,
  lineNo: line.line_no,
  result: line.result as Result,
  unit: line.unit as UnitCode,
  amount: line.amount,
  quarantined: line.quarantined,
  refused: line.refused,
  fault: line.refused_for as Fault | null,
  gross: line.gross,
  tare: line.tare,
  pieces: line.pieces,
  supplierLot: line.supplier_lot,
  continued: line.continued,
  origin: line.origin,
  producedOn: line.produced_on,
  expiresOn: line.expires_on,
  derived: line.derived as ShownLine['derived'],
  tenthsCelsius: line.tenths_celsius,
  complete: line.complete,
});

const linesOf = async (db: Db, receiptIds: readonly string[]): Promise<LineRow[]> =>
  receiptIds.length === 0
    ? []
    : db.selectFrom('receiving.line').selectAll().where('receipt_id', 'in', receiptIds).orderBy('receipt_id').orderBy('line_no').execute();

async function correctedOf(db: Db, receiptIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; sum: number }>`
    select c.line_id as id, sum(c.difference)::bigint as sum from receiving.correction c join receiving.line l on l.id = c.line_id
    where l.receipt_id = any(${[...receiptIds]}::uuid[]) group by c.line_id`.execute(db);
  return new Map(rows.map(({ id, sum }) => [id, sum]));
}

/** By the reference that facts keep (`staff:<id>`). */
export async function peopleOf({ db, identity }: Pick<Call['app'], 'db' | 'identity'>, refs: readonly string[]): Promise<(ref: string) => string> {
  const ids = unique(refs.map(idInRef)).filter((id) => id.includes('-'));
  const names = ids.length === 0 ? new Map<string, string>() : await identity.namesOf(db, ids);
  return (ref) => names.get(idInRef(ref)) ?? '';
}

// Labels of goods that come back: one for each parcel, with a code that the warehouse scans. Unsafe goods say so in letters that cannot be missed.
import { sql } from 'kysely';
import { showQuantity } from '../../../kernel/quantity.ts';
import { shanghaiTime } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { type Piece, qrAt, rule, type SheetSize, words } from '../../../platform/documents/public.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { type ParcelRow, parcelRows } from './parcel-row.ts';
import { no } from './refusals.ts';

const SIZES: Readonly<Record<'60x40' | '70x50', SheetSize>> = { '60x40': { width: 60, height: 40 }, '70x50': { width: 70, height: 50 } };
/** Label printers do not reach the edge. */
const EDGE = 2;
const QR = 17;
const STEP = 4.1;

export async function printParcelLabels(call: Call, { pickupId, size }: InputOf<typeof contract.parcelLabels>): Promise<File> {
  const rows = await parcelRows(call, sql`p.pickup_id = ${pickupId} and p.state <> 'called-off' order by p.number`);
  const [first] = rows;
  if (!first) throw no('pickup-not-found');
  const sheets = rows.map((row) => drawLabel(row, SIZES[size]));
  const bytes = await call.app.documents.sheets({ title: `退货标签 ${first.claimNumber}`, size: SIZES[size], sheets, at: call.now });
  return new File([new Uint8Array(bytes)], `${first.claimNumber}-退货标签.pdf`, { type: 'application/pdf' });
}

export function drawLabel(row: ParcelRow, { width, height }: SheetSize): Piece[] {
  const inner = width - 2 * EDGE;
  const big = width === 60 ? 14 : 17;
  const from = big * 0.5 + 7;
  const amount = row.received ?? row.collected ?? row.expected;
  const facts = [
    `${row.site.name}　${row.deliveryOn}`,
    `批次 ${row.lotNumber ?? '—'}`,
    `数量 ${showQuantity({ amount, unit: row.unit })}`,
    `取回 ${row.collectedAt === null ? '________' : shanghaiTime(Date.parse(row.collectedAt))}`,
  ];
  return [
    words({ x: EDGE, y: 1, width: inner }, row.unsafe ? '退货 · 禁止销售' : '退货 · 待检', { size: big, bold: true }),
    words({ x: EDGE, y: big * 0.5 + 1.6, width: inner }, row.product, { bold: true }),
    rule({ x: EDGE, y: from - 0.3, width: inner }),
    ...facts.map((fact, at) => words({ x: EDGE, y: from + at * STEP, width: inner - QR - 1 }, fact, { bold: at === 1 })),
    words({ x: EDGE, y: height - 5, width: inner }, `${row.number}　${row.claimNumber}`, { bold: true }),
    qrAt({ x: width - EDGE - QR, y: from + 0.8, width: QR }, row.number),
  ];
}

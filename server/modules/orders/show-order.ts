// Everything about one order: for the office, and for the kitchen it belongs to.

import type { Grade } from '../../kernel/fact.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { factsOf } from '../../platform/journal/read.ts';
import { timelineOf } from '../../platform/journal/timeline.ts';
import type { contract } from './contract.ts';
import { facts } from './facts.ts';
import type { Found } from './findings.ts';
import { confirmationText } from './messages.ts';
import { can } from './order.rules.ts';
import { type LineRow, linesOf, type OrderRow, type ShortageRow, shortagesOf, toOrder, visibleTo, type WordsKind } from './order.store.ts';
import type { Checks, Offer, ShortageOutcome, ShortageReason, Talk } from './order.ts';
import { rowsOf } from './order-row.ts';
import { showFound } from './receive-order.ts';
import { no } from './refusals.ts';

type Office = OutputOf<typeof contract.show>;
type Kitchen = OutputOf<typeof contract.myOrder>;
type Full = Kitchen & Pick<Office, 'overrideReason'>;

/** The subject is named by promises too; the page tells the order's own course. */
const OWN: ReadonlySet<string> = new Set(facts.map((fact) => fact.name));
const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

const rowOf = ({ db, actor }: Call, orderId: string): Promise<OrderRow | undefined> =>
  db.selectFrom('orders.order').selectAll().where('id', '=', orderId).where(visibleTo(actor)).executeTakeFirst();

export async function showOrder(call: Call, { orderId }: InputOf<typeof contract.show>): Promise<Office> {
  const { full, row, words, order } = await loadFull(call, orderId);
  const told = (await factsOf(call.db, { type: 'order', id: orderId })).filter(({ name }) => OWN.has(name));
  const steps = (await timelineOf(call, told)).map(({ name, label, occurredAt, recordedAt, grade, actor }) => ({
    name,
    label: { ...label },
    occurredAt,
    recordedAt,
    grade,
    actor,
  }));
  // Words said when it was cancelled afterwards are none of its confirmation.
  const kept = row.state === 'cancelled' ? '' : full.reply;
  return {
    ...full,
    sourceText: words.get('source') ?? null,
    receivedBy: steps[0]?.actor ?? '',
    confirmationText: row.confirmed_at === null ? null : confirmationText(order, { siteName: full.site.name, now: call.now, reply: kept }),
    steps,
  };
}

export async function showMyOrder(call: Call, { orderId }: InputOf<typeof contract.myOrder>): Promise<Kitchen> {
  const { overrideReason: _reason, ...full } = (await loadFull(call, orderId)).full;
  return full;
}

async function loadFull(call: Call, orderId: string) {
  const { db, actor, now } = call;
  const row = await rowOf(call, orderId);
  if (!row) throw no('not-found');
  const [[shown], lines, shortages, words, findings, related] = await Promise.all([
    rowsOf(db, [row]),
    linesOf(db, [orderId]),
    shortagesOf(db, [orderId]),
    wordsOf(db, orderId),
    foundOf(db, orderId),
    relatedTo(db, row),
  ]);
  const order = toOrder(row, { lines, shortages });
  const full: Full = {
    ...(shown as NonNullable<typeof shown>),
    remark: words.get('remark') ?? '',
    lines: lines.map((line) => showLine(line, words.get(`remark ${line.id}`) ?? '')),
    findings: showFound(findings, call.locale),
    shortages: shortages.map(showShortage),
    checks: row.checks as Checks | null,
    overrideReason: words.get('override') ?? null,
    declineReason: row.state === 'declined' ? (row.reason as Full['declineReason']) : null,
    cancelReason: row.state === 'cancelled' ? (row.reason as Full['cancelReason']) : null,
    reply: words.get('reply') ?? '',
    ...related,
    changeUntil: iso(row.change_until),
    confirmedAt: isoOrNull(row.confirmed_at),
    readyAt: isoOrNull(row.ready_at),
    deliveredAt: isoOrNull(row.delivered_at),
    can: can(order, actor, now),
  };
  return { full, row, words, order };
}

/** `kind`, or `kind line`. */
async function wordsOf(db: Db, orderId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('orders.words').selectAll().where('order_id', '=', orderId).execute();
  return new Map(rows.map(({ kind, line_id, body }) => [line_id === null ? (kind as WordsKind) : `${kind} ${line_id}`, body]));
}

async function foundOf(db: Db, orderId: string): Promise<Found[]> {
  const row = await db.selectFrom('orders.checked').select('findings').where('order_id', '=', orderId).executeTakeFirst();
  return (row?.findings ?? []) as Found[];
}

/** The order this one adds to, and those that add to it: all of one site. */
async function relatedTo(db: Db, { id, supplement_of, site_id }: OrderRow): Promise<Pick<Full, 'supplementOf' | 'supplements'>> {
  const rows = await db
    .selectFrom('orders.order')
    .select(['id', 'number', 'supplement_of'])
    .where('site_id', '=', site_id)
    .where((eb) => eb.or([eb('supplement_of', '=', id), ...(supplement_of === null ? [] : [eb('id', '=', supplement_of)])]))
    .orderBy('number')
    .execute();
  const named = ({ id: one, number }: { id: string; number: string }) => ({ id: one, number });
  return {
    supplementOf: rows.filter((row) => row.id === supplement_of).map(named)[0] ?? null,
    supplements: rows.filter((row) => row.supplement_of === id).map(named),
  };
}

const showLine = (row: LineRow, remark: string): Full['lines'][number] => ({
  id: row.id,
  lineNo: row.line_no,
  productId: row.product_id,
  productCode: row.product_code,
  product: row.product,
  spec: row.spec,
  orderedAmount: row.ordered_amount,
  orderedUnit: row.ordered_unit as UnitCode,
  amount: row.amount,
  unit: row.unit as UnitCode,
  pieces: row.pieces,
  pieceUnit: row.piece_unit as UnitCode | null,
  priceFen: row.price_fen,
  pricePer: row.price_per as UnitCode | null,
  totalFen: row.total_fen,
  unchecked: row.unchecked,
  missing: row.missing,
  remark,
});

const showShortage = (row: ShortageRow): Full['shortages'][number] => ({
  id: row.id,
  lineId: row.line_id,
  product: row.product,
  missing: row.missing,
  unit: row.unit as UnitCode,
  reason: row.reason as ShortageReason,
  foundAt: iso(row.found_at),
  toldAt: isoOrNull(row.told_at),
  toldBy: row.told_by as Talk | null,
  proposal: row.proposal as Offer | null,
  outcome: row.outcome as ShortageOutcome | null,
  substitute: row.substitute as Offer | null,
  laterOn: row.later_on,
  agreedAt: isoOrNull(row.agreed_at),
  agreedBy: row.agreed_by as 'customer' | 'staff' | null,
  grade: row.grade as Grade | null,
  proofFileId: row.proof_file_id,
});

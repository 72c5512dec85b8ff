// Who bears a claim and what is recovered, for the desk.
import { type SqlBool, sql } from 'kysely';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { lotsByIds } from '../../lots/public.ts';
import { supplierNames } from '../../suppliers/public.ts';
import { goodsWorth } from '../claim.rules.ts';
import { visibleClaims } from '../claim.store.ts';
import type { Claim } from '../claim.ts';
import { itemsOf, toClaim } from '../load-claims.ts';
import { no } from '../refusals.ts';
import type { contract } from './contract.ts';
import { foundIn } from './found.ts';
import { costOf, proposeSplit } from './recovery.rules.ts';
import { standingOf } from './recovery.store.ts';
import { afterAct, type Recovery } from './recovery.ts';
import { noRecovery } from './refusals.ts';

type OfClaim = OutputOf<typeof contract.recoveryOfClaim>;
type Row = OutputOf<typeof contract.showRecovery>;

async function claimOf(call: Call, claimId: string): Promise<Claim> {
  const row = await visibleClaims(call.db, call.actor).selectAll('claim').where('claim.id', '=', claimId).executeTakeFirst();
  if (!row) throw no('not-found');
  return toClaim(row, (await itemsOf(call.db, [claimId])).get(claimId) ?? []);
}

export async function recoveryOfClaim(call: Call, { claimId }: InputOf<typeof contract.recoveryOfClaim>): Promise<OfClaim> {
  const claim = await claimOf(call, claimId);
  const [parts, cost, recoveries, lots, found] = await Promise.all([
    standingOf(call.db, claimId),
    call.db.selectFrom('claims.cost').select('extra_fen').where('claim_id', '=', claimId).executeTakeFirst(),
    listed(call).where('recovery.claim_id', '=', claimId).orderBy('recovery.requested_at').execute(),
    lotsByIds(
      call.db,
      claim.items.flatMap(({ lotId }) => lotId ?? []),
    ),
    foundIn(call.db, claimId),
  ]);
  const names = await supplierNames(call.db, [
    ...parts.flatMap(({ supplierId }) => supplierId ?? []),
    ...[...lots.values()].flatMap(({ supplierId }) => supplierId ?? []),
  ]);
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' });
  const claimFen = costOf(claim);
  const hints = hintsOf(claim, lots);
  const proposed = proposeSplit(claimFen ?? 0, { hints, found, transit: claim.reason === 'damaged' });
  return {
    claimId,
    claimFen,
    extraFen: cost?.extra_fen ?? 0,
    parts: cost ? parts.map(({ supplierId, ...part }) => ({ ...part, supplier: named(supplierId), leftFen: part.amountFen - part.askedFen })) : null,
    proposal: proposed.map(({ supplierId, ...part }) => ({ ...part, supplier: named(supplierId) })),
    suppliers: suppliersOf(claim, lots).map(({ supplierId, lots: own }) => ({ id: supplierId, name: names.get(supplierId) ?? '', lots: own })),
    recoveries: recoveries.map((row) => rowOf(call, row)),
    can: { split: call.actor.can.has('claims.recover') && claimFen !== null, ask: call.actor.can.has('claims.recover') && cost !== undefined },
  };
}

type Lots = Awaited<ReturnType<typeof lotsByIds>>;

function suppliersOf({ items }: Claim, lots: Lots) {
  const own = items.flatMap(({ lotId, unit, approved, requested }) => {
    const lot = lotId === null ? undefined : lots.get(lotId);
    if (!lot || lot.supplierId === null) return [];
    return [
      { supplierId: lot.supplierId, lot: { lotId: lot.id, number: lot.number, supplierLot: lot.supplierLot, amount: approved ?? requested, unit } },
    ];
  });
  return [...Map.groupBy(own, ({ supplierId }) => supplierId)].map(([supplierId, all]) => ({ supplierId, lots: all.map(({ lot }) => lot) }));
}

/** Supplier → worth of his goods in the claim; goods without a price weigh as one fen each, so that they are not forgotten. */
function hintsOf({ items }: Claim, lots: Lots): { supplierId: string; worthFen: number }[] {
  const worth = new Map<string, number>();
  for (const item of items) {
    const supplierId = item.lotId === null ? null : (lots.get(item.lotId)?.supplierId ?? null);
    if (supplierId === null) continue;
    worth.set(supplierId, (worth.get(supplierId) ?? 0) + (goodsWorth(item, item.approved ?? item.requested) ?? 1));
  }
  return [...worth].map(([supplierId, worthFen]) => ({ supplierId, worthFen }));
}

const listed = ({ db, actor }: Call) =>
  visibleClaims(db, actor)
    .innerJoin('claims.recovery as recovery', 'recovery.claim_id', 'claim.id')
    .innerJoin('customers.customer as customer', 'customer.id', 'claim.customer_id')
    .leftJoin('suppliers.supplier as supplier', 'supplier.id', 'recovery.supplier_id')
    .selectAll('recovery')
    .select(['claim.number as claim_number', 'customer.name as customer_name', 'supplier.name as supplier_name']);
type Listed = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number];

const at = (moment: Instant | null): string | null => (moment === null ? null : iso(moment));

function rowOf({ actor, now }: Call, row: Listed): Row {
  const state = row.state as Recovery['state'];
  const may = (permission: string, act: Parameters<typeof afterAct>[0]) => actor.can.has(permission) && afterAct(act, state) !== undefined;
  return {
    id: row.id,
    number: row.number,
    claimId: row.claim_id,
    claimNumber: row.claim_number,
    customer: { id: row.customer_id, name: row.customer_name },
    bearer: row.bearer as Recovery['bearer'],
    supplier: row.supplier_id === null ? null : { id: row.supplier_id, name: row.supplier_name ?? '' },
    name: row.name,
    askedFen: row.asked_fen,
    answeredFen: row.answered_fen,
    recoveredFen: row.recovered_fen,
    answer: row.answer as Row['answer'],
    state,
    requestedAt: iso(row.requested_at),
    answerBy: iso(row.answer_by),
    late: state === 'requested' && row.answer_by < now,
    answeredAt: at(row.answered_at),
    endedAt: at(row.ended_at),
    can: {
      answer: may('claims.recover', 'answer'),
      settle: may('claims.settle-recovery', 'settle') && (row.answered_fen ?? 0) > 0,
      withdraw: may('claims.recover', 'withdraw'),
    },
  };
}

export async function showRecovery(call: Call, { recoveryId }: InputOf<typeof contract.showRecovery>): Promise<Row> {
  const row = await listed(call).where('recovery.id', '=', recoveryId).executeTakeFirst();
  if (!row) throw noRecovery('recovery-not-found');
  return rowOf(call, row);
}

export async function listRecoveries(call: Call, input: InputOf<typeof contract.recoveries>): Promise<OutputOf<typeof contract.recoveries>> {
  const after = readCursor(input.cursor, 2);
  let query = listed(call);
  if (input.state) query = query.where('recovery.state', '=', input.state);
  if (input.supplierId) query = query.where('recovery.supplier_id', '=', input.supplierId);
  if (input.late) query = query.where('recovery.state', '=', 'requested').where('recovery.answer_by', '<', sql<never>`${iso(call.now)}::timestamptz`);
  if (after) query = query.where(sql<SqlBool>`(recovery.requested_at, recovery.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('recovery.requested_at', 'desc')
    .orderBy('recovery.id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => rowOf(call, row)),
    next: rows.length > input.limit && last ? writeCursor([iso(last.requested_at), last.id]) : null,
  };
}

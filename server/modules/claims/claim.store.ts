// The only SQL that writes claims.claim and claims.item; locks, and who may see what.
import { type SqlBool, sql } from 'kysely';
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import { type Data, on } from '../../platform/apply.ts';
import { visibleTo as caseVisibleTo } from '../cases/public.ts';
import { lockLines } from '../lots/public.ts';
import { type Act, after, type Claim, type State } from './claim.ts';
import * as told from './facts.ts';
import { firstForm, sharesOf } from './first-facts.ts';
import { entryOf, heldOf, itemRows, lessen, lessenTo, type Share, setAmounts } from './item.store.ts';
import { type Entry, enter, openings } from './ledger.store.ts';
import { GIVEN_AS } from './ledger.ts';
import { itemsOf, toClaim } from './load-claims.ts';
import { no } from './refusals.ts';
import { planErrand } from './replacement/errand.store.ts';

/** Claims with their cases: who may see the case may see its claims; a driver without more rights, those he brings. */
export function visibleClaims(db: Db | Tx, actor: Actor) {
  const query = db.selectFrom('claims.claim as claim').innerJoin('cases.case', 'cases.case.id', 'claim.case_id').where(caseVisibleTo(actor));
  const all = actor.kind !== 'staff' || actor.can.has('claims.read');
  return boundCustomer(actor) !== undefined || all ? query : query.where('claim.driver_id', '=', actor.id);
}

/** Locks and loads; what the actor may not see does not exist. */
export async function load({ tx, actor }: Unit, claimId: string): Promise<Claim> {
  const lines = await visibleClaims(tx, actor)
    .leftJoin('claims.item as item', 'item.claim_id', 'claim.id')
    .select('item.line_id')
    .where('claim.id', '=', claimId)
    .execute();
  if (lines.length === 0) throw no('not-found');
  await lockLines(
    tx,
    lines.flatMap(({ line_id }) => line_id ?? []),
  );
  const row = await tx.selectFrom('claims.claim').selectAll().where('id', '=', claimId).forUpdate().executeTakeFirstOrThrow();
  return toClaim(row, (await itemsOf(tx, [claimId])).get(claimId) ?? []);
}

/** Claims of the case, besides this one, that are still open. */
export async function othersOpen(tx: Tx, { caseId, id }: Pick<Claim, 'caseId' | 'id'>): Promise<boolean> {
  const row = await tx
    .selectFrom('claims.claim')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', '<>', id)
    .where(sql<SqlBool>`state in ('requested', 'endorsed', 'approved', 'planned', 'delivered')`)
    .executeTakeFirst();
  return row !== undefined;
}

type Change = { readonly claimId: string; readonly values: { readonly [column: string]: unknown } };

/** Moves the state by the transition table. */
async function move(tx: Tx, act: Act, { claimId, values }: Change): Promise<void> {
  const row = await tx.selectFrom('claims.claim').select('state').where('id', '=', claimId).executeTakeFirstOrThrow();
  const state = after(act, row.state as State) ?? row.state;
  await tx
    .updateTable('claims.claim')
    .set({ ...values, state } as never)
    .where('id', '=', claimId)
    .execute();
}

const insertClaim = (tx: Tx, data: Data<typeof told.requested>, fact: Fact) =>
  tx
    .insertInto('claims.claim')
    .values({
      id: data.claimId,
      number: data.number,
      case_id: data.caseId,
      customer_id: data.customerId,
      site_id: data.siteId,
      note_id: data.noteId,
      way: data.way,
      reason: data.reason,
      goods: data.goods,
      pay: data.pay,
      food_safety: data.foodSafety,
      value_fen: data.valueFen,
      asked_fen: data.askedFen,
      verdict: JSON.stringify(data.verdict),
      recall_id: data.recallId,
      requester: fact.actor,
      state: 'requested',
      requested_by: data.by,
      needed_by: data.neededBy,
      requested_at: iso(fact.occurredAt),
      recorded_at: iso(fact.recordedAt),
    })
    .execute();

const insertItems = (tx: Tx, { claimId, items }: Data<typeof told.requested>) =>
  tx
    .insertInto('claims.item')
    .values(
      items.map((item, i) => ({
        id: item.itemId,
        claim_id: claimId,
        item_no: i + 1,
        line_id: item.lineId,
        note_line_id: item.noteLineId,
        note_id: item.noteId,
        lot_id: item.lotId,
        product_id: item.productId,
        unit: item.unit,
        requested: item.amount,
        refused_part: item.refusedPart,
        adopted: item.adopted,
        price_fen: item.price?.fen ?? null,
        price_per: item.price?.per ?? null,
      })),
    )
    .execute();

async function applyRequest(tx: Tx, recorded: Data<typeof told.requested>, fact: Fact): Promise<void> {
  const data = firstForm(recorded);
  const { claimId, customerId, items } = data;
  await insertClaim(tx, data, fact);
  if (items.length === 0) return;
  await insertItems(tx, data);
  const opening = await openings(
    tx,
    items.map(({ lineId, noteId, lotId, came }) => ({ lineId, noteId, lotId, came, customerId })),
  );
  const claimed = items.flatMap(({ itemId, lineId, noteId, lotId, amount, adopted }): Entry[] => {
    const of = { lineId, noteId, customerId, lotId, claimId, itemId };
    return [
      { ...of, kind: 'adopted', amount: adopted },
      { ...of, kind: 'claimed', amount },
    ];
  });
  await enter(tx, fact, [...opening, ...claimed]);
}

const keptOf = (shares: readonly Share[]): ReadonlyMap<string, number> => new Map(shares.map(({ itemId, amount }) => [itemId, amount]));

async function applyApproval(tx: Tx, recorded: Data<typeof told.approved>, fact: Fact): Promise<void> {
  const { claimId } = recorded;
  const items = sharesOf(recorded);
  await lessenTo(tx, fact, { claimId, kept: keptOf(items) });
  await setAmounts(tx, 'approved', items);
  const { clauseKey, clauseVersion = null, grantedFen = null, pay, goods } = recorded;
  const also = pay === undefined ? {} : { pay, goods };
  await move(tx, 'approve', {
    claimId,
    values: { granted_fen: grantedFen, clause_key: clauseKey, clause_version: clauseVersion, decided_at: iso(fact.occurredAt), ...also },
  });
}

/** Given: what was not is free again, unless its goods are back already; a replacement that came is a line of its own, on which more may be claimed. */
async function give(tx: Tx, fact: Fact, { claimId, items }: { readonly claimId: string; readonly items: readonly Share[] }): Promise<void> {
  const kept = keptOf(items);
  const rows = await itemRows(tx, claimId);
  const entries = rows.flatMap((row): Entry[] => {
    const amount = kept.get(row.id) ?? 0;
    const as = GIVEN_AS[row.way as Claim['way']];
    return [
      ...lessen(row, Math.max(amount, Math.min(row.gone, heldOf(row)))),
      ...(as ? [entryOf(row, as, amount)] : []),
      ...(as === 'replaced' ? [{ ...entryOf(row, 'accepted', amount), lineId: row.id, lotId: null }] : []),
    ];
  });
  await enter(tx, fact, entries);
  await setAmounts(tx, 'given', items);
}

async function applyReturned(tx: Tx, { customerId, noteId, eventId, lines }: Data<typeof told.returnedOutside>, fact: Fact): Promise<void> {
  const opening = await openings(
    tx,
    lines.map(({ lineId, lotId, came }) => ({ lineId, lotId, came, noteId, customerId })),
  );
  const returned = lines.map(({ lineId, lotId, amount }): Entry => ({ kind: 'returned', lineId, noteId, customerId, lotId, amount, eventId }));
  await enter(tx, fact, [...opening, ...returned]);
}

const at = (fact: Fact) => iso(fact.occurredAt);

export const apply = Object.fromEntries([
  on(told.requested, applyRequest),
  on(told.endorsed, (tx, { claimId }, fact) => move(tx, 'endorse', { claimId, values: { endorsed_by: fact.actor, endorsed_at: at(fact) } })),
  on(told.approved, applyApproval),
  on(told.declined, async (tx, { claimId, reason, clauseKey, clauseVersion = null }, fact) => {
    await lessenTo(tx, fact, { claimId, kept: new Map() });
    const values = { declined_for: reason, clause_key: clauseKey, clause_version: clauseVersion, decided_at: at(fact) };
    await move(tx, 'decline', { claimId, values });
  }),
  on(told.replacementPlanned, async (tx, data, fact) => {
    const { claimId, arriveBy, driverId, vehicle } = data;
    await planErrand(tx, data);
    await move(tx, 'plan', { claimId, values: { arrive_by: arriveBy, driver_id: driverId, vehicle, planned_at: at(fact), delivered_at: null } });
  }),
  on(told.replacementDelivered, (tx, { claimId }, fact) => move(tx, 'deliver', { claimId, values: { delivered_at: at(fact) } })),
  on(told.accepted, async (tx, data, fact) => {
    await give(tx, fact, { claimId: data.claimId, items: sharesOf(data) });
    await move(tx, 'accept', { claimId: data.claimId, values: { accepted_at: at(fact) } });
  }),
  on(told.settled, async (tx, { claimId, items }, fact) => {
    await give(tx, fact, { claimId, items });
    await move(tx, 'settle', { claimId, values: { settled_at: at(fact) } });
  }),
  on(told.withdrawn, async (tx, { claimId, reason }, fact) => {
    await lessenTo(tx, fact, { claimId, kept: new Map() });
    await move(tx, 'withdraw', { claimId, values: { withdrawn_for: reason, withdrawn_at: at(fact) } });
  }),
  on(told.returnedOutside, applyReturned),
]);

/** Life-cycle tables that `apply` alone writes. */
export const rebuilds = ['claims.claim', 'claims.item', 'claims.entry', 'claims.line', 'claims.line_lot'];

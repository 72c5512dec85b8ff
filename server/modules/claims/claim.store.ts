// Claims of the store: who may see what, the lock, and how facts write them (with claim-moves.store the only SQL that writes claims.claim).
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import { type Data, on } from '../../platform/apply.ts';
import { PREPARED } from '../../platform/database/prepare-statements.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import { visibleTo as caseVisibleTo } from '../cases/public.ts';
import { lockingLines } from '../lots/public.ts';
import type { Claim } from './claim.ts';
import { move, nothingKept } from './claim-moves.store.ts';
import * as told from './facts.ts';
import { sharesOf } from './first-facts.ts';
import { enterShift, setShift } from './item.store.ts';
import { type Entry, enterCame } from './ledger.store.ts';
import { itemsOf, toClaim } from './load-claims.ts';
import { no } from './refusals.ts';
import { planErrand } from './replacement/errand.store.ts';

/** Claims with their cases: who may see the case may see its claims; a driver without more rights, those he brings. */
export function visibleClaims(db: Db | Tx, actor: Actor) {
  const query = db.selectFrom('claims.claim as claim').innerJoin('cases.case', 'cases.case.id', 'claim.case_id').where(caseVisibleTo(actor));
  const all = actor.kind !== 'staff' || actor.can.has('claims.read');
  return boundCustomer(actor) !== undefined || all ? query : query.where('claim.driver_id', '=', actor.id);
}

/**
 * Locks and loads; what the actor may not see does not exist. The lines first: a claim keeps its lines for good, so one statement knows and
 * locks them and then waits for the row, which comes as it is by then. The items are read after that.
 */
export async function load({ tx, actor }: Unit, claimId: string): Promise<Claim> {
  const seen = visibleClaims(tx, actor)
    .leftJoin('claims.item as item', 'item.claim_id', 'claim.id')
    .select('item.line_id')
    .where('claim.id', '=', claimId);
  const { rows } = await sql<Selectable<DB['claims.claim']>>`${PREPARED}
    with seen as materialized (${seen}),
      locked as materialized (${lockingLines(sql`(select line_id from seen where line_id is not null)`)})
    select c.* from claims.claim c
    where c.id = ${claimId}::uuid and exists (select from seen) and (select count(*) from locked) >= 0 for update`.execute(tx);
  const [row] = rows;
  if (!row) throw no('not-found');
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

const at = (fact: Fact) => iso(fact.occurredAt);
const run = async (tx: Tx, statements: readonly RawBuilder<unknown>[]): Promise<void> => {
  for (const statement of statements) await statement.execute(tx);
};

async function applyReturned(tx: Tx, { customerId, noteId, eventId, lines }: Data<typeof told.returnedOutside>, fact: Fact): Promise<void> {
  const came = lines.map(({ lineId, lotId, came }) => ({ lineId, lotId, came, noteId, customerId }));
  const returned = lines.map(({ lineId, lotId, amount }): Entry => ({ kind: 'returned', lineId, noteId, customerId, lotId, amount, eventId }));
  await enterCame(fact, came, returned).execute(tx);
}

/** Besides what goes into the statement of the facts themselves (claim-moves.store). */
export const apply = Object.fromEntries([
  on(told.endorsed, (tx, { claimId }, fact) => run(tx, [move(claimId, ['endorse'], { endorsed_by: fact.actor, endorsed_at: at(fact) })])),
  on(told.declined, (tx, { claimId, reason, clauseKey, clauseVersion = null }, fact) => {
    const values = { declined_for: reason, clause_key: clauseKey, clause_version: clauseVersion, decided_at: at(fact) };
    return run(tx, [...nothingKept(fact, claimId), move(claimId, ['decline'], values)]);
  }),
  on(told.replacementPlanned, async (tx, data, fact) => {
    const { claimId, arriveBy, driverId, vehicle } = data;
    await planErrand(tx, data);
    await run(tx, [move(claimId, ['plan'], { arrive_by: arriveBy, driver_id: driverId, vehicle, planned_at: at(fact), delivered_at: null })]);
  }),
  on(told.replacementDelivered, (tx, { claimId }, fact) => run(tx, [move(claimId, ['deliver'], { delivered_at: at(fact) })])),
  on(told.accepted, (tx, data, fact) => {
    const shift = { claimId: data.claimId, given: { fact, items: sharesOf(data) } };
    return run(tx, [enterShift(shift), setShift(shift), move(data.claimId, ['accept'], { accepted_at: at(fact) })]);
  }),
  on(told.withdrawn, (tx, { claimId, reason }, fact) =>
    run(tx, [...nothingKept(fact, claimId), move(claimId, ['withdraw'], { withdrawn_for: reason, withdrawn_at: at(fact) })]),
  ),
  on(told.returnedOutside, applyReturned),
]);

/** Life-cycle tables that `apply` alone writes. */
export const rebuilds = ['claims.claim', 'claims.item', 'claims.entry', 'claims.line', 'claims.line_lot'];

// Everything about one claim.
import { sql } from 'kysely';
import { boundCustomer } from '../../kernel/actor.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { factsOf } from '../../platform/journal/read.ts';
import { timelineOf } from '../../platform/journal/timeline.ts';
import { forKitchen, type Listed, listed, rowsOf } from './claim-row.ts';
import type { contract } from './contract.ts';
import { citeVerdict } from './entitlements/cite-verdict.ts';
import { authorityOf } from './entitlements/limits.ts';
import type { Verdict } from './entitlements/verdict.ts';
import { facts } from './facts.ts';
import { itemsOf, toClaim } from './load-claims.ts';
import { no } from './refusals.ts';
import { facts as steps } from './steps/facts.ts';

type Full = OutputOf<typeof contract.show>;

/** The subject is named by promises too; the page tells the claim's own course, its strip of steps who handed it on. */
const OWN: ReadonlySet<string> = new Set(facts.filter((fact) => !steps.includes(fact as never)).map((fact) => fact.name));

export async function showClaim(call: Call, { claimId }: InputOf<typeof contract.show>): Promise<Full> {
  const found = await listed(call).where('claim.id', '=', claimId).executeTakeFirst();
  if (!found) throw no('not-found');
  const [[row], clauses, authority, { lines, entries }, messages, files, timeline] = await Promise.all([
    rowsOf(call, [found]),
    citeVerdict(call.db, found.verdict as Verdict | null),
    mayGrant(call, found),
    ledgerOf(call, claimId),
    messagesOf(call, claimId),
    call.app.files.attachedTo(call.db, { type: 'claim', ids: [claimId] }, call.actor),
    ownFacts(call, claimId).then((told) => timelineOf(call, told)),
  ]);
  return {
    ...(row as NonNullable<typeof row>),
    clauses,
    authority,
    lines,
    entries,
    clauseKey: found.clause_key,
    clauseVersion: found.clause_version,
    recallId: found.recall_id,
    endorsedBy: found.endorsed_by,
    declinedFor: found.declined_for as Full['declinedFor'],
    withdrawnFor: found.withdrawn_for as Full['withdrawnFor'],
    messages,
    files: files.map(({ id, kind, visibility }) => ({ fileId: id, kind, internal: visibility === 'internal' })),
    timeline,
  };
}

/** Limits matter to who may decide, while it waits. */
async function mayGrant({ app, db, actor, now }: Call, found: Listed): Promise<Full['authority']> {
  if (!actor.can.has('claims.approve') || (found.state !== 'requested' && found.state !== 'endorsed')) return null;
  const state = toClaim(found, (await itemsOf(db, [found.id])).get(found.id) ?? []);
  return authorityOf({ app, tx: db, actor, now }, state);
}

export async function followClaim(call: Call, input: InputOf<typeof contract.follow>): Promise<OutputOf<typeof contract.follow>> {
  const { timeline: _timeline, entries: _entries, endorsedBy: _endorsed, authority: _authority, ...shown } = await showClaim(call, input);
  return forKitchen(shown as Full);
}

/** The lines of the claim in the ledger, and all that was ever entered for them. */
async function ledgerOf({ db }: Call, claimId: string): Promise<Pick<Full, 'lines' | 'entries'>> {
  const of = sql`select line_id from claims.item where claim_id = ${claimId}`;
  const [lines, entries] = await Promise.all([
    sql<Full['lines'][number]>`
      select line_id as "lineId", accepted, refused, claimed, given, gone, returned, greatest(0, accepted + refused - claimed - returned) as left
      from claims.line where line_id in (${of}) order by line_id`.execute(db),
    sql<Omit<Full['entries'][number], 'occurredAt'> & { at: number }>`
      select e.kind, e.line_id as "lineId", e.lot_id as "lotId", e.claim_id as "claimId", c.number as "claimNumber", e.amount, e.occurred_at as at
      from claims.entry e left join claims.claim c on c.id = e.claim_id where e.line_id in (${of}) order by e.occurred_at, e.fact_id, e.leg`.execute(
      db,
    ),
  ]);
  return { lines: lines.rows, entries: entries.rows.map(({ at, ...entry }) => ({ ...entry, occurredAt: iso(at) })) };
}

async function messagesOf(call: Call, claimId: string): Promise<Full['messages']> {
  let query = call.db.selectFrom('claims.message').selectAll().where('claim_id', '=', claimId);
  if (boundCustomer(call.actor) !== undefined) query = query.where('internal', '=', false);
  const rows = await query.orderBy('recorded_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    body: row.body,
    author: row.author_name,
    byUs: row.author.startsWith('staff:') || row.author.startsWith('system:'),
    internal: row.internal,
    occurredAt: iso(row.occurred_at),
  }));
}

const ownFacts = async (call: Call, claimId: string) => (await factsOf(call.db, { type: 'claim', id: claimId })).filter(({ name }) => OWN.has(name));

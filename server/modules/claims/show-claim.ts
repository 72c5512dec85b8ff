// Everything about one claim.
import { boundCustomer } from '../../kernel/actor.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { factsOf } from '../../platform/journal/read.ts';
import { timelineOf } from '../../platform/journal/timeline.ts';
import { leftOf } from './claim.rules.ts';
import { forKitchen, listed, rowsOf } from './claim-row.ts';
import type { contract } from './contract.ts';
import { facts } from './facts.ts';
import { no } from './refusals.ts';

type Full = OutputOf<typeof contract.show>;

/** The subject is named by promises too; the page tells the claim's own course. */
const OWN: ReadonlySet<string> = new Set(facts.map((fact) => fact.name));

export async function showClaim(call: Call, { claimId }: InputOf<typeof contract.show>): Promise<Full> {
  const found = await listed(call).where('claim.id', '=', claimId).executeTakeFirst();
  if (!found) throw no('not-found');
  const [[row], total, messages, files, timeline] = await Promise.all([
    rowsOf(call, [found]),
    call.db.selectFrom('claims.line').selectAll().where('line_id', '=', found.line_id).executeTakeFirst(),
    messagesOf(call, claimId),
    call.app.files.attachedTo(call.db, { type: 'claim', ids: [claimId] }, call.actor),
    ownFacts(call, claimId).then((told) => timelineOf(call, told)),
  ]);
  return {
    ...(row as NonNullable<typeof row>),
    left: total ? leftOf(total) : 0,
    clauseKey: found.clause_key,
    declinedFor: found.declined_for as Full['declinedFor'],
    withdrawnFor: found.withdrawn_for as Full['withdrawnFor'],
    messages,
    files: files.map(({ id, kind, visibility }) => ({ fileId: id, kind, internal: visibility === 'internal' })),
    timeline,
  };
}

export async function followClaim(call: Call, input: InputOf<typeof contract.follow>): Promise<OutputOf<typeof contract.follow>> {
  const { timeline: _timeline, clauseKey: _clause, ...shown } = await showClaim(call, input);
  return forKitchen(shown as Full);
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
    internal: row.internal,
    occurredAt: iso(row.occurred_at),
  }));
}

const ownFacts = async (call: Call, claimId: string) => (await factsOf(call.db, { type: 'claim', id: claimId })).filter(({ name }) => OWN.has(name));

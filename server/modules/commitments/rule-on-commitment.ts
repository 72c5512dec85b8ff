// What people say about one commitment: acknowledged, excuse asked for and decided, signed. The keeper judges its subject again.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { actorRef, boundCustomer } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { iso } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { commitmentOf, lockSubjects, type Row } from './commitment.store.ts';
import type { Commitment } from './commitment.ts';
import type { contract } from './contract.ts';
import { excusesOf } from './excuse.store.ts';
import { no } from './refusals.ts';
import * as rules from './ruling.rules.ts';

type Input<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
export type Changed = { commitmentId: string; verdict: Commitment['state']['verdict'] };

/** Locks the subject, loads; a commitment that outsiders ask for does not exist. */
async function load({ tx, actor }: Unit, commitmentId: string): Promise<Commitment> {
  const find = () => sql<Row>`select * from commitments.commitment where id = ${commitmentId}`.execute(tx);
  const [row] = (await find()).rows;
  if (!row || boundCustomer(actor) !== undefined) throw no('not-found');
  await lockSubjects(tx, [{ type: row.subject_type, id: row.subject_id }]);
  return commitmentOf((await find()).rows[0] as Row);
}

async function ruleOn(call: Call, commitmentId: string, decide: (state: Commitment, unit: Unit) => Promise<readonly Told[]>): Promise<Changed> {
  return call.write(async (unit) => {
    const state = await load(unit, commitmentId);
    await unit.record(await decide(state, unit));
    unit.announce(`${state.subjectType}:${state.subjectId}`);
    unit.announce('queue');
    const { rows } = await sql<Row>`select * from commitments.commitment where id = ${commitmentId}`.execute(unit.tx);
    return { commitmentId, verdict: commitmentOf(rows[0] as Row).state.verdict };
  });
}

export const acknowledge = (call: Call, { commitmentId }: Input<'acknowledge'>): Promise<Changed> =>
  ruleOn(call, commitmentId, async (state) => rules.decideAcknowledge(state, call));

export async function requestExcuse(call: Call, input: Input<'requestExcuse'>): Promise<Changed & { excuseId: string }> {
  const excuseId = newId();
  const changed = await ruleOn(call, input.commitmentId, async (state, unit) => {
    const waiting = (await excusesOf(unit.tx, [state.commitmentId])).some((row) => row.state === 'waiting');
    const files = await attach(unit, state, input.files);
    const textHash = await keepWord(unit, { type: 'excuse', id: excuseId }, input.text);
    return rules.decideRequestExcuse(state, { excuseId, reason: input.reason, textHash, files, waiting }, call);
  });
  return { ...changed, excuseId };
}

export const approveExcuse = (call: Call, { commitmentId, excuseId, text }: Input<'approveExcuse'>): Promise<Changed> =>
  ruleOn(call, commitmentId, async (state, unit) => {
    const excuse = await waitingExcuse(unit, { commitmentId, excuseId });
    if (text !== '') await keepWord(unit, { type: 'excuse-decision', id: excuseId }, text);
    return rules.decideApprove(state, { ...excuse, ownRequest: excuse.requestedBy === actorRef(call.actor) }, call);
  });

export const declineExcuse = (call: Call, { commitmentId, excuseId, text }: Input<'declineExcuse'>): Promise<Changed> =>
  ruleOn(call, commitmentId, async (state, unit) => {
    const excuse = await waitingExcuse(unit, { commitmentId, excuseId });
    await keepWord(unit, { type: 'excuse-decision', id: excuseId }, text);
    return rules.decideDecline(state, { ...excuse, ownRequest: excuse.requestedBy === actorRef(call.actor) }, call);
  });

export const attest = (call: Call, { commitmentId, kept, text, files }: Input<'attest'>): Promise<Changed> =>
  ruleOn(call, commitmentId, async (state, unit) => {
    const attached = await attach(unit, state, files);
    const textHash = text === '' ? null : await keepWord(unit, { type: 'attestation', id: `${commitmentId}` }, text);
    return rules.decideAttest(state, { kept, textHash, files: attached }, call);
  });

async function waitingExcuse({ tx }: Unit, { commitmentId, excuseId }: { commitmentId: string; excuseId: string }) {
  const row = (await excusesOf(tx, [commitmentId])).find(({ id, state }) => id === excuseId && state === 'waiting');
  if (!row) throw no('excuse-unknown');
  return { excuseId, reason: row.reason as rules.Excuse['reason'], requestedBy: row.requested_by };
}

async function attach(unit: Unit, { commitmentId, customerId }: Commitment, files: readonly string[]): Promise<string[]> {
  const ids = [...new Set(files)];
  for (const fileId of ids)
    await unit.app.files.attach(unit, fileId, { subject: { type: 'commitment', id: commitmentId }, customerId, visibility: 'internal' });
  return ids;
}

/** Keeps what a person wrote outside the journal; answers its hash for the fact. */
export async function keepWord({ tx, actor, now }: Unit, about: { type: string; id: string }, body: string): Promise<string> {
  await tx
    .insertInto('commitments.word')
    .values({ id: newId(), about_type: about.type, about_id: about.id, body, author: actorRef(actor), written_at: iso(now) })
    .execute();
  return createHash('sha256').update(body).digest('hex');
}

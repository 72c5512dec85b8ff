// A claim on a line of a note, for a case: from the desk, or by the kitchen itself.
import { newId } from '../../kernel/id.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import type { Call, Tx, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { actInUnit, type Case } from '../cases/public.ts';
import { decideRequest, type Moment } from './claim.rules.ts';
import { keepWords, lockLine, nextNumber } from './claim.store.ts';
import type { ClaimableLine, State } from './claim.ts';
import type { contract } from './contract.ts';
import { attach } from './evidence.ts';
import { claimableLine } from './read-line.ts';
import { no } from './refusals.ts';

type FromKitchen = InputOf<typeof contract.ask>;
type Asked = FromKitchen & { readonly proof?: readonly string[] };
type Requested = { claimId: string; state: State; number: string };

export const requestClaim = (call: Call, input: InputOf<typeof contract.request>): Promise<Requested> => call.write((unit) => request(unit, input));

/** By QR, only lines of the note that was scanned. */
export function askForReplacement(call: Call, input: FromKitchen): Promise<Requested> {
  if (call.actor.kind === 'note-holder' && call.actor.noteId !== input.noteId) throw no('line-unknown');
  return call.write((unit) => request(unit, input));
}

async function request(unit: Unit, input: Asked): Promise<Requested> {
  await lockLine(unit.tx, input.lineId);
  const claimId = newId();
  const number = await nextNumber(unit.tx, unit.now);
  await actInUnit(unit, input.caseId, async (state, { actor, now }) => {
    const proof = input.proof ?? [];
    const moment: Moment = {
      actor,
      now,
      occurredAt: input.occurredAt === undefined ? undefined : instant(input.occurredAt),
      proof: proof.length > 0,
    };
    const line = await lineFor(unit.tx, state, input);
    const claim = { id: claimId, customerId: state.customerId };
    const shown = await attach(unit, claim, { files: input.files, internal: false, moment });
    const hidden = await attach(unit, claim, { files: proof, internal: true, moment });
    const bodyHash = await keepWords(unit, claimId, { kind: 'request', body: input.body, occurredAt: moment.occurredAt });
    const { caseId, way, reason, amount } = input;
    const needed = await neededBy(unit.tx, input);
    return decideRequest(line, { claimId, caseId, number, way, reason, amount, ...needed, bodyHash, evidence: [...shown, ...hidden] }, moment);
  });
  unit.announce('claims');
  return { claimId, state: 'requested', number };
}

/** The line, if it is the customer's of the case; another customer's answers like one that does not exist. */
async function lineFor(tx: Tx, state: Case, { noteId, lineId }: Asked): Promise<ClaimableLine> {
  if (state.state === 'closed' || state.state === 'withdrawn') throw no('case-ended', { number: state.number });
  const line = await claimableLine(tx, noteId, lineId);
  if (line?.customerId !== state.customerId) throw no('line-unknown');
  return line;
}

async function neededBy(tx: Tx, { caseId, neededBy: given }: Asked): Promise<{ neededBy: Instant | null; inherited: boolean }> {
  if (given !== undefined) return { neededBy: given === null ? null : instant(given), inherited: false };
  const row = await tx.selectFrom('cases.case').select('needed_by').where('id', '=', caseId).executeTakeFirst();
  return { neededBy: row?.needed_by ?? null, inherited: true };
}

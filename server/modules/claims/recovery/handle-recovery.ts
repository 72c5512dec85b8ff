// Splitting the cost of a claim, and asking it back of suppliers and carriers; one function per act.

import type { Told } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import { drawNumber } from '../../../platform/database/number-series.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { supplierCards } from '../../suppliers/public.ts';
import type { Evidence } from '../claim.rules.ts';
import { load } from '../claim.store.ts';
import type { Claim } from '../claim.ts';
import { attach } from '../evidence.ts';
import { keepWords } from '../words.store.ts';
import { answerAfter } from './answer-by.ts';
import type { contract } from './contract.ts';
import * as rules from './recovery.rules.ts';
import { recoveryOf, standingOf } from './recovery.store.ts';
import type { Recovery } from './recovery.ts';
import { noRecovery } from './refusals.ts';

type In<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Out<K extends keyof typeof contract> = OutputOf<(typeof contract)[K]>;

/** Words and files of a recovery are between us and them: the customer does not see them. */
const hidden = async (unit: Unit, claim: Claim, { body, files }: { body: string; files: readonly string[] }) => {
  const evidence: Evidence = await attach(unit, claim, { files, internal: true, moment: { actor: unit.actor, now: unit.now } });
  return { evidence, bodyHash: keepWords(unit, claim.id, { kind: 'recovery', body, internal: true }) };
};
const moment = ({ actor, now }: Unit) => ({ actor, now });

async function record(unit: Unit, claim: Claim, told: Told[]): Promise<void> {
  await unit.record(told);
  unit.announce('claims');
  unit.announce(`case:${claim.caseId}`);
}

export const splitCost = (call: Call, { claimId, extraFen, parts, body }: In<'splitCost'>): Promise<Out<'splitCost'>> =>
  call.write(async (unit) => {
    const claim = await load(unit, claimId);
    const ids = parts.flatMap(({ supplierId }) => supplierId ?? []);
    const suppliers = new Set((await supplierCards(unit.tx, ids)).keys());
    const askedFen = (await standingOf(unit.tx, claimId)).reduce((sum, part) => sum + part.askedFen, 0);
    const { bodyHash } = await hidden(unit, claim, { body, files: [] });
    await record(unit, claim, rules.decideSplit(claim, { extraFen, parts, suppliers, askedFen, bodyHash }, moment(unit)));
    return { claimId };
  });

export const askRecovery = (call: Call, { claimId, partNo, amountFen, ...rest }: In<'askRecovery'>): Promise<Out<'askRecovery'>> =>
  call.write(async (unit) => {
    const claim = await load(unit, claimId);
    const part = (await standingOf(unit.tx, claimId)).find((one) => one.partNo === partNo);
    const recoveryId = newId(unit.now);
    const number = await drawNumber(unit.tx, { letters: 'ZC', sequence: 'claims.recovery_number', now: unit.now });
    const answerBy: Instant = await answerAfter(unit, shanghaiDate(unit.now));
    const ask = { recoveryId, number, amountFen, answerBy, ...(await hidden(unit, claim, rest)) };
    await record(unit, claim, rules.decideAsk(claim, { part, ask }, moment(unit)));
    return { recoveryId, number, state: 'requested', answerBy: new Date(answerBy).toISOString() };
  });

type Both = { readonly claim: Claim; readonly recovery: Recovery };

/** The claim is the lock of its recoveries. */
async function act(call: Call, recoveryId: string, decide: (unit: Unit, both: Both) => Promise<Told[]>): Promise<Out<'answerRecovery'>> {
  return call.write(async (unit) => {
    const known = await recoveryOf(unit.tx, recoveryId);
    if (!known) throw noRecovery('recovery-not-found');
    const claim = await load(unit, known.claimId);
    const recovery = (await recoveryOf(unit.tx, recoveryId)) as Recovery;
    await record(unit, claim, await decide(unit, { claim, recovery }));
    return { recoveryId, state: ((await recoveryOf(unit.tx, recoveryId)) as Recovery).state };
  });
}

export const answerRecovery = (call: Call, { recoveryId, answer, answeredFen, ...rest }: In<'answerRecovery'>): Promise<Out<'answerRecovery'>> =>
  act(call, recoveryId, async (unit, both) =>
    rules.decideAnswer(both, { answer, answeredFen, ...(await hidden(unit, both.claim, rest)) }, moment(unit)),
  );

export const settleRecovery = (call: Call, { recoveryId, amountFen, by, ...rest }: In<'settleRecovery'>): Promise<Out<'settleRecovery'>> =>
  act(call, recoveryId, async (unit, both) =>
    rules.decideSettleRecovery(both, { amountFen, by, ...(await hidden(unit, both.claim, rest)) }, moment(unit)),
  );

export const withdrawRecovery = (call: Call, { recoveryId, body }: In<'withdrawRecovery'>): Promise<Out<'withdrawRecovery'>> =>
  act(call, recoveryId, async (unit, both) => {
    const { bodyHash } = await hidden(unit, both.claim, { body, files: [] });
    return rules.decideWithdrawRecovery(both, { bodyHash }, moment(unit));
  });

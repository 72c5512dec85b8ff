// The follow-up call after a confirmed case (R9.2): scores, answers, what was said; recorded again it is corrected.
import { newId } from '../../kernel/id.ts';
import { instant, iso } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { decideRecord, isUnsolved, type Moment } from './survey.rules.ts';
import { keepWords, lockedCase } from './survey.store.ts';

type Input = InputOf<typeof contract.record>;

export const recordFollowUp = (call: Call, input: Input): Promise<OutputOf<typeof contract.record>> =>
  call.write(async (unit) => {
    const surveyed = await lockedCase(unit, input.caseId);
    const surveyId = surveyed.followUpId ?? newId();
    const { csat, satisfied, answers, channel, spokenTo, body, proof } = input;
    const moment: Moment = {
      actor: unit.actor,
      now: unit.now,
      occurredAt: input.occurredAt === undefined ? undefined : instant(input.occurredAt),
      proof: proof.length > 0,
    };
    const evidence = await attach(unit, { surveyId, customerId: surveyed.customerId, at: moment.occurredAt ?? unit.now }, proof);
    const bodyHash = await keepWords(unit, surveyId, { spokenTo, body });
    await unit.record(decideRecord(surveyed, { surveyId, csat, satisfied, answers, channel, bodyHash, evidence }, moment));
    unit.announce(`case:${input.caseId}`);
    return { surveyId, corrected: surveyed.followUpId !== null, suggestsReopening: isUnsolved(input) };
  });

/** Recordings and screenshots of the call stay with us. */
async function attach(
  unit: Unit,
  { surveyId, customerId, at }: { surveyId: string; customerId: string; at: number },
  files: readonly string[],
): Promise<{ fileId: string; sha256: string }[]> {
  const evidence: { fileId: string; sha256: string }[] = [];
  for (const fileId of new Set(files)) {
    const { sha256 } = await unit.app.files.attach(unit, fileId, {
      subject: { type: 'survey', id: surveyId },
      customerId,
      visibility: 'internal',
      mark: { person: unit.actor.name, takenAt: iso(at) },
    });
    evidence.push({ fileId, sha256 });
  }
  return evidence;
}

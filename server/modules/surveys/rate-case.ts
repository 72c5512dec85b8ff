// The customer's own rating, once per round of a case.
import { newId } from '../../kernel/id.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { decideRate } from './survey.rules.ts';
import { keepWords, lockedCase } from './survey.store.ts';

export const rateCase = (call: Call, { caseId, csat, tags, body }: InputOf<typeof contract.rate>): Promise<{ surveyId: string }> =>
  call.write(async (unit) => {
    const surveyed = await lockedCase(unit, caseId);
    const surveyId = newId();
    const bodyHash = await keepWords(unit, surveyId, { body });
    await unit.record(decideRate(surveyed, { surveyId, csat, tags, bodyHash }, { actor: unit.actor, now: unit.now }));
    unit.announce(`case:${caseId}`);
    return { surveyId };
  });

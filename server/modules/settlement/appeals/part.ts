// Appeals (R17.2): one deduction or penalty, its evidence as a letter, a deadline and an outcome.
import { MINUTE } from '../../../kernel/time.ts';
import { definePart } from '../../../platform/part.ts';
import { answerAppeal, enterAnswer, withdrawAppeal } from './answer-appeal.ts';
import { contract } from './contract.ts';
import { appealEvidence, makeAppeal } from './make-appeal.ts';
import { permissions } from './permissions.ts';
import { appealLetter } from './print-letter.ts';
import { no } from './refusals.ts';
import { remindOfAppeals } from './remind.ts';
import { listAppeals, myAppeals, showAppeal } from './show-appeals.ts';
import { templates } from './templates.ts';

export const appeals = definePart({
  contract,
  handlers: {
    appealEvidence,
    makeAppeal,
    appeals: listAppeals,
    showAppeal,
    appealLetter,
    enterAnswer,
    withdrawAppeal,
    myAppeals,
    myAppeal: showAppeal,
    myAppealLetter: appealLetter,
    answerAppeal,
  },
  permissions,
  refusals: [no],
  templates,
  sweeps: [{ name: 'settlement.appeal-ends', every: 10 * MINUTE, run: remindOfAppeals }],
});

import { defineModule } from '../../platform/module.ts';
import { contract } from './contract.ts';
import { facts } from './facts.ts';
import { listDue } from './list-due.ts';
import { permissions } from './permissions.ts';
import { rateCase } from './rate-case.ts';
import { recordFollowUp } from './record-follow-up.ts';
import { no } from './refusals.ts';
import { showMyRating, showQuestions, showSurveys } from './show-surveys.ts';
import { apply, rebuilds } from './survey.store.ts';
import { hears } from './when-case-moves.ts';

export const surveysModule = defineModule({
  name: 'surveys',
  contract,
  handlers: {
    questions: showQuestions,
    due: listDue,
    ofCase: showSurveys,
    record: recordFollowUp,
    myRating: showMyRating,
    rate: rateCase,
  },
  permissions,
  facts,
  refusals: [no],
  apply,
  rebuilds,
  hears,
});

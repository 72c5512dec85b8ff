// Scorecards (R17.1): the sheet of a customer and period, filled from facts, stated by the customer.
import { MINUTE } from '../../../kernel/time.ts';
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { finishDue, finishScore } from './finish-score.ts';
import { listScores, ownScores } from './list-scores.ts';
import { permissions } from './permissions.ts';
import { ownScorePaper, scorePaper } from './print-score.ts';
import { no } from './refusals.ts';
import { ownScore, showScore } from './show-score.ts';
import { enterScore, offerScore, stateScore } from './state-score.ts';
import { templates } from './templates.ts';

export const scorecards = definePart({
  contract,
  handlers: { showScore, listScores, scorePaper, offerScore, enterScore, finishScore, ownScores, ownScore, ownScorePaper, stateScore },
  permissions,
  refusals: [no],
  sweeps: [{ name: 'settlement.finish-scores', every: 5 * MINUTE, run: finishDue }],
  templates,
});

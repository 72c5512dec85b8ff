import { HOUR, MINUTE } from '../../../kernel/time.ts';
import { definePart } from '../../../platform/part.ts';
import * as answer from './answer-notices.ts';
import { beginRecall } from './begin-recall.ts';
import { contract } from './contract.ts';
import * as end from './end-recall.ts';
import { hearDelivered } from './join-late.ts';
import { listRecalls, showMockDuty } from './list-recalls.ts';
import { listRecipients } from './list-recipients.ts';
import { dropRecall, needRecall } from './need-recall.ts';
import { openRemedy } from './open-remedy.ts';
import { permissions } from './permissions.ts';
import { draftPublicNotice, makeReport, REPORT_JOB, reportInJob } from './print-report.ts';
import { walkTransitions } from './recall.ts';
import * as recover from './recover.ts';
import { no } from './refusals.ts';
import { previewRelease, releaseLot } from './release-lot.ts';
import { remindMock } from './remind-mock.ts';
import { remindDue } from './send-notices.ts';
import { myRecallNotice, myRecallNotices } from './show-kitchen.ts';
import { showRecall } from './show-recall.ts';
import { previewScope, setFinishDays, showRecallRules } from './show-rules.ts';
import { templates } from './templates.ts';
import { widenRecall } from './widen-recall.ts';

walkTransitions();

export const recall = definePart({
  contract,
  handlers: {
    listRecalls,
    showMockDuty,
    showRecallRules,
    previewScope,
    showRecall,
    listRecipients,
    recallNotices: draftPublicNotice,
    makeReport,
    needRecall,
    beginRecall,
    dropRecall,
    widenRecall,
    previewRelease,
    releaseLot,
    sendNotice: answer.sendNotice,
    remindNotice: answer.remindNotice,
    acknowledgeNotice: answer.acknowledgeNotice,
    recordAnswer: answer.answerNotice,
    noticeLink: answer.noticeLink,
    recordRecovery: recover.recordRecovery,
    explainRest: recover.explainRest,
    disposeOf: recover.disposeOf,
    reportToAuthority: recover.reportToAuthority,
    openRemedy,
    verifyRecall: end.verifyRecall,
    closeRecall: end.closeRecall,
    scoreMock: end.scoreMock,
    setFinishDays,
    myRecallNotices,
    myRecallNotice,
    readMine: answer.readMine,
    acknowledgeMine: answer.acknowledgeNotice,
    answerMine: answer.answerNotice,
  },
  permissions,
  refusals: [no],
  templates,
  hears: { 'lots.delivered': hearDelivered },
  jobs: { [REPORT_JOB]: reportInJob },
  sweeps: [
    { name: 'recalls.recall-reminders', every: MINUTE, run: remindDue },
    { name: 'recalls.mock-due', every: HOUR, run: remindMock },
  ],
});

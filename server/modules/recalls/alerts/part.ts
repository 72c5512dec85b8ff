// Alerts (R3.3), holds with their scope and warned kitchens (R7.2), retained samples (R4.2).
import { MINUTE } from '../../../kernel/time.ts';
import { definePart } from '../../../platform/part.ts';
import { showCaseLots } from './case-lots.ts';
import { contract } from './contract.ts';
import { hearCaseClassified, hearCaseOpened } from './hear-cases.ts';
import { hearDelivered } from './hear-deliveries.ts';
import { hearCleared, hearHeld } from './hear-holds.ts';
import { clearAlert, clearCase, holdByRule, holdGoods } from './hold-goods.ts';
import { answerWarning, listMyWarnings, seeWarnings } from './kitchen.ts';
import { listAlertRules, listAlerts, showAlert } from './list-alerts.ts';
import { permissions } from './permissions.ts';
import { exportCallSheet, printCallSheet } from './print-call-sheet.ts';
import { no } from './refusals.ts';
import { remindSites, sweepReminders } from './remind-sites.ts';
import { answerSample, askSample, hearSampleKept } from './sample.ts';
import { showCallSheet, tickCall } from './show-call-sheet.ts';
import { showHold } from './show-hold.ts';
import { templates } from './templates.ts';
import { previewScope } from './what-to-hold.ts';

export const alerts = definePart({
  contract,
  handlers: {
    caseLots: showCaseLots,
    scope: previewScope,
    hold: holdGoods,
    clearCase,
    askSample,
    showHold,
    remindSites,
    callSheet: showCallSheet,
    tickCall,
    callSheetPdf: printCallSheet,
    callSheetXlsx: exportCallSheet,
    alerts: listAlerts,
    alert: showAlert,
    clearAlert,
    alertRules: listAlertRules,
    myWarnings: listMyWarnings,
    seeWarnings,
    answerWarning,
    answerSample,
  },
  permissions,
  refusals: [no],
  templates,
  hears: {
    'cases.opened': hearCaseOpened,
    'cases.classified': hearCaseClassified,
    'cases.sample-kept': hearSampleKept,
    'lots.delivered': hearDelivered,
    'lots.held': hearHeld,
    'lots.cleared': hearCleared,
  },
  tasks: { 'recalls.hold-alert': holdByRule },
  sweeps: [{ name: 'recalls.reminders', every: MINUTE, run: sweepReminders }],
});

import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { ALERT_STATE_CODES, CALL_OUTCOME_CODES, CLEAR_REASON_CODES, KEEPER_CODES, NO_SAMPLE_REASON_CODES } from './alert.ts';
import {
  alertFull,
  alertRow,
  alertRule,
  amount,
  at,
  calledRow,
  caseLots,
  files,
  holdHead,
  id,
  leadRule,
  lotCard,
  ownSample,
  ownWarning,
  scope,
  siteWarning,
  words,
} from './shapes.ts';

const onCase = { caseId: id };
const onAlert = { alertId: id };
const onHold = { holdId: id };
/** What is to be held: the lots of a matter or an alert, or some of them. */
const whatToHold = { caseId: id.nullable().default(null), alertId: id.nullable().default(null), lotIds: z.array(id).max(200).default([]) };
const scopeRefusals = ['recalls.nothing-to-hold', 'recalls.alert-not-found', 'cases.not-found', 'lots.not-found'] as const;
const answered = z.object({ alertId: id, state: z.enum(ALERT_STATE_CODES) });

const desk = {
  caseLots: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/lots',
    permission: 'recalls.read-alerts',
    summary: { zh: '售后单涉及的批次、冻结与留样', en: 'Lots of a case, their hold, the retained sample' },
    input: z.object(onCase),
    output: caseLots,
    refusals: ['cases.not-found'],
  }),
  scope: endpoint({
    method: 'POST',
    path: '/recalls/scope',
    permission: 'recalls.read-alerts',
    summary: { zh: '冻结范围预览：批次、食堂、车辆与数量（不写入）', en: 'What a hold would stop: lots, kitchens, vans, amounts (writes nothing)' },
    input: z.object(whatToHold),
    output: scope,
    refusals: scopeRefusals,
  }),
  hold: endpoint({
    method: 'POST',
    path: '/recalls/holds',
    permission: 'lots.hold',
    summary: {
      zh: '冻结停发：批次连同由其制成的全部批次，通知食堂、仓库、调度与司机',
      en: 'Hold lots with all made of them; warns kitchens, warehouse, drivers',
    },
    input: z.object({ ...whatToHold, body: words }),
    output: z.object({ holdId: id, lotCount: z.int(), sites: z.int() }),
    refusals: [...scopeRefusals, 'recalls.held-already', 'recalls.answered-already', 'lots.recalled-destroyed'],
  }),
  clearCase: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/lots/clearance',
    permission: 'recalls.answer-alerts',
    summary: { zh: '判定本单批次不冻结，写明理由', en: 'Decide that nothing is held for this case, and why' },
    input: z.object({ ...onCase, reason: z.enum(CLEAR_REASON_CODES), body: words }),
    output: z.object(onCase),
    refusals: ['cases.not-found', 'recalls.nothing-suspected', 'recalls.reason-needed'],
  }),
  askSample: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/sample-request',
    permission: 'cases.handle',
    summary: { zh: '请食堂保留留样', en: 'Ask the kitchen to keep the sample' },
    input: z.object(onCase),
    output: z.object(onCase),
    refusals: ['cases.not-found'],
  }),
  showHold: endpoint({
    method: 'GET',
    path: '/recalls/holds/{holdId}',
    permission: 'recalls.read-alerts',
    summary: { zh: '冻结结果：食堂已读、回复与数量', en: 'A hold: which kitchens have seen and answered, how much' },
    input: z.object(onHold),
    output: holdHead.extend({
      reason: z.string(),
      body: z.string(),
      by: z.string(),
      case: z.object({ caseId: id, number: z.string() }).nullable(),
      alert: z.object({ alertId: id, number: z.string() }).nullable(),
      recallId: id.nullable(),
      lots: z.array(lotCard),
      warnings: z.array(siteWarning),
      can: z.object({ remind: z.boolean(), call: z.boolean() }),
    }),
    refusals: ['recalls.hold-not-found'],
  }),
  remindSites: endpoint({
    method: 'POST',
    path: '/recalls/holds/{holdId}/reminders',
    permission: 'recalls.call',
    summary: { zh: '再次提醒尚未回复的食堂', en: 'Remind kitchens that have not answered' },
    input: z.object({ ...onHold, siteIds: z.array(id).max(2000).default([]) }),
    output: z.object({ reminded: z.int() }),
    refusals: ['recalls.hold-not-found', 'recalls.nobody-to-remind'],
  }),
  callSheet: endpoint({
    method: 'GET',
    path: '/recalls/holds/{holdId}/call-sheet',
    permission: 'recalls.read-alerts',
    summary: { zh: '电话通知单：按下一餐开始烹饪的时间排列', en: 'Call sheet, by when kitchens begin to cook' },
    input: z.object(onHold),
    output: z.object({
      holdId: id,
      lotCount: z.int(),
      lotNumbers: z.array(z.string()),
      asOf: at,
      lead: leadRule,
      items: z.array(calledRow),
      can: z.object({ call: z.boolean() }),
    }),
    refusals: ['recalls.hold-not-found'],
  }),
  tickCall: endpoint({
    method: 'POST',
    path: '/recalls/holds/{holdId}/calls',
    permission: 'recalls.call',
    summary: { zh: '登记一次电话通知', en: 'Record a call' },
    input: z.object({ ...onHold, siteId: id, outcome: z.enum(CALL_OUTCOME_CODES), spokenTo: z.string().trim().max(60).default(''), body: words }),
    output: z.object({ siteId: id }),
    refusals: ['recalls.hold-not-found', 'recalls.site-not-on-sheet'],
  }),
  callSheetPdf: endpoint({
    method: 'GET',
    path: '/recalls/holds/{holdId}/call-sheet.pdf',
    permission: 'recalls.read-alerts',
    summary: { zh: '打印电话通知单（A4，PDF）', en: 'Print the call sheet (A4, PDF)' },
    input: z.object(onHold),
    output: z.file(),
    refusals: ['recalls.hold-not-found'],
  }),
  callSheetXlsx: endpoint({
    method: 'GET',
    path: '/recalls/holds/{holdId}/call-sheet.xlsx',
    permission: 'recalls.read-alerts',
    summary: { zh: '下载电话通知单（XLSX）', en: 'Download the call sheet (XLSX)' },
    input: z.object(onHold),
    output: z.file(),
    refusals: ['recalls.hold-not-found'],
  }),
  alerts: endpoint({
    method: 'GET',
    path: '/recalls/alerts',
    permission: 'recalls.read-alerts',
    summary: { zh: '批次预警', en: 'Alerts' },
    input: z.object({
      state: z.enum(ALERT_STATE_CODES).optional(),
      cursor: z.string().max(300).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(alertRow), next: z.string().nullable() }),
  }),
  alert: endpoint({
    method: 'GET',
    path: '/recalls/alerts/{alertId}',
    permission: 'recalls.read-alerts',
    summary: { zh: '一条预警：售后单、批次、食堂', en: 'One alert: matters, lots, kitchens' },
    input: z.object(onAlert),
    output: alertFull,
    refusals: ['recalls.alert-not-found'],
  }),
  clearAlert: endpoint({
    method: 'POST',
    path: '/recalls/alerts/{alertId}/clearance',
    permission: 'recalls.answer-alerts',
    summary: { zh: '判定不冻结，写明理由', en: 'Decide not to hold, and why' },
    input: z.object({ ...onAlert, reason: z.enum(CLEAR_REASON_CODES), body: words }),
    output: answered,
    refusals: ['recalls.alert-not-found', 'recalls.answered-already', 'recalls.reason-needed'],
  }),
  alertRules: endpoint({
    method: 'GET',
    path: '/recalls/alert-rules',
    permission: 'recalls.read-alerts',
    summary: { zh: '预警规则', en: 'Rules by which alerts are raised' },
    input: z.object({}),
    output: z.object({ items: z.array(alertRule) }),
  }),
};

const kitchen = {
  myWarnings: endpoint({
    method: 'GET',
    path: '/my/warnings',
    permission: 'recalls.follow-warnings',
    summary: { zh: '暂停使用通知与留样请求（食堂）', en: 'Warnings and sample requests (kitchen)' },
    input: z.object({}),
    output: z.object({ warnings: z.array(ownWarning), samples: z.array(ownSample), phone: z.string().nullable() }),
  }),
  seeWarnings: endpoint({
    method: 'POST',
    path: '/my/warnings/seen',
    permission: 'recalls.answer-warnings',
    summary: { zh: '食堂已看到通知', en: 'The kitchen has seen its warnings' },
    input: z.object({}),
    output: z.object({ seen: z.int() }),
  }),
  answerWarning: endpoint({
    method: 'POST',
    path: '/my/warnings/{warningId}/answer',
    permission: 'recalls.answer-warnings',
    summary: { zh: '回复：已单独存放多少、已使用多少', en: 'Answer how much is set apart, how much was used' },
    input: z.object({
      warningId: id,
      lots: z
        .array(z.object({ lotId: id, apart: amount, used: amount }))
        .min(1)
        .max(200),
      body: words,
      ...files,
    }),
    output: z.object({ warningId: id }),
    refusals: ['recalls.warning-not-found', 'recalls.lot-unknown', 'recalls.amounts-absurd', 'recalls.not-a-picture', 'files.not-found'],
  }),
  answerSample: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/sample',
    permission: 'recalls.answer-warnings',
    summary: { zh: '回复留样：是否保留、由谁保管', en: 'Answer whether the sample is kept, and by whom' },
    input: z.object({
      ...onCase,
      kept: z.boolean(),
      keptBy: z.enum(KEEPER_CODES).nullable().default(null),
      reason: z.enum(NO_SAMPLE_REASON_CODES).nullable().default(null),
      keeper: z.string().trim().max(60).default(''),
      body: words,
      ...files,
    }),
    output: z.object(onCase),
    refusals: ['recalls.sample-not-found', 'recalls.keeper-needed', 'recalls.not-a-picture', 'files.not-found', 'cases.not-in-this-state'],
  }),
};

export const contract = { ...desk, ...kitchen };

// What is done about a recall: by us, and by the kitchens.
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import {
  DISPOSAL_CODES,
  DROP_CODES,
  EXPLANATION_CODES,
  FAULT_CODES,
  KIND_CODES,
  NOTICE_STATE_CODES,
  REASON_CODES,
  REPORT_STAGE_CODES,
  SENT_BY_CODES,
  STATE_CODES,
} from './recall.ts';
import * as shape from './shapes.ts';

const { id, onRecall, onNotice, files, words, amount } = shape;
const state = z.object({ recallId: id, state: z.enum(STATE_CODES) });
const noticed = z.object({ noticeId: id, state: z.enum(NOTICE_STATE_CODES) });
const inState = ['recalls.recall-not-found', 'recalls.recall-state'] as const;
const onOneNotice = ['recalls.notice-not-found', 'recalls.recall-state', 'recalls.notice-over', 'recalls.notice-released'] as const;
const amounts = z
  .array(
    z.object({
      lotId: id,
      still: amount.default(0),
      returned: amount.default(0),
      used: amount.default(0),
      destroyed: amount.default(0),
      missing: amount.default(0),
    }),
  )
  .min(1)
  .max(200);
const answerRefusals = [...onOneNotice, 'recalls.answer-too-much', 'recalls.answer-not-delivered', 'recalls.party-answers-not'] as const;

export const contract = {
  needRecall: endpoint({
    method: 'POST',
    path: '/recalls',
    permission: 'recalls.decide-recalls',
    summary: { zh: '登记需要召回（正式或模拟）', en: 'Record that a recall is needed, or call a mock one' },
    input: z.object({
      kind: z.enum(KIND_CODES).default('recall'),
      mock: z.boolean().default(false),
      level: shape.level.nullable().default(null),
      reason: z.enum(REASON_CODES),
      fault: z.enum(FAULT_CODES).default('unknown'),
      /** When somebody first knew: legal clocks start here. Default now. */
      knownAt: shape.instantIn.optional(),
      lotIds: z.array(id).max(500).default([]),
      /** Takes the lots of this hold; or those a case suspects. */
      holdId: id.optional(),
      caseId: id.optional(),
      alertId: id.optional(),
      /** A mock recall tells customers only where asked to. */
      tellCustomers: z.boolean().default(false),
      body: words,
      files,
    }),
    output: z.object({ recallId: id, number: z.string() }),
    refusals: [
      'recalls.no-lots',
      'recalls.recall-lot-unknown',
      'recalls.lot-destroyed',
      'recalls.lot-in-recall',
      'recalls.level-needed',
      'recalls.level-not-for-withdrawal',
      'recalls.known-in-future',
      'files.not-found',
    ],
  }),
  beginRecall: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/beginning',
    permission: 'recalls.run-recalls',
    summary: { zh: '启动召回：封存全部批次并通知', en: 'Begin: hold all lots and tell everybody' },
    /** `finishDays`: working days, where the rules do not give them. */
    input: z.object({ ...onRecall, finishDays: z.int().min(1).max(250).optional(), body: words }),
    output: state.extend({ lots: z.int(), notices: z.int() }),
    refusals: [...inState, 'recalls.begun-already', 'recalls.lot-destroyed'],
  }),
  dropRecall: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/dropping',
    permission: 'recalls.decide-recalls',
    summary: { zh: '不予召回', en: 'Drop' },
    input: z.object({ ...onRecall, why: z.enum(DROP_CODES), body: words }),
    output: state,
    refusals: inState,
  }),
  sendNotice: endpoint({
    method: 'POST',
    path: '/recall-notices/{noticeId}/sending',
    permission: 'recalls.record-answers',
    summary: { zh: '登记已通知（电话、上门、书面）', en: 'Record that they were told' },
    input: z.object({ ...onNotice, way: z.enum(SENT_BY_CODES), said: z.string().trim().max(60).default(''), body: words }),
    output: noticed,
    refusals: [...onOneNotice, 'recalls.told-already'],
  }),
  remindNotice: endpoint({
    method: 'POST',
    path: '/recall-notices/{noticeId}/reminders',
    permission: 'recalls.run-recalls',
    summary: { zh: '立即催办', en: 'Remind now' },
    input: z.object(onNotice),
    output: noticed,
    refusals: onOneNotice,
  }),
  acknowledgeNotice: endpoint({
    method: 'POST',
    path: '/recall-notices/{noticeId}/acknowledgement',
    permission: 'recalls.record-answers',
    summary: { zh: '登记对方已确认；内部通知由本人确认', en: 'Record the acknowledgement' },
    input: z.object({ ...onNotice, said: z.string().trim().max(60).default(''), body: words }),
    output: noticed,
    refusals: onOneNotice,
  }),
  recordAnswer: endpoint({
    method: 'POST',
    path: '/recall-notices/{noticeId}/answer',
    permission: 'recalls.record-answers',
    summary: { zh: '代登记电话答复（再次登记即更正）', en: 'Record an answer by phone; again: correct it' },
    input: z.object({ ...onNotice, amounts, said: z.string().trim().max(60).default(''), body: words }),
    output: noticed,
    refusals: answerRefusals,
  }),
  noticeLink: endpoint({
    method: 'POST',
    path: '/recall-notices/{noticeId}/link',
    permission: 'recalls.record-answers',
    summary: { zh: '免登录链接与二维码', en: 'Link and QR code without sign-in' },
    input: z.object(onNotice),
    output: z.object({ link: z.string(), svg: z.string(), expiresAt: shape.at }),
    refusals: [...onOneNotice, 'recalls.party-answers-not'],
  }),
  recordRecovery: endpoint({
    method: 'POST',
    path: '/recall-notices/{noticeId}/recovery',
    permission: 'recalls.run-recalls',
    summary: { zh: '登记该食堂的退回、就地销毁与已用掉', en: 'Record what came back, was destroyed there or was used' },
    input: z.object({
      ...onNotice,
      lots: z
        .array(z.object({ lotId: id, returned: amount.default(0), destroyed: amount.default(0), consumed: amount.default(0) }))
        .min(1)
        .max(200),
      body: words,
    }),
    output: z.object({ recallId: id, moved: z.int() }),
    refusals: [...onOneNotice, 'recalls.recover-too-much', 'recalls.nothing-recovered', 'recalls.mock-holds-nothing', 'lots.not-enough'],
  }),
  explainRest: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/explanations',
    permission: 'recalls.run-recalls',
    summary: { zh: '说明未收回的数量', en: 'Explain what is not got back' },
    /** `siteId` null: of our own stock. `amount` 0 takes an explanation back. */
    input: z.object({ ...onRecall, lotId: id, siteId: id.nullable(), why: z.enum(EXPLANATION_CODES), amount, body: words }),
    output: state,
    refusals: [...inState, 'recalls.recover-too-much', 'recalls.place-without-lot'],
  }),
  disposeOf: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/disposals',
    permission: 'recalls.run-recalls',
    summary: { zh: '处置召回品：销毁或退供应商', en: 'Dispose: destroy or return to the supplier' },
    input: z.object({
      ...onRecall,
      way: z.enum(DISPOSAL_CODES),
      lotId: id,
      /** Taken from quarantine first, then from the stores. */
      amount: z.int().positive(),
      /** As weighed, in grams. */
      weight: z.int().positive().nullable().default(null),
      witnesses: z.array(z.string().trim().min(1).max(40)).max(10).default([]),
      files,
      body: words,
    }),
    output: z.object({ recallId: id, disposalId: id }),
    refusals: [
      ...inState,
      'recalls.report-before-destruction',
      'recalls.witnesses-needed',
      'recalls.mock-holds-nothing',
      'recalls.place-without-lot',
      'recalls.stock-too-little',
      'lots.not-enough',
      'files.not-found',
    ],
  }),
  reportToAuthority: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/reports',
    permission: 'recalls.run-recalls',
    summary: { zh: '登记已向监管部门报告', en: 'Record a report to the authority' },
    input: z.object({ ...onRecall, stage: z.enum(REPORT_STAGE_CODES), reportedAt: shape.instantIn.optional(), body: words, files }),
    output: z.object({ recallId: id, reportId: id }),
    refusals: [...inState, 'recalls.known-in-future', 'files.not-found'],
  }),
  openRemedy: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/remedies',
    permission: 'recalls.record-answers',
    summary: { zh: '为一行送货申请退换或赔付（没有售后单的先开单）', en: 'Claim for a delivered line, with a case where there is none' },
    input: z.object({
      ...onRecall,
      lineId: id,
      lotId: id,
      way: z.enum(['credit', 'replacement', 'refund']).default('credit'),
      /** In the base unit of the line; left out: all that came of the lot and was not used up or claimed. */
      amount: z.int().positive().optional(),
      /** Money, where no price is known. */
      amountFen: z.int().positive().optional(),
    }),
    output: z.object({ caseId: id, number: z.string().nullable(), claimId: id, claimNumber: z.string() }),
    refusals: [
      ...inState,
      'recalls.line-not-in-recall',
      'recalls.nothing-to-claim',
      'claims.amount-needed',
      'claims.more-than-came',
      'claims.more-than-the-lot',
    ],
  }),
  verifyRecall: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/verification',
    permission: 'recalls.decide-recalls',
    summary: { zh: '验证召回效果', en: 'Verify the effect' },
    input: z.object({ ...onRecall, effective: z.boolean(), body: words }),
    output: state,
    refusals: [...inState, 'recalls.not-balanced'],
  }),
  closeRecall: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/closing',
    permission: 'recalls.decide-recalls',
    summary: { zh: '关闭召回', en: 'Close' },
    input: z.object({ ...onRecall, body: words }),
    output: state,
    refusals: [...inState, 'recalls.not-verified', 'recalls.not-balanced'],
  }),
  scoreMock: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/score',
    permission: 'recalls.run-recalls',
    summary: { zh: '结束模拟召回并评分', en: 'End a mock recall and score it' },
    input: z.object({ ...onRecall, body: words }),
    output: z.object({ recallId: id, passed: z.boolean(), minutes: z.int(), accountedBp: z.int() }),
    refusals: [...inState, 'recalls.only-mock'],
  }),
  setFinishDays: endpoint({
    method: 'POST',
    path: '/recalls/rules/finish-days',
    permission: 'recalls.keep-rules',
    summary: { zh: '设定规则未写明的完成工作日数', en: 'Set the working days that the rules do not give' },
    input: z.object({ measures: z.string().max(40), level: shape.level, days: z.int().min(1).max(250) }),
    output: z.object({ measures: z.string(), level: shape.level, days: z.int() }),
    refusals: ['recalls.rule-unknown'],
  }),

  readMine: endpoint({
    method: 'POST',
    path: '/my/recall-notices/{noticeId}/reading',
    permission: 'recalls.answer-notices',
    summary: { zh: '已看到召回通知', en: 'The notice was seen' },
    input: z.object(onNotice),
    output: noticed,
    refusals: ['recalls.notice-not-found'],
  }),
  acknowledgeMine: endpoint({
    method: 'POST',
    path: '/my/recall-notices/{noticeId}/acknowledgement',
    permission: 'recalls.answer-notices',
    summary: { zh: '确认已停用并封存', en: 'Acknowledge: stopped and set apart' },
    input: z.object(onNotice),
    output: noticed,
    refusals: onOneNotice,
  }),
  answerMine: endpoint({
    method: 'POST',
    path: '/my/recall-notices/{noticeId}/answer',
    permission: 'recalls.answer-notices',
    summary: { zh: '答复剩余与去向数量（再次答复即更正）', en: 'Answer the amounts; again: correct them' },
    input: z.object({ ...onNotice, amounts, body: words }),
    output: noticed,
    refusals: answerRefusals,
  }),
};

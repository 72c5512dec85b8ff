import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import * as shapes from './shapes.ts';

const { id, period } = shapes;
/** `clauseId`: where a contract holds several scorecards; default: the one that stands highest. */
const clauseId = z.string().max(80).optional();
const onSheet = { customerId: id, period, clauseId };
const own = { period, clauseId };
const edition = z.enum(['blank', 'filled']).default('blank');
const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(200).default(50) };
const named = ['settlement.no-such-customer', 'settlement.no-scorecard', 'settlement.wrong-period'];
const ownNamed = ['settlement.no-scorecard', 'settlement.wrong-period'];
const stating = [
  'settlement.period-not-over',
  'settlement.score-out-of-range',
  'settlement.deduction-above-item',
  'settlement.deduction-wrong',
  'settlement.item-unknown',
  'settlement.item-twice',
  'settlement.sum-differs',
  'settlement.nothing-stated',
  'settlement.stated-already',
];
const stated = z.object({ sheetId: id, total: z.number(), verdict: z.string().nullable(), appealBy: z.iso.datetime().nullable() });

export const contract = {
  showScore: endpoint({
    method: 'GET',
    path: '/settlement/customers/{customerId}/scores/{period}',
    permission: 'settlement.read-scores',
    summary: {
      zh: '考核评分：今日得分、扣分凭证、月末预测、再发生一次扣多少',
      en: 'The score today, its deductions and evidence, the forecast, and what one more costs',
    },
    input: z.object(onSheet),
    output: shapes.sheet,
    refusals: named,
  }),
  listScores: endpoint({
    method: 'GET',
    path: '/settlement/scores',
    permission: 'settlement.read-scores',
    summary: { zh: '历次考核评分表', en: 'Score sheets that were offered, stated or made final' },
    input: z.object({ customerId: id.optional(), period: period.optional(), state: shapes.state.optional(), ...page }),
    output: z.object({ items: z.array(shapes.sheetHead), next: z.string().nullable() }),
  }),
  scorePaper: endpoint({
    method: 'GET',
    path: '/settlement/customers/{customerId}/scores/{period}/sheet.pdf',
    permission: 'settlement.read-scores',
    summary: { zh: '考核评分表 PDF：空表供填写，或已评定的分数', en: 'The score sheet as PDF: blank to fill in, or as stated' },
    input: z.object({ ...onSheet, edition }),
    output: z.file(),
    refusals: [...named, 'settlement.no-such-sheet'],
  }),
  offerScore: endpoint({
    method: 'POST',
    path: '/settlement/customers/{customerId}/scores/{period}/offer',
    permission: 'settlement.offer-scores',
    summary: { zh: '把本期自评提交客户确认（客户可直接确认或改分）', en: 'Send our own reading of the score for the customer to confirm or change' },
    input: z.object({ ...onSheet, items: shapes.statement.items, total: shapes.statement.total }),
    output: z.object({ sheetId: id, total: z.number() }),
    refusals: [...named, ...stating],
  }),
  enterScore: endpoint({
    method: 'POST',
    path: '/settlement/customers/{customerId}/scores/{period}/statement',
    permission: 'settlement.enter-scores',
    summary: { zh: '凭纸质评分表录入客户的评分', en: 'Enter the score of the customer’s paper sheet' },
    input: z.object({ ...onSheet, ...shapes.statement, paperFileIds: z.array(id).max(10).default([]) }),
    output: stated,
    refusals: [...named, ...stating, 'settlement.paper-needed', 'files.not-found'],
  }),
  finishScore: endpoint({
    method: 'POST',
    path: '/settlement/scores/{sheetId}/final',
    permission: 'settlement.finish-scores',
    summary: { zh: '不再申诉，考核分定案', en: 'No further appeal: the score becomes final' },
    input: z.object({ sheetId: id }),
    output: z.object({ sheetId: id, total: z.number(), verdict: z.string().nullable(), inARow: z.int() }),
    refusals: ['settlement.no-such-sheet', 'settlement.not-stated', 'settlement.final-already', 'settlement.appeals-open'],
  }),
  ownScores: endpoint({
    method: 'GET',
    path: '/my/settlement/scores',
    permission: 'settlement.read-own-scores',
    summary: { zh: '本单位考核评分表', en: 'Score sheets of my organisation' },
    input: z.object(page),
    output: z.object({
      items: z.array(shapes.sheetHead),
      /** Periods over and not yet stated, oldest first. */
      waiting: z.array(z.object({ period, clauseId: z.string(), offered: z.boolean() })),
      next: z.string().nullable(),
    }),
  }),
  ownScore: endpoint({
    method: 'GET',
    path: '/my/settlement/scores/{period}',
    permission: 'settlement.read-own-scores',
    summary: { zh: '本单位一期考核评分表', en: 'One score sheet of my organisation' },
    input: z.object(own),
    output: shapes.ownSheet,
    refusals: ownNamed,
  }),
  ownScorePaper: endpoint({
    method: 'GET',
    path: '/my/settlement/scores/{period}/sheet.pdf',
    permission: 'settlement.read-own-scores',
    summary: { zh: '考核评分表 PDF', en: 'The score sheet as PDF' },
    input: z.object({ ...own, edition }),
    output: z.file(),
    refusals: [...ownNamed, 'settlement.no-such-sheet'],
  }),
  stateScore: endpoint({
    method: 'POST',
    path: '/my/settlement/scores/{period}/statement',
    permission: 'settlement.state-scores',
    summary: { zh: '填写或确认本期考核评分', en: 'Enter or confirm the score of a period' },
    input: z.object({
      ...own,
      ...shapes.statement,
      /** Takes our own reading as it was sent; nothing else needs to be filled in. */
      asOffered: z.boolean().default(false),
      paperFileIds: z.array(id).max(10).default([]),
    }),
    output: stated,
    refusals: [...ownNamed, ...stating, 'settlement.not-offered', 'files.not-found'],
  }),
};

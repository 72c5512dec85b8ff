import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { CALL_CHANNELS, TAG_CODES } from './survey.ts';

const id = z.uuid();
const at = z.iso.datetime();
const instantIn = z.iso.datetime({ offset: true });
const named = z.object({ id, name: z.string() });
const person = z.object({ id: z.string(), name: z.string() });
const text = z.object({ zh: z.string(), en: z.string() });
const csat = z.int().min(1).max(5);
const answers = z.record(z.string().max(40), z.union([z.boolean(), z.int().min(1).max(5)]));
const onCase = { caseId: id };

const followUp = z.object({
  id,
  round: z.int(),
  csat,
  satisfied: z.boolean(),
  answers,
  channel: z.enum(CALL_CHANNELS),
  caller: person,
  spokenTo: z.string(),
  body: z.string(),
  calledAt: at,
  recordedAt: at,
  corrections: z.int(),
  suggestsReopening: z.boolean(),
});
const rating = z.object({ id, round: z.int(), csat, tags: z.array(z.enum(TAG_CODES)), body: z.string(), ratedAt: at });

export const contract = {
  questions: endpoint({
    method: 'GET',
    path: '/surveys/questions',
    permission: 'surveys.read',
    summary: { zh: '回访问题', en: 'Questions of the follow-up call' },
    input: z.object({}),
    output: z.object({
      items: z.array(z.object({ key: z.string(), kind: z.enum(['yes-no', 'score']), text })),
      tags: z.array(z.object({ key: z.enum(TAG_CODES), text })),
    }),
  }),
  due: endpoint({
    method: 'GET',
    path: '/surveys/due',
    permission: 'surveys.read',
    summary: { zh: '待回访的售后单（最早确认的在前）', en: 'Cases to call about, oldest confirmation first' },
    input: z.object({ customerId: id.optional(), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: z.object({
      items: z.array(
        z.object({
          caseId: id,
          number: z.string(),
          title: z.string(),
          customer: named,
          site: named.nullable(),
          assignee: person.nullable(),
          reporter: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
          confirmedAt: at,
          rating: csat.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  ofCase: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/surveys',
    permission: 'surveys.read',
    summary: { zh: '一张售后单的回访与评价', en: 'Follow-ups and ratings of a case' },
    input: z.object(onCase),
    output: z.object({ followUps: z.array(followUp), ratings: z.array(rating), can: z.object({ record: z.boolean(), correct: z.boolean() }) }),
    refusals: ['surveys.not-found'],
  }),
  record: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/follow-up',
    permission: 'surveys.record',
    summary: { zh: '登记回访（再次登记即更正）', en: 'Record the follow-up call; again: correct it' },
    input: z.object({
      ...onCase,
      csat,
      satisfied: z.boolean(),
      answers: answers.default({}),
      channel: z.enum(CALL_CHANNELS).default('phone'),
      spokenTo: z.string().trim().max(60).default(''),
      body: z.string().trim().max(2000).default(''),
      occurredAt: instantIn.optional(),
      proof: z.array(id).max(20).default([]),
    }),
    /** `suggestsReopening`: the customer is not satisfied; nothing was reopened. */
    output: z.object({ surveyId: id, corrected: z.boolean(), suggestsReopening: z.boolean() }),
    refusals: [
      'surveys.not-found',
      'surveys.not-confirmed',
      'surveys.before-confirmation',
      'surveys.question-unknown',
      'moment.in-future',
      'moment.proof-needed',
      'files.not-found',
    ],
  }),

  // The kitchen: from the QR code of its note, or signed in.
  myRating: endpoint({
    method: 'GET',
    path: '/my/cases/{caseId}/rating',
    permission: 'surveys.rate',
    summary: { zh: '我的评价', en: 'My rating' },
    input: z.object(onCase),
    output: z.object({
      rating: rating.nullable(),
      tags: z.array(z.object({ key: z.enum(TAG_CODES), text })),
      can: z.object({ rate: z.boolean() }),
    }),
    refusals: ['surveys.not-found'],
  }),
  rate: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/rating',
    permission: 'surveys.rate',
    summary: { zh: '评价', en: 'Rate' },
    input: z.object({ ...onCase, csat, tags: z.array(z.enum(TAG_CODES)).max(9).default([]), body: z.string().trim().max(1000).default('') }),
    output: z.object({ surveyId: id }),
    refusals: ['surveys.not-found', 'surveys.not-settled', 'surveys.rated-already'],
  }),
};

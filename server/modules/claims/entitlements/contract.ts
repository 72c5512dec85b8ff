import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { EVIDENCE_KINDS, STARTS } from '../../service-plans/words.ts';
import { REASON_CODES, WAY_CODES } from '../claim.ts';
import { SAY_CODES } from './verdict.ts';

const id = z.uuid();
const at = z.iso.datetime();
const evidence = z.array(z.enum(EVIDENCE_KINDS));
const reach = z.enum(['line', 'lot-today', 'delivery']);

/** A clause as people read it; `confirmed` false shows as 待确认. */
export const cited = z.object({
  key: z.string(),
  contractKey: z.string().nullable(),
  version: z.int().nullable(),
  /** Title of the text it stands in. */
  title: z.string(),
  wording: z.string(),
  wordingEn: z.string().nullable(),
  source: z.string(),
  mark: z.string(),
  confirmed: z.boolean(),
});
const offer = z.object({
  way: z.enum(WAY_CODES),
  /** What would be said now, with the proof that stands on record and the proof below added. */
  says: z.enum(SAY_CODES),
  /** Until when it may be asked for; null: no deadline, or its start is not known yet. */
  until: at.nullable(),
  from: z.enum(STARTS).nullable(),
  open: z.boolean(),
  /** Any one of these is enough; empty: none is asked for. */
  evidence,
  /** Of those: what stands on the note or the case already. */
  have: evidence,
  freight: z.enum(['us', 'customer']).nullable(),
  reach,
  resalable: z.boolean(),
  /** Keys of `clauses`, the deciding one first. */
  clauses: z.array(z.string()),
});
const output = z.object({
  contract: z.object({ key: z.string(), version: z.int(), title: z.string() }),
  /** Schools, hospitals, public offices, companies: no coupons, no multiples of consumer law. */
  institution: z.boolean(),
  reasons: z.array(
    z.object({
      reason: z.enum(REASON_CODES),
      /** A matter of food safety by its nature: no deadline. */
      foodSafety: z.boolean(),
      ways: z.array(offer),
    }),
  ),
  clauses: z.array(cited),
});
const onLine = z.object({ noteId: id, lineId: id, caseId: id.optional(), foodSafety: z.stringbool().optional() });

const lotToday = z.object({
  on: z.iso.date(),
  lots: z.array(z.object({ lotId: id, number: z.string() })),
  /** What came to this customer that day; `left`: what may still be claimed of it. */
  lines: z.array(
    z.object({
      lineId: id,
      noteId: id,
      noteNumber: z.string(),
      siteId: id,
      site: z.string(),
      product: z.string(),
      unit: z.enum(UNIT_CODES),
      lotId: id,
      lot: z.string(),
      came: z.int(),
      left: z.int(),
      possible: z.boolean(),
    }),
  ),
  clause: cited.nullable(),
});
/** For our people: how much of these lots went elsewhere. What becomes of it is for a trace and a person. */
const elsewhere = z.object({ otherDays: z.int(), otherCustomers: z.int() });
const onLot = z.object({ noteId: id, lineId: id, lotId: id.optional() });

export const contract = {
  entitlements: endpoint({
    method: 'GET',
    path: '/claims/entitlements',
    permission: 'claims.read',
    summary: { zh: '这一行现在可以申请什么（方式、时限、凭证、条款）', en: 'What may be asked for on a line now' },
    input: onLine,
    output,
    refusals: ['claims.line-unknown'],
  }),
  lotToday: endpoint({
    method: 'GET',
    path: '/claims/lot-today',
    permission: 'claims.read',
    summary: { zh: '当日送给该客户的同批次货物（R5.2）', en: 'All of a lot that came to the customer that day' },
    input: onLot,
    output: lotToday.extend({ elsewhere }),
    refusals: ['claims.line-unknown', 'claims.whole-lot-unknown', 'claims.wrong-lot'],
  }),
  myEntitlements: endpoint({
    method: 'GET',
    path: '/my/claims/entitlements',
    permission: 'claims.follow',
    summary: { zh: '这一行现在可以申请什么（食堂）', en: 'What may be asked for on a line now (kitchen)' },
    input: onLine,
    output,
    refusals: ['claims.line-unknown'],
  }),
  myLotToday: endpoint({
    method: 'GET',
    path: '/my/claims/lot-today',
    permission: 'claims.follow',
    summary: { zh: '当日送来的同批次货物（食堂）', en: 'All of a lot that came that day (kitchen)' },
    input: onLot,
    output: lotToday,
    refusals: ['claims.line-unknown', 'claims.whole-lot-unknown', 'claims.wrong-lot'],
  }),
};

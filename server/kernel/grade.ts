// How well a fact is proved, decided in one place (R0.4).
import { type Actor, boundCustomer } from './actor.ts';
import type { Grade } from './fact.ts';
import { defineRefusals } from './refusal.ts';
import { type Instant, MINUTE } from './time.ts';

/** Our staff "at the moment": what is entered this soon after it happened. */
export const AT_THE_MOMENT = 15 * MINUTE;
/** Phones and servers do not show the same second. */
const SKEW = 2 * MINUTE;

export const noMoment = defineRefusals('moment', {
  'in-future': { status: 422, zh: '发生时间晚于现在，请检查日期和时间。', en: 'The time of the event is in the future. Please check date and time.' },
  'proof-needed': {
    status: 422,
    zh: '补录超过 15 分钟的事项要附凭证（截图、照片）；确实没有凭证，请由有“无凭证补录”权限的同事录入。',
    en: 'What is entered more than 15 minutes later needs proof (screenshot, photo); without any, somebody with the permission for late entries must enter it.',
  },
});

/** Permission that lets staff enter something late without proof (grade D). */
export const LATE_WITHOUT_PROOF = 'cases.record-late-without-proof';

/**
 * `occurredAt`: when it happened by the actor's word, default now. A for the counterparty and devices, B for our staff there and then,
 * C later with proof, D later without (needs the permission). Throws a Refusal.
 */
export function circumstances(
  actor: Actor,
  now: Instant,
  { occurredAt = now, proof = false }: { readonly occurredAt?: Instant | undefined; readonly proof?: boolean } = {},
): { readonly occurredAt: Instant; readonly grade: Grade } {
  if (occurredAt > now + SKEW) throw noMoment('in-future');
  const at = Math.min(occurredAt, now);
  if (boundCustomer(actor) !== undefined) return { occurredAt: at, grade: 'A' };
  if (actor.kind === 'system' || now - at <= AT_THE_MOMENT) return { occurredAt: at, grade: 'B' };
  if (proof) return { occurredAt: at, grade: 'C' };
  if (actor.kind === 'staff' && !actor.can.has(LATE_WITHOUT_PROOF)) throw noMoment('proof-needed');
  return { occurredAt: at, grade: 'D' };
}

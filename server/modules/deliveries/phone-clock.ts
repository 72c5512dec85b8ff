// When something happened, by a phone whose clock may be wrong (R1.4): what counts is how long ago, by the phone's own clock. Pure.
import { type Instant, instant, iso, MINUTE } from '../../kernel/time.ts';

/** Both by the phone's clock: when it happened, and when it was sent (anew with every attempt). */
export type PhoneTimes = { readonly occurredAt?: string | undefined; readonly sentAt?: string | undefined };

/** Clocks that agree this well are taken at their word. */
const AGREES = 2 * MINUTE;

/** The moment by the server's clock. A phone says nothing of the future: a clock that was set back meanwhile means now, not a refusal. */
export function phoneTime({ occurredAt, sentAt }: PhoneTimes, now: Instant): string | undefined {
  if (occurredAt === undefined || sentAt === undefined) return occurredAt;
  const skew = now - instant(sentAt);
  const happened = Math.abs(skew) > AGREES ? instant(occurredAt) + skew : instant(occurredAt);
  return iso(Math.min(happened, now));
}

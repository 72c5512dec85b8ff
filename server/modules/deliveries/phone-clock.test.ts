import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, instant, iso, MINUTE } from '../../kernel/time.ts';
import { phoneTime } from './phone-clock.ts';

const now = instant('2026-03-02T06:00:00+08:00');

describe('the time a phone tells', () => {
  it('is how long ago it happened, whatever its clock shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400 * DAY, max: 400 * DAY }), fc.integer({ min: 0, max: 12 * HOUR }), (wrongBy, ago) => {
        const told = phoneTime({ occurredAt: iso(now - ago + wrongBy), sentAt: iso(now + wrongBy) }, now);
        expect(Math.abs(instant(told as string) - (now - ago))).toBeLessThanOrEqual(2 * MINUTE);
      }),
    );
  });

  it('is never later than now, even where the clock was set right between tap and sending', () => {
    expect(phoneTime({ occurredAt: iso(now + 3 * HOUR), sentAt: iso(now) }, now)).toBe(iso(now));
  });

  it('is taken at its word where it agrees, and where nobody said when it was sent', () => {
    expect(phoneTime({ occurredAt: iso(now - HOUR), sentAt: iso(now - MINUTE) }, now)).toBe(iso(now - HOUR));
    expect(phoneTime({ occurredAt: iso(now - HOUR) }, now)).toBe(iso(now - HOUR));
    expect(phoneTime({ sentAt: iso(now) }, now)).toBeUndefined();
  });
});

// How often people may try: per account and address, per account, per address (design §9).

import { Refusal } from '../../kernel/refusal.ts';
import { type Clock, DAY, HOUR, MINUTE } from '../../kernel/time.ts';
import { countAttempts } from './attempts.ts';
import { no } from './refusals.ts';

export function openGuard(clock: Clock) {
  const window = 15 * MINUTE;
  const failures = {
    // One person who mistypes; the other two bound guessing spread over many addresses or accounts.
    here: countAttempts(clock, { limit: 10, window }),
    account: countAttempts(clock, { limit: 50, window }),
    address: countAttempts(clock, { limit: 200, window }),
  };
  const codes = {
    minute: countAttempts(clock, { limit: 1, window: MINUTE }),
    day: countAttempts(clock, { limit: 10, window: DAY }),
    address: countAttempts(clock, { limit: 30, window: HOUR }),
  };

  return {
    /** Runs an attempt; one that is refused with 401 or 403 counts, one that succeeds clears the way. */
    async signIn<T>(login: string, address: string, attempt: () => Promise<T>): Promise<T> {
      const here = `${login} ${address}`;
      const minutes = Math.max(failures.here.wait(here), failures.account.wait(login), failures.address.wait(address));
      if (minutes > 0) throw no('too-many-attempts', { minutes });
      // Counted before it runs, so that many at once are no way round.
      failures.here.count(here);
      try {
        const answer = await attempt();
        failures.here.forget(here);
        return answer;
      } catch (error) {
        if (error instanceof Refusal && (error.status === 401 || error.status === 403)) {
          failures.account.count(login);
          failures.address.count(address);
        }
        throw error;
      }
    },
    sendCode(phone: string, address: string): void {
      const minutes = Math.max(codes.minute.wait(phone), codes.day.wait(phone), codes.address.wait(address));
      if (minutes > 0) throw no('code-just-sent', { minutes });
      codes.minute.count(phone);
      codes.day.count(phone);
      codes.address.count(address);
    },
  };
}

export type Guard = ReturnType<typeof openGuard>;

// What better-auth answers, in our words. Whatever it says about a failed sign-in becomes one sentence.
import type { Refusal } from '../../kernel/refusal.ts';
import type { AuthRoutes } from './contract.ts';
import { no } from './refusals.ts';
import { PASSWORD_LENGTH } from './sign-in.ts';

const CODES: Readonly<Record<string, () => Refusal>> = {
  PASSWORD_TOO_SHORT: () => no('password-length', PASSWORD_LENGTH),
  PASSWORD_TOO_LONG: () => no('password-length', PASSWORD_LENGTH),
  TOTP_ALREADY_ENABLED: () => no('totp-already-on'),
  TOTP_NOT_ENABLED: () => no('totp-not-on'),
  TWO_FACTOR_NOT_ENABLED: () => no('totp-not-on'),
  INVALID_TWO_FACTOR_COOKIE: () => no('sign-in-again'),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () => no('sign-in-again'),
  ACCOUNT_TEMPORARILY_LOCKED: () => no('too-many-attempts', { minutes: 15 }),
};

export function refusalOf(path: keyof AuthRoutes, status: number, code: string): Refusal {
  const known = CODES[code];
  if (known) return known();
  // A deactivated account cannot get a session, and better-auth calls that a failure of the server.
  const failedEntry = code.startsWith('FAILED_TO_CREATE_SESSION');
  if (status >= 500 && !failedEntry) throw new Error(`sign-in answered ${status} ${code} to ${path}`);
  if (path.startsWith('sign-in/')) return no('wrong-password');
  if (path === 'phone-number/verify' || path.startsWith('two-factor/verify')) return no('wrong-code');
  if (code === 'INVALID_PASSWORD') return no('wrong-current-password');
  return status === 401 ? no('sign-in-again') : no('bad-input');
}

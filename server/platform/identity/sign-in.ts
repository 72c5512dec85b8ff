// better-auth set up for this product: passwords, one-time codes by SMS and TOTP, in tables of its own in schema `auth`.
import { betterAuth } from 'better-auth';
import { phoneNumber, twoFactor, username } from 'better-auth/plugins';
import { PostgresDialect } from 'kysely';
import type pg from 'pg';
import { isUserName, normalPhone } from './names.ts';

/** Sends a one-time code to a phone. Absent until an SMS provider is set. */
export type SendCode = (phone: string, code: string) => Promise<void>;

export type SignInOptions = {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly publicUrl: string;
  readonly sendCode: SendCode | undefined;
  /** May this account hold a session now? */
  readonly mayEnter: (accountId: string) => Promise<boolean>;
  /** A session ended: whoever remembers its actor must forget it. */
  readonly sessionEnded: (accountId: string) => Promise<void>;
};

export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;
const DAY_SECONDS = 24 * 60 * 60;

export function openSignIn({ pool, secret, publicUrl, sendCode, mayEnter, sessionEnded }: SignInOptions) {
  return betterAuth({
    appName: '鲜诺',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres', schemaName: 'auth', transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_LENGTH.min, maxPasswordLength: PASSWORD_LENGTH.max },
    session: { expiresIn: 30 * DAY_SECONDS, disableSessionRefresh: true },
    // Attempts are counted before a request gets here (attempts.ts), by account and address.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'xiannuo',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 30, usernameValidator: isUserName, displayUsername: false }),
      phoneNumber({
        phoneNumberValidator: (phone) => normalPhone(phone) === phone,
        expiresIn: 300,
        allowedAttempts: 3,
        sendOTP: async ({ phoneNumber: phone, code }) => sendCode?.(phone, code),
      }),
      twoFactor({ issuer: '鲜诺', totpOptions: { digits: 6, period: 30 } }),
    ],
    databaseHooks: {
      session: {
        create: { before: async ({ userId }) => ((await mayEnter(userId)) ? undefined : false) },
        delete: { after: ({ userId }) => sessionEnded(userId) },
      },
    },
  });
}

export type SignIn = ReturnType<typeof openSignIn>;

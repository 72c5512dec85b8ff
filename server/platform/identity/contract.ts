import { z } from 'zod';
import { endpoint } from '../http/endpoint.ts';

export const contract = {
  session: endpoint({
    method: 'GET',
    path: '/session',
    permission: 'public',
    summary: { zh: '我是谁：身份、岗位与权限', en: 'Who am I: identity, roles and permissions' },
    input: z.object({}),
    output: z.object({
      kind: z.enum(['staff', 'contact', 'note-holder', 'month-holder', 'api-key', 'nobody']),
      /** Null for nobody. */
      id: z.string().nullable(),
      name: z.string(),
      roles: z.array(z.string()),
      /** Names of permissions. */
      can: z.array(z.string()),
      customerId: z.uuid().nullable(),
      siteId: z.uuid().nullable(),
      noteId: z.uuid().nullable(),
      /** The month whose sheets a scanned code opens. */
      month: z.string().nullable(),
      /** Is two-step sign-in on? */
      totp: z.boolean(),
      /** Can people sign in by a code sent to their phone? */
      codes: z.boolean(),
      /** Whose installation this is. */
      company: z.object({ name: z.string() }),
      /** The server's clock: phones are often wrong. */
      now: z.iso.datetime(),
      /** Who may be tried with one tap; empty on a real installation. */
      demo: z.array(
        z.object({
          face: z.enum(['desk', 'portal', 'driver']),
          userName: z.string().optional(),
          phone: z.string().optional(),
          password: z.string(),
          label: z.object({ zh: z.string(), en: z.string() }),
        }),
      ),
    }),
  }),
};

/**
 * The routes that set cookies: plain `POST /api/auth/<path>` with JSON, same shape of refusals as everywhere.
 * Types only, so that the browser loads nothing for them. Two-step accounts answer `totpNeeded` and then take a code.
 */
export type AuthRoutes = {
  /** `username` takes a user name or a phone number. */
  'sign-in/username': { input: { username: string; password: string; rememberMe?: boolean | undefined }; output: { totpNeeded: boolean } };
  'sign-in/phone-number': { input: { phoneNumber: string; password: string; rememberMe?: boolean | undefined }; output: { totpNeeded: boolean } };
  'phone-number/send-otp': { input: { phoneNumber: string }; output: object };
  'phone-number/verify': { input: { phoneNumber: string; code: string }; output: { totpNeeded: boolean } };
  /** Second step of a sign-in, and the confirmation that switches two-step sign-in on. */
  'two-factor/verify-totp': { input: { code: string; trustDevice?: boolean | undefined }; output: object };
  'two-factor/verify-backup-code': { input: { code: string; trustDevice?: boolean | undefined }; output: object };
  /** `totpURI` goes into a QR code; on only after `two-factor/verify-totp`. */
  'two-factor/enable': { input: { password: string }; output: { totpURI: string; backupCodes: string[] } };
  'two-factor/disable': { input: { password: string }; output: object };
  'change-password': { input: { currentPassword: string; newPassword: string }; output: object };
  'sign-out': { input: object; output: object };
};

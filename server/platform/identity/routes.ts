// The few routes of better-auth that people need, behind our own checks: origin, attempts, input; answers carry no session token.
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { refusalOf } from './auth-refusals.ts';
import type { AuthRoutes } from './contract.ts';
import { type Guard, openGuard } from './guard.ts';
import type { OpenIdentity } from './identity.ts';
import { isUserName, normalPhone, normalUserName } from './names.ts';
import { no } from './refusals.ts';
import { PASSWORD_LENGTH } from './sign-in.ts';

type Path = keyof AuthRoutes;
type Answer = Record<string, unknown>;
type Visit = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly actor: () => Promise<Actor> };
type Route<P extends Path> = (visit: Visit, input: AuthRoutes[P]['input']) => Promise<AuthRoutes[P]['output']>;

const password = z.string().min(1).max(PASSWORD_LENGTH.max);
const code = z.string().trim().min(4).max(32);
const phone = z.string().max(30);
const rememberMe = z.boolean().optional();
const trustDevice = z.boolean().optional();

const inputs = {
  'sign-in/username': z.object({ username: z.string().max(60), password, rememberMe }),
  'sign-in/phone-number': z.object({ phoneNumber: phone, password, rememberMe }),
  'phone-number/send-otp': z.object({ phoneNumber: phone }),
  'phone-number/verify': z.object({ phoneNumber: phone, code }),
  'two-factor/verify-totp': z.object({ code, trustDevice }),
  'two-factor/verify-backup-code': z.object({ code, trustDevice }),
  'two-factor/enable': z.object({ password }),
  'two-factor/disable': z.object({ password }),
  'change-password': z.object({ currentPassword: password, newPassword: z.string().max(1000) }),
  'sign-out': z.object({}),
} satisfies { [P in Path]: z.ZodType<AuthRoutes[P]['input']> };

/** For `mounts` of the HTTP server. */
export const mountAuth =
  (identity: OpenIdentity) =>
  (server: FastifyInstance, actorOf: (request: FastifyRequest) => Promise<Actor>): void => {
    const routes = routesOf(identity, openGuard(identity.options.clock));
    for (const path of Object.keys(inputs) as Path[]) {
      server.post(`/api/auth/${path}`, { bodyLimit: 8192 }, async (request, reply) => {
        if (!fromOurPages(request.headers, identity.options.publicUrl)) throw no('other-site');
        const input = inputs[path].safeParse(request.body ?? {});
        if (!input.success) throw no('bad-input');
        reply.header('cache-control', 'no-store');
        return (routes[path] as Route<Path>)({ request, reply, actor: () => actorOf(request) }, input.data);
      });
    }
  };

function routesOf(identity: OpenIdentity, guard: Guard): { [P in Path]: Route<P> } {
  const ask = (path: Path, visit: Visit, body: object) => forward(identity, path, { visit, body });
  const checkPassword = (path: Path) => async (visit: Visit, body: object) => {
    const { id } = await visit.actor();
    return guard.signIn(id, visit.request.ip, () => ask(path, visit, body));
  };

  async function byPhone(visit: Visit, { phoneNumber, ...rest }: AuthRoutes['sign-in/phone-number']['input']) {
    const number = normalPhone(phoneNumber);
    return guard.signIn(number ?? phoneNumber, visit.request.ip, async () => {
      const account = number && (await identity.findByLogin({ phone: number }));
      if (account) return totpNeeded(await ask('sign-in/phone-number', visit, { phoneNumber: number, ...rest }));
      // As slow as a known number, so that time tells nothing.
      await (await identity.signIn.$context).password.hash(rest.password);
      throw no('wrong-password');
    });
  }

  return {
    'sign-in/username': async (visit, { username, ...rest }) => {
      const name = normalUserName(username);
      if (!isUserName(name)) return byPhone(visit, { phoneNumber: name, ...rest });
      return guard.signIn(name, visit.request.ip, async () => totpNeeded(await ask('sign-in/username', visit, { username: name, ...rest })));
    },
    'sign-in/phone-number': byPhone,
    'phone-number/send-otp': async (visit, { phoneNumber }) => {
      if (!identity.sendsCodes) throw no('sms-off');
      const number = normalPhone(phoneNumber);
      if (!number) throw no('bad-phone');
      guard.sendCode(number, visit.request.ip);
      // A number nobody has gets the same answer and no message.
      const account = await identity.findByLogin({ phone: number });
      if (account?.active && !account.totp) await ask('phone-number/send-otp', visit, { phoneNumber: number });
      return {};
    },
    'phone-number/verify': async (visit, { phoneNumber, code: written }) => {
      if (!identity.sendsCodes) throw no('sms-off');
      const number = normalPhone(phoneNumber);
      return guard.signIn(number ?? phoneNumber, visit.request.ip, async () => {
        const account = number && (await identity.findByLogin({ phone: number }));
        // A code alone must not replace password and second factor.
        if (!account || account.totp) throw no('wrong-code');
        await ask('phone-number/verify', visit, { phoneNumber: number, code: written });
        return { totpNeeded: false };
      });
    },
    'two-factor/verify-totp': async (visit, body) => ask('two-factor/verify-totp', visit, body).then(nothing),
    'two-factor/verify-backup-code': async (visit, body) => ask('two-factor/verify-backup-code', visit, body).then(nothing),
    'two-factor/enable': async (visit, body) => {
      const { totpURI, backupCodes } = (await checkPassword('two-factor/enable')(visit, body)) as AuthRoutes['two-factor/enable']['output'];
      return { totpURI, backupCodes };
    },
    'two-factor/disable': async (visit, body) => checkPassword('two-factor/disable')(visit, body).then(nothing),
    'change-password': async (visit, body) => checkPassword('change-password')(visit, { ...body, revokeOtherSessions: true }).then(nothing),
    'sign-out': async (visit) => ask('sign-out', visit, {}).then(nothing),
  };
}

const nothing = (): object => ({});
const totpNeeded = (answer: Answer) => ({ totpNeeded: answer.twoFactorRedirect === true });

/** Hands the checked request to better-auth under our own address, passes its cookies on, and words its refusals our way. */
async function forward({ signIn, options }: OpenIdentity, path: Path, { visit, body }: { visit: Visit; body: object }): Promise<Answer> {
  const { origin } = new URL(options.publicUrl);
  const { cookie = '', 'user-agent': agent = '' } = visit.request.headers;
  const headers = { 'content-type': 'application/json', origin, cookie, 'user-agent': agent };
  const answer = await signIn.handler(new Request(`${origin}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
  const told = (await answer.json().catch(() => null)) as Answer | null;
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) visit.reply.header('set-cookie', cookies);
  if (!answer.ok) throw refusalOf(path, answer.status, String(told?.code ?? ''));
  return told ?? {};
}

/** Refuses what another site makes a browser send. Programs send no Origin and hold no cookie of a victim. */
function fromOurPages(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  if (headers.origin === undefined) return true;
  if (!URL.canParse(headers.origin)) return false;
  return new URL(headers.origin).host === headers.host || headers.origin === new URL(publicUrl).origin;
}

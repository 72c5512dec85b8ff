// Contracts + handlers → oRPC router: permission before input, refusals as typed answers in the user's language.
import type { IncomingHttpHeaders } from 'node:http';
import { type AnyContractProcedure, type Meta, ORPCError, ValidationError } from '@orpc/contract';
import { implement } from '@orpc/server';
import type { Actor } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type Locale, say, type Text } from '../../kernel/text.ts';
import type { App, Call } from '../app.ts';
import type { Module } from '../module.ts';
import type { Units } from '../unit.ts';
import { localeOf, openCall } from './call.ts';
import type { EndpointMeta } from './endpoint.ts';
import { no } from './refusals.ts';
import { inLanguage } from './validation.ts';

export type RequestContext = { readonly actor: Actor; readonly headers: IncomingHttpHeaders; readonly requestId: string };
export type Machines = {
  readonly app: App;
  readonly units: Units;
  readonly labels: ReadonlyMap<string, Text>;
  readonly report: (error: unknown, requestId: string) => void;
};

type Handler = (call: Call, input: unknown) => Promise<unknown>;

/** `{ cases: { open: …, … }, servicePlans: { … } }`, one key per module. */
export const routerOf = (modules: readonly Module[], machines: Machines) =>
  Object.fromEntries(
    modules.map((module) => [
      routerKey(module.name),
      Object.fromEntries(
        Object.entries(module.contract).map(([name, entry]) => [name, procedure(entry, module.handlers[name] as Handler, machines)]),
      ),
    ]),
  );

export const routerKey = (module: string): string => module.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export const metaOf = (entry: AnyContractProcedure): EndpointMeta => entry['~orpc'].meta as Meta as EndpointMeta;

function procedure(entry: AnyContractProcedure, handler: Handler, machines: Machines) {
  const { permission } = metaOf(entry);
  const path = `${entry['~orpc'].route.method} ${entry['~orpc'].route.path}`;
  // Both checks inside the middleware: permission comes before input, and what either finds is answered there.
  return implement(entry, { initialInputValidationIndex: 1, initialOutputValidationIndex: 1 })
    .$context<RequestContext>()
    .use(async ({ context, next }) => {
      try {
        permit(context.actor, permission, machines.labels);
        return await next();
      } catch (error) {
        throw answer(error, { locale: localeOf(context.headers), requestId: context.requestId, report: machines.report });
      }
    })
    .handler(({ context, input }) => handler(openCall(machines, context, { path, input }), input));
}

function permit(actor: Actor, permission: string, labels: ReadonlyMap<string, Text>): void {
  if (permission === 'public' || actor.can.has(permission)) return;
  if (actor.kind === 'nobody') throw no('sign-in-needed');
  throw no('not-permitted', { permission: labels.get(permission)?.zh ?? permission });
}

type Listener = { readonly locale: Locale; readonly requestId: string; readonly report: (error: unknown, requestId: string) => void };

/** Anything thrown → what goes over the wire. Only refusals and bad input speak; the rest is a bug and is logged. */
function answer(error: unknown, { locale, requestId, report }: Listener): ORPCError<string, unknown> {
  if (error instanceof Refusal) return refused(error, { locale, requestId });
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.status === 400) {
    const fields = error.cause.issues.map((issue) => inLanguage(issue, locale));
    return new ORPCError('http.invalid-input', { status: 400, message: say(no('invalid-input').text, locale), data: { requestId, fields } });
  }
  report(error, requestId);
  return refused(no('unexpected', { requestId }), { locale, requestId });
}

const refused = (refusal: Refusal, { locale, requestId }: { locale: Locale; requestId: string }) =>
  new ORPCError(refusal.code, {
    status: refusal.status,
    message: say(refusal.text, locale, refusal.params),
    data: { requestId, fields: refusal.fields.map(({ path, text, params }) => ({ path, message: say(text, locale, params) })) },
  });

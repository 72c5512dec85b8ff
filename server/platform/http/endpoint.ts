// The only door to oRPC's contract builder: an endpoint without a permission is a type error (design §9).
import { type AnySchema, type ContractProcedure, type ErrorMap, type InferSchemaInput, type InferSchemaOutput, type Meta, oc } from '@orpc/contract';
import type { z } from 'zod';
import type { Text } from '../../kernel/text.ts';

/** `public`: anybody, without sign-in. Otherwise the name of a permission of the module's permissions.ts. */
export type PermissionName = 'public' | `${string}.${string}`;

export type EndpointMeta = {
  readonly permission: PermissionName;
  readonly summary: Text;
  /** Codes of refusals this endpoint can answer with, besides the general ones. */
  readonly refusals: readonly string[];
};

const builder = oc.$meta<EndpointMeta>({ permission: 'public', summary: { zh: '', en: '' }, refusals: [] });

/**
 * One endpoint as data. `path` is relative to `/api`, with `{id}` places that are fields of `input`.
 * GET reads take their input from path and query; other methods from path and JSON body.
 */
export function endpoint<I extends z.ZodType, O extends z.ZodType>(entry: {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly permission: PermissionName;
  readonly summary: Text;
  readonly input: I;
  readonly output: O;
  readonly refusals?: readonly string[];
}) {
  const { method, path, permission, summary, input, output, refusals = [] } = entry;
  return builder
    .meta({ permission, summary, refusals })
    .route({ method, path, summary: `${summary.zh} · ${summary.en}`, tags: [path.split('/')[1] ?? ''] })
    .input(input)
    .output(output);
}

/** What a handler of this endpoint is handed. */
export type InputOf<E> = E extends ContractProcedure<infer I, AnySchema, ErrorMap, Meta> ? InferSchemaOutput<I> : never;
/** What it answers, before the door checks and serialises it. */
export type OutputOf<E> = E extends ContractProcedure<AnySchema, infer O, ErrorMap, Meta> ? InferSchemaInput<O> : never;

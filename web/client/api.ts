// `api.cases.open({...})`: typed by the contracts, nothing written by hand.
import type { ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput, Meta } from '@orpc/contract';
import contract from './contract.gen.json' with { type: 'json' };
import type { Contracts } from './contract-types.gen.ts';
import { type CallContext, link } from './link.ts';

export type CallOptions = CallContext & { readonly signal?: AbortSignal };

/** One endpoint. `key` is its place in the contracts, the first part of every query key. */
export type Endpoint<I = never, O = unknown> = {
  (input: I, options?: CallOptions): Promise<O>;
  readonly key: readonly [module: string, name: string];
};

export type Api = {
  readonly [M in keyof Contracts]: {
    readonly [P in keyof Contracts[M]]: Contracts[M][P] extends ContractProcedure<infer I, infer O, ErrorMap, Meta>
      ? Endpoint<InferSchemaInput<I>, InferSchemaOutput<O>>
      : never;
  };
};

/** What an endpoint answers with: `Answer<typeof api.cases.get>`. */
export type Answer<E> = E extends Endpoint<never, infer O> ? O : never;
export type Question<E> = E extends (input: infer I, options?: CallOptions) => unknown ? I : never;

function endpointAt(module: string, name: string): Endpoint {
  const call = (input: never, { signal, ...context }: CallOptions = {}) =>
    link.call([module, name], input, { context, ...(signal ? { signal } : {}) });
  return Object.assign(call, { key: [module, name] as const });
}

const entries = Object.entries(contract as Record<string, object>).map(([module, endpoints]) => [
  module,
  Object.fromEntries(Object.keys(endpoints).map((name) => [name, endpointAt(module, name)])),
]);

export const api = Object.fromEntries(entries) as Api;

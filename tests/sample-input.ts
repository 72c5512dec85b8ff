// The smallest input that a zod schema lets in, drawn from its JSON schema: for tests that try every endpoint there is.
import type { AnyContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { newId } from '../server/kernel/id.ts';

type Json = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
  readonly allOf?: readonly Json[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json | boolean;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
};

/** Answers a value for the id field of this name (`caseId`, `files`), or undefined for a random id. */
export type Ids = (field: string) => string | undefined;

export type Asked = { readonly method: string; readonly path: string; readonly permission: string; readonly input: z.ZodType };

export function asked(entry: AnyContractProcedure): Asked {
  const { route, meta, inputSchema } = entry['~orpc'];
  return {
    method: route.method ?? 'POST',
    path: route.path ?? '',
    permission: (meta as { permission: string }).permission,
    input: inputSchema as unknown as z.ZodType,
  };
}

const shapeOf = (schema: z.ZodType): Json => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;

export type Taste = {
  readonly ids?: Ids;
  /** Also fill these optional fields. */
  readonly optional?: readonly string[];
  /** Numbers in [0, 1): any allowed value and any optional field instead of the first and none. */
  readonly random?: () => number;
  /** Instants are drawn around this one, in epoch milliseconds. */
  readonly now?: number;
};

export function sampleInput(schema: z.ZodType, { ids = () => undefined, optional = [], random = () => 0, now }: Taste = {}): Record<string, unknown> {
  return sample(shapeOf(schema), { name: '', ids, optional, random, now }) as Record<string, unknown>;
}

/** Names of all fields of the outermost object that take an id, or ids. */
export const idFields = (schema: z.ZodType): string[] =>
  Object.entries(shapeOf(schema).properties ?? {}).flatMap(([name, shape]) => (takesId(shape) ? [name] : []));

const takesId = (shape: Json): boolean =>
  shape.format === 'uuid' ||
  [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].some(takesId) ||
  (typeof shape.items === 'object' && shape.type === 'array' && takesId(shape.items));

type Field = { readonly name: string } & Required<Omit<Taste, 'now'>> & { readonly now: number | undefined };

function sample(shape: Json, field: Field): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[Math.floor(field.random() * shape.enum.length)];
  const choice = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  if (choice.length > 0) return sample(choice.find(({ type }) => type !== 'null') ?? { type: 'null' }, field);
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map((part) => sample(part, field)));
  const type = typeof shape.type === 'string' ? shape.type : (shape.type?.[0] ?? 'null');
  return (makers[type] ?? (() => null))(shape, field);
}

const makers: Readonly<Record<string, (shape: Json, field: Field) => unknown>> = {
  object: ({ properties = {}, required = [] }, field) =>
    Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => required.includes(name) || field.optional.includes(name) || field.random() > 0.6)
        .map(([name, shape]) => [name, sample(shape, { ...field, name })]),
    ),
  array: ({ items, minItems = 0 }, field) => {
    const count = Math.max(minItems, field.optional.includes(field.name) || field.random() > 0.5 ? 1 : 0);
    return Array.from({ length: count }, () => sample(typeof items === 'object' ? items : {}, field));
  },
  string: (shape, field) => (shape.format === 'uuid' ? (field.ids(field.name) ?? newId()) : textOf(shape, field)),
  integer: (shape, field) => numberOf(shape, field),
  number: (shape, field) => numberOf(shape, field),
  boolean: (_, { random }) => random() < 0.5,
};

const numberOf = ({ minimum = 1, exclusiveMinimum, maximum = Number.POSITIVE_INFINITY }: Json, { random }: Field): number => {
  const least = Math.max(exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1, 1);
  return least + Math.floor(random() * (Math.min(maximum, least + 9) - least));
};

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-03-02T08:00:00+08:00',
  date: '2026-03-02',
  time: '08:00',
  email: 'kitchen@example.com',
  uri: 'https://example.com/',
};

/** Months and hashes are asked for by their spelling. */
const SPELLED: readonly string[] = ['2026-02', 'a'.repeat(64)];

/** Only what the schemas of this product ask for; an input that is refused as invalid is still an answer. */
function textOf({ format = '', pattern, minLength = 1 }: Json, { now, random }: Field): string {
  if (format === 'date-time' && now !== undefined) return new Date(now + Math.floor((random() * 8 - 1) * 3_600_000)).toISOString();
  const spelled = pattern === undefined ? undefined : SPELLED.find((text) => new RegExp(pattern, 'u').test(text));
  return FORMATS[format] ?? spelled ?? '试'.repeat(Math.max(1, minLength));
}

/** Path, query and body of a request: as the browser's client would send it. */
export function requestOf({ method, path }: Asked, input: Record<string, unknown>): { method: string; url: string; payload?: object } {
  const rest = { ...input };
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (method !== 'GET' && method !== 'DELETE') return { method, url: `/api${url}`, payload: rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) query.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  return { method, url: `/api${url}${query.size > 0 ? `?${query}` : ''}` };
}

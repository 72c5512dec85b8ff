// Shapes of facts, as the journal keeps them for ever: how they are written down, and what may change about them (only additions).
import { z } from 'zod';
import type { FactDefinition } from '../server/kernel/fact.ts';

export const SHAPES_FILE = 'docs/generated/fact-shapes.json';

export type Shape = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
};

export type FactShape = { readonly subjects: Readonly<Record<string, string>>; readonly data: Shape };
/** `cases.opened@1` → shape. */
export type Shapes = Readonly<Record<string, FactShape>>;

const KEPT = new Set(['type', 'format', 'enum', 'const', 'anyOf', 'oneOf', 'properties', 'required', 'items']);

/** Limits (longest text, smallest number) are rules of writing, not of reading: they are left out. */
function slim(shape: unknown): unknown {
  if (Array.isArray(shape)) return shape.map(slim);
  if (typeof shape !== 'object' || shape === null) return shape;
  const entries = Object.entries(shape).filter(([key]) => KEPT.has(key));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (key === 'properties') return [key, Object.fromEntries(Object.entries(value as object).map(([name, field]) => [name, slim(field)]))];
      return [key === 'oneOf' ? 'anyOf' : key, slim(value)];
    }),
  );
}

export const dataShape = ({ data }: Pick<FactDefinition, 'data'>): Shape => slim(z.toJSONSchema(data, { unrepresentable: 'any' })) as Shape;

export function shapesOf(facts: readonly FactDefinition[]): Shapes {
  const entries = facts.map((fact) => [`${fact.name}@${fact.version}`, { subjects: fact.subjects, data: dataShape(fact) }] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const nameOf = (key: string): string => key.slice(0, key.indexOf('@'));

/** What a reader of old facts would stumble over. A fact of a higher version may look different: the old shape stays written down beside it. */
export function brokenShapes(before: Shapes, now: Shapes): string[] {
  const names = new Set(Object.keys(now).map(nameOf));
  return Object.entries(before).flatMap(([key, old]) => {
    const fact = now[key];
    if (!fact) return names.has(nameOf(key)) ? [] : [`${key}: nobody tells it any more, the journal still holds it`];
    const subjects = Object.entries(old.subjects).filter(([type, field]) => fact.subjects[type] !== field);
    return [...subjects.map(([type]) => `${key}: does not name its ${type} any more`), ...narrowed(old.data, fact.data, key)];
  });
}

/** Old shapes stay, also of versions that are not told any more. */
export const mergeShapes = (before: Shapes, now: Shapes): Shapes =>
  Object.fromEntries(Object.entries({ ...before, ...now }).sort(([a], [b]) => (a < b ? -1 : 1)));

function narrowed(old: Shape, now: Shape, at: string): string[] {
  if (old.anyOf) return old.anyOf.flatMap((part) => (fits(part, now) ? [] : [`${at}: ${JSON.stringify(part)} is not allowed any more`]));
  const alternatives = now.anyOf?.filter((part) => part.type === old.type);
  if (alternatives?.length === 1 && alternatives[0]) return narrowed(old, alternatives[0], at);
  if (!sameKind(old, now)) return [`${at}: was ${JSON.stringify(kindOf(old))}, is ${JSON.stringify(kindOf(now))}`];
  const values = now.enum === undefined ? [] : (old.enum ?? []).filter((value) => !now.enum?.includes(value));
  return [
    ...values.map((value) => `${at}: ${JSON.stringify(value)} is not allowed any more`),
    ...Object.entries(old.properties ?? {}).flatMap(([name, field]) => narrowedField(old, now, { name, field, at: `${at}.${name}` })),
    ...(old.items && now.items ? narrowed(old.items, now.items, `${at}[]`) : []),
  ];
}

function narrowedField(old: Shape, now: Shape, { name, field, at }: { name: string; field: Shape; at: string }): string[] {
  const there = now.properties?.[name];
  if (!there) return [`${at}: is gone`];
  if (old.required?.includes(name) && !now.required?.includes(name)) return [`${at}: was always there, is optional`];
  return narrowed(field, there, at);
}

const fits = (part: Shape, now: Shape): boolean => (now.anyOf ?? [now]).some((candidate) => narrowed(part, candidate, '').length === 0);
const kindOf = ({ type, format, const: only }: Shape) => ({ type, format, only });
const sameKind = (old: Shape, now: Shape): boolean =>
  JSON.stringify(kindOf(old)) === JSON.stringify(kindOf(now)) && (old.enum !== undefined || now.enum === undefined);

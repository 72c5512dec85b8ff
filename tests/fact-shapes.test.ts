// Facts stay in the journal for ever: their shapes may grow, never shrink (design §11).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineFact } from '../server/kernel/fact.ts';
import { modules } from '../server/modules.ts';
import { brokenShapes, mergeShapes, SHAPES_FILE, type Shapes, shapesOf } from '../tools/fact-shapes.ts';

const now = shapesOf(modules.flatMap(({ facts }) => facts));

test('every shape ever written down still fits what is told today', async () => {
  const before = JSON.parse(await readFile(join(import.meta.dirname, '..', SHAPES_FILE), 'utf8')) as Shapes;
  expect(brokenShapes(before, now)).toEqual([]);
});

describe('what counts as broken', () => {
  const shape = (fields: z.ZodRawShape, { version = 1, subjects = { case: 'caseId' } as Record<string, string> } = {}): Shapes =>
    shapesOf([defineFact({ name: 'cases.tried', version, label: { zh: '', en: '' }, data: z.object(fields), subjects: subjects as never })]);
  const fields = {
    caseId: z.string(),
    way: z.enum(['credit', 'replacement']),
    amount: z.int().nullable(),
    lines: z.array(z.object({ lot: z.string() })),
  };
  const before = shape(fields);

  test.each([
    ['nothing changed', shape(fields)],
    ['a further field', shape({ ...fields, note: z.string().optional() })],
    ['a further field of a line', shape({ ...fields, lines: z.array(z.object({ lot: z.string(), unit: z.string() })) })],
    ['a further value', shape({ ...fields, way: z.enum(['credit', 'replacement', 'repair']) })],
    ['a further subject', shape(fields, { subjects: { case: 'caseId', lot: 'way' } })],
    ['another limit', shape({ ...fields, amount: z.int().min(3).nullable() })],
    ['another shape under a higher version', shape({ caseId: z.number() }, { version: 2 })],
  ])('passes: %s', (_, after) => expect(brokenShapes(before, after)).toEqual([]));

  test.each([
    ['a field gone', shape({ caseId: fields.caseId, way: fields.way, lines: fields.lines }), 'cases.tried@1.amount: is gone'],
    ['a field optional', shape({ ...fields, way: fields.way.optional() }), 'cases.tried@1.way: was always there, is optional'],
    ['another type', shape({ ...fields, caseId: z.number() }), 'cases.tried@1.caseId: was {"type":"string"}, is {"type":"number"}'],
    ['a value gone', shape({ ...fields, way: z.enum(['credit']) }), 'cases.tried@1.way: "replacement" is not allowed any more'],
    ['never null any more', shape({ ...fields, amount: z.int() }), 'cases.tried@1.amount: {"type":"null"} is not allowed any more'],
    ['a field of a line gone', shape({ ...fields, lines: z.array(z.object({ unit: z.string() })) }), 'cases.tried@1.lines[].lot: is gone'],
    ['a subject gone', shape(fields, { subjects: {} }), 'cases.tried@1: does not name its case any more'],
    ['the fact gone', {}, 'cases.tried@1: nobody tells it any more, the journal still holds it'],
  ])('fails: %s', (_, after, told) => expect(brokenShapes(before, after as Shapes)).toEqual([told]));

  test('a new version leaves the old shape written down', () => {
    expect(Object.keys(mergeShapes(before, shape({ caseId: z.number() }, { version: 2 })))).toEqual(['cases.tried@1', 'cases.tried@2']);
  });
});

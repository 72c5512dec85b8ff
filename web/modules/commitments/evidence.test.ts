import { expect, test } from 'vitest';
import { filesOf, isDot, isLate, pairsOf } from './evidence.ts';

const A = '01a2006c-0b63-7785-90ec-82ca4d7fb6ec';
const B = '01a2006c-0b63-7785-90ec-82ca4d7fb6ed';

test('files are found by their fields, once each, and ids are not read out', () => {
  const data = { caseId: A, fileId: B, files: [B, A, 'no id'], csat: 5, reason: 'other', at: null, nested: { a: 1 } };
  expect(filesOf({ data })).toEqual([B, A]);
  expect(pairsOf({ data })).toEqual([
    ['csat', '5'],
    ['reason', 'other'],
  ]);
});

test('people enter late, the judge never does', () => {
  expect(isLate({ name: 'cases.answered', late: true })).toBe(true);
  expect(isLate({ name: 'commitments.excuse-requested', late: true })).toBe(true);
  expect(isLate({ name: 'commitments.missed', late: true })).toBe(false);
});

test('reminders are ticks, evidence and verdicts are dots', () => {
  expect(isDot({ name: 'commitments.warned', role: null })).toBe(false);
  expect(isDot({ name: 'commitments.missed', role: null })).toBe(true);
  expect(isDot({ name: 'cases.answered', role: 'done' })).toBe(true);
});

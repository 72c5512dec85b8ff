import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { failureOf, mayRetry } from './failure.ts';

test('a refusal keeps the words of the server and what is wrong in which field', () => {
  const error = new ORPCError('cases.amount', {
    status: 422,
    message: '数量要大于 0',
    data: { requestId: 'r', fields: [{ path: 'amount', message: '大于 0' }] },
  });
  expect(failureOf(error)).toEqual({ kind: 'refusal', code: 'cases.amount', text: '数量要大于 0', requestId: 'r', fields: { amount: '大于 0' } });
  expect(mayRetry(error)).toBe(false);
});

test.each([
  [new TypeError('Failed to fetch'), 'network', true],
  [new ORPCError('BAD_GATEWAY', { status: 502 }), 'network', true],
  [new ORPCError('http.unexpected', { status: 500, data: { requestId: 'r' } }), 'fault', false],
  [new ORPCError('http.sign-in-needed', { status: 401 }), 'sign-in', false],
  [new ORPCError('cases.not-found', { status: 404 }), 'not-found', false],
  [new Error('a bug of ours'), 'fault', false],
] as const)('%s is a %s', (error, kind, retry) => {
  expect(failureOf(error).kind).toBe(kind);
  expect(mayRetry(error)).toBe(retry);
});

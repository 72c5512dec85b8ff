// A contract changes while promises run: what comes again goes on under the new version, what began under the old one stays with it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, iso, MINUTE } from '../../kernel/time.ts';
import type { SignedIn, TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { aCustomer, openWithPlans, type Promise_, plansOf } from './testing/open-with-plans.ts';

const answer = (within: string): Promise_ => ({
  kind: 'deadline',
  subject: 'case',
  start: [{ fact: 'cases.opened' }],
  done: [{ fact: 'cases.answered' }],
  within,
});
const month: Promise_ = {
  kind: 'measure',
  subject: 'customer',
  measure: 'count-ratio',
  part: [{ fact: 'cases.answered' }],
  whole: [{ fact: 'cases.opened' }],
  atLeast: 0.5,
};
let version = 1;
let it: TestApp;
let agent: SignedIn;
let place: { customerId: string; siteId: string };

beforeAll(async () => {
  it = await openWithPlans(
    plansOf(
      [
        { answer: answer('PT1H'), month },
        { answer: answer('PT30M'), month },
      ],
      () => version,
    ),
    '2026-03-10T09:00:00+08:00',
  );
  agent = await it.as('after-sales-manager');
  place = await aCustomer(it);
});
afterAll(() => it.close());

const open = async () => (await agent.api.cases.open({ ...place, channel: 'phone', category: 'quality', body: '番茄烂了' })).caseId;
const answerOf = async (caseId: string) => (await agent.api.commitments.list({ subjectType: 'case', subjectId: caseId })).items[0];
const months = async () =>
  (await agent.api.commitments.list({ subjectType: 'customer', subjectId: place.customerId })).items
    .map(({ contractVersion, instance, verdict, value }) => ({ contractVersion, instance, verdict, value }))
    .sort((a, b) => (a.instance + a.contractVersion < b.instance + b.contractVersion ? -1 : 1));

test('a case stays with the version it began under; the next one begins under the new one', async () => {
  const first = await open();
  version = 2;
  const second = await open();
  expect(await answerOf(first)).toMatchObject({ contractVersion: 1, allowedMs: HOUR });
  expect(await answerOf(second)).toMatchObject({ contractVersion: 2, allowedMs: 30 * MINUTE });
  await it.advance(40 * MINUTE);
  await agent.api.cases.answer({ caseId: first, body: '马上补' });
  await agent.api.cases.answer({ caseId: second, body: '马上补' });
  expect(await answerOf(first)).toMatchObject({ verdict: 'met' });
  expect(await answerOf(second)).toMatchObject({ verdict: 'missed', decidedAt: iso(it.clock.now() - 10 * MINUTE) });
});

test('a month is judged once: the new version takes the running month over and goes on', async () => {
  expect(await months()).toEqual([
    { contractVersion: 1, instance: '2026-03', verdict: 'not-applicable', value: null },
    { contractVersion: 2, instance: '2026-03', verdict: 'running', value: 1 },
  ]);
  it.clock.set('2026-05-02T08:00:00+08:00');
  await it.settle();
  expect(await months()).toEqual([
    { contractVersion: 1, instance: '2026-03', verdict: 'not-applicable', value: null },
    { contractVersion: 2, instance: '2026-03', verdict: 'met', value: 1 },
    { contractVersion: 2, instance: '2026-04', verdict: 'unobserved', value: null },
    { contractVersion: 2, instance: '2026-05', verdict: 'running', value: null },
  ]);
});

test('after all that, tables and journal agree', async () => {
  expect(await verifyRebuild(it, 'commitments')).toEqual([]);
  expect((await agent.api.commitments.repair({ customerId: place.customerId })).differences).toEqual([]);
  expect(it.errors).toEqual([]);
});

// kill -9 of server and database while cases are being opened: what was acknowledged is there whole, what was not is there once after a retry.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../server/kernel/id.ts';
import { aRunningServer, type RunningServer, signIn } from './a-running-server.ts';

const WRITERS = 8;
const BEFORE_THE_KILL = 150;
/** The door lets a signed-in person do 3,000 things a minute. */
const AT_MOST = 1_500;

type Sent = { readonly key: string; readonly path: string; readonly cookie: string; readonly body: object };

let server: RunningServer;
let agent: string;
let admin: string;
let place: { customerId: string; siteId: string };

beforeAll(async () => {
  server = await aRunningServer();
  await server.start();
  [agent, admin] = [await signIn(server.url, 'agent'), await signIn(server.url, 'admin')];
  const [site] = await server.query<typeof place>('select customer_id as "customerId", id as "siteId" from customers.site order by code limit 1');
  if (!site) throw new Error('the demo company has no customer');
  place = site;
}, 60_000);
afterAll(() => server.remove());

const aCase = (): Sent => {
  const key = newId();
  const body = { ...place, channel: 'phone', category: 'food-safety', subcategory: 'spoiled', severity: 2, body: `番茄烂了 ${key}` };
  return { key, path: '/api/cases', cookie: agent, body };
};
/** A notice to oneself: told at once, so that some are under way in the moment of the kill. */
const aNotice = (): Sent => ({ key: newId(), path: '/api/outbox/test-messages', cookie: admin, body: { channel: 'in-app' } });

/** The answer, or undefined where the line broke: then nobody knows whether it was done. */
async function send({ key, path, cookie, body }: Sent): Promise<Record<string, string> | undefined> {
  const headers = { 'content-type': 'application/json', cookie, 'idempotency-key': key };
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }).then(
    async (response) => ({ ok: response.ok, status: response.status, text: await response.text() }),
    () => undefined,
  );
  if (!answer || answer.status >= 500) return undefined;
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text) as Record<string, string>;
}

/** Sends from several writers until the line breaks for all of them; every so often a notice between the cases. */
async function load(onAnswer: (answered: number) => void) {
  const acknowledged: { sent: Sent; answer: Record<string, string> }[] = [];
  const unknown: Sent[] = [];
  async function write(): Promise<void> {
    for (let turn = 0; unknown.length < WRITERS && acknowledged.length < AT_MOST; turn++) {
      const sent = turn % 6 === 5 ? aNotice() : aCase();
      const answer = await send(sent);
      if (!answer) return void unknown.push(sent);
      acknowledged.push({ sent, answer });
      onAnswer(acknowledged.length);
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, write));
  return { acknowledged, unknown };
}

test('every acknowledged case is there with its commitments and facts, retries change nothing, notices go out once', async () => {
  let killing: Promise<void> | undefined;
  const { acknowledged, unknown } = await load((answered) => {
    if (answered === BEFORE_THE_KILL) killing = server.kill();
  });
  await killing;
  expect(killing).toBeDefined();
  expect(unknown.length).toBeGreaterThan(0);
  await server.start();

  const before = await openedCases();
  const cases = acknowledged.filter(({ sent }) => sent.path === '/api/cases');
  expect(cases.filter(({ answer }) => !before.has(String(answer.caseId)))).toEqual([]);

  // Whoever got no answer asks again with the same key; whoever got one may ask again too.
  for (const sent of unknown) expect(await send(sent)).toBeDefined();
  for (const { sent, answer } of acknowledged.slice(-20)) expect(await send(sent)).toEqual(answer);

  const keys = [...cases.map(({ sent }) => sent), ...unknown.filter(({ path }) => path === '/api/cases')].map(({ key }) => key);
  const kept = await server.query<{ body: string }>(`select body from cases.message where kind = 'report' and body like '番茄烂了 %'`);
  expect(kept.map(({ body }) => body.slice(5)).sort()).toEqual(keys.sort());
  await everyCaseIsWhole(keys.length);
  await noticesWentOutOnce([...acknowledged.map(({ sent }) => sent), ...unknown].filter(({ path }) => path !== '/api/cases').length);
}, 60_000);

async function openedCases(): Promise<Set<string>> {
  const rows = await server.query<{ id: string }>(`select c.id from cases.case c join cases.message m on m.case_id = c.id and m.kind = 'report'`);
  return new Set(rows.map(({ id }) => id));
}

/** One fact of opening, one row in the queue, and the same promises for each: they are all alike. */
async function everyCaseIsWhole(count: number): Promise<void> {
  const rows = await server.query<{ cases: number; facts: string; queued: string; promises: string }>(`
    select count(*)::int as cases, facts, queued, promises from (
      select (select count(*) from journal.fact_subject s join journal.fact f using (position, recorded_at)
                where s.subject_type = 'case' and s.subject_id = c.id::text and f.name = 'cases.opened') as facts,
             (select count(*) from cases.queue q where q.case_id = c.id) as queued,
             (select string_agg(clause_key || ' ' || verdict, ', ' order by clause_key) from commitments.commitment p
                where p.subject_type = 'case' and p.subject_id = c.id::text) as promises
      from cases.case c join cases.message m on m.case_id = c.id and m.kind = 'report' and m.body like '番茄烂了 %'
    ) whole group by facts, queued, promises`);
  expect(rows).toEqual([{ cases: count, facts: '1', queued: '1', promises: expect.stringContaining('running') }]);
  const orphans = await server.query(
    `select f.id from journal.fact f where f.name = 'cases.opened' and not exists (select from cases.case c where c.id = (f.data->>'caseId')::uuid)`,
  );
  expect(orphans).toEqual([]);
}

async function noticesWentOutOnce(tried: number): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 250) {
    const [due] = await server.query<{ waiting: number }>(
      'select count(*)::int as waiting from messaging.notice where delivered_at is null and due_at <= now()',
    );
    if (due?.waiting === 0) break;
    await pause(250);
  }
  const [notices] = await server.query<{ count: number }>(
    `select count(*)::int as count from messaging.notice where template = 'outbox.try' and delivered_at is not null`,
  );
  expect(notices?.count).toBe(tried);
  const [told] = await server.query<{ count: number }>(`
    select coalesce(sum(m.notices), 0)::int as count from messaging.message m join identity.account a on a.id = m.account_id where a.user_name = 'admin'
      and m.channel = 'in-app' and (m.template = 'outbox.try' or m.listed @> '[{"about":null}]')`);
  expect(told?.count).toBe(tried);
  const twice = await server.query(`
    select entry->>'noticeId' as notice from messaging.message, jsonb_array_elements(listed) entry group by 1, receiver, channel having count(*) > 1`);
  expect(twice).toEqual([]);
}

// `npm run demo:messages` against a running server: good lines become cases, bad ones are told by number.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRunningServer, type RunningServer } from './a-running-server.ts';

const TOOL = join(import.meta.dirname, '../tools/demo-messages.ts');
const LINES = [
  '{"messages":[{"from":"实验小学刘老师","at":"2025-12-01T07:10+08:00","text":"今天的番茄烂了8斤"},{"from":"实验小学刘老师","at":"2025-12-01T07:11+08:00","text":"10:30前补来"}]}',
  'not json',
  '{"text":"牛肉有异味，不敢用了"}',
  '',
  '{"messages":[{"from":"老宣","text":"没有时间"}]}',
  '{"text":"谢谢"}',
];

let server: RunningServer;
const folder = mkdtempSync(join(tmpdir(), 'xiannuo-messages-'));
beforeAll(async () => {
  server = await aRunningServer();
  await server.start();
}, 60_000);
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

const send = (...words: string[]) => promisify(execFile)(process.execPath, [TOOL, ...words, '--url', server.url]);

test('the good lines go in, the bad ones are named', async () => {
  const file = join(folder, 'messages.jsonl');
  writeFileSync(file, LINES.join('\n'));
  const { stdout } = await send(file, '--rate', '50');
  expect(stdout).toContain('line 2 skipped: ');
  expect(stdout).toContain('line 5 skipped: messages.0.at');
  expect(stdout).toMatch(/5 lines in \d+ s: 2 cases opened, 1 items that are no case, 2 lines skipped, 0 not taken/);

  const [spoiled, smelling] = await server.query<{
    customer: string;
    product: string;
    amount: number;
    opened: Date;
    needed: Date | null;
    grade: string;
  }>(
    `select u.name as customer, c.lines->0->>'product' as product, (c.lines->0->>'amount')::int as amount, c.opened_at as opened, c.needed_by as needed, f.grade
      from cases.case c join customers.customer u on u.id = c.customer_id join journal.fact f on f.name = 'cases.opened' and f.data->>'caseId' = c.id::text
      join cases.message m on m.case_id = c.id and m.kind = 'report'
      where m.body ~ '番茄烂了8斤|不敢用了' order by c.opened_at`,
  );
  expect(spoiled).toMatchObject({ customer: '实验小学', product: '番茄', amount: 4000, grade: 'C' });
  expect(spoiled?.opened.toISOString()).toBe('2025-11-30T23:10:00.000Z');
  expect(spoiled?.needed?.toISOString()).toBe('2025-12-01T02:30:00.000Z');
  expect(smelling?.product).toBe('牛肉');
});

test('says what is wrong with the words and where nobody answers', async () => {
  await expect(send(join(folder, 'nothing.jsonl'))).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('no such file') });
  await expect(promisify(execFile)(process.execPath, [TOOL, TOOL, '--url', 'http://127.0.0.1:1'])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('npm start'),
  });
});

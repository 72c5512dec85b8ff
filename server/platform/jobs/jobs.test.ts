import { afterAll, beforeAll, expect, test } from 'vitest';
import { defineRefusals } from '../../kernel/refusal.ts';
import { modules, openKeeper } from '../../modules.ts';
import { openTestApp, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { defineModule, type Module } from '../module.ts';
import { exportTable, pagesOf } from './export-table.ts';

const no = defineRefusals('trial', { 'not-today': { zh: '今天不行，第 {row} 行。', en: 'Not today, row {row}.' } });
let between: () => Promise<unknown> = async () => undefined;

const trial = defineModule({
  name: 'trial',
  contract: {},
  handlers: {},
  permissions: {},
  facts: [],
  refusals: [no],
  jobs: {
    'trial.count': async (_, { to }: { to: number }, run) => {
      for (let done = 1; done <= to; done++) {
        await run.progress(done, to);
        await between();
      }
      const who = await run.inUnit(async ({ actor }) => actor.kind);
      return { fileId: await run.keep(Buffer.from('a,b\n1,2\n'), { name: 'counted.csv', mediaType: 'text/csv' }), summary: { counted: to, who } };
    },
    'trial.export': async (app, { pages, size }: { pages: number; size: number }, run) => {
      const rows = Array.from({ length: size }, (_, at) => `=${at}`);
      const read = async (cursor = '0') => {
        await between();
        return { items: rows, next: Number(cursor) + 1 < pages ? String(Number(cursor) + 1) : null };
      };
      const columns = [{ header: { zh: '号', en: 'No.' }, cell: (row: string) => row }];
      return exportTable({ app, run }, { name: { zh: '名单', en: 'List' }, columns, pages: pagesOf(read), total: pages * size });
    },
    'trial.refuse': async () => {
      throw no('not-today', { row: 7 });
    },
  },
});

let it: TestApp;
let clerk: SignedIn;
beforeAll(async () => {
  it = await openTestApp({ load: false, parts: { modules: [...modules, trial as unknown as Module], openKeeper } });
  clerk = await it.as('order-clerk');
});
afterAll(() => it.close());

const start = (kind: string, input: object) =>
  it.app.inUnit({ kind: 'staff', id: clerk.accountId, name: '', roles: ['order-clerk'], can: new Set(['files.upload']) }, (unit) =>
    it.app.jobs.start(unit, { kind, input, title: { zh: '数数', en: 'Counting' } }),
  );

test('a job works in its owner’s name, shows how far it is and leaves a file', async () => {
  const jobId = await start('trial.count', { to: 3 });
  expect(await clerk.api.jobs.show({ jobId })).toMatchObject({ state: 'waiting', title: '数数', can: { cancel: true } });
  await it.app.tasks.drain();
  const job = await clerk.api.jobs.show({ jobId });
  expect(job).toMatchObject({ state: 'done', done: 3, total: 3, summary: { counted: 3, who: 'staff' }, can: { cancel: false } });
  const fetched = await it.server.inject({ url: `/api/files/${job.fileId}`, headers: clerk.headers });
  expect(fetched.body).toContain('1,2');
  expect((await clerk.api.jobs.list({})).items[0]?.id).toBe(jobId);
});

test('nobody else sees it', async () => {
  const jobId = await start('trial.count', { to: 1 });
  const other = await it.as('dispatcher');
  await expect(other.api.jobs.show({ jobId })).rejects.toMatchObject({ code: 'jobs.not-found' });
  await expect(other.api.jobs.cancel({ jobId })).rejects.toMatchObject({ code: 'jobs.not-found' });
  expect((await other.api.jobs.list({})).items).toEqual([]);
});

test('cancelled while it waits: never runs; while it runs: ends at its next step', async () => {
  await it.app.tasks.drain();
  const waiting = await start('trial.count', { to: 1 });
  await clerk.api.jobs.cancel({ jobId: waiting });
  const running = await start('trial.count', { to: 5 });
  between = () => clerk.api.jobs.cancel({ jobId: running });
  await it.app.tasks.drain();
  between = async () => undefined;
  expect(await clerk.api.jobs.show({ jobId: waiting })).toMatchObject({ state: 'cancelled', done: 0 });
  expect(await clerk.api.jobs.show({ jobId: running })).toMatchObject({ state: 'cancelled', done: 2 });
  await expect(clerk.api.jobs.cancel({ jobId: running })).rejects.toMatchObject({ code: 'jobs.ended' });
});

test('what the business refuses ends it with the words of the refusal, once', async () => {
  const jobId = await start('trial.refuse', {});
  expect((await it.app.tasks.drain()).failed).toEqual([]);
  expect(await clerk.api.jobs.show({ jobId })).toMatchObject({ state: 'refused', message: '今天不行，第 7 行。' });
});

test('a crash is tried again from where the rows stand', async () => {
  const jobId = await start('trial.count', { to: 2 });
  let crashes = 1;
  between = async () => {
    if (crashes-- > 0) throw new Error('the power went');
  };
  expect((await it.app.tasks.drain()).failed).toHaveLength(1);
  expect(await clerk.api.jobs.show({ jobId })).toMatchObject({ state: 'running', done: 1 });
  it.clock.move(60 * 60_000);
  await it.app.tasks.drain();
  expect(await clerk.api.jobs.show({ jobId })).toMatchObject({ state: 'done', done: 2 });
});

test('an export is a workbook of all pages; a large one is written beside, and nothing in it is a formula', async () => {
  await it.app.tasks.drain();
  const jobId = await start('trial.export', { pages: 3, size: 300 });
  await it.app.tasks.drain();
  const job = await clerk.api.jobs.show({ jobId });
  expect(job).toMatchObject({ state: 'done', done: 900, total: 900, summary: { items: 900, rows: 900 } });
  const file = await it.server.inject({ url: `/api/files/${job.fileId}`, headers: clerk.headers });
  expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('名单 2026-03-02.xlsx');
  const rows = await it.app.documents.table(file.rawPayload);
  expect([rows.length, rows[0]?.cells, rows[900]?.cells]).toEqual([901, ['号'], ['=299']]);
});

test('an export that is cancelled between pages leaves no file; one that nobody could open is refused', async () => {
  const jobId = await start('trial.export', { pages: 5, size: 10 });
  let read = 0;
  between = async () => {
    if (++read === 3) await clerk.api.jobs.cancel({ jobId });
  };
  await it.app.tasks.drain();
  between = async () => undefined;
  expect(await clerk.api.jobs.show({ jobId })).toMatchObject({ state: 'cancelled', done: 30, fileId: null });
  const large = await start('trial.export', { pages: 11, size: 10_000 });
  await it.app.tasks.drain();
  expect(await clerk.api.jobs.show({ jobId: large })).toMatchObject({ state: 'refused', message: expect.stringContaining('100000 行') });
});

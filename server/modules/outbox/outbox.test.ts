import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { DAY, HOUR } from '../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';

let app: TestApp;
let boss: SignedIn;
let agent: SignedIn;
const broken = { now: true };

beforeAll(async () => {
  app = await openTestApp({ load: false });
  boss = await app.as('after-sales-manager');
  agent = await app.as('service-agent');
  app.app.tasks.handle({
    'outbox-test.pump': async () => {
      if (broken.now) throw new Error('the pump is broken');
    },
  });
});
afterAll(() => app.close());

const tell = async (accountId: string, channel: 'in-app' | 'email' = 'in-app') => {
  await app.app.inUnit(SYSTEM, (unit) =>
    app.app.messaging.notify(unit, {
      key: newId(),
      to: { accountId },
      template: 'outbox.try',
      params: { name: '张三', at: '2026-03-02T00:00:00.000Z' },
      about: { type: 'case', id: 'c-1' },
      channels: [channel],
    }),
  );
  await app.settle();
};
const enqueue = (key: string) => app.app.inUnit(SYSTEM, (unit) => app.app.tasks.enqueue(unit.tx, 'outbox-test.pump', {}, { key }));

describe('the outbox', () => {
  it('shows every message with receiver, text, subject and why it is held, to those who may see it', async () => {
    await tell(agent.accountId, 'email');
    const { items, open } = await boss.api.outbox.messages({ status: 'held' });
    expect(open).toMatchObject({ 'in-app': true, email: false, sms: false });
    expect(items[0]).toMatchObject({
      receiver: { accountId: agent.accountId, name: 'service-agent' },
      channel: 'email',
      body: '张三 于 2026-03-02 08:00 发送。收到即说明通道可用。',
      about: { type: 'case', id: 'c-1' },
      reason: '邮件通道未开通（未设置 SMTP_URL）',
      can: { resend: false },
    });
    expect(await refusalOf(boss.api.outbox.resend({ id: items[0]?.id ?? '' }))).toMatchObject({ code: 'outbox.cannot-resend', status: 409 });
    expect(await refusalOf(boss.api.outbox.resend({ id: newId() }))).toMatchObject({ code: 'outbox.not-found', status: 404 });
    expect((await refusalOf(agent.api.outbox.messages({}))).status).toBe(403);
  });

  it('pages from the newest to the oldest', async () => {
    for (let i = 0; i < 5; i++) await tell(agent.accountId);
    const all = await boss.api.outbox.messages({ limit: 100 });
    const seen: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: typeof all = await boss.api.outbox.messages({ limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(seen).toEqual(all.items.map((item) => item.id));
    expect(seen.length).toBeGreaterThanOrEqual(6);
  });

  it('lets the manager change the wording and take that back', async () => {
    const which = { name: 'outbox.try', locale: 'zh-CN' } as const;
    await boss.api.outbox.reword({ ...which, words: { subject: '测试', body: '正文' } });
    const changed = (await boss.api.outbox.wordings({})).items.filter((item) => item.changed);
    expect(changed).toEqual([{ ...which, subject: '测试', body: '正文', changed: true }]);
    await boss.api.outbox.reword({ ...which, words: null });
    expect((await boss.api.outbox.wordings({})).items.some((item) => item.changed)).toBe(false);
    expect(await refusalOf(boss.api.outbox.reword({ ...which, name: 'outbox.nothing', words: null }))).toMatchObject({ code: 'outbox.not-found' });
  });
});

describe('tasks', () => {
  it('that failed for good are shown with the error and run again', async () => {
    const id = await enqueue('p-1');
    for (let i = 0; i < 20; i++) {
      await app.app.tasks.drain();
      app.clock.move(2 * HOUR);
    }
    const { items } = await boss.api.outbox.tasks({ state: 'failed' });
    expect(items).toMatchObject([
      { id, name: 'outbox-test.pump', key: 'p-1', attempts: 9, error: 'the pump is broken', can: { rerun: true, cancel: false } },
    ]);
    expect(await refusalOf(boss.api.outbox.cancel({ id }))).toMatchObject({ code: 'outbox.cannot-cancel' });
    broken.now = false;
    await boss.api.outbox.rerun({ id });
    await app.settle();
    expect((await boss.api.outbox.tasks({})).items).toEqual([]);
    expect(await refusalOf(boss.api.outbox.rerun({ id }))).toMatchObject({ code: 'outbox.cannot-rerun' });
  });

  it('that wait can be cancelled', async () => {
    const id = await enqueue('p-2');
    await boss.api.outbox.cancel({ id });
    expect((await boss.api.outbox.tasks({ state: 'cancelled' })).items).toMatchObject([{ id, can: { rerun: true } }]);
    expect((await refusalOf(agent.api.outbox.rerun({ id }))).status).toBe(403);
    expect(await refusalOf(boss.api.outbox.cancel({ id: newId() }))).toMatchObject({ code: 'outbox.not-found', status: 404 });
    app.clock.move(8 * DAY);
    await app.settle();
    expect((await boss.api.outbox.tasks({ state: 'cancelled' })).items).toEqual([]);
  });
});

describe("one's own inbox", () => {
  it('holds only one’s own messages, counts the unread and marks them read', async () => {
    await boss.api.outbox.tryOut({ channel: 'in-app' });
    await app.settle();
    const mine = await boss.api.outbox.inbox({ unread: true });
    expect(mine).toMatchObject({ unread: 1, items: [{ subject: '鲜诺测试消息', read: false }] });
    const ids = mine.items.map((item) => item.id);
    expect(await agent.api.outbox.read({ ids })).toEqual({ read: 0 });
    expect(await boss.api.outbox.read({ ids })).toEqual({ read: 1 });
    expect(await boss.api.outbox.inbox({})).toMatchObject({ unread: 0, items: [{ read: true }] });
  });

  it('belongs to contacts of customers too, and to nobody who is not signed in', async () => {
    const contact = await app.asContact(newId());
    await tell(contact.accountId);
    expect((await contact.api.outbox.inbox({})).unread).toBe(1);
    expect((await refusalOf(app.client().outbox.inbox({}))).status).toBe(401);
  });

  it('keeps a mail address until it is taken back', async () => {
    await agent.api.outbox.setMailAddress({ email: 'agent@xiannuo.example' });
    expect((await agent.api.outbox.inbox({})).mailAddress).toBe('agent@xiannuo.example');
    await agent.api.outbox.setMailAddress({ email: null });
    expect((await agent.api.outbox.inbox({})).mailAddress).toBeNull();
    expect((await refusalOf(agent.api.outbox.setMailAddress({ email: 'no address' }))).status).toBe(400);
  });
});

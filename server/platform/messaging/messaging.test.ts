import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { HOUR, instant, iso, MINUTE } from '../../kernel/time.ts';
import type { App } from '../app.ts';
import type { Message, MessageQuery, Notice } from './public.ts';
import { defineTemplates } from './templates.ts';
import { openOffice } from './testing/open-office.ts';
import { openSmtpSink } from './testing/smtp-sink.ts';

const templates = {
  ...defineTemplates('commitments', {
    warned: {
      subject: { zh: '{number} 将在 {dueAt} 超时', en: '{number} is due at {dueAt}' },
      body: { zh: '请处理 {number}。', en: 'See to {number}.' },
    },
    escalated: { subject: { zh: '{number} 已超时', en: '{number} is late' }, body: { zh: '请处理 {number}。', en: '…' }, urgent: true },
    mailed: {
      subject: { zh: '报告 {number}', en: 'Report {number}' },
      body: { zh: '见附页。', en: 'See there.' },
      urgent: true,
      channels: ['in-app', 'email'],
    },
  }),
};

let now = instant('2026-03-02T08:00:20+08:00');
const sink = await openSmtpSink();
let office: Awaited<ReturnType<typeof openOffice>>;
let app: App;
let ann = '';
let bob = '';
let count = 0;

beforeAll(async () => {
  office = await openOffice({ now: () => now }, { templates, smtpUrl: sink.url, mailFrom: '鲜诺 <service@xiannuo.example>' });
  app = office.app;
  ann = await office.staff('ann', ['service-agent']);
  bob = await office.staff('bob', ['service-agent', 'after-sales-manager']);
});
afterAll(async () => {
  await office.close();
  await sink.close();
});
beforeEach(() => {
  Object.assign(sink.mood, { busy: false, refuses: '', dropsAnswer: false });
  sink.mails.length = 0;
  now += HOUR - (now % HOUR) + 20_000;
});

const fresh = () => `k${++count}`;
const notify = (...notices: Notice[]) => app.inUnit(SYSTEM, (unit) => app.messaging.notify(unit, notices));
const warning = (number: string, key = fresh()): Notice => ({
  key,
  to: { role: 'service-agent' },
  template: 'commitments.warned',
  params: { number, dueAt: '2026-03-02T03:30:00.000Z' },
  about: { type: 'case', id: newId() },
});
const messages = (query: Partial<MessageQuery>): Promise<readonly Message[]> => app.messaging.list(app.db, { limit: 100, ...query });
const newest = async (accountId: string): Promise<Message> => (await messages({ accountId, limit: 1 }))[0] as Message;
const mailTo = async (email: string, number: string): Promise<Message> => {
  await notify({ key: fresh(), to: { email }, template: 'commitments.mailed', params: { number } });
  await app.messaging.deliver(app);
  return (await messages({ channel: 'email', limit: 1 }))[0] as Message;
};

describe('a notice', () => {
  it('waits for the end of its minute, then everybody of the role has one message in the app', async () => {
    const topics: string[] = [];
    const stop = office.live.subscribe((topic) => topics.push(topic));
    const notice = warning('SH-1');
    await notify(notice);
    expect(await app.messaging.deliver(app)).toBe(0);
    now += MINUTE;
    expect(await app.messaging.deliver(app)).toBe(2);
    stop();
    expect(topics.toSorted()).toEqual([`inbox:${ann}`, `inbox:${bob}`].toSorted());
    expect(await newest(ann)).toMatchObject({
      subject: 'SH-1 将在 2026-03-02 11:30 超时',
      body: '请处理 SH-1。',
      status: 'sent',
      about: notice.about,
      notices: 1,
    });
  });

  it('with a key that was told before tells nothing', async () => {
    const key = fresh();
    await notify(warning('SH-2', key), warning('SH-2', key));
    await notify(warning('SH-2', key));
    now += MINUTE;
    await app.messaging.deliver(app);
    await notify(warning('SH-2', key));
    now += MINUTE;
    expect(await app.messaging.deliver(app)).toBe(0);
    expect((await messages({ accountId: ann })).filter((message) => message.key === key)).toHaveLength(1);
  });

  it('is not told when its writer rolls back', async () => {
    const lost = app.inUnit(SYSTEM, async (unit) => {
      await app.messaging.notify(unit, { ...warning('SH-3'), template: 'commitments.escalated' });
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    expect(await app.messaging.deliver(app)).toBe(0);
  });

  it('of a template nobody ships is a bug', async () => {
    await expect(notify({ ...warning('x'), template: 'commitments.nope' })).rejects.toThrow('no module ships');
  });

  it('that is urgent goes at once, to each person once though two roles match', async () => {
    const roles = [{ role: 'after-sales-manager' }, { role: 'service-agent' }, { accountId: bob }] as const;
    await notify({ ...warning('SH-4'), to: roles, template: 'commitments.escalated' });
    expect(await app.messaging.deliver(app)).toBe(2);
    expect(await newest(bob)).toMatchObject({ subject: 'SH-4 已超时' });
  });
});

describe('many notices', () => {
  it('of one window become one message per receiver, told once by two sweeps at the same time', async () => {
    for (let i = 0; i < 5; i++) {
      await notify(...Array.from({ length: 1000 }, (_, j) => warning(`N-${i * 1000 + j}`)));
      now += 5_000;
    }
    now += MINUTE;
    const made = await Promise.all([app.messaging.deliver(app), app.messaging.deliver(app)]);
    expect(made[0] + made[1]).toBe(2);
    const message = await newest(ann);
    expect(message).toMatchObject({ notices: 5000, template: 'digest', about: null, subject: 'N-0 将在 2026-03-02 11:30 超时 等 5000 条提醒' });
    expect(message.listed).toHaveLength(50);
    expect(message.body.split('\n').at(-1)).toBe('另有 4950 条，请在工作台查看。');
  });
});

it('5,000 notices to a role of 500 people are 500 messages', async () => {
  const drivers = Array.from({ length: 500 }, (_, i) => ({ id: newId(), name: `driver-${i}` }));
  await sql`with d as (select * from jsonb_to_recordset(${JSON.stringify(drivers)}::jsonb) as d (id uuid, name text)),
    users as (insert into auth."user" (id, name, email, "emailVerified", "updatedAt") select id, name, name || '@localhost', false, now() from d returning id)
    insert into identity.account (id, kind, user_name, display_name, roles, created_at)
    select d.id, 'staff', d.name, d.name, '{driver}', now() from d join users using (id)`.execute(app.db);
  await notify(...Array.from({ length: 5000 }, (_, i): Notice => ({ ...warning(`D-${i}`), to: { role: 'driver' } })));
  now += MINUTE;
  expect(await app.messaging.deliver(app)).toBe(500);
  expect(await newest(drivers[250]?.id ?? '')).toMatchObject({ notices: 5000, channel: 'in-app', status: 'sent' });
});

describe('the inbox', () => {
  it('counts what is unread and marks it read, only of its owner', async () => {
    await app.inUnit(SYSTEM, (unit) => app.messaging.markRead(unit, ann));
    await notify({ ...warning('SH-5'), to: { accountId: ann }, template: 'commitments.escalated' });
    await app.messaging.deliver(app);
    expect(await app.messaging.unread(app.db, ann)).toBe(1);
    const { id } = await newest(ann);
    expect(await app.inUnit(SYSTEM, (unit) => app.messaging.markRead(unit, bob, [id]))).toBe(0);
    expect(await app.inUnit(SYSTEM, (unit) => app.messaging.markRead(unit, ann, [id]))).toBe(1);
    expect(await app.messaging.unread(app.db, ann)).toBe(0);
  });
});

describe('mail', () => {
  it('goes out by SMTP once, with text and a stable Message-ID', async () => {
    const { id } = await mailTo('kitchen@school.example', 'R-1');
    await app.tasks.drain();
    await app.messaging.send(app, { messageId: id }, { last: false });
    expect(sink.mails.map((mail) => mail.to)).toEqual(['kitchen@school.example']);
    expect(sink.mails[0]?.messageId).toBe(`<${id}.0@xiannuo.example>`);
    expect(await app.messaging.find(app.db, id)).toMatchObject({ status: 'sent', sentAt: now, attempts: 1 });
  });

  it('is tried again while the server is busy', async () => {
    sink.mood.busy = true;
    const { id } = await mailTo('kitchen@school.example', 'R-2');
    await app.tasks.drain();
    expect(await app.messaging.find(app.db, id)).toMatchObject({ status: 'waiting', error: expect.stringContaining('451') });
    sink.mood.busy = false;
    now += MINUTE;
    await app.tasks.drain();
    expect(await app.messaging.find(app.db, id)).toMatchObject({ status: 'sent', error: null, attempts: 2 });
  });

  it('repeated after a death between acceptance and our mark carries the same Message-ID', async () => {
    sink.mood.dropsAnswer = true;
    const { id } = await mailTo('kitchen@school.example', 'R-3');
    await app.tasks.drain();
    sink.mood.dropsAnswer = false;
    now += MINUTE;
    await app.tasks.drain();
    expect(await app.messaging.find(app.db, id)).toMatchObject({ status: 'sent' });
    expect(new Set(sink.mails.map((mail) => mail.messageId)).size).toBe(1);
  });

  it('fails at once where the address is refused, and goes out when sent again', async () => {
    sink.mood.refuses = 'gone@school.example';
    const { id } = await mailTo('gone@school.example', 'R-4');
    expect(await app.tasks.drain()).toMatchObject({ failed: [] });
    expect(await app.messaging.find(app.db, id)).toMatchObject({ status: 'failed', error: expect.stringContaining('550') });
    sink.mood.refuses = '';
    expect(await app.inUnit(SYSTEM, (unit) => app.messaging.resend(unit, id))).toBe(true);
    await app.tasks.drain();
    expect(sink.mails.map((mail) => mail.messageId)).toEqual([`<${id}.1@xiannuo.example>`]);
    expect(await app.messaging.find(app.db, id)).toMatchObject({ status: 'sent' });
  });

  it('goes to a person who gave an address; without one the message in the app is enough', async () => {
    await app.inUnit(SYSTEM, (unit) => app.messaging.setMailAddress(unit, ann, 'ann@xiannuo.example'));
    await notify({ key: fresh(), to: { role: 'service-agent' }, template: 'commitments.mailed', params: { number: 'R-5' } });
    expect(await app.messaging.deliver(app)).toBe(3);
    await app.tasks.drain();
    expect(sink.mails.map((mail) => mail.to)).toEqual(['ann@xiannuo.example']);
    await app.inUnit(SYSTEM, (unit) => app.messaging.setMailAddress(unit, ann, null));
  });
});

it('channels that are not set up hold the message with the reason', async () => {
  await notify({
    ...warning('SH-6'),
    to: [{ accountId: ann }, { phone: '13800000000' }],
    template: 'commitments.escalated',
    channels: ['in-app', 'wechat'],
  });
  await app.messaging.deliver(app);
  expect((await messages({ statuses: ['held'] })).map(({ channel, reason, accountId }) => ({ channel, reason, accountId }))).toEqual(
    expect.arrayContaining([
      { channel: 'wechat', reason: 'wechat-not-open', accountId: ann },
      { channel: 'sms', reason: 'sms-not-open', accountId: null },
    ]),
  );
});

it('wording of the company wins until it is taken back', async () => {
  const which = { name: 'commitments.escalated', locale: 'zh-CN' } as const;
  const tell = async () => {
    await notify({ ...warning('SH-7'), to: { accountId: ann }, template: which.name });
    await app.messaging.deliver(app);
    return (await newest(ann)).subject;
  };
  await app.inUnit(SYSTEM, (unit) => app.messaging.reword(unit, which, { subject: '加急 {number}', body: '…' }));
  expect(await tell()).toBe('加急 SH-7');
  await app.inUnit(SYSTEM, (unit) => app.messaging.reword(unit, which, null));
  expect(await tell()).toBe('SH-7 已超时');
  expect(iso(now)).toMatch(/^2026-03-/);
});

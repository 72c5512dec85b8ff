import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { DAY, iso } from '../../kernel/time.ts';
import { type IdentityServer, openIdentityServer, type Visitor } from '../../platform/identity/testing.ts';
import type { Module } from '../../platform/module.ts';
import { createDemoStaff, DEMO_PASSWORD, DEMO_STAFF } from './demo.ts';
import { staffModule } from './module.ts';
import { createFirstAdministrator } from './public.ts';

let house: IdentityServer;
let admin: Visitor;

async function signedIn(username: string, password = DEMO_PASSWORD): Promise<Visitor> {
  const visitor = house.visitor();
  expect((await visitor.post('/auth/sign-in/username', { username, password })).status).toBe(200);
  return visitor;
}

beforeAll(async () => {
  house = await openIdentityServer({ pg: inject('pg'), modules: [staffModule as unknown as Module] });
  await createDemoStaff(house.app);
  admin = await signedIn('admin');
});
afterAll(() => house.close());

type Row = { id: string; userName: string; roles: string[]; active: boolean; can: Record<string, boolean> };
const listed = async (visitor = admin) => (await visitor.get('/staff')).body.items as Row[];
const find = async (userName: string) => (await listed()).find((row) => row.userName === userName) as Row;
const facts = () => house.app.db.selectFrom('journal.fact').select(['name', 'data', 'actor']).orderBy('position').execute();
const create = (userName: string, over: object = {}) => admin.post('/staff', { userName, displayName: '新同事', roles: ['service-agent'], ...over });

describe('an administrator', () => {
  it('sees everybody, and may do to himself only what leaves somebody in charge', async () => {
    const rows = await listed();
    expect(rows.map(({ userName }) => userName)).toEqual(DEMO_STAFF.map(({ userName }) => userName).sort());
    expect(rows[0]?.userName).toBe('admin');
    expect(rows[0]?.can).toEqual({ setRoles: true, deactivate: false, reactivate: false, resetPassword: true });
    expect(rows[1]?.can.deactivate).toBe(true);
  });

  it('creates an account whose password is shown once and works; the journal holds no name', async () => {
    const { status, body } = await create('Newcomer', { phone: '13700000001' });
    expect(status).toBe(200);
    const visitor = await signedIn('newcomer', String(body.password));
    expect((await visitor.get('/session')).body).toMatchObject({ id: body.accountId, roles: ['service-agent'] });
    const told = (await facts()).filter(({ name }) => name === 'staff.account-created').at(-1);
    expect(told?.data).toEqual({ accountId: body.accountId, roles: ['service-agent'] });
    expect(JSON.stringify(await facts())).not.toMatch(/newcomer|新同事|13700000001/i);
  });

  it('hears of a taken name in words', async () => {
    expect(await create('agent')).toMatchObject({ status: 409, body: { code: 'identity.user-name-taken', message: '该用户名已被使用，请换一个。' } });
  });

  it('gets no password from a repeated request, and no second account', async () => {
    const key = newId();
    const body = { userName: 'only-once', displayName: 'x', roles: ['driver'] };
    const first = await admin.post('/staff', body, { 'idempotency-key': key });
    const second = await admin.post('/staff', body, { 'idempotency-key': key });
    expect([first.status, second.status, second.body.code]).toEqual([200, 409, 'staff.told-already']);
    const kept = await house.app.db.selectFrom('http.idempotency').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(first.body.password);
  });

  it('sets roles; the person has them at once', async () => {
    const { id } = await find('market');
    const visitor = await signedIn('market');
    expect((await visitor.get('/staff')).status).toBe(403);
    expect((await admin.put(`/staff/${id}/roles`, { roles: ['market-clerk', 'auditor'] })).status).toBe(200);
    await expect.poll(async () => (await visitor.get('/staff')).status).toBe(200);
    expect((await facts()).at(-1)).toMatchObject({
      name: 'staff.roles-changed',
      data: { accountId: id, before: ['market-clerk'], after: ['auditor', 'market-clerk'] },
    });
  });

  it('deactivates and reactivates', async () => {
    const { id } = await find('finance');
    const visitor = await signedIn('finance');
    expect((await admin.post(`/staff/${id}/deactivate`)).status).toBe(200);
    await expect.poll(async () => (await visitor.get('/staff/colleagues')).status).toBe(401);
    expect(await admin.post(`/staff/${id}/deactivate`)).toMatchObject({ status: 409, body: { code: 'staff.already-inactive' } });
    expect((await find('finance')).can).toMatchObject({ deactivate: false, reactivate: true });
    const { items } = (await admin.get('/staff/colleagues')).body as { items: { id: string }[] };
    expect(items.map((one) => one.id)).not.toContain(id);
    expect((await admin.post(`/staff/${id}/reactivate`)).status).toBe(200);
    await signedIn('finance');
  });

  it('resets a password, which ends the sessions', async () => {
    const { id } = await find('quality');
    const visitor = await signedIn('quality');
    const { body } = await admin.post(`/staff/${id}/password`);
    await expect.poll(async () => (await visitor.get('/staff/colleagues')).status).toBe(401);
    await signedIn('quality', String(body.password));
  });

  it('cannot leave the company without an administrator, even with another one at the same moment', async () => {
    const { id } = await find('admin');
    expect(await admin.put(`/staff/${id}/roles`, { roles: ['driver'] })).toMatchObject({ status: 409, body: { code: 'staff.last-administrator' } });
    const boss = await find('boss');
    await admin.put(`/staff/${boss.id}/roles`, { roles: ['general-manager', 'administrator'] });
    const second = await signedIn('boss');
    await expect.poll(async () => (await second.get('/api-keys')).status).toBe(200);
    const answers = await Promise.all([second.post(`/staff/${id}/deactivate`), admin.post(`/staff/${boss.id}/deactivate`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? second : admin;
    await winner.post(`/staff/${winner === second ? id : boss.id}/reactivate`);
    admin = await signedIn('admin');
  });

  it('is told that an unknown account does not exist', async () => {
    expect(await admin.post(`/staff/${newId()}/deactivate`)).toMatchObject({ status: 404, body: { code: 'staff.not-found' } });
  });
});

describe('API keys', () => {
  const body = () => ({ name: '对接系统', scopes: ['staff.see-colleagues'], expiresAt: iso(house.app.clock.now() + DAY) });

  it('are created, used, listed without the key, and revoked', async () => {
    const created = (await admin.post('/api-keys', body())).body as { keyId: string; key: string };
    const authorization = `Bearer ${created.key}`;
    expect((await house.visitor().get('/staff/colleagues', { authorization })).status).toBe(200);
    expect((await house.visitor().get('/staff', { authorization })).status).toBe(403);
    const list = await admin.get('/api-keys');
    expect(list.body.items).toMatchObject([{ id: created.keyId, hint: created.key.slice(0, 7), can: { revoke: true } }]);
    expect(JSON.stringify(list.body)).not.toContain(created.key);
    expect((await admin.post(`/api-keys/${created.keyId}/revoke`)).status).toBe(200);
    await expect.poll(async () => (await house.visitor().get('/staff/colleagues', { authorization })).status).toBe(401);
    expect(await admin.post(`/api-keys/${created.keyId}/revoke`)).toMatchObject({ status: 404, body: { code: 'staff.key-not-found' } });
  });

  it('cannot be given what manages accounts', async () => {
    expect(await admin.post('/api-keys', { ...body(), scopes: ['staff.manage'] })).toMatchObject({
      status: 422,
      body: { code: 'staff.scope-not-for-keys' },
    });
  });
});

it('shows each permission with the roles that hold it', async () => {
  const { roles, permissions } = (await admin.get('/staff/permissions')).body as {
    roles: object[];
    permissions: { name: string; roles: string[]; forKeys: boolean }[];
  };
  expect(roles).toHaveLength(21);
  expect(permissions.find(({ name }) => name === 'staff.manage')).toMatchObject({ roles: ['administrator'], forKeys: false });
});

it('makes a first administrator only where nobody is', async () => {
  expect(await createFirstAdministrator(house.app)).toBeUndefined();
  const empty = await openIdentityServer({ pg: inject('pg'), modules: [staffModule as unknown as Module] });
  const made = await createFirstAdministrator(empty.app);
  expect((await empty.visitor().post('/auth/sign-in/username', { username: made?.userName, password: made?.password })).status).toBe(200);
  await empty.close();
});

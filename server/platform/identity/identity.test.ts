import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { DAY, HOUR, MINUTE } from '../../kernel/time.ts';
import { deleteExpired } from './accounts.store.ts';
import { createIdentity } from './identity.ts';
import type { Grants } from './public.ts';
import { type IdentityServer, kindOf, newStaff, openIdentityServer, PASSWORD, signedIn, signIn, type Visitor } from './testing.ts';

const label = { zh: '看', en: 'see' };
const GRANTS: Grants = {
  'things.see': { label, roles: ['service-agent', 'customer-receiver', 'note-holder'] },
  'things.change': { label, roles: ['after-sales-manager'] },
};

let house: IdentityServer;
let agentId: string;
beforeAll(async () => {
  house = await openIdentityServer({ pg: inject('pg') });
  house.identity.defineGrants(GRANTS);
  const staff = { userName: 'Agent', displayName: '陈悦', phone: '138 0000 0001', password: PASSWORD };
  agentId = (await house.write((unit) => house.identity.createStaff(unit, { ...staff, roles: ['service-agent'] }))).accountId;
});
afterAll(() => house.close());

describe('signing in', () => {
  it('takes a user name in any case and gives the permissions of the roles', async () => {
    const visitor = await signedIn(house, 'aGENT');
    expect((await visitor.get('/session')).body).toMatchObject({
      kind: 'staff',
      id: agentId,
      name: '陈悦',
      roles: ['service-agent'],
      can: ['things.see'],
      totp: false,
      codes: false,
    });
  });

  it('takes the phone number in the same field or by its own route', async () => {
    const visitor = house.visitor();
    expect((await signIn(visitor, '+86 138-0000-0001')).body).toEqual({ totpNeeded: false });
    expect(await kindOf(visitor)).toBe('staff');
    const other = house.visitor();
    expect((await other.post('/auth/sign-in/phone-number', { phoneNumber: '13800000001', password: PASSWORD })).status).toBe(200);
    expect(await kindOf(other)).toBe('staff');
  });

  it('keeps the session in a cookie that scripts cannot read, and nowhere else', async () => {
    const { body, cookies } = await signIn(house.visitor(), 'agent');
    expect(body).toEqual({ totpNeeded: false });
    expect(cookies[0]).toMatch(/^xiannuo\.session_token=.*HttpOnly.*SameSite=Lax/i);
    expect(cookies[0]).not.toMatch(/Secure/i);
  });

  it('answers a wrong password, an unknown name, an unknown phone and a nonsense name alike', async () => {
    const answers = [await signIn(house.visitor(), 'agent', 'wrong password')];
    for (const name of ['nobody', '13911112222', '!!']) answers.push(await signIn(house.visitor(), name));
    const told = answers.map(({ status, body }) => ({ status, code: body.code, message: body.message }));
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]).toMatchObject({ status: 401, code: 'identity.wrong-password' });
  });

  it('speaks English to those who do', async () => {
    const answer = await house
      .visitor()
      .post('/auth/sign-in/username', { username: 'agent', password: 'wrong password' }, { 'accept-language': 'en' });
    expect(answer.body.message).toMatch(/^The account or the password is wrong/);
  });

  it('ends with signing out', async () => {
    const visitor = await signedIn(house, 'agent');
    const stolen = [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    expect(await kindOf(visitor)).toBe('staff');
    await visitor.post('/auth/sign-out');
    expect(await kindOf(visitor)).toBe('nobody');
    expect(await kindOf(house.visitor(), { cookie: stolen })).toBe('nobody');
  });

  it('refuses a forged cookie', async () => {
    const visitor = await signedIn(house, 'agent');
    const [[name = '', value = ''] = []] = [...visitor.jar];
    expect(await kindOf(house.visitor(), { cookie: `${name}=${value.slice(0, 20)}x${value.slice(21)}` })).toBe('nobody');
  });

  it('refuses requests that another site makes the browser send', async () => {
    const body = { username: 'agent', password: PASSWORD };
    const foreign = await house.visitor().post('/auth/sign-in/username', body, { origin: 'https://evil.example' });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'identity.other-site' } });
    expect((await house.visitor().post('/auth/sign-in/username', body, { origin: 'http://localhost:8080' })).status).toBe(200);
    expect((await house.visitor().post('/auth/sign-in/username', body, { origin: 'http://192.168.1.5:8080', host: '192.168.1.5:8080' })).status).toBe(
      200,
    );
  });

  it('offers none of the routes of better-auth that are not ours', async () => {
    for (const path of [
      'sign-up/email',
      'update-user',
      'is-username-available',
      'phone-number/request-password-reset',
      'delete-user',
      'change-email',
    ]) {
      expect((await house.visitor().post(`/auth/${path}`, { username: 'agent', email: 'a@b.c', password: PASSWORD, name: 'x' })).status).toBe(404);
    }
  });

  it('stops guessing for a quarter of an hour, only for that account and address', async () => {
    const { userName: name } = await newStaff(house);
    for (let guess = 0; guess < 10; guess++) expect((await signIn(house.visitor(), name, 'wrong password')).status).toBe(401);
    expect(await signIn(house.visitor(), name)).toMatchObject({ status: 429, body: { code: 'identity.too-many-attempts' } });
    expect((await signIn(house.visitor(), 'agent')).status).toBe(200);
    house.forward(15 * MINUTE);
    expect((await signIn(house.visitor(), name)).status).toBe(200);
  });
});

describe('an account', () => {
  it('changes its own password and thereby ends its other sessions', async () => {
    const { userName: name } = await newStaff(house);
    const [visitor, elsewhere] = [await signedIn(house, name), await signedIn(house, name)];
    expect(await kindOf(elsewhere)).toBe('staff');
    const wrong = await visitor.post('/auth/change-password', { currentPassword: 'not this one', newPassword: 'another horse' });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'identity.wrong-current-password' } });
    const short = await visitor.post('/auth/change-password', { currentPassword: PASSWORD, newPassword: 'short' });
    expect(short).toMatchObject({ status: 422, body: { code: 'identity.password-length' } });
    expect((await visitor.post('/auth/change-password', { currentPassword: PASSWORD, newPassword: 'another horse' })).status).toBe(200);
    expect(await kindOf(visitor)).toBe('staff');
    await expect.poll(() => kindOf(elsewhere)).toBe('nobody');
    expect((await signIn(house.visitor(), name, 'another horse')).status).toBe(200);
  });

  it('loses its sessions when deactivated, cannot sign in, and comes back', async () => {
    const { accountId, userName: name } = await newStaff(house);
    const visitor = await signedIn(house, name);
    expect(await kindOf(visitor)).toBe('staff');
    await house.write((unit) => house.identity.deactivate(unit, accountId));
    await expect.poll(() => kindOf(visitor), { timeout: 1000 }).toBe('nobody');
    expect(await signIn(house.visitor(), name)).toMatchObject({ status: 401, body: { code: 'identity.wrong-password' } });
    await house.write((unit) => house.identity.reactivate(unit, accountId));
    expect((await signIn(house.visitor(), name)).status).toBe(200);
  });

  it('gets the permissions of new roles within the same session', async () => {
    const { accountId, userName } = await newStaff(house);
    const visitor = await signedIn(house, userName);
    expect((await visitor.get('/session')).body.can).toEqual(['things.see']);
    await house.write((unit) => house.identity.setRoles(unit, accountId, ['service-agent', 'after-sales-manager']));
    await expect.poll(async () => (await visitor.get('/session')).body.can, { timeout: 1000 }).toEqual(['things.change', 'things.see']);
  });

  it('has a name and phone of its own', async () => {
    const open = (userName: string, phone?: string) =>
      house.write((unit) => house.identity.createStaff(unit, { userName, displayName: 'x', roles: ['driver'], phone }));
    await expect(open('AGENT')).rejects.toMatchObject({ code: 'identity.user-name-taken' });
    await expect(open('agent-b', '+8613800000001')).rejects.toMatchObject({ code: 'identity.phone-taken' });
    await expect(open('13800000009')).rejects.toMatchObject({ code: 'identity.bad-user-name' });
    await expect(open('agent-b', '12')).rejects.toMatchObject({ code: 'identity.bad-phone' });
  });
});

describe('API keys', () => {
  const scopes = ['things.change'];
  const create = () => house.write((unit) => house.identity.createApiKey(unit, { name: '对接', scopes, expiresAt: unit.now + DAY }));
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

  it('act with their scopes until they expire or are revoked', async () => {
    const [one, two] = [await create(), await create()];
    expect((await house.visitor().get('/session', bearer(one.key))).body).toMatchObject({ kind: 'api-key', id: one.keyId, can: scopes });
    expect(await house.write((unit) => house.identity.revokeApiKey(unit, one.keyId))).toBe(true);
    await expect.poll(async () => (await house.visitor().get('/session', bearer(one.key))).status, { timeout: 1000 }).toBe(401);
    expect((await house.visitor().get('/session', bearer(two.key))).status).toBe(200);
    house.forward(DAY);
    expect(await house.visitor().get('/session', bearer(two.key))).toMatchObject({ status: 401, body: { code: 'identity.bad-api-key' } });
  });

  it('are not kept in clear', async () => {
    const { key } = await create();
    const rows = await house.app.db.selectFrom('identity.api_key').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(key.slice(7));
  });

  it('get only permissions that exist', async () => {
    const made = house.write((unit) => house.identity.createApiKey(unit, { name: 'x', scopes: ['things.destroy'], expiresAt: unit.now + DAY }));
    await expect(made).rejects.toMatchObject({ code: 'identity.unknown-scope' });
  });
});

describe('the token of a delivery note', () => {
  const note = { noteId: newId(), customerId: newId(), siteId: newId() };
  const issue = () => house.write((unit) => house.identity.issueNoteToken(unit, { ...note, expiresAt: unit.now + HOUR }));

  it('opens that note, by either header, until it expires', async () => {
    const token = await issue();
    const headers: Record<string, string>[] = [{ authorization: `Note ${token}` }, { 'x-note-token': token }];
    for (const header of headers) {
      expect((await house.visitor().get('/session', header)).body).toMatchObject({
        kind: 'note-holder',
        ...note,
        roles: ['note-holder'],
        can: ['things.see'],
      });
    }
    expect(await house.identity.noteToken(token)).toMatchObject(note);
    house.forward(HOUR);
    expect(await house.visitor().get('/session', { 'x-note-token': token })).toMatchObject({
      status: 401,
      body: { code: 'identity.note-token-unknown' },
    });
    expect(await house.identity.noteToken(token)).toBeUndefined();
  });

  it('names its note to our own people for a year after it let anybody in', async () => {
    const token = await issue();
    const named = () => house.identity.noteOfToken(house.app.db, token);
    const night = () => deleteExpired(house.app.db, house.app.clock.now());
    house.forward(HOUR);
    await night();
    expect(await named()).toMatchObject({ noteId: note.noteId });
    expect(await house.identity.noteOfToken(house.app.db, `${token}A`)).toBeUndefined();
    house.forward(366 * DAY);
    await night();
    expect(await named()).toBeUndefined();
  });

  it('can be revoked, and a guess answers the same as an expired one', async () => {
    const token = await issue();
    expect(await house.identity.noteToken(token)).toMatchObject(note);
    await house.write((unit) => house.identity.revokeNoteTokens(unit, note.noteId));
    await expect.poll(() => house.identity.noteToken(token), { timeout: 1000 }).toBeUndefined();
    const guess = await house.visitor().get('/session', { 'x-note-token': 'A'.repeat(32) });
    expect(guess).toMatchObject({ status: 401, body: { code: 'identity.note-token-unknown' } });
  });
});

describe('the code on a month-end sheet', () => {
  const month = { customerId: newId(), month: '2026-02' };
  const issue = () => house.write((unit) => house.identity.issueMonthToken(unit, { ...month, expiresAt: unit.now + HOUR }));
  const session = async (token: string) => house.visitor().get('/session', { 'x-note-token': token });

  it('opens that month of that customer until it expires', async () => {
    const token = await issue();
    expect((await session(token)).body).toMatchObject({ kind: 'month-holder', ...month, roles: ['month-holder'], noteId: null, siteId: null });
    house.forward(HOUR);
    expect(await session(token)).toMatchObject({ status: 401, body: { code: 'identity.note-token-unknown' } });
  });

  it('can be revoked; a code of a note opens no month and the other way about', async () => {
    const token = await issue();
    expect(await house.identity.noteToken(token)).toBeUndefined();
    expect((await session(token.slice(1))).status).toBe(401);
    await house.write((unit) => house.identity.revokeMonthTokens(unit, month));
    await expect.poll(async () => (await session(token)).status, { timeout: 1000 }).toBe(401);
  });
});

describe('the memory of actors', () => {
  const cookieOf = (visitor: Visitor) => ({ cookie: [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ') });

  it('answers without the database', async () => {
    const other = await openIdentityServer({ pg: inject('pg') });
    await other.write((unit) => other.identity.createStaff(unit, { userName: 'busy', displayName: '忙', roles: ['driver'], password: PASSWORD }));
    const visitor = other.visitor();
    await signIn(visitor, 'busy');
    const headers = cookieOf(visitor);
    await other.identity.actorOf(headers);
    await other.close();
    expect(await other.identity.actorOf(headers)).toMatchObject({ kind: 'staff', name: '忙' });
  });

  it('of every node hears of a change, also after its connection was lost', async () => {
    const node = await createIdentity(house.options);
    node.defineGrants(GRANTS);
    const { accountId, userName } = await newStaff(house);
    const headers = cookieOf(await signedIn(house, userName));
    const canOf = async () => [...(await node.actorOf(headers)).can].sort();
    expect(await canOf()).toEqual(['things.see']);
    await house.write((unit) => house.identity.setRoles(unit, accountId, ['after-sales-manager']));
    await expect.poll(canOf, { timeout: 1000 }).toEqual(['things.change']);

    const listening = "from pg_stat_activity where datname = current_database() and query = 'listen identity_changed'";
    const owner = new pg.Client({ connectionString: house.options.databaseUrl });
    await owner.connect();
    const { rowCount: cut } = await owner.query(`select pg_terminate_backend(pid) ${listening}`);
    expect(cut).toBeGreaterThan(1);
    await expect.poll(async () => (await owner.query(`select pid ${listening}`)).rowCount, { timeout: 5000 }).toBe(cut);
    await owner.end();
    expect(await canOf()).toEqual(['things.change']);
    await house.write((unit) => house.identity.setRoles(unit, accountId, ['service-agent']));
    await expect.poll(canOf, { timeout: 1000 }).toEqual(['things.see']);
    await node.close();
  });
});

it('has exactly the tables that this version of better-auth asks for', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(house.identity.signIn.options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});

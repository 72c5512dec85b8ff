import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { openTestApp, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';

let it: TestApp;
let agent: SignedIn;
beforeAll(async () => {
  it = await openTestApp({ load: false });
  agent = await it.as('service-agent');
});
afterAll(() => it.close());

const post = (url: string, payload: string | object, headers: Record<string, string> = {}) =>
  it.server.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } });

describe('what goes wrong has one shape, a stable code and the user’s language', () => {
  test('nobody is asked to sign in before the input is looked at', async () => {
    const answer = await post('/api/cases', { nonsense: true });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'http.sign-in-needed', message: expect.stringContaining('登录') });
  });

  test('a role without the permission is told which one is missing', async () => {
    const driver = await it.as('driver');
    const answer = await post(`/api/cases/${newId()}/closing`, {}, driver.headers);
    expect(answer.json()).toMatchObject({ code: 'http.not-permitted', status: 403, message: expect.stringContaining('关闭与撤销售后单') });
  });

  test('in English where the browser asks for it', async () => {
    const answer = await post('/api/cases', { severity: 7 }, { ...agent.headers, 'accept-language': 'en-GB,en' });
    expect(answer.json().message).toBe('Something in the input is not right. Please correct the marked fields.');
    expect(answer.json().data.fields).toContainEqual({ path: 'severity', message: expect.stringMatching(/^Too big/) });
  });

  test.each([
    { what: 'not JSON', payload: '{"a":', status: 400, code: 'http.not-json' },
    { what: '3 MB of JSON', payload: JSON.stringify({ body: 'x'.repeat(3_000_000) }), status: 413, code: 'http.too-large' },
  ])('$what', async ({ payload, status, code }) => {
    expect((await post('/api/cases', payload, agent.headers)).json()).toMatchObject({ code, status });
  });

  test('an unknown address', async () => {
    expect((await it.server.inject('/api/no/such')).json()).toMatchObject({
      code: 'http.not-found',
      message: expect.stringContaining('/api/no/such'),
    });
  });

  test('every answer carries a request id; a sane one of the caller is kept', async () => {
    expect((await it.server.inject({ url: '/api/session', headers: { 'x-request-id': 'till-7-0042' } })).headers['x-request-id']).toBe('till-7-0042');
    expect((await it.server.inject({ url: '/api/session', headers: { 'x-request-id': 'bad id\n' } })).headers['x-request-id']).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });
});

test('guessing keys is slowed down', async () => {
  const server = await it.buildServer({ perMinute: 20 });
  const codes: number[] = [];
  for (let n = 0; n < 25; n++)
    codes.push((await server.inject({ url: '/api/session', headers: { authorization: `Bearer xn_${n}` }, remoteAddress: '10.9.8.7' })).statusCode);
  expect(codes.slice(0, 20).every((code) => code === 401)).toBe(true);
  expect(codes.slice(20)).toEqual([429, 429, 429, 429, 429]);
  await server.close();
});

test('the description names every endpoint with its permission', async () => {
  const document = (await it.server.inject('/api/openapi.json')).json();
  expect(document.openapi).toBe('3.1.1');
  const endpoints = it.modules.flatMap((module) => Object.values(module.contract));
  const described = Object.values(document.paths as Record<string, Record<string, { 'x-permission'?: string }>>).flatMap((path) =>
    Object.values(path),
  );
  expect(described).toHaveLength(endpoints.length);
  expect(described.every((operation) => operation['x-permission'] !== undefined)).toBe(true);
  expect((await it.server.inject('/api')).body).toContain('/api/cases/{caseId}/answers');
});

test('open screens hear that a case changed, and nothing else', async () => {
  await it.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = it.server.server.address() as { port: number };
  const caseId = newId();
  const heard: string[] = [];
  const socket = connect(port, '127.0.0.1');
  socket.on('data', (chunk) => heard.push(String(chunk)));
  socket.write(`GET /api/live?topics=case:${caseId} HTTP/1.1\r\nHost: localhost\r\nCookie: ${agent.headers.cookie}\r\n\r\n`);
  await expect.poll(() => heard.join('')).toContain('text/event-stream');
  it.app.live.publish([`case:${newId()}`, `case:${caseId}`]);
  await expect.poll(() => heard.join('')).toContain(`{"topic":"case:${caseId}"}`);
  expect(heard.join('').match(/data:/g)).toHaveLength(1);
  socket.destroy();
});

import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendByGateway } from './sms-gateway.ts';

const heard: { token: string | undefined; body: unknown }[] = [];
const gateway = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    heard.push({ token: request.headers.authorization, body: JSON.parse(body) });
    response.writeHead(request.url === '/broken' ? 502 : 204).end();
  });
});
const url = () => `http://127.0.0.1:${(gateway.address() as { port: number }).port}`;

beforeAll(() => new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready)));
afterAll(() => new Promise((closed) => gateway.close(closed)));

test('a code goes to the gateway with its token', async () => {
  await sendByGateway({ url: url(), token: 'secret' })('13900000001', '428913');
  expect(heard).toEqual([{ token: 'Bearer secret', body: { phone: '13900000001', code: '428913', text: expect.stringContaining('428913') } }]);
});

test('a gateway that fails is no success', async () => {
  await expect(sendByGateway({ url: `${url()}/broken` })('13900000001', '1')).rejects.toThrow('502');
});

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isUserName, normalPhone } from './names.ts';
import { installationSecret, readablePassword } from './secrets.ts';

test('the secret of an installation is made once, stays, and only its owner reads it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xiannuo-'));
  const [one, two] = await Promise.all([installationSecret(folder, undefined), installationSecret(folder, undefined)]);
  expect(one).toHaveLength(64);
  expect(two).toBe(one);
  expect((await stat(join(folder, 'auth-secret'))).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});

test('the secret of the environment goes first and must be long', async () => {
  expect(await installationSecret('nowhere', 'x'.repeat(32))).toBe('x'.repeat(32));
  await expect(installationSecret('nowhere', 'short')).rejects.toThrow('32');
});

test('first passwords can be read aloud and differ', () => {
  const passwords = new Set(Array.from({ length: 200 }, readablePassword));
  expect(passwords.size).toBe(200);
  for (const password of passwords) expect(password).toMatch(/^[a-hjkmnp-z2-9]{12}$/);
});

test.each([
  ['138 0000-0001', '13800000001'],
  ['+86 13800000001', '13800000001'],
  ['008613800000001', '13800000001'],
  ['+4915112345678', '+4915112345678'],
  ['12800000001', undefined],
  ['1380000000', undefined],
  ['陈悦', undefined],
])('phone %s', (written, expected) => expect(normalPhone(written)).toBe(expected));

test.each([
  ['agent.2', true],
  ['陈悦', true],
  ['a', false],
  ['a b', false],
  ['13800000001', false],
])('user name %s', (written, good) => expect(isUserName(written)).toBe(good));

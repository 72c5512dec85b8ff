import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSettings, SettingsRefused } from './settings.ts';

const here = fileURLToPath(import.meta.url);

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsRefused) return error.problems;
    throw error;
  }
  return [];
};

test('nothing set: port 8080, ./data, embedded database, demo company, files on disk', () => {
  expect(readSettings({}, '/srv/app')).toEqual({
    port: 8080,
    host: '0.0.0.0',
    dataDir: '/srv/app/data',
    databaseUrl: undefined,
    demo: true,
    companyName: '鲜诺食材配送',
    mailFrom: undefined,
    sms: undefined,
    publicUrl: 'http://localhost:8080',
    tls: undefined,
    smtpUrl: undefined,
    objectStore: undefined,
  });
});

test('empty variables count as absent, as compose files write them', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: ' ', TLS_CERT: '', S3_BUCKET: '' }).port).toBe(8080);
});

test('takes what is set', () => {
  const settings = readSettings({ PORT: '9000', DEMO: 'off', DATABASE_URL: 'postgres://u:p@db/x', PUBLIC_URL: 'https://service.example/' });
  expect(settings).toMatchObject({ port: 9000, demo: false, databaseUrl: 'postgres://u:p@db/x', publicUrl: 'https://service.example' });
});

test('with a certificate the address is https', () => {
  expect(readSettings({ TLS_CERT: here, TLS_KEY: here, PORT: '8443' })).toMatchObject({
    publicUrl: 'https://localhost:8443',
    tls: { cert: here, key: here },
  });
});

test('an object store needs address, bucket and keys together', () => {
  const all = { S3_ENDPOINT: 'http://store:9000', S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  expect(readSettings(all).objectStore).toEqual({
    endpoint: 'http://store:9000',
    bucket: 'files',
    region: 'us-east-1',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
  });
  expect(problemsOf({ S3_BUCKET: 'files' }).map((problem) => problem.split('：')[0])).toEqual([
    'S3_ENDPOINT',
    'S3_ACCESS_KEY_ID',
    'S3_SECRET_ACCESS_KEY',
  ]);
});

test.each([
  [{ PORT: '80a' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ DEMO: 'maybe' }, 'DEMO'],
  [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'localhost' }, 'DATABASE_URL'],
  [{ PUBLIC_URL: 'service.example' }, 'PUBLIC_URL'],
  [{ SMTP_URL: 'https://mail' }, 'SMTP_URL'],
  [{ TLS_CERT: 'cert.pem' }, 'TLS_CERT'],
  [{ TLS_CERT: 'missing.pem', TLS_KEY: 'missing.pem' }, 'TLS_CERT'],
  [{ S3_ENDPOINT: 'ftp://x', S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'i', S3_SECRET_ACCESS_KEY: 's' }, 'S3_ENDPOINT'],
])('refuses %j by name', (environment, name) => {
  expect(problemsOf(environment as Record<string, string>)[0]).toMatch(new RegExp(`^${name}`));
});

test('says everything that is wrong at once, and never a secret', () => {
  const problems = problemsOf({ PORT: 'x', DEMO: 'y', DATABASE_URL: 'mysql://root:hunter2@db' });
  expect(problems).toHaveLength(3);
  expect(problems.join()).not.toContain('hunter2');
});

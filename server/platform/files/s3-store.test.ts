import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentStore } from './content-store.ts';
import { openS3Store, s3Settings } from './s3-store.ts';

const SECRET = 'the-secret';
const bucket = new Map<string, Buffer>();
const asked: string[] = [];
let failures = 0;
let peer: Server;
let store: ContentStore;
let folder: string;

/** Checks the signature the way the service does: by making it again from what arrived (AWS Signature Version 4). */
function signatureFits(request: IncomingMessage): boolean {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  );
  if (!parts) return false;
  const [, key, day = '', region = '', names = '', signature] = parts;
  const headers = names
    .split(';')
    .map((name) => `${name}:${request.headers[name]}\n`)
    .join('');
  const canonical = [request.method, request.url, '', headers, names, request.headers['x-amz-content-sha256']].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const derived = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${SECRET}`,
  );
  return key === 'the-key' && createHmac('sha256', derived).update(toSign).digest('hex') === signature;
}

async function serve(request: IncomingMessage): Promise<{ status: number; body?: Buffer }> {
  const body = await buffer(request);
  const path = request.url ?? '';
  asked.push(`${request.method} ${path}`);
  if (failures > 0) {
    failures -= 1;
    return { status: 503 };
  }
  if (!signatureFits(request)) return { status: 403, body: Buffer.from('SignatureDoesNotMatch') };
  if (request.method === 'PUT') {
    const declared = request.headers['x-amz-content-sha256'];
    if (request.headers['content-length'] === undefined) return { status: 411 };
    if (declared !== createHash('sha256').update(body).digest('hex')) return { status: 400, body: Buffer.from('XAmzContentSHA256Mismatch') };
    bucket.set(path, body);
    return { status: 200 };
  }
  if (request.method === 'DELETE') return { status: bucket.delete(path) ? 204 : 404 };
  const found = bucket.get(path);
  if (!found) return { status: 404 };
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  if (range) return { status: 206, body: found.subarray(Number(range[1]), Number(range[2]) + 1) };
  return { status: 200, body: found };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiannuo-s3-'));
  peer = createServer(async (request, response) => {
    const { status, body } = await serve(request);
    response.writeHead(status).end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  const settings = s3Settings({
    S3_ENDPOINT: `http://127.0.0.1:${(peer.address() as AddressInfo).port}/`,
    S3_BUCKET: 'xiannuo',
    S3_KEY: 'the-key',
    S3_SECRET: SECRET,
    S3_REGION: 'cn-north-1',
  });
  if (!settings) throw new Error('settings were not read');
  store = openS3Store(settings);
});

afterAll(async () => {
  peer.closeAllConnections();
  peer.close();
  await rm(folder, { recursive: true, force: true });
});

describe('bucket of an S3-compatible service', () => {
  const content = Buffer.from('西兰花 31.4 公斤'.repeat(10_000));
  const sha256 = createHash('sha256').update(content).digest('hex');

  it('stores, finds, reads in parts and removes, every request signed', async () => {
    const path = join(folder, 'upload');
    await writeFile(path, content);
    expect(await store.has(sha256)).toBe(false);
    await store.put(sha256, path);
    expect([...bucket.keys()]).toEqual([`/xiannuo/files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`]);
    expect(await store.has(sha256)).toBe(true);
    expect((await buffer(await store.open(sha256))).equals(content)).toBe(true);
    expect((await buffer(await store.open(sha256, { start: 3, end: 8 }))).toString()).toBe('兰花');
    asked.length = 0;
    await store.put(sha256, path);
    expect(asked.map((line) => line.split(' ')[0])).toEqual(['HEAD']);
    await store.remove(sha256);
    await store.remove(sha256);
    expect(bucket.size).toBe(0);
    await expect(store.open(sha256)).rejects.toThrow('404');
  });

  it('tries again when the service stumbles, and says so when it refuses', async () => {
    const path = join(folder, 'again');
    await writeFile(path, content);
    failures = 2;
    await store.put(sha256, path);
    expect(bucket.size).toBe(1);
    const wrong = openS3Store({
      endpoint: `http://127.0.0.1:${(peer.address() as AddressInfo).port}`,
      bucket: 'xiannuo',
      key: 'the-key',
      secret: 'other',
      region: 'cn-north-1',
    });
    await expect(wrong.open(sha256)).rejects.toThrow('403 SignatureDoesNotMatch');
  });

  it('refuses half a setting and takes none', () => {
    expect(s3Settings({})).toBeUndefined();
    expect(() => s3Settings({ S3_ENDPOINT: 'https://s3.example.test' })).toThrow('S3_BUCKET');
  });
});

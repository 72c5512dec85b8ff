import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { type ContentStore, shardOf } from './content-store.ts';

export type S3Settings = {
  /** `https://s3.example.com`, or with the bucket in the host where the service wants that: `https://{bucket}.oss-cn-hangzhou.aliyuncs.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly key: string;
  readonly secret: string;
  readonly region: string;
};

const QUICK = 20_000;
const TRANSFER = 300_000;

/** From S3_ENDPOINT, S3_BUCKET, S3_KEY, S3_SECRET, S3_REGION; undefined where no endpoint is set. Half a setting is an error at start-up. */
export function s3Settings(environment: Readonly<Record<string, string | undefined>>): S3Settings | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_KEY: key, S3_SECRET: secret, S3_REGION: region = 'us-east-1' } = environment;
  if (!endpoint) return undefined;
  if (!bucket || !key || !secret) throw new Error('S3_ENDPOINT is set: S3_BUCKET, S3_KEY and S3_SECRET are needed too');
  return { endpoint: endpoint.replace(/\/+$/, ''), bucket, key, secret, region };
}

/** Requests are signed (SigV4) with the hash of the content, so a store that got other bytes refuses them. */
export function openS3Store({ endpoint, bucket, key, secret, region }: S3Settings): ContentStore {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, service: 's3', region, retries: 3, initRetryMs: 200 });
  const base = endpoint.includes('{bucket}') ? endpoint.replace('{bucket}', bucket) : `${endpoint}/${bucket}`;
  const ask = (method: string, sha256: string, init: RequestInit & { time?: number } = {}) =>
    client.fetch(`${base}/files/${shardOf(sha256)}`, { ...init, method, signal: AbortSignal.timeout(init.time ?? QUICK) });
  const has = async (sha256: string): Promise<boolean> => {
    const answer = await ask('HEAD', sha256);
    if (answer.status === 404) return false;
    return expected(answer, 'HEAD').then(() => true);
  };
  return {
    has,
    async put(sha256, path) {
      if (await has(sha256)) return;
      const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' };
      // A blob of a file is read piece by piece and has a length: no chunked body, which these services refuse.
      const answer = await ask('PUT', sha256, { body: await openAsBlob(path), headers, time: TRANSFER });
      await expected(answer, 'PUT');
      await answer.body?.cancel();
    },
    async open(sha256, range) {
      const headers: HeadersInit = range ? { range: `bytes=${range.start}-${range.end}` } : {};
      const answer = await expected(await ask('GET', sha256, { headers, time: TRANSFER }), 'GET');
      if (range && answer.status !== 206) throw new Error(`content store: GET with a range answered ${answer.status}`);
      return Readable.fromWeb(answer.body as ReadableStream);
    },
    async remove(sha256) {
      const answer = await ask('DELETE', sha256);
      if (answer.status !== 404) await expected(answer, 'DELETE');
      await answer.body?.cancel();
    },
  };
}

async function expected(answer: Response, method: string): Promise<Response> {
  if (answer.ok) return answer;
  throw new Error(`content store: ${method} answered ${answer.status} ${(await answer.text()).slice(0, 300)}`);
}

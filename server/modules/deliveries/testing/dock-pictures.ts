// For tests: pictures as phones upload them.
import sharp from 'sharp';
import type { TestApp } from '../../../testing/open-test-app.ts';

let shade = 0;

/** A picture nobody uploaded before, by whoever these headers are. */
export async function upload({ server }: Pick<TestApp, 'server'>, headers: Record<string, string>): Promise<{ id: string; sha256: string }> {
  shade += 1;
  const background = { r: shade % 256, g: Math.floor(shade / 256), b: 90 };
  const payload = await sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const answer = await server.inject({ method: 'POST', url: '/api/files', headers: { ...headers, 'content-type': 'image/jpeg' }, payload });
  if (answer.statusCode !== 201) throw new Error(`upload answered ${answer.statusCode}: ${answer.body}`);
  return answer.json();
}

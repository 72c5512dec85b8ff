import { describe, expect, it } from 'vitest';
import { LIMITS } from './file.ts';
import { limitOf } from './sniff.ts';

const start = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat([...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))), Buffer.alloc(4100)]).subarray(
    0,
    4100,
  );

const mp4 = start([0, 0, 0, 24], 'ftypmp42', [0, 0, 0, 0], 'mp42isom');
const webm = start(
  [0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0xf7, 0x81, 1, 0x42, 0xf2, 0x81, 4, 0x42, 0xf3, 0x81, 8, 0x42, 0x82, 0x84],
  'webm',
);

describe('voices as phones record them', () => {
  it.each([
    ['WeChat voice', start('#!AMR\n'), ''],
    ['MP3 behind a tag', start('ID3', [4, 0, 0, 0, 0, 0x7f, 0x7f]), ''],
    ['AAC', start([0xff, 0xf1, 0x50, 0x80]), ''],
    ['iPhone memo', start([0, 0, 0, 24], 'ftypM4A ', [0, 0, 0, 0], 'M4A mp42'), ''],
    ['Safari recorder', mp4, 'audio/mp4'],
    ['Chrome recorder', webm, 'audio/webm;codecs=opus'],
    ['Firefox recorder', start('OggS', [0, 2], '\0'.repeat(20), [1, 19], 'OpusHead'), 'audio/ogg'],
  ])('%s', async (_what, head, mediaType) => {
    expect(await limitOf(head, { mediaType })).toBe(LIMITS.voice);
  });

  it('takes MP4 as film and refuses WebM film', async () => {
    expect(await limitOf(mp4, { mediaType: 'video/mp4' })).toBe(LIMITS.video);
    await expect(limitOf(webm, { mediaType: 'video/webm' })).rejects.toMatchObject({ code: 'files.not-taken' });
  });
});

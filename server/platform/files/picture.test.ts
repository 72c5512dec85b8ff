import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawText, inspect, watermarkedOf } from './picture.ts';

async function inkOf(text: string): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(await drawText([text], { size: 40, width: 400 }))
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

describe('text on pictures', () => {
  it('draws Chinese characters, not boxes', async () => {
    // Boxes for missing glyphs would all look the same; a rare, a common and an invented character must not.
    const [dish, school, missing] = await Promise.all([inkOf('菜'), inkOf('校'), inkOf('\u{10FFFD}')]);
    expect(dish.data.equals(school.data)).toBe(false);
    expect(dish.data.equals(missing.data)).toBe(false);
    // 一 is one flat stroke: its ink is far wider than high, which no box is.
    const one = await inkOf('一');
    expect(one.width).toBeGreaterThan(3 * one.height);
    // 口 is hollow, 田 is crossed in its middle.
    const middle = async (text: string) => {
      const { data, width, height } = await inkOf(text);
      return data[Math.floor(height / 2) * width + Math.floor(width / 2)] ?? 0;
    };
    expect(await middle('口')).toBe(0);
    expect(await middle('田')).toBeGreaterThan(128);
  });

  it('reads no markup from texts', async () => {
    await expect(drawText(['<b>&lt;', '</span>'], { size: 20, width: 300 })).resolves.toBeInstanceOf(Buffer);
  });

  it.each([
    [1, 1],
    [20, 12],
    [3000, 60],
    [60, 3000],
    [4000, 3000],
  ])('fits on a picture of %i × %i', async (width, height) => {
    const source = await sharp({ create: { width, height, channels: 4, background: '#88aacc80' } })
      .png()
      .toBuffer();
    const { bytes } = await watermarkedOf(source, ['上传 2026-03-02 07:12', '第三实验学校（南校区）二号食堂　验收员']);
    const marked = await sharp(bytes).metadata();
    expect(marked.format).toBe('jpeg');
    expect(marked.width).toBe(Math.min(width, Math.round(width * Math.min(1, 2560 / Math.max(width, height)))));
  });
});

describe('proof that a photo is one', () => {
  it('refuses pictures with more pixels than memory allows', async () => {
    const huge = await sharp({ create: { width: 16_000, height: 7_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await expect(inspect(huge)).rejects.toMatchObject({ code: 'files.not-a-photo' });
  });
});

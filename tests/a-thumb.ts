// A thumb on a phone: taps and counts, photographs, signs.
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

export const picture = async () => ({
  name: 'goods.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 320, height: 240, channels: 3, background: '#4a7a2c' } })
    .png()
    .toBuffer(),
});

/** Taps like a thumb and counts each, keys of the number pad too. */
export function aThumb(page: Page) {
  let taps = 0;
  const tap = async (place: Locator) => {
    taps += 1;
    await place.tap();
  };
  const line = (product: string) => tap(page.getByRole('button', { name: new RegExp(`^${product}(?!（)`) }).first());
  const button = (name: string | RegExp) => tap(page.getByRole('button', { name, exact: typeof name === 'string' }));
  const keys = async (typed: string) => {
    for (const key of typed)
      await tap(page.getByRole('group', { name: '数字键盘' }).getByRole('button', { name: key === '.' ? '小数点' : key, exact: true }));
  };
  /** A tile that opens the camera; the shutter counts as a tap of its own. */
  const shoot = async (reason: string) => {
    const camera = page.waitForEvent('filechooser');
    await button(reason);
    taps += 1;
    await (await camera).setFiles(await picture());
    await page.getByRole('button', { name: '移除照片' }).waitFor();
  };
  return { taps: () => taps, tap, line, button, keys, shoot };
}

/** Two people write differently: the same picture twice counts as one signature. */
export async function sign(page: Page, at = 0, person = 1): Promise<void> {
  const canvas = page.locator('canvas').nth(at);
  // Into the middle: at the lower edge the bar with the button lies over it.
  await canvas.evaluate((place) => place.scrollIntoView({ block: 'center' }));
  const box = await canvas.boundingBox();
  if (!box) throw new Error('there is nothing to sign on');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (const step of [1, 2, 3, 4, 5]) await page.mouse.move(box.x + 40 + step * 30, box.y + (step % 2 ? 20 + 10 * person : 90));
  await page.mouse.up();
  await page.getByRole('button', { name: '重签' }).nth(at).waitFor();
}

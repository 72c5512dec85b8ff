// Pictures by sharp: proof that a photo is one, and the versions people see. Metadata (place, device) is in none of them.
import sharp, { type Sharp } from 'sharp';
import { FONT_BOLD, FONT_NAME } from '../documents/fonts.ts';
import { no } from './refusals.ts';

type Source = string | Buffer;
export type Version = { readonly bytes: Buffer; readonly mediaType: string };

const THUMBNAIL = 320;
/** Longest side of what is served; the original stays as it came. */
const SERVED = 2560;
const TOO_MANY_PIXELS = 100_000_000;

const decode = (source: Source): Sharp => sharp(source, { limitInputPixels: TOO_MANY_PIXELS, failOn: 'error' }).autoOrient();

/** Decodes the whole picture. Returns its size as seen and the thumbnail made on the way; refuses what is no picture. */
export async function inspect(source: Source): Promise<{ width: number; height: number; thumbnail: Buffer }> {
  try {
    const { autoOrient } = await sharp(source, { limitInputPixels: TOO_MANY_PIXELS }).metadata();
    return { width: autoOrient.width, height: autoOrient.height, thumbnail: await thumbnailOf(source) };
  } catch (error) {
    throw Object.assign(no('not-a-photo'), { cause: error });
  }
}

export const thumbnailOf = (source: Source): Promise<Buffer> =>
  decode(source).resize({ width: THUMBNAIL, height: THUMBNAIL, fit: 'inside', withoutEnlargement: true }).webp({ quality: 75 }).toBuffer();

const servedSize = { width: SERVED, height: SERVED, fit: 'inside', withoutEnlargement: true } as const;

/** Turned upright, without metadata. Moving pictures show their first frame. */
export async function servedOf(source: Source, mediaType: string): Promise<Version> {
  const image = decode(source).resize(servedSize);
  if (mediaType === 'image/jpeg') return { bytes: await image.jpeg({ quality: 85, mozjpeg: false }).toBuffer(), mediaType };
  if (mediaType === 'image/png') return { bytes: await image.png().toBuffer(), mediaType };
  return { bytes: await image.webp({ quality: 85 }).toBuffer(), mediaType: 'image/webp' };
}

/** Lines of text on a dark strip along the foot of the picture. */
export async function watermarkedOf(source: Source, lines: readonly string[]): Promise<Version> {
  const upright = await decode(source)
    .flatten({ background: '#ffffff' })
    .resize(servedSize)
    .toColourspace('srgb')
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const strip = await stripOf(lines, upright.info);
  const bytes = await sharp(upright.data)
    .composite([{ input: strip, gravity: 'south' }])
    .jpeg({ quality: 88 })
    .toBuffer();
  return { bytes, mediaType: 'image/jpeg' };
}

async function stripOf(lines: readonly string[], { width, height }: { width: number; height: number }): Promise<Buffer> {
  const size = Math.max(9, Math.round(Math.min(width, height * 1.5) / 32));
  const edge = Math.max(1, Math.round(size / 2));
  const text = await drawText(lines, { size, width: Math.max(1, width - 2 * edge) });
  const inside = {
    width: Math.max(1, width - 2 * edge),
    height: Math.max(1, Math.floor(height / 2)),
    fit: 'inside',
    withoutEnlargement: true,
  } as const;
  const fitted = await sharp(text).resize(inside).png().toBuffer({ resolveWithObject: true });
  const strip = {
    width,
    height: Math.min(height, fitted.info.height + 2 * edge),
    channels: 4,
    background: { r: 0, g: 0, b: 0, alpha: 0.55 },
  } as const;
  return sharp({ create: strip })
    .composite([{ input: fitted.data, left: edge, top: Math.min(edge, strip.height - fitted.info.height) }])
    .png()
    .toBuffer();
}

/** White text in our own font, whatever fonts the machine has. `size` in pixels. */
export const drawText = (lines: readonly string[], { size, width }: { size: number; width: number }): Promise<Buffer> =>
  sharp({
    text: {
      text: `<span foreground="white">${lines.map(escaped).join('\n')}</span>`,
      font: `${FONT_NAME} Bold ${size}`,
      fontfile: FONT_BOLD,
      width,
      dpi: 72,
      rgba: true,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer();

/** The text machine reads markup. */
const escaped = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  text.replace(/[\u0000-\u001f]/g, ' ').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

// Pictures as prints take them: upright, on white, no larger than paper can show.
import sharp from 'sharp';

export type PrintPicture = { readonly bytes: Uint8Array; readonly mediaType: 'image/jpeg'; readonly width: number; readonly height: number };

const TOO_MANY_PIXELS = 100_000_000;

/** `most`: pixels of the longer side. 1600 are 150 dots to the inch across A4. */
export async function printPicture(bytes: Uint8Array, { most }: { readonly most: number }): Promise<PrintPicture> {
  const { data, info } = await sharp(bytes, { limitInputPixels: TOO_MANY_PIXELS })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .jpeg({ quality: 85 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height };
}

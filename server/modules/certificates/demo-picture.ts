// A drawn sheet in place of a scanned certificate, plainly marked as a specimen.
import { Readable } from 'node:stream';
import sharp from 'sharp';
import type { Unit } from '../../platform/app.ts';
import { FONT_BOLD, FONT_NAME } from '../../platform/documents/fonts.ts';

const [WIDTH, HEIGHT] = [900, 1200];
const FRAME = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fdfcf7"/>
<rect x="40" y="40" width="${WIDTH - 80}" height="${HEIGHT - 80}" fill="none" stroke="#a33" stroke-width="6"/>
${[440, 540, 640, 740, 840].map((y) => `<line x1="120" y1="${y}" x2="${WIDTH - 120}" y2="${y}" stroke="#999" stroke-width="2"/>`).join('')}</svg>`;

const written = (text: string, size: number) =>
  sharp({ text: { text, font: `${FONT_NAME} Bold ${size}`, fontfile: FONT_BOLD, width: WIDTH - 200, dpi: 72, rgba: true, align: 'centre' } })
    .png()
    .toBuffer();

export async function demoPicture({ app, actor, now }: Unit, title: string): Promise<string> {
  const [head, mark] = await Promise.all([written(title, 58), written('演示样张', 120)]);
  const png = await sharp(Buffer.from(FRAME))
    .composite([
      { input: head, top: 150, left: 100 },
      { input: await sharp(mark).rotate(-20, { background: '#0000' }).png().toBuffer(), gravity: 'centre' },
    ])
    .png({ palette: true })
    .toBuffer();
  return (await app.files.receive({ body: Readable.from([png]), uploader: actor, now, mediaType: 'image/png', name: `${title}.png` })).id;
}

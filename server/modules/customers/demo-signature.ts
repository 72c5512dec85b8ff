// A drawn squiggle for the demo, uploaded like a real signature.
import { Readable } from 'node:stream';
import sharp from 'sharp';
import type { Unit } from '../../platform/app.ts';

const SQUIGGLE = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="200"><rect width="480" height="200" fill="#fff"/>
<path d="M40 130 C80 20 110 20 100 120 S150 180 170 90 S220 40 215 120 S270 150 290 80 S350 60 340 130 S400 150 440 70" fill="none" stroke="#123" stroke-width="6"/></svg>`;

export async function demoSignature({ app, actor, now }: Unit): Promise<string> {
  const png = await sharp(Buffer.from(SQUIGGLE)).png().toBuffer();
  return (await app.files.receive({ body: Readable.from([png]), uploader: actor, now, mediaType: 'image/png', name: '签字.png' })).id;
}

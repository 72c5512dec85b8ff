import QRCode from 'qrcode';

/** Level M survives a crease or a drop of water on a printed note. */
const options = { errorCorrectionLevel: 'M', margin: 2 } as const;

export const qrSvg = (text: string): Promise<string> => QRCode.toString(text, { ...options, type: 'svg' });
export const qrPng = (text: string, width = 480): Promise<Buffer> => QRCode.toBuffer(text, { ...options, type: 'png', width });

/** Black squares as one path in a square of the given side, exactly as large as asked, without the quiet zone: for prints. */
export function qrPath(text: string, side: number): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const step = side / modules.size;
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let from = 0; from < modules.size; from++) {
      if (!modules.get(row, from)) continue;
      let to = from;
      while (to < modules.size && modules.get(row, to)) to++;
      path += `M${at(from * step)} ${at(row * step)}h${at((to - from) * step)}v${at(step)}h${at((from - to) * step)}z`;
      from = to;
    }
  }
  return path;
}

const at = (points: number): string => points.toFixed(3);

import QRCode from 'qrcode';

/** Level M survives a crease or a drop of water on a printed note. */
const options = { errorCorrectionLevel: 'M', margin: 2 } as const;

export const qrSvg = (text: string): Promise<string> => QRCode.toString(text, { ...options, type: 'svg' });
export const qrPng = (text: string, width = 480): Promise<Buffer> => QRCode.toBuffer(text, { ...options, type: 'png', width });

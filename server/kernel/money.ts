/** Integer fen (1 yuan = 100 fen). */
export type Fen = number;

export const yuan = (fen: Fen): string => `${fen < 0 ? '-' : ''}¥${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
